"""Predict, then reveal: what the present stop works out for the chosen neuron is hidden while the audience guesses."""

from collections.abc import Iterable

import numpy as np

from pellucid.data.dataset import FloatArray
from pellucid.lens.explain.lines import Line, lines
from pellucid.lens.explain.moment import Moment, Phase
from pellucid.lens.explain.notation import Kind, Operand
from pellucid.lens.explain.update import parameter_at
from pellucid.lens.explain.update_rules import updated
from pellucid.ui.explain.changes import parameters_told_of
from pellucid.ui.explain.explanation import Explanation
from pellucid.ui.explain.guide import ANSWER
from pellucid.ui.explain.samples import Source
from pellucid.ui.explain.told import lines_told


class Prediction:
    """Knows which numbers are to be guessed while it is `on`, and which have been revealed.

    `asked` are the results of the present stop that are hidden, `hidden` all that is: with the loss, also what is read
    off its outputs, which is asked of only on the way back. `revealed` are those that are hidden no longer.
    `hides_answer` tells whether what the network answers to the example that is looked at is yet to be revealed: then
    nothing in the window may tell it.
    """

    def __init__(self) -> None:
        self.on = False
        self.asked: frozenset[Operand] = frozenset()
        self.hidden: frozenset[Operand] = frozenset()
        self.revealed: set[Operand] = set()
        self.hides_answer = False
        self._numbers: tuple[FloatArray, ...] = ()

    def set_on(self, on: bool, revealed: frozenset[Operand] = frozenset()) -> None:
        """Begin to hide what has not been `revealed` before nor will be from now on, or hide nothing."""
        self.on, self.hides_answer = on, False
        self.asked = self.hidden = frozenset()
        self.revealed = set(revealed)

    def reveal(self, operand: Operand) -> None:
        """Hide a number no longer."""
        self.revealed.add(operand)

    def reveal_all(self) -> bool:
        """Reveal what is asked at the present stop; return whether anything was."""
        self.revealed |= self.asked
        return bool(self.asked)

    def follow(self, explanation: Explanation) -> None:
        """Ask of the stop that the walk has come to. Of other numbers than before, nothing has been revealed yet."""
        if not self.on:
            return
        moment = explanation.moment
        assert moment is not None
        # What someone tries is a change of the same numbers, which can be seen to move.
        if not explanation.changed_numbers:
            numbers = (moment.theta, moment.inputs, moment.targets)
            if self._numbers and not all(map(np.array_equal, numbers, self._numbers)):
                self.revealed.clear()
            self._numbers = numbers
        if explanation.phase is Phase.UPDATE:
            results = {updated(parameter_at(moment.layout, index)) for index in parameters_told_of(explanation)}
            later = set[Operand]()
        else:
            stop = moment.stops[explanation.at]
            results = _results(lines_told(explanation, moment, stop))
            later = set[Operand]()
            if stop.phase is Phase.LOSS:
                later = _results(lines_told(explanation, moment, moment.stops[explanation.at + 1]))
        self.asked = frozenset(results - self.revealed)
        self.hidden = frozenset((results | later) - self.revealed)
        self.hides_answer = explanation.sample.source is not Source.BATCH and self._withholds(explanation, moment)

    def _withholds(self, explanation: Explanation, moment: Moment) -> bool:
        """Tell whether the answer is hidden at the present stop, or is yet to come and has not been revealed before."""
        if explanation.phase is not Phase.FORWARD:
            return any(map(_is_answer, self.hidden))
        loss = next(at for at, stop in enumerate(moment.stops) if stop.phase is Phase.LOSS)
        # Of whichever output.
        ahead = {
            (operand.kind, operand.letter)
            for stop in moment.stops[loss : loss + 2]
            for operand in _results(lines(moment, stop, moment.columns - 1, 0, 0))
            if _is_answer(operand)
        }
        return not ahead <= {(operand.kind, operand.letter) for operand in self.revealed}


def _is_answer(operand: Operand) -> bool:
    """Tell whether this is the loss, or what is read off an output."""
    return operand.kind is Kind.LOSS or (operand.kind is Kind.INTERMEDIATE and operand.letter == ANSWER)


def _results(found: Iterable[Line]) -> set[Operand]:
    return {line.operand for line in found if line.operand is not None}
