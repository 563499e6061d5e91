"""What one frame of the network diagram costs, off screen at the size it has in a window of 1440 × 900.

Prints medians in milliseconds: arranging a layout anew, taking a frame, painting the edges alone (by NumPy from the
prepared pixel lists, and by QPainter for comparison), and one full repaint with changed weights. Then how much of its
speed a busy thread of the same interpreter keeps while the diagram is repainted 60 times a second.
"""

import os
import statistics
from collections.abc import Callable
from threading import Event, Thread
from time import perf_counter, sleep

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QApplication

from pellucid.data.dataset import Dataset, Scaling
from pellucid.data.digits import boxed_digits
from pellucid.experiment.build import Experiment, build, build_network
from pellucid.experiment.frame import Frame, Metrics
from pellucid.experiment.spec import Data, Layer, Network, Spec
from pellucid.nn import SoftmaxCrossEntropy
from pellucid.ui import theme
from pellucid.ui.stage.diagram import Diagram
from pellucid.ui.stage.edge_strength import opacities, widths
from pellucid.ui.stage.edges import Edges

SIZE = QSize(796, 512)
REPEATS = 60
FRAMES = 8
SECONDS = 4.0
INPUT = np.array([122, 66, 94], dtype=np.float32)
NETWORKS = {
    "3-50-100-50-3": Spec(),
    "3-512-11": Spec(data=Data(source="colour-names"), network=Network((Layer(512),))),
    "3-100×6-11": Spec(data=Data(source="colour-names"), network=Network((Layer(100),) * 6)),
}


def median_ms(run: Callable[[int], object]) -> float:
    """Return the median time of `run(i)` in milliseconds."""
    times = []
    for number in range(REPEATS):
        begun = perf_counter()
        run(number)
        times.append((perf_counter() - begun) * 1000)
    return statistics.median(times)


def frames_of(experiment: Experiment) -> list[Frame]:
    """Return frames of one run whose weights all differ."""
    rng = np.random.default_rng(0)
    metrics = Metrics(0, 0.0, 1.0, 0.5, 1.0, 0.5)
    size = experiment.network.layout.size
    return [
        Frame(0, step, step / 12, rng.normal(0, 0.3, size).astype(np.float32), 1.0, 0.01, metrics)
        for step in range(FRAMES)
    ]


def digits() -> Experiment:
    """Return the network that reads the digits in the box."""
    box = boxed_digits()
    spec = Spec(network=Network((Layer(50), Layer(100))))
    pixels = box.x_train.shape[1]
    dataset = Dataset(
        feature_names=tuple(map(str, range(pixels))),
        class_names=box.class_names,
        x_train=box.x_train,
        t_train=box.t_train,
        x_test=box.x_test,
        t_test=box.t_test,
        noisy=np.zeros(len(box.t_train), np.bool_),
        scaling=Scaling(np.zeros(pixels, np.float32), np.full(pixels, 1 / 255, np.float32)),
        picture=box.shape,
    )
    return Experiment(spec, dataset, build_network(spec, dataset), SoftmaxCrossEntropy())


def paint_with_qpainter(edges: Edges, image: QImage) -> None:
    """Paint the same edges as antialiased, translucent paths."""
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    strength = edges.strength
    width, opacity = widths(strength), opacities(strength)
    for gap, part in zip(edges.gaps, edges.slices, strict=True):
        handle = 0.46 * (gap.right - gap.left)
        for at in np.flatnonzero(strength[part]) + part.start:
            start, end = (float(each[at - part.start]) for each in gap.heights)
            path = QPainterPath(QPointF(gap.left, start))
            path.cubicTo(gap.left + handle, start, gap.right - handle, end, gap.right, end)
            colour = QColor(0, 114, 178) if edges.shown[at] >= 0 else QColor(213, 94, 0)
            colour.setAlphaF(float(opacity[at]))
            painter.setPen(QPen(colour, float(width[at])))
            painter.drawPath(path)
    painter.end()


def measure(name: str, experiment: Experiment, scale: float) -> None:
    """Print the costs of one network at one resolution."""
    example = INPUT if experiment.dataset.picture is None else experiment.dataset.x_test[0].astype(np.float32)
    frames = frames_of(experiment)
    diagram = Diagram(experiment)
    diagram.resize(SIZE)
    diagram.show()
    image = QImage(SIZE * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    take = median_ms(lambda i: diagram.show_frame(frames[i % FRAMES], example, running=True))
    edges = diagram.edges()
    assert edges is not None
    keys = experiment.affine_keys
    arrangement = diagram.arrangement()
    assert arrangement is not None
    lay_out = median_ms(lambda _: Edges(experiment.network, keys, arrangement, diagram.scene.activity.offsets, scale))
    sharp = Edges(experiment.network, keys, arrangement, diagram.scene.activity.offsets, scale)
    sharp.show(frames[0].theta, diagram.scene.activity.sums, None)
    blend = np.zeros(512 * 512, dtype=np.uint32)
    by_numpy = median_ms(lambda _: sharp.paint(diagram.scene.activity.active(), diagram.share, blend))
    by_qpainter = median_ms(lambda _: paint_with_qpainter(sharp, image))

    def repaint(number: int) -> None:
        diagram.show_frame(frames[number % FRAMES], example, running=True)
        diagram.render(image)

    whole = f"  whole frame {median_ms(repaint):5.2f}" if scale == diagram.devicePixelRatioF() else ""
    print(
        f"  {name:14s} ×{scale:.1f}  layout {lay_out:6.1f}  take frame {take:5.2f}  edges {by_numpy:5.2f}"
        f" (QPainter {by_qpainter:6.1f}){whole}"
    )
    diagram.close()


def speed_kept() -> float:
    """Return the share of its speed that a thread running pure Python keeps during 60 repaints a second."""
    experiment = build(Spec())
    frames = frames_of(experiment)
    diagram = Diagram(experiment)
    diagram.resize(SIZE)
    diagram.show()
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    counts = [0]
    ended = Event()

    def count() -> None:
        while not ended.is_set():
            counts[0] += 1

    def rate(paint: bool) -> float:
        before, begun = counts[0], perf_counter()
        frame = 0
        while perf_counter() - begun < SECONDS:
            due = begun + (frame + 1) / 60
            if paint:
                diagram.show_frame(frames[frame % FRAMES], INPUT, running=True)
                diagram.render(image)
            sleep(max(0.0, due - perf_counter()))
            frame += 1
        return (counts[0] - before) / (perf_counter() - begun)

    thread = Thread(target=count, daemon=True)
    thread.start()
    alone = rate(paint=False)
    shared = rate(paint=True)
    ended.set()
    thread.join()
    diagram.close()
    return shared / alone


def main() -> None:
    """Measure and print."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.install(application)
    print("The network diagram at 796 × 512, medians in ms")
    for name, spec in NETWORKS.items():
        measure(name, build(spec), 1.0)
    measure("3-50-100-50-3", build(NETWORKS["3-50-100-50-3"]), 2.0)
    for scale in (1.0, 2.0):
        measure("784-50-100-10", digits(), scale)
    print(f"  a busy Python thread keeps {speed_kept():.0%} of its speed at 60 repaints a second")


if __name__ == "__main__":
    main()
