"""Two short controls on one line, as long as both have room there."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from pellucid.ui.recipe.row import SPACING, WIDTH

GAP = 16


class SideBySide(QWidget):
    """Lays two parts beside one another; one under the other where a language or a number needs more room.

    A part that is alone, because the other is hidden, has the whole line.
    """

    def __init__(self, first: QWidget, second: QWidget, gap: int = GAP) -> None:
        super().__init__()
        self._parts = (first, second)
        self._gap = gap
        self._places: tuple[tuple[int, int, int], ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(gap)
        self._grid.setVerticalSpacing(SPACING)
        for column in range(2):
            self._grid.setColumnStretch(column, 1)
        for part in self._parts:
            part.setParent(self)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Find other places when a part comes, goes, or becomes wider."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        first, second = self._parts
        both = not first.isHidden() and not second.isHidden()
        needed = sum(part.minimumSizeHint().width() for part in self._parts) + self._gap
        beside = both and needed <= WIDTH
        # Row, column, and how many columns wide.
        places = ((0, 0, 1), (0, 1, 1)) if beside else ((0, 0, 2), (int(both), 0, 2))
        if places == self._places:
            return
        self._places = places
        for part, (row, column, columns) in zip(self._parts, places, strict=True):
            self._grid.removeWidget(part)
            self._grid.addWidget(part, row, column, 1, columns, Qt.AlignmentFlag.AlignTop)
