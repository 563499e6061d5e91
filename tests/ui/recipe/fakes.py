"""A session that only remembers: the same signals and wishes as the real one, without a trainer."""

from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from pellucid.data.dataset import Dataset, Scaling
from pellucid.experiment.spec import Spec, differences, is_live, with_value
from pellucid.session.session import Status


def colours(spec: Spec) -> Dataset:
    """Return as many colours as `spec` asks for, labelled by their largest channel."""
    rng = np.random.default_rng(spec.data.seed)
    x = rng.integers(0, 256, (spec.data.train + spec.data.test, 3)).astype(np.float32)
    t = x.argmax(1)
    cut = spec.data.train
    scaling = Scaling(np.zeros(3, np.float32), np.full(3, 1 / 255, np.float32))
    noisy = np.zeros(cut, bool)
    return Dataset(("R", "G", "B"), ("red", "green", "blue"), x[:cut], t[:cut], x[cut:], t[cut:], noisy, scaling)


class FakeSession(QObject):
    spec_changed = Signal(object)
    experiment_changed = Signal(object)
    history_changed = Signal(object)
    status_changed = Signal(object)

    def __init__(self, spec: Spec | None = None) -> None:
        super().__init__()
        self.spec = spec or Spec()
        self.status = Status.PAUSED
        self.history = SimpleNamespace(run=0, marks=())
        self.wishes: list[tuple[str, Any, bool]] = []
        self.labels: list[str] = []
        self.seeds_thrown = 0
        self._build()

    def set_value(self, path: str, value: Any, *, final: bool = True) -> None:
        changed = with_value(self.spec, path, value)
        self.wishes.append((path, value, final))
        self.show(changed)

    def set_spec(self, spec: Spec, label: str) -> None:
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
            self._build()
            self.history = SimpleNamespace(run=self.history.run + 1, marks=())
            self.experiment_changed.emit(self.experiment)
        self.spec_changed.emit(spec)

    def _build(self) -> None:
        sizes = [3, *(layer.units for layer in self.spec.network.hidden), 3]
        parameters = sum((a + 1) * b for a, b in pairwise(sizes))
        network = SimpleNamespace(layout=SimpleNamespace(size=parameters))
        self.experiment = SimpleNamespace(spec=self.spec, dataset=colours(self.spec), network=network)
