"""Which bug is planted in the backward pass, and where."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from pellucid.lens.explain.bugs import Bug, Planted, places
from pellucid.nn import Network
from pellucid.ui.explain.check_words import NO_BUG, Names, bug_choices
from pellucid.ui.widgets.combo import Combo

_SPACING = 4


class BugChoice(QWidget):
    """Offers the bugs that a network can have, and the layers that can have the chosen one."""

    chosen = Signal(object)  # Planted, or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._network: Network | None = None
        self._names: Names = {}
        self.bug = Combo([], self.tr("Plant a bug"))
        self.bug.setToolTip(self.tr("Plant a bug in the backward pass, here alone: training goes without it"))
        self.place = Combo([], self.tr("Layer with the bug"))
        self.place.setToolTip(self.tr("The layer that makes the mistake"))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_SPACING)
        self._row.addWidget(self.bug, 4)
        self._row.addWidget(self.place, 3)
        self.bug.chosen.connect(self._bug_chosen)
        self.place.chosen.connect(lambda _: self.chosen.emit(self.planted))

    @property
    def planted(self) -> Planted | None:
        """Return what is chosen."""
        key = self.bug.currentData()
        if key == NO_BUG:
            return None
        assert self._network is not None
        bug = Bug(key)
        return Planted(bug, places(self._network, bug)[self.place.currentIndex()])

    def set_network(self, network: Network, names: Names) -> None:
        """Offer what another network can have. A bug stays planted if it can; a layer, if it is still there."""
        before = None if self._network is None else self.planted
        self._network, self._names = network, names
        self.bug.clear()
        for key, text in bug_choices():
            if key == NO_BUG or places(network, Bug(key)):
                self.bug.addItem(text, key)
        possible = before is not None and self.bug.findData(before.bug.value) >= 0
        self.bug.set_current(before.bug.value if before is not None and possible else NO_BUG)
        self._show_places()
        if before is not None and possible and before.layer in (found := places(network, before.bug)):
            self.place.set_current(str(found.index(before.layer)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new width."""
        super().resizeEvent(event)
        self._arrange()

    def _bug_chosen(self) -> None:
        self._show_places()
        self.chosen.emit(self.planted)

    def _show_places(self) -> None:
        """Offer the places of the bug, and begin in the middle, so that there are layers on both sides of it."""
        assert self._network is not None
        key = self.bug.currentData()
        found = () if key == NO_BUG else places(self._network, Bug(key))
        self.place.clear()
        for number, layer in enumerate(found):
            self.place.addItem(self._names[layer], str(number))
        self.place.setVisible(len(found) > 0)
        self.place.setEnabled(len(found) > 1)
        if found:
            self.place.set_current(str(len(found) // 2))
        self._arrange()

    def _arrange(self) -> None:
        """Stand beside one another, or one below the other where there is no room for both."""
        needed = self.bug.sizeHint().width() + _SPACING + self.place.sizeHint().width()
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if needed <= self.width() else directions.TopToBottom)
