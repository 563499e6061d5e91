"""A session that stands still but for its input: what the card needs of one."""

from dataclasses import replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from pellucid import nn
from pellucid.data.dataset import Dataset, Scaling
from pellucid.data.digits import boxed_digits
from pellucid.experiment.build import Experiment, build, build_network
from pellucid.experiment.frame import Frame, Metrics
from pellucid.experiment.spec import Data, Layer, Network, Source, Spec, with_value
from pellucid.session.example import first_example
from pellucid.session.session import Status
from pellucid.session.teaching import Teaching
from pellucid.session.undo import Change
from pellucid.training.messages import Command


def pictures() -> Experiment:
    """Return a small network that looks at handwritten digits, a few of each."""
    digits = boxed_digits()
    kept = 200
    pixels = digits.x_train.shape[1]
    dataset = Dataset(
        feature_names=tuple(f"pixel {number}" for number in range(pixels)),
        class_names=digits.class_names,
        x_train=digits.x_train[:kept].astype(np.float32),
        t_train=digits.t_train[:kept],
        x_test=digits.x_test[:kept].astype(np.float32),
        t_test=digits.t_test[:kept],
        noisy=np.zeros(kept, bool),
        scaling=Scaling.unit(np.zeros(pixels, np.float32), np.full(pixels, 255, np.float32)),
        picture=digits.shape,
    )
    spec = Spec(network=Network(hidden=(Layer(20),)))
    return Experiment(spec, dataset, build_network(spec, dataset), nn.SoftmaxCrossEntropy())


class FakeSession(QObject):
    experiment_changed = Signal(object)
    waiting_changed = Signal()
    keeps_weights_changed = Signal(bool)
    keeps_weights = False
    waiting = None
    status_changed = Signal(object)
    input_changed = Signal(object, bool)
    spec_changed = Signal(object)

    def __init__(self, source: Source | Literal["pictures"] = "three-colours", network: Network | None = None) -> None:
        super().__init__()
        self.status = Status.PAUSED
        self.inputs: list[tuple[float, ...]] = []
        self.finals: list[bool] = []
        self._build(source, network)
        self.input = first_example(self.experiment.dataset)
        self.spec = self.experiment.spec
        self.sent: list[Command] = []
        self.changes: list[Change] = []
        send = self.sent.append
        self.teaching = Teaching(self.experiment.dataset, send, send, self.changes.append, self)

    def set_value(self, path: str, value: object, *, final: bool = True) -> None:
        self.spec = with_value(self.spec, path, value)
        self.spec_changed.emit(self.spec)

    def set_input(self, raw: NDArray[np.float32], *, final: bool = True) -> None:
        assert raw.dtype == np.float32
        assert raw.shape == (self.experiment.dataset.raw_size,)
        self.input = raw
        self.inputs.append(tuple(raw.tolist()))
        self.finals.append(final)
        self.input_changed.emit(raw, final)

    def set_keeps_weights(self, keeps: bool) -> None:
        self.keeps_weights = keeps
        self.keeps_weights_changed.emit(keeps)

    def set_status(self, status: Status) -> None:
        self.status = status
        self.status_changed.emit(status)

    def rebuild(self, source: Source | Literal["pictures"]) -> None:
        size = self.experiment.dataset.raw_size
        self._build(source)
        fits = self.experiment.dataset.raw_size == size
        if not fits:
            self.input = first_example(self.experiment.dataset)
        self.teaching.enter(self.experiment.dataset)
        self.experiment_changed.emit(self.experiment)
        if not fits:
            self.input_changed.emit(self.input, True)

    def show(self, spec: Spec) -> None:
        """Go on to another experiment whose examples have as many numbers."""
        self._take(build(spec))
        self.spec = spec
        self.experiment_changed.emit(self.experiment)

    def moved(self, seed: int, scale: float = 0.3) -> Frame:
        """Return a later frame with other weights."""
        rng = np.random.default_rng(seed)
        theta = (rng.standard_normal(self.frame.theta.size) * scale).astype(np.float32)
        return replace(self.frame, step=self.frame.step + 1, theta=theta)

    def _build(self, source: Source | Literal["pictures"], network: Network | None = None) -> None:
        if source == "pictures":
            self._take(pictures())
        else:
            self._take(build(Spec(data=Data(source=source), network=network or Network())))

    def _take(self, experiment: Experiment) -> None:
        self.experiment = experiment
        theta = self.experiment.network.theta.copy()
        self.frame = Frame(0, 0, 0.0, theta, float("nan"), 0.1, Metrics(0, 0.0, 1.1, 0.3, 1.1, 0.3))
