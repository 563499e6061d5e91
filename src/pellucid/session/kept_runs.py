"""The earlier runs with which the present one can be compared."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from pellucid.experiment.spec import Spec
from pellucid.session.kept_run import KeptRun
from pellucid.session.undo import Change, KeptRunsChange

MOST = 6

Kept = tuple[KeptRun, ...]


class KeptRuns(QObject):
    """Keeps the latest MOST runs of each experiment that were trained and left; never the present one.

    They stay when the session forgets the runs themselves. `push` takes what can be undone.
    """

    changed = Signal()

    def __init__(self, spec: Spec, push: Callable[[Change], None], parent: QObject) -> None:
        super().__init__(parent)
        self._push = push
        self._kept: dict[str, Kept] = {}
        self._experiment = spec.experiment

    @property
    def runs(self) -> Kept:
        """Return those of the present experiment, in the order in which they were left."""
        return self._kept.get(self._experiment, ())

    def enter(self, number: int, spec: Spec, left: KeptRun | None) -> None:
        """Let run `number` of `spec` be the present one, and keep the one that was left, if it is worth it."""
        before = self.runs
        # A run to which one returns makes room for the one that is left.
        self._put(spec.experiment, tuple(run for run in self._of(spec.experiment) if run.number != number))
        if left is not None:
            self._put(left.spec.experiment, (*self._of(left.spec.experiment), left))
        self._experiment = spec.experiment
        if self.runs != before:
            self.changed.emit()

    def remove(self, run: KeptRun) -> None:
        """Keep a run of the present experiment no longer."""
        self._change(self.tr("Remove earlier run"), tuple(each for each in self.runs if each is not run))

    def remove_all(self) -> None:
        """Keep none of the present experiment."""
        self._change(self.tr("Remove earlier runs"), ())

    def exchange(self, those: Kept, others: Kept) -> None:
        """Keep `others` of the present experiment instead of `those`, before all that were left since."""
        self._put(self._experiment, (*others, *(run for run in self.runs if run not in those)))
        self.changed.emit()

    def _change(self, label: str, runs: Kept) -> None:
        before = self.runs
        if runs != before:
            self.exchange(before, runs)
            self._push(KeptRunsChange(label, before, runs))

    def _of(self, experiment: str) -> Kept:
        return self._kept.get(experiment, ())

    def _put(self, experiment: str, runs: Kept) -> None:
        self._kept[experiment] = runs[-MOST:]
