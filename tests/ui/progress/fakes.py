"""A history one writes by hand, and a session that holds it."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from pellucid.experiment.build import build
from pellucid.experiment.spec import Spec
from pellucid.session.kept_run import KeptRun
from pellucid.session.session import Status
from pellucid.training.messages import Changed, Diverged, Stopped


class FakeHistory:
    """The course of a run as arrays, of which `steps` and `evaluate` append to the end."""

    def __init__(self, run: int = 0) -> None:
        self.run = run
        self.version = 0
        self.marks: tuple[Changed, ...] = ()
        self.stops: tuple[Stopped, ...] = ()
        self.losses = tuple(np.empty(0) for _ in range(4))
        self.evaluations = tuple(np.empty(0) for _ in range(5))

    @property
    def last_epoch(self) -> float:
        return max([0.0, *self.losses[0][-1:].tolist(), *self.evaluations[0][-1:].tolist()])

    def steps(self, losses: Sequence[float], *, until: float, spread: float = 0.0) -> None:
        """Append losses of steps, evenly spaced from the last epoch to `until`, each from −`spread` to +`spread`."""
        values = np.asarray(losses, float)
        begin = self.losses[0][-1] if self.losses[0].size else 0.0
        epochs = np.linspace(begin, until, len(values) + 1)[1:]
        new = (epochs, values, values - spread, values + spread)
        self.losses = tuple(np.concatenate(pair) for pair in zip(self.losses, new, strict=True))
        self.version += 1

    def evaluate(
        self, epoch: float, train: float, test: float, accuracy: float = 0.5, test_accuracy: float = 0.4
    ) -> None:
        new = (epoch, train, accuracy, test, test_accuracy)
        self.evaluations = tuple(np.append(old, value) for old, value in zip(self.evaluations, new, strict=True))
        self.version += 1

    def mark(self, epoch: float, name: str, before: Any, after: Any) -> None:
        self.marks += (Changed(self.run, round(epoch * 12), epoch, name, before, after),)
        self.version += 1


class FakeKept(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.runs: tuple[KeptRun, ...] = ()

    def keep(self, *runs: KeptRun) -> None:
        self.runs = runs
        self.changed.emit()

    def remove(self, run: KeptRun) -> None:
        self.keep(*(each for each in self.runs if each is not run))

    def remove_all(self) -> None:
        self.keep()


class FakeSession(QObject):
    experiment_changed = Signal(object)
    history_changed = Signal(object)
    status_changed = Signal(object)
    spec_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.spec = Spec()
        self.experiment = build(self.spec)
        self.kept = FakeKept()
        self.restored: list[KeptRun] = []
        self.history = FakeHistory()
        self.status = Status.PAUSED
        self.divergence: Diverged | None = None

    def set_status(self, status: Status, divergence: Diverged | None = None) -> None:
        self.status, self.divergence = status, divergence
        self.status_changed.emit(status)

    def set_spec(self, spec: Spec) -> None:
        self.spec = spec
        self.spec_changed.emit(spec)

    def set_experiment(self, spec: Spec) -> None:
        self.experiment = build(spec)
        self.experiment_changed.emit(self.experiment)

    def restore(self, run: KeptRun) -> None:
        self.restored.append(run)


def trained(epochs: int = 24, steps_per_epoch: int = 12, seed: int = 0) -> FakeHistory:
    """Return a history like that of a net that learns."""
    history = FakeHistory()
    rng = np.random.default_rng(seed)
    for epoch in range(epochs):
        x = epoch + np.arange(1, steps_per_epoch + 1) / steps_per_epoch
        base = 0.2 + 14 * np.exp(-x / 0.9)
        history.steps(base * np.exp(0.4 * rng.standard_normal(steps_per_epoch)), until=epoch + 1.0)
        accuracy = 0.967 / (1 + np.exp(-(epoch - 2) * 1.6)) + 0.01 * rng.random()
        train = float(base[-1] * (1 + 0.03 * rng.standard_normal()))
        history.evaluate(epoch + 1.0, train, 0.27 + train, accuracy, accuracy - 0.02)
    return history
