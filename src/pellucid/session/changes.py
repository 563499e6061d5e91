"""What the user changes: settings, weights, runs. It is sent to the trainer, and can be taken back."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from math import isfinite
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Signal

from pellucid.data.points import OwnPoints
from pellucid.experiment.spec import Spec, SpecError, differences, get, is_live, validated, with_value
from pellucid.session.kept_runs import KeptRuns
from pellucid.session.link import Link
from pellucid.session.runs import Runs
from pellucid.session.teaching import Teaching
from pellucid.session.undo import (
    Change,
    KeptRunsChange,
    LearnedChange,
    OwnExamplesChange,
    SpecChange,
    Standing,
    UndoStack,
    WeightsChange,
)
from pellucid.training import messages

LARGEST_WEIGHT = float(np.finfo(np.float32).max)


class Changes(QObject):
    """Makes the changes that the user wants to how the `runs` stand, one a gesture, and steps back and forth over them.

    `enter` makes another run the present one; it raises SpecError, with nothing changed, if that cannot be.
    """

    spec_changed = Signal(object)  # Spec, where the run stays the same
    wait_begins = Signal()  # for points to train with, before the change that brings those that wait
    wait_ended = Signal()
    waiting_changed = Signal()
    undo_changed = Signal()
    failed = Signal(str)  # a message for the user

    def __init__(
        self,
        runs: Runs,
        link: Link,
        teaching: Teaching,
        kept: KeptRuns,
        enter: Callable[[Standing], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._runs, self._link, self._teaching, self._kept, self._enter = runs, link, teaching, kept, enter
        self._undo = UndoStack()
        # The setting that is being dragged, and how everything stood before.
        self._gesture: tuple[str, Standing] | None = None
        # The weights that are being dragged, as they were before and as they are wanted now.
        self._dragged: tuple[Mapping[int, float], Mapping[int, float]] | None = None

    def set_value(self, path: str, value: Any, *, final: bool) -> None:
        """Give one setting another value; see `Session.set_value`."""
        spec = with_value(self._runs.standing.spec, path, value)
        if self._gesture is None or self._gesture[0] != path or self._dragged is not None:
            self.end_gesture()
            self._gesture = (path, self._runs.standing)
        before = self._gesture[1]
        if spec == before.spec:
            self._go_to(before)
        elif is_live(path):
            self._go_to(replace(before, spec=spec))
        elif spec != self._runs.standing.spec:
            self._go_to(Standing(self._runs.next_number(), spec))
        self._forget_runs()
        if final:
            self.end_gesture()

    def set_spec(self, spec: Spec, label: str) -> None:
        """Take on other settings; see `Session.set_spec`."""
        self.end_gesture()
        present = self._runs.standing
        spec = validated(spec)
        if spec != present.spec:
            live = all(map(is_live, differences(present.spec, spec)))
            self._change_to(replace(present, spec=spec) if live else Standing(self._runs.next_number(), spec), label)
        elif present.waiting is not None:
            self.set_waiting(None, label)

    def begin_again(self, spec: Spec, label: str) -> None:
        """Begin a new run with these settings, be they those of the present one. Raises SpecError as `enter` does."""
        self.end_gesture()
        self._change_to(Standing(self._runs.next_number(), spec), label)

    def adopt(self, standing: Standing, label: str) -> None:
        """Take on how the trainer makes the present run stand of itself; if that is no change, nothing happens."""
        before = self._runs.standing
        if standing != before:
            self._runs.standing = standing
            self.push(SpecChange(label, before, standing))
            self.spec_changed.emit(self._runs.standing.spec)

    def set_waiting(self, points: OwnPoints | None, label: str) -> None:
        """Keep points that cannot be trained with yet, or none any more; see `Session.set_waiting`."""
        self.end_gesture()
        if points != self._runs.standing.waiting:
            self._change_to(replace(self._runs.standing, waiting=points), label)

    def set_weights(self, values: Mapping[int, float], *, final: bool) -> None:
        """Write several parameters; see `Session.set_weights`."""
        theta = self._runs.present.frame.theta
        for index, value in values.items():
            if not 0 <= index < theta.size:
                raise IndexError(f"There is no parameter {index}; there are {theta.size:,}.")
            if not isfinite(value) or abs(value) > LARGEST_WEIGHT:
                raise ValueError(f"A weight must be a finite single-precision number; it was {value}.")
        if self._dragged is None or self._dragged[0].keys() != values.keys():
            self.end_gesture()
        before = self._dragged[0] if self._dragged is not None else {index: float(theta[index]) for index in values}
        self._dragged = before, dict(values)
        if final:
            self.end_gesture()
        else:
            for index, value in values.items():
                self._link.send_step(messages.SetWeight(index, value, final=False))

    def end_gesture(self) -> None:
        """Make one change of all that has been dragged: one mark, one step to undo."""
        dragged, self._dragged = self._dragged, None
        if dragged is not None:
            translate = QCoreApplication.translate
            label = translate("Session", "Weight") if len(dragged[0]) == 1 else translate("Session", "Weights")
            self._send_weights(*dragged)
            self.push(WeightsChange(label, *dragged))
        gesture, self._gesture = self._gesture, None
        if gesture is None or gesture[1] == self._runs.standing:
            return
        path, before = gesture
        if is_live(path):
            self._send_setting(path, marked_from=get(before.spec, path))
        self.push(SpecChange(path, before, self._runs.standing))

    def passes_by(self, number: int) -> bool:
        """Tell whether a run is only one of many that a drag begins and leaves."""
        return self._gesture is not None and number != self._gesture[1].run

    def undo_label(self) -> str | None:
        """Return what `undo` takes back, the path of a setting or words for the user; None if there is nothing."""
        if self._gesture is not None and self._gesture[1] != self._runs.standing:
            return self._gesture[0]
        change = self._undo.to_undo
        return None if change is None else change.label

    def redo_label(self) -> str | None:
        """Return what `redo` makes again, as `undo_label` does; None if there is nothing."""
        change = self._undo.to_redo
        return None if change is None else change.label

    def undo(self) -> None:
        """Take back the last change; if its data cannot be had any more, nothing changes, and `failed` says why."""
        self.end_gesture()
        try:
            self._replay(self._undo.undo(), back=True)
        except SpecError as error:
            self._undo.redo()
            self.failed.emit(str(error))

    def redo(self) -> None:
        """Make the change last taken back again, or say as `undo` does why that cannot be."""
        self.end_gesture()
        try:
            self._replay(self._undo.redo(), back=False)
        except SpecError as error:
            self._undo.undo()
            self.failed.emit(str(error))

    def push(self, change: Change) -> None:
        """Let a change just made be the one that `undo` takes back."""
        self._undo.push(change)
        self._forget_runs()
        self.undo_changed.emit()

    def _change_to(self, standing: Standing, label: str) -> None:
        before = self._runs.standing
        self._go_to(standing, marked=True)
        self.push(SpecChange(label, before, standing))

    def _replay(self, change: Change | None, *, back: bool) -> None:
        match change:
            case None:
                return
            case SpecChange():
                self._go_to(change.before if back else change.after, marked=True)
            case WeightsChange(_, before, after):
                self._send_weights(after, before) if back else self._send_weights(before, after)
            case OwnExamplesChange():
                self._teaching.set(change.before if back else change.after)
            case KeptRunsChange(_, before, after):
                self._kept.exchange(after, before) if back else self._kept.exchange(before, after)
            case LearnedChange(_, shift, before, after):
                shifted = messages.Shift(-shift, after, before) if back else messages.Shift(shift, before, after)
                self._link.send_step(shifted)
        self.undo_changed.emit()

    def _go_to(self, standing: Standing, *, marked: bool = False) -> None:
        """Make a run and its settings the present ones. Raises SpecError, with nothing changed, if they cannot be."""
        before = self._runs.standing
        if standing.waiting is not None and before.waiting is None:
            self.wait_begins.emit()
        if standing.run != before.run:
            self._enter(standing)
        elif standing != before:
            self._runs.standing = standing
            for path, (old, _) in differences(before.spec, standing.spec).items():
                self._send_setting(path, marked_from=old if marked else None)
            if standing.spec != before.spec:
                self.spec_changed.emit(standing.spec)
        if standing.waiting is None and before.waiting is not None:
            self.wait_ended.emit()
        if standing.waiting != before.waiting:
            self.waiting_changed.emit()

    def _send_setting(self, path: str, marked_from: Any) -> None:
        value = get(self._runs.standing.spec, path)
        self._link.send(messages.SetHyperparameter(path.partition(".")[2], value, marked_from))

    def _send_weights(self, before: Mapping[int, float], after: Mapping[int, float]) -> None:
        for index, value in after.items():
            self._link.send_step(messages.SetWeight(index, value, marked_from=before[index]))

    def _forget_runs(self) -> None:
        """Let go of the runs to which no undo leads back any more."""
        present = self._runs.standing
        dragged_from = present if self._gesture is None else self._gesture[1]
        for number in self._runs.forget_all_but(self._undo.runs | {present.run, dragged_from.run}):
            self._link.send(messages.Forget(number))
