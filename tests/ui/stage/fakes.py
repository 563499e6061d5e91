"""A session that stands still: what the stage needs of one, and a record of what it asks for."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from pellucid.data.dataset import Dataset, Scaling
from pellucid.data.plane_features import FEATURES
from pellucid.experiment.build import Experiment, build, build_network
from pellucid.experiment.frame import Frame, Metrics
from pellucid.experiment.spec import Data, Layer, Network, Spec
from pellucid.nn import SoftmaxCrossEntropy
from pellucid.session.example import first_example
from pellucid.session.session import Status
from pellucid.training.messages import Diverged


class FakeSession(QObject):
    experiment_changed = Signal(object)
    spec_changed = Signal(object)
    status_changed = Signal(object)
    input_changed = Signal(object, bool)

    def __init__(self, experiment: Experiment, frame: Frame) -> None:
        super().__init__()
        self.experiment = experiment
        self.spec = experiment.spec
        self.frame = frame
        self.status = Status.PAUSED
        self.divergence: Diverged | None = None
        self.input = first_example(experiment.dataset)
        self.weights_set: list[tuple[int, float]] = []
        self.weights_dragged: list[tuple[int, float]] = []
        self.rewinds: list[float | None] = []

    def set_weights(self, values: Mapping[int, float], *, final: bool = True) -> None:
        (self.weights_set if final else self.weights_dragged).extend(values.items())

    def rewind(self, learning_rate: float | None = None) -> None:
        self.rewinds.append(learning_rate)

    def set_spec(self, spec: Spec) -> None:
        self.spec = spec
        self.spec_changed.emit(spec)

    def choose_input(self, *raw: float) -> None:
        self.input = np.array(raw, dtype=np.float32)
        self.input_changed.emit(self.input, True)

    def draw(self, raw: NDArray[np.float32], *, final: bool) -> None:
        self.input = raw
        self.input_changed.emit(raw, final)

    def set_status(self, status: Status, divergence: Diverged | None = None) -> None:
        self.status, self.divergence = status, divergence
        self.status_changed.emit(status)


def experiment_of(*hidden: int, activation: str = "relu") -> Experiment:
    layers = tuple(Layer(units, activation) for units in hidden)
    return build(Spec(network=Network(layers)))


def plane_of(
    *hidden: int,
    activation: str = "tanh",
    source: str = "two-spirals",
    classes: int = 2,
    features: int = 2,
    output: str = "softmax",
) -> Experiment:
    """Make a network that is told of points of the plane."""
    layers = tuple(Layer(units, activation) for units in hidden)
    data = Data(source=source, classes=classes, features=FEATURES[:features], scaling="standard", train=60, test=30)
    return build(Spec(data=data, network=Network(layers, output=output)))


def frame_of(experiment: Experiment, *, step: int = 447, run: int = 0, seed: int = 0) -> Frame:
    rng = np.random.default_rng(seed)
    theta: NDArray[np.float32] = (rng.standard_normal(experiment.network.layout.size) * 0.3).astype(np.float32)
    theta.flags.writeable = False
    return Frame(run, step, step / 12, theta, 0.2, 0.01, Metrics(step, 23.4, 0.218, 0.968, 0.474, 0.923))


def diverged(*, layer: int | None = 2, loss: float = float("nan")) -> Diverged:
    return Diverged(
        run=0, step=212, epoch=17.5, loss=loss, learning_rate=0.5, layer=layer, weights_step=211, good_step=196
    )


def digits_of(*hidden: int, activation: str = "relu") -> Experiment:
    """Make a network that reads pictures of 28 × 28 pixels: a dozen bright bars as test examples."""
    layers = tuple(Layer(units, activation) for units in hidden)
    spec = Spec(data=Data(source="digits"), network=Network(layers))
    rng = np.random.default_rng(7)
    pictures = np.zeros((12, 28, 28), dtype=np.float32)
    for at, picture in enumerate(pictures):
        picture[4:24, 4 + at : 8 + at] = rng.integers(100, 256, (20, 4))
    x = pictures.reshape(12, 784)
    t = np.arange(12) % 10
    scaling = Scaling(np.zeros(784, np.float32), np.full(784, 1 / 255, np.float32))
    dataset = Dataset(
        feature_names=tuple(map(str, range(784))),
        class_names=tuple("0123456789"),
        x_train=x,
        t_train=t,
        x_test=x,
        t_test=t,
        noisy=np.zeros(12, dtype=np.bool_),
        scaling=scaling,
        picture=(28, 28),
    )
    return Experiment(spec, dataset, build_network(spec, dataset), SoftmaxCrossEntropy())
