"""What the tiles of a network that is told of points cost, off screen at the size they have in a window of 1440 × 900.

Prints medians in milliseconds: looking at 44 × 44 cells of the plane and colouring what every neuron puts out, painting
the tiles with their biases, both together, and one full repaint of the diagram with changed weights, edges and all.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["OPENBLAS_NUM_THREADS"] = "1"  # as in the program itself

import statistics
from collections.abc import Callable
from time import perf_counter

import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from pellucid.experiment.build import Experiment, build
from pellucid.experiment.catalog import load
from pellucid.experiment.frame import Frame, Metrics
from pellucid.experiment.spec import Spec, with_value
from pellucid.lens.activations import trace
from pellucid.ui import theme
from pellucid.ui.stage.activity import Activity
from pellucid.ui.stage.arranging import arrange_columns
from pellucid.ui.stage.columns import columns_of
from pellucid.ui.stage.diagram import Diagram
from pellucid.ui.stage.looks import looks_of

SIZE = QSize(796, 512)
REPEATS = 100
FRAMES = 8
NETWORKS: dict[str, tuple[int, ...]] = {"2-8-8-2": (8, 8), "2-8×6-2": (8,) * 6, "2-32×8-2": (32,) * 8}


def median_ms(run: Callable[[int], object]) -> float:
    """Return the median time of `run(i)` in milliseconds."""
    times = []
    for number in range(REPEATS):
        begun = perf_counter()
        run(number)
        times.append((perf_counter() - begun) * 1000)
    return statistics.median(times)


def spirals(hidden: tuple[int, ...]) -> Spec:
    """Return two spirals for a network with these hidden layers of tanh."""
    return with_value(load("two-spirals"), "network.hidden", [{"units": each, "activation": "tanh"} for each in hidden])


def frames_of(experiment: Experiment) -> list[Frame]:
    """Return frames of one run whose weights all differ."""
    rng = np.random.default_rng(0)
    metrics = Metrics(0, 0.0, 1.0, 0.5, 1.0, 0.5)
    size = experiment.network.layout.size
    return [
        Frame(0, step, step / 40, rng.normal(0, 0.7, size).astype(np.float32), 1.0, 0.01, metrics)
        for step in range(FRAMES)
    ]


def measure(name: str, experiment: Experiment, scale: float) -> None:
    """Print the costs of one network at one resolution."""
    frames, point = frames_of(experiment), np.array([0.31, -0.42], dtype=np.float32)
    image = QImage(SIZE * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    columns = columns_of(experiment)
    arrangement = arrange_columns(columns, SIZE, [[] for _ in columns])
    looks = looks_of(columns, arrangement, theme.tokens(), scale)
    tiles = looks.tiles
    assert tiles is not None
    activity, seen = Activity(columns), trace(experiment, frames[0].theta, point)
    activity.show(seen, experiment.dataset.measured(point), None)
    values, levels = activity.displayed(), activity.levels()

    def look(number: int) -> None:
        tiles.refresh(experiment, frames[number % FRAMES].theta, seen)

    def paint(_: int) -> None:
        painter = QPainter(image)
        for at, each in enumerate(looks.columns):
            part = activity.part(at)
            each.paint(painter, at, values[part], levels[part], diverged=False)
        painter.end()

    def both(number: int) -> None:
        look(number)
        paint(number)

    looking, painting, together = median_ms(look), median_ms(paint), median_ms(both)
    count = sum(len(place.drawn) for place in arrangement.columns)
    line = (
        f"  {name:9s} ×{scale:.1f}  {count:3d} tiles  look {looking:5.2f}  paint {painting:5.2f}  both {together:5.2f}"
    )
    if scale == 1.0:
        line += f"  whole diagram {whole_frame(experiment, frames, point, image):5.2f}"
    print(line)


def whole_frame(
    experiment: Experiment, frames: list[Frame], point: np.ndarray[tuple[int], np.dtype[np.float32]], image: QImage
) -> float:
    """Return what taking a frame and painting all of the diagram costs while training runs."""
    diagram = Diagram(experiment)
    diagram.resize(SIZE)
    diagram.show()

    def repaint(number: int) -> None:
        diagram.show_frame(frames[number % FRAMES], point, running=True)
        diagram.render(image)

    cost = median_ms(repaint)
    diagram.close()
    return cost


def main() -> None:
    """Measure and print."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.install(application)
    print("Tiles of the plane at 796 × 512, medians in ms")
    for scale in (1.0, 2.0):
        for name, hidden in NETWORKS.items():
            measure(name, build(spirals(hidden)), scale)


if __name__ == "__main__":
    main()
