"""Predict, then reveal: what the present stop works out for the chosen neuron is hidden while the audience guesses."""

from collections.abc import Iterator

import numpy as np

from pellucid.data.dataset import FloatArray
from pellucid.lens.explain.lines import lines
from pellucid.lens.explain.moment import Moment, Phase, Stop
from pellucid.lens.explain.notation import Operand
from pellucid.lens.explain.update import parameter_at
from pellucid.lens.explain.update_rules import updated
from pellucid.ui.explain.changes import parameters_told_of
from pellucid.ui.explain.explanation import Explanation


class Prediction:
    """Knows which numbers are to be guessed while it is `on`, and which have been revealed.

    `asked` are the results of the present stop that are hidden, `hidden` all that is: with the loss, also what is read
    off its outputs, which is asked of only on the way back.
    """

    def __init__(self) -> None:
        self.on = False
        self.asked: frozenset[Operand] = frozenset()
        self.hidden: frozenset[Operand] = frozenset()
        self._revealed: set[Operand] = set()
        self._numbers: tuple[FloatArray, ...] = ()

    def set_on(self, on: bool) -> None:
        """Begin to hide what has not been revealed from now on, or hide nothing."""
        self.on = on
        self.asked = self.hidden = frozenset()
        self._revealed.clear()

    def reveal(self, operand: Operand) -> None:
        """Hide a number no longer."""
        self._revealed.add(operand)

    def reveal_all(self) -> bool:
        """Reveal what is asked at the present stop; return whether anything was."""
        self._revealed |= self.asked
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
                self._revealed.clear()
            self._numbers = numbers
        if explanation.phase is Phase.UPDATE:
            results = {updated(parameter_at(moment.layout, index)) for index in parameters_told_of(explanation)}
            later = set[Operand]()
        else:
            stop = moment.stops[explanation.at]
            results = set(_results(explanation, moment, stop))
            at_loss = stop.phase is Phase.LOSS
            later = set(_results(explanation, moment, moment.stops[explanation.at + 1])) if at_loss else set()
        self.asked = frozenset(results - self._revealed)
        self.hidden = frozenset((results | later) - self._revealed)


def _results(explanation: Explanation, moment: Moment, stop: Stop) -> Iterator[Operand]:
    sample = 0 if moment.examples == 1 else None
    for line in lines(moment, stop, explanation.column, explanation.chosen, sample):
        if line.operand is not None:
            yield line.operand
