"""What is explained at present: which moment of the session, of which example, with which numbers."""

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QObject, Signal

from pellucid.data.dataset import FloatArray
from pellucid.experiment.frame import Frame
from pellucid.lens.explain.moment import Moment
from pellucid.lens.explain.notation import Operand
from pellucid.session.session import Session, Status
from pellucid.training.messages import Inspected
from pellucid.ui.explain.handover import Standing
from pellucid.ui.explain.moment_walk import MomentWalk
from pellucid.ui.explain.samples import Labels, Sample, Source, examples_of
from pellucid.ui.explain.what_if import other_numbers, with_numbers


class Explanation(MomentWalk):
    """The walk through a moment of the session, between `begin` and `end`.

    `sample` and `target` are the example of which the moment is, and what is right for it; `inspected` is what the
    trainer has told of the next step. `changed_numbers` are other values that someone tries for inputs, weights and
    biases. `taken` tells whether training has made the step that is explained; the next one is explained when one asks
    for it. `ended` says that training went on, or that there is nothing to explain any more.
    """

    ended = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._labels = Labels()
        self.inspected: Inspected | None = None
        self.sample = Sample()
        self.target = 0.0
        self.changed_numbers: dict[Operand, float] = {}
        self.taken = self._taking = False
        self._active = False
        self._resumes, self._run = False, 0
        self._own_input: FloatArray | None = None
        self._sets_input = False
        self._shown: Frame | None = None
        session.status_changed.connect(self._follow_status)
        session.input_changed.connect(self._follow_input)
        session.experiment_changed.connect(self._follow_experiment)
        session.spec_changed.connect(self._follow_spec)
        session.inspected.connect(self._take_inspected)

    @property
    def is_active(self) -> bool:
        """Tell whether something is explained."""
        return self._active

    def begin(self) -> bool:
        """Pause training and begin with the first stop; return whether there is anything to explain."""
        session = self._session
        if self._active or session.status is Status.DIVERGED:
            return self._active
        self._active = True
        self._resumes, self._run = session.plays and session.status is Status.RUNNING, session.frame.run
        self._start_again()
        if session.status is Status.RUNNING:
            session.pause()
        self._recompute()
        return True

    def end(self) -> None:
        """Leave everything as it was, running if it ran."""
        if not self._active:
            return
        self._active = False
        if self.sample.is_numbered and self._own_input is not None:
            self._session.set_input(self._own_input)
        self.inspected = self._shown = None
        # What was reset or exchanged meanwhile is another run, and waits.
        if self._resumes and self._session.frame.run == self._run:
            self._session.play()
        self._resumes = False

    def hand_over(self) -> Standing | None:
        """End, but leave training and input as they are for whoever takes over; return None if nothing is explained."""
        if not self._active:
            return None
        self._active = False
        return Standing(
            self.sample,
            self.at,
            self.column,
            self._chosen,
            self._sources,
            self.changed_numbers,
            self.inspected,
            self._own_input,
            self._resumes,
            self._run,
            self._shown if self.taken else None,
        )

    def take_over(self, standing: Standing) -> None:
        """Go on where another explanation of the session has stood."""
        self._active = True
        self.sample, self.at, self.column = standing.sample, standing.at, standing.column
        self._chosen, self._sources = dict(standing.chosen), dict(standing.sources)
        self._own_input, self._resumes, self._run = standing.own_input, standing.resumes, standing.run
        self.inspected = standing.inspected
        if standing.taken_from is None:
            self._recompute(standing.changed_numbers)
            return
        self.taken, self._shown = True, standing.taken_from
        self.changed_numbers = dict(standing.changed_numbers)
        self._compute()
        self.go(self.at)

    def show_frame(self, frame: Frame) -> None:
        """Explain the step from `frame` on, but stay with one that has just been taken."""
        if not self._active or frame is self._shown or self._session.status is Status.RUNNING:
            return
        if self._taking and self._comes_next(frame):
            self._taking, self.taken = False, True
            self.changed.emit()
        elif not self._stays():
            self._recompute()

    def take_step(self) -> None:
        """Train on the mini-batch that is explained."""
        if self._active and not self.taken:
            self._taking = True
            self._session.step_batch()

    def go_to_next_batch(self) -> None:
        """Explain the step after the one that has been taken, from its beginning."""
        if self.taken:
            self.at = 0
            self._recompute()

    def set_sample(self, sample: Sample) -> None:
        """Explain what a step computes of another example, or of the next mini-batch."""
        if sample == self.sample or not self._active:
            return
        was, becomes = self.sample.is_numbered, sample.is_numbered
        same_batch = self.sample.source is sample.source is Source.BATCH
        self.sample = sample
        if same_batch:
            self.changed.emit()
            return
        if becomes and not was:
            self._own_input = self._session.input
        if becomes:
            examples, _ = examples_of(self._session.experiment.dataset, sample.source)
            self._look_at(np.asarray(examples[sample.number], np.float32))
        elif was and self._own_input is not None:
            self._look_at(self._own_input)
        self._recompute()

    def _look_at(self, raw: FloatArray) -> None:
        """Have the whole window show an example."""
        self._sets_input = True
        self._session.set_input(raw)
        self._sets_input = False

    def _start_again(self) -> None:
        self.sample, self.at, self.column, self._chosen, self._sources = Sample(), 0, 1, {}, {}

    def change_number(self, operand: Operand, value: float) -> None:
        """Try another value for an input, a weight or a bias, here alone: what trains is not touched."""
        if self._active and np.isfinite(np.float32(value)):
            self.changed_numbers[operand] = value
            self._compute()
            self.go(self.at)

    def restore_numbers(self) -> bool:
        """Have all numbers as they are again; return whether any was changed."""
        if not self.changed_numbers:
            return False
        self._recompute()
        return True

    def _recompute(self, changed_numbers: Mapping[Operand, float] | None = None) -> None:
        """Compute the moment anew, of the session as it is now and with these numbers changed; stay at the stop."""
        session = self._session
        frame = self._shown = session.frame
        self.taken = self._taking = False
        self.changed_numbers = dict(changed_numbers or {})
        if self.inspected is None or (self.inspected.run, self.inspected.step) != (frame.run, frame.step):
            self.inspected = None
            if session.status is Status.PAUSED:
                session.inspect()
        self._compute()
        self.go(self.at)

    def _stays(self) -> bool:
        """Tell whether the step that has been taken is still the latest one."""
        return self.taken and self._comes_next(self._session.frame)

    def _comes_next(self, frame: Frame) -> bool:
        """Tell whether a frame stands where the step that is explained leads."""
        shown = self._shown
        return shown is not None and (frame.run, frame.step) == (shown.run, shown.step + 1)

    def _compute(self) -> None:
        """Compute what the step from the shown frame computes, with the numbers that someone tries."""
        assert self._shown is not None
        session, sample = self._session, self.sample
        experiment, theta = session.experiment, self._shown.theta
        if sample.source is Source.BATCH and self.inspected is not None:
            inputs, targets = self.inspected.inputs, self.inspected.targets
        else:
            self.target = self._labels.target_of(sample, experiment, theta, session.input)
            inputs = experiment.dataset.scaling.apply(session.input[np.newaxis])
            target = int(self.target) if experiment.dataset.classes else self.target
            targets = experiment.readout.targets(np.array([target]))
        # One that was dragged back to where it was is as it is, and needs no restoring.
        self.changed_numbers = other_numbers(self.changed_numbers, experiment, theta, inputs)
        theta, inputs = with_numbers(self.changed_numbers, experiment, theta, inputs)
        self.moment = Moment(experiment, theta, inputs, targets)

    def _follow_status(self, status: Status) -> None:
        if not self._active:
            return
        if status is Status.DIVERGED or (status is Status.RUNNING and self._session.plays):
            self._resumes = False
            self.ended.emit()
        elif status is Status.PAUSED and not self._stays():
            self._recompute()

    def _follow_input(self) -> None:
        if not self._active or self._sets_input:
            return
        self.sample = Sample()
        self._recompute()

    def _follow_experiment(self) -> None:
        """Begin anew with other data or another network."""
        if self._active:
            self._start_again()
            self.inspected = None

    def _follow_spec(self) -> None:
        """Ask anew of what the next step will be made: settings of the optimizer may be others."""
        if self._active:
            self.inspected = None
            self._recompute()

    def _take_inspected(self, inspected: Inspected) -> None:
        frame = self._session.frame
        if self._active and (inspected.run, inspected.step) == (frame.run, frame.step):
            self.inspected = inspected
            self._recompute()
