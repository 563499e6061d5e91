"""A session that stands still but for its input: what the card needs of one."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from pellucid.experiment.build import Experiment, build
from pellucid.experiment.frame import Frame, Metrics
from pellucid.experiment.spec import Data, Source, Spec
from pellucid.session.session import Status


class FakeSession(QObject):
    experiment_changed = Signal(object)
    status_changed = Signal(object)
    input_changed = Signal(object, bool)

    def __init__(self, source: Source = "three-colours") -> None:
        super().__init__()
        self.status = Status.PAUSED
        self.input = np.array([122, 66, 94], np.float32)
        self.inputs: list[tuple[float, ...]] = []
        self._build(source)

    def set_input(self, raw: NDArray[np.float32]) -> None:
        assert raw.dtype == np.float32
        assert raw.shape == (3,)
        self.input = raw
        self.inputs.append(tuple(raw.tolist()))
        self.input_changed.emit(raw, True)

    def set_status(self, status: Status) -> None:
        self.status = status
        self.status_changed.emit(status)

    def rebuild(self, source: Source) -> None:
        self._build(source)
        self.experiment_changed.emit(self.experiment)

    def moved(self, seed: int, scale: float = 0.3) -> Frame:
        """Return a later frame with other weights."""
        rng = np.random.default_rng(seed)
        theta = (rng.standard_normal(self.frame.theta.size) * scale).astype(np.float32)
        return replace(self.frame, step=self.frame.step + 1, theta=theta)

    def _build(self, source: Source) -> None:
        self.experiment: Experiment = build(Spec(data=Data(source=source)))
        theta = self.experiment.network.theta.copy()
        self.frame = Frame(0, 0, 0.0, theta, float("nan"), 0.1, Metrics(0, 0.0, 1.1, 0.3, 1.1, 0.3))
