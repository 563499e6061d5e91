"""The brushes' buttons: what they share, and the one with the name of a class over its colour."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from pellucid.data.plane import CLASS_NAMES
from pellucid.ui.class_colours import class_colours
from pellucid.ui.class_names import class_text
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.buttons import Button
from pellucid.ui.widgets.painting import begin, paint_surface

SIZE = 26
_RADIUS = 8.0
BAR_WIDTH, BAR, BAR_MARGIN = 14.0, 4.0, 4.0


class Brush(Button):
    """A square that stays pressed while its brush is in the hand."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(_RADIUS, parent)
        self.setCheckable(True)
        self.setFixedSize(SIZE, SIZE)

    def sizeHint(self) -> QSize:
        """Return the size of the button."""
        return QSize(SIZE, SIZE)


class BrushButton(Brush):
    """Takes the brush for class `number` into the hand. `set_classes` says among how many classes that is."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._classes = 0
        name = class_text(CLASS_NAMES[number])
        self.setText(name)
        self.setAccessibleName(self.tr("Brush {name}").format(name=name))
        self.setToolTip(self.tr("Paint points of class {name}; every fourth one is for testing").format(name=name))

    def set_classes(self, count: int) -> None:
        """Take the colour that the class has among so many, and hide if it is none of them."""
        self._classes = count
        self.setVisible(self._number < count)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint name and colour, and a ground that answers to pointer and press."""
        del event
        colours = tokens()
        painter = begin(self)
        area = QRectF(self.rect())
        self.paint_ground(painter)
        painter.setFont(font(Role.LABEL_STRONG if self.is_pressed else Role.LABEL_MEDIUM))
        painter.setPen(colours.ink)
        painter.drawText(area.adjusted(0, 0, 0, -BAR - 2), Qt.AlignmentFlag.AlignCenter, self.text())
        bar = QRectF((area.width() - BAR_WIDTH) / 2, area.bottom() - BAR - BAR_MARGIN, BAR_WIDTH, BAR)
        paint_surface(painter, bar, BAR / 2, class_colours(CLASS_NAMES[: self._classes], colours)[self._number])
