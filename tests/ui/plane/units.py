"""A session that stands still and remembers which weights were wanted: what the study of a unit needs of one."""

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QObject, Signal

from pellucid.experiment.build import build
from pellucid.experiment.catalog import load
from pellucid.experiment.frame import Frame
from pellucid.experiment.spec import with_value
from pellucid.session.session import Status


class UnitSession(QObject):
    frame_changed = Signal(object)

    def __init__(self, name: str = "perceptron", **changes: object) -> None:
        super().__init__()
        self.status = Status.PAUSED
        self.written: list[tuple[dict[int, float], bool]] = []
        self.show(name, **changes)

    def show(self, name: str, **changes: object) -> None:
        """Take on an experiment, with other values at paths such as data__source."""
        self.spec = load(name)
        for path, value in changes.items():
            self.spec = with_value(self.spec, path.replace("__", "."), value)
        self.experiment = build(self.spec)
        self.frame = Frame(1, 0, 0.0, self.experiment.network.theta.copy(), float("nan"), 1.0, None)

    def at(self, *theta: float, step: int = 0, **more: object) -> Frame:
        """Return the frame after so many steps of one example each, with these parameters."""
        count = len(self.experiment.dataset.t_train)
        rate = self.spec.training.learning_rate
        self.frame = Frame(1, step, step / count, np.array(theta, np.float32), 0.0, rate, None, **more)  # type: ignore[arg-type]
        return self.frame

    def set_weights(self, values: Mapping[int, float], *, final: bool = True) -> None:
        self.written.append((dict(values), final))
