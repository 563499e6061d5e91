"""A session that only remembers: the same signals and wishes as the real one, without a trainer."""

from itertools import pairwise
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import QObject, Signal

from pellucid.experiment.build_data import build_dataset
from pellucid.experiment.readout import readout_of
from pellucid.experiment.spec import Spec, differences, is_live, with_value
from pellucid.session.session import Status


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
        build_dataset(changed.data)  # refuses what cannot be built
        self.wishes.append((path, value, final))
        self.show(changed)

    def set_input(self, raw: Any) -> None:
        assert raw.shape == (self.experiment.dataset.features,)

    def set_spec(self, spec: Spec, label: str) -> None:
        build_dataset(spec.data)  # refuses what cannot be built
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
        dataset = build_dataset(self.spec.data)
        readout = readout_of(self.spec.network, dataset)
        sizes = [dataset.features, *(layer.units for layer in self.spec.network.hidden), readout.units]
        parameters = sum((a + 1) * b for a, b in pairwise(sizes))
        network = SimpleNamespace(layout=SimpleNamespace(size=parameters))
        self.experiment = SimpleNamespace(spec=self.spec, dataset=dataset, network=network, readout=readout)
