"""What is said at each stop of the walk to those who hear the window: where one is, and what has been worked out."""

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from pellucid.lens.explain.lines import Line
from pellucid.lens.explain.notation import Equals, Number, Operand, Row
from pellucid.ui.explain.explanation import Explanation
from pellucid.ui.explain.told import lines_told
from pellucid.ui.explain.words import operation_text, phase_text
from pellucid.ui.formula.speech import spoken
from pellucid.ui.numbers import count_text
from pellucid.ui.widgets.announcing import announce

translate = QCoreApplication.translate


class Teller:
    """Tells in the name of `widget`, whose accessible description it is; of what was told before, only what is new."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._place = self._found = ""

    def tell(self, place: str, found: str) -> None:
        """Say where the walk is and what is found there."""
        moved, changed = place != self._place, found != self._found
        self._place, self._found = place, found
        if moved or changed:
            whole = translate("Explain", "{place}: {found}").format(place=place, found=found) if found else place
            self._widget.setAccessibleDescription(whole)
            announce(self._widget, whole if moved else found)

    def forget(self) -> None:
        """Say everything the next time."""
        self._place = self._found = ""


def place_text(explanation: Explanation, neuron: str) -> str:
    """Return where the walk is: in which part of the step, at which operation, and of which neuron it tells."""
    stop, phase = explanation.stop, phase_text(explanation.phase)
    if stop is None:
        return translate("Explain", "{phase}, {neuron}").format(phase=phase, neuron=neuron)
    return translate("Explain", "{phase}, {operation}, {neuron}").format(
        phase=phase, operation=operation_text(stop), neuron=neuron
    )


def found_text(explanation: Explanation, updates: Collection[str], hidden: Collection[Operand]) -> str:
    """Return what the present stop works out last for the chosen neuron: of several alike, the first.

    At the end of the walk that is the first of the `updates`, which are already in words.
    """
    moment, stop = explanation.moment, explanation.stop
    assert moment is not None
    if stop is None:
        return _first(list(updates))
    found = lines_told(explanation, moment, stop)
    latest = [each for each in found if _sort(each) == _sort(found[-1])]
    return _first([_result(each, hidden) for each in latest])


def _sort(line: Line) -> tuple[object, str]:
    """Return what several lines can have in common: of each weight, or of each example, the same."""
    return (None, "") if line.operand is None else (line.operand.kind, line.operand.letter)


def _result(line: Line, hidden: Collection[Operand]) -> str:
    symbol = line.part.parts[0] if isinstance(line.part, Row) else line.part
    return spoken(Row((symbol, Equals(), Number(line.value, line.operand, result=True))), hidden)


def _first(said: list[str]) -> str:
    if len(said) < 2:
        return "".join(said)
    return translate("Explain", "{first}, and {count} more").format(first=said[0], count=count_text(len(said) - 1))
