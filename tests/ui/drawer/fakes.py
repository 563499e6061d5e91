"""A session that stands still: what the drawer needs of one."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from pellucid.experiment.build import Experiment, build
from pellucid.experiment.frame import Frame, Metrics
from pellucid.experiment.spec import Activation, Data, Layer, Network, Spec
from pellucid.session.session import Status
from pellucid.training.messages import Diverged

SMALL_DATA = Data(train=40, test=20)
# More than one slice has room for, where slices are small.
DIGITS = Data(source="digits", train=120, test=200)


class FakeSession(QObject):
    experiment_changed = Signal(object)
    status_changed = Signal(object)
    frame_changed = Signal(object)

    def __init__(self, experiment: Experiment, frame: Frame) -> None:
        super().__init__()
        self.experiment = experiment
        self.frame = frame
        self.status = Status.PAUSED
        self.divergence: Diverged | None = None
        self.inputs: list[NDArray[np.float32]] = []
        self.written: list[tuple[dict[int, float], bool]] = []

    def set_input(self, raw: NDArray[np.float32]) -> None:
        self.inputs.append(raw)

    def set_weights(self, values: dict[int, float], *, final: bool = True) -> None:
        self.written.append((values, final))

    def set_status(self, status: Status, divergence: Diverged | None = None) -> None:
        self.status, self.divergence = status, divergence
        self.status_changed.emit(status)

    def go_to(self, experiment: Experiment, frame: Frame) -> None:
        self.experiment, self.frame = experiment, frame
        self.experiment_changed.emit(experiment)


def experiment_of(*hidden: int, activation: Activation = "relu", data: Data = SMALL_DATA) -> Experiment:
    return build(Spec(data=data, network=Network(tuple(Layer(units, activation) for units in hidden))))


def theta_of(experiment: Experiment, seed: int = 0, scale: float = 0.3) -> NDArray[np.float32]:
    rng = np.random.default_rng(seed)
    return (rng.standard_normal(experiment.network.layout.size) * scale).astype(np.float32)


def frame_of(experiment: Experiment, theta: NDArray[np.float32] | None = None, *, step: int = 447) -> Frame:
    values = theta_of(experiment) if theta is None else theta.copy()
    values.flags.writeable = False
    return Frame(0, step, step / 12, values, 0.2, 0.01, Metrics(step, 23.4, 0.218, 0.968, 0.474, 0.923))


def later(frame: Frame, theta: NDArray[np.float32]) -> Frame:
    return replace(frame, step=frame.step + 1, theta=theta)


def trained_experiment(data: Data = DIGITS) -> Experiment:
    """Digits, and the network whose weights are in the box."""
    return build(Spec(data=data, network=Network((Layer(50), Layer(100)), initialisation="trained")))


def trained_frame(experiment: Experiment) -> Frame:
    return frame_of(experiment, experiment.network.theta, step=0)


def session_of(*hidden: int, activation: Activation = "relu", data: Data = SMALL_DATA) -> FakeSession:
    experiment = experiment_of(*hidden, activation=activation, data=data)
    return FakeSession(experiment, frame_of(experiment))
