"""What is explained at present: of which example, at which stop of the walk, and of which neuron of each column."""

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QObject, Signal

from pellucid.data.dataset import FloatArray
from pellucid.experiment.frame import Frame
from pellucid.lens.explain.moment import Known, Moment, Phase, Stop
from pellucid.lens.explain.notation import Operand
from pellucid.lens.explain.telling import most_telling
from pellucid.session.session import Session, Status
from pellucid.training.messages import Inspected
from pellucid.ui.explain.handover import Standing
from pellucid.ui.explain.samples import Labels, Sample, Source, examples_of
from pellucid.ui.explain.what_if import other_numbers, with_numbers

BIAS = -1


class Explanation(QObject):
    """Walks through one moment of the session, between `begin` and `end`.

    Stops count from 0; the one after the last of the moment is the update. `column` is the column of the diagram that
    is told of, `chosen` its neuron, and `source` the neuron before it whose weight is told of first, BIAS for the bias,
    None where it makes no difference. `changed_numbers` are other values that someone tries for inputs, weights and
    biases. `taken` tells whether training has made the step that is explained; the next one is explained when one asks
    for it. `ended` says that training went on, or that there is nothing to explain any more.
    """

    changed = Signal()
    ended = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._labels = Labels()
        self.moment: Moment | None = None
        self.inspected: Inspected | None = None
        self.sample = Sample()
        self.target = 0.0
        self.at = 0
        self.column = 1
        self.changed_numbers: dict[Operand, float] = {}
        self.taken = self._taking = False
        self._chosen: dict[int, int] = {}
        self._sources: dict[int, int | None] = {}
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

    @property
    def phase(self) -> Phase:
        """Return the part of the step that the walk has come to."""
        stop = self.stop
        return Phase.UPDATE if stop is None else stop.phase

    @property
    def stop(self) -> Stop | None:
        """Return the stop that the walk has come to; None for the update."""
        moment = self._walked()
        return moment.stops[self.at] if self.at < len(moment.stops) else None

    @property
    def stops(self) -> tuple[Stop, ...]:
        """Return the stops before the update."""
        return self._walked().stops

    @property
    def last(self) -> int:
        """Return the number of the last stop: the update."""
        return len(self.stops)

    @property
    def chosen(self) -> int:
        """Return the neuron of the present column that is told of."""
        return self.chosen_in(self.column)

    @property
    def source(self) -> int | None:
        """Return which weight or bias of the chosen neuron is told of first."""
        return self._sources.get(self.column)

    def known(self) -> Known:
        """Return what exists by the present stop."""
        return self._walked().known_at(min(self.at, self.last - 1))

    def chosen_in(self, column: int) -> int:
        """Return the neuron of a column that is told of: the one chosen, else the one that matters most here."""
        if column not in self._chosen:
            self._chosen[column] = most_telling(self._walked(), column)
        return self._chosen[column]

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

    def go(self, at: int) -> None:
        """Walk to a stop; beyond the ends, to the end."""
        self.at = min(max(at, 0), self.last)
        stop = self.stop
        if stop is not None:
            self.column = self._walked().column_of(stop.layer)
        self.changed.emit()

    def go_to_phase(self, phase: Phase) -> None:
        """Walk to where a part of the step begins."""
        found = [number for number, stop in enumerate(self.stops) if stop.phase is phase]
        self.go(found[0] if found else self.last)

    def go_to_layer(self, layer: int | None) -> None:
        """Walk to a layer, None for the loss, in the present pass."""
        back = self.phase in (Phase.BACKWARD, Phase.UPDATE)
        numbers = [
            number
            for number, stop in enumerate(self.stops)
            if stop.layer == layer and (stop.phase is Phase.BACKWARD) == back
        ]
        if numbers:
            self.go(numbers[0])

    def choose(self, column: int, unit: int | None, source: int | None = None) -> None:
        """Tell of a neuron, or of the one of a column that matters most, at the end of that column in this pass."""
        moment = self._walked()
        self._sources[column] = source
        if unit is None:
            self._chosen.pop(column, None)
        else:
            self._chosen[column] = unit
        if self.phase is Phase.UPDATE:
            self.column = column
            self.changed.emit()
            return
        back = self.phase is Phase.BACKWARD
        self.go(
            max(
                number
                for number, stop in enumerate(moment.stops)
                if stop.layer is not None
                and moment.column_of(stop.layer) == column
                and (stop.phase is Phase.BACKWARD) == back
            )
        )

    def choose_here(self, unit: int) -> None:
        """Tell of another neuron of the present column, at this very stop."""
        if unit != self.chosen:
            self._chosen[self.column], self._sources[self.column] = unit, None
            self.changed.emit()

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

    def _walked(self) -> Moment:
        assert self.moment is not None
        return self.moment

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
