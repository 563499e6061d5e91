"""A session that only remembers: the same signals and wishes as the real one, without a trainer."""

from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import QObject, Signal

from pellucid.experiment.build import build
from pellucid.experiment.spec import Spec, differences, is_live, with_value
from pellucid.session.session import Status


class FakeSession(QObject):
    spec_changed = Signal(object)
    experiment_changed = Signal(object)
    history_changed = Signal(object)
    status_changed = Signal(object)
    keeps_weights_changed = Signal(bool)

    def __init__(self, spec: Spec | None = None) -> None:
        super().__init__()
        self.spec = spec or Spec()
        self.status = Status.PAUSED
        self.history = SimpleNamespace(run=0, marks=())
        self.wishes: list[tuple[str, Any, bool]] = []
        self.labels: list[str] = []
        self.seeds_thrown = 0
        self.keeps_weights = False
        self.experiment = build(self.spec)

    def set_value(self, path: str, value: Any, *, final: bool = True) -> None:
        changed = with_value(self.spec, path, value)
        build(changed)  # refuses what cannot be built
        self.wishes.append((path, value, final))
        self.show(changed)

    def set_keeps_weights(self, keeps: bool) -> None:
        self.keeps_weights = keeps
        self.keeps_weights_changed.emit(keeps)

    def set_input(self, raw: Any) -> None:
        assert raw.shape == (self.experiment.dataset.features,)

    def set_spec(self, spec: Spec, label: str) -> None:
        build(spec)  # refuses what cannot be built
        self.labels.append(label)
        self.show(spec)

    def new_seed(self) -> None:
        self.seeds_thrown += 1
        self.show(with_value(self.spec, "seed", self.spec.seed + 1))

    def show(self, spec: Spec) -> None:
        """Go to `spec`, as undo would."""
        rebuild = not all(map(is_live, differences(self.spec, spec)))
        self.spec = spec
        if rebuild:
            self.experiment = build(spec)
            self.history = SimpleNamespace(run=self.history.run + 1, marks=())
            self.experiment_changed.emit(self.experiment)
        self.spec_changed.emit(spec)
