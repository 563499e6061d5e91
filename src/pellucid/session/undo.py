"""What the user did and can take back."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pellucid.data.points import OwnPoints
from pellucid.experiment.spec import Spec
from pellucid.session.kept_run import KeptRun
from pellucid.training.own_examples import OwnExample

MOST = 100


@dataclass(frozen=True, slots=True)
class Standing:
    """Which run there is, with which settings, and the points that its data are to give way to, if there are any."""

    run: int
    spec: Spec
    waiting: OwnPoints | None = None


@dataclass(frozen=True, slots=True)
class SpecChange:
    """Settings were changed, or a new run begun. `label` is the path of the setting, or words for the user."""

    label: str
    before: Standing
    after: Standing


@dataclass(frozen=True, slots=True)
class WeightsChange:
    """Weights of the present run were given other values by hand, each at its index of the flat vector."""

    label: str
    before: Mapping[int, float]
    after: Mapping[int, float]


@dataclass(frozen=True, slots=True)
class OwnExamplesChange:
    """The user's own examples for the present data were changed."""

    label: str
    before: tuple[OwnExample, ...]
    after: tuple[OwnExample, ...]


@dataclass(frozen=True, slots=True)
class KeptRunsChange:
    """Earlier runs were removed from those that are kept of the present experiment."""

    label: str
    before: tuple[KeptRun, ...]
    after: tuple[KeptRun, ...]


@dataclass(frozen=True, slots=True, eq=False)
class LearnedChange:
    """One example was learned at once: what that added to the parameters, and its loss before and after."""

    label: str
    change: NDArray[np.float32]
    before: float
    after: float


Change = SpecChange | WeightsChange | OwnExamplesChange | KeptRunsChange | LearnedChange


class UndoStack:
    """Changes in the order they were made, the latest MOST, and how many of them are in force."""

    def __init__(self) -> None:
        self._changes: list[Change] = []
        self._done = 0

    @property
    def to_undo(self) -> Change | None:
        """Return what `undo` takes back, if anything."""
        return self._changes[self._done - 1] if self._done else None

    @property
    def to_redo(self) -> Change | None:
        """Return what `redo` makes again, if anything."""
        return self._changes[self._done] if self._done < len(self._changes) else None

    @property
    def runs(self) -> set[int]:
        """Return the numbers of the runs to which undoing and redoing can lead."""
        changes = (change for change in self._changes if isinstance(change, SpecChange))
        return {standing.run for change in changes for standing in (change.before, change.after)}

    def push(self, change: Change) -> None:
        """Add a change just made; what had been undone before can no longer be redone."""
        del self._changes[self._done :]
        self._changes.append(change)
        del self._changes[:-MOST]
        self._done = len(self._changes)

    def undo(self) -> Change | None:
        """Step back over the change to take back, and return it."""
        change = self.to_undo
        if change is not None:
            self._done -= 1
        return change

    def redo(self) -> Change | None:
        """Step forward over the change to make again, and return it."""
        change = self.to_redo
        if change is not None:
            self._done += 1
        return change
