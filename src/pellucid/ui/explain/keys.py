"""What keys do while a step is explained, wherever the focus is if it has no use for them."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from pellucid.ui.explain.body import Body
from pellucid.ui.explain.explanation import Explanation
from pellucid.ui.stage.diagram import Diagram
from pellucid.ui.stage.pointing import Neuron, moved

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class Keys:
    """Left and right, Home and End walk, the former by `move`; up and down choose a neuron; pages are scrolled."""

    def __init__(self, explanation: Explanation, diagram: Diagram, body: Body, move: Callable[[int], None]) -> None:
        self._explanation = explanation
        self._diagram = diagram
        self._body = body
        self._move = move

    def press(self, event: QKeyEvent) -> bool:
        """Answer a key; return whether it meant anything."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if not plain or self._body.has_keys:
            return False
        key, explanation = Qt.Key(event.key()), self._explanation
        if key in _STEPS:
            self._move(_STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            explanation.go(0 if key == Qt.Key.Key_Home else explanation.last)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._choose_beside(key)
        elif key in _PAGES and not self._body.checking:
            self._body.arithmetic.scroll_pages(_PAGES[key])
        else:
            return False
        return True

    def _choose_beside(self, key: Qt.Key) -> None:
        """Tell of the neuron that is drawn above or below the chosen one, if there is one."""
        explanation, arrangement = self._explanation, self._diagram.laid_out()
        unit = moved(arrangement, Neuron(explanation.column, explanation.chosen), key).unit
        if arrangement.columns[explanation.column].row(unit) is not None:
            explanation.choose_here(unit)
