"""A row of colours worth trying: clear ones, and ones that lie between two names."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from pellucid.ui.theme import tokens
from pellucid.ui.try_it.colour import RGB, rgb_text
from pellucid.ui.widgets.buttons import Button, IconButton
from pellucid.ui.widgets.painting import begin, paint_surface

SIZE = 24
_RADIUS = 6.0


class Swatches(QWidget):
    """`picked` brings the colour of a swatch; `random_requested` asks for an example of the test set."""

    picked = Signal(object)
    random_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._swatches = [_Swatch(name, rgb) for name, rgb in self._colours()]
        for swatch in self._swatches:
            swatch.clicked.connect(partial(self.picked.emit, swatch.rgb))
            row.addWidget(swatch)
        row.addStretch(1)
        dice = IconButton("dice", self.tr("Random test colour"), self.tr("Try a colour of the test set"), 26)
        dice.clicked.connect(self.random_requested)
        row.addWidget(dice)

    def set_colour(self, rgb: RGB) -> None:
        """Mark the swatch of this colour, if there is one."""
        for swatch in self._swatches:
            swatch.set_current(swatch.rgb == rgb)

    def _colours(self) -> tuple[tuple[str, RGB], ...]:
        return (
            (self.tr("Raspberry"), (233, 63, 127)),
            (self.tr("Mulberry"), (122, 66, 94)),
            (self.tr("Orange"), (245, 150, 40)),
            (self.tr("Olive"), (128, 132, 30)),
            (self.tr("Sea green"), (46, 139, 87)),
            (self.tr("Teal"), (0, 124, 132)),
            (self.tr("Royal blue"), (65, 105, 225)),
            (self.tr("Violet"), (138, 60, 200)),
        )


class _Swatch(Button):
    """One colour; its name is told where the pointer rests."""

    def __init__(self, name: str, rgb: RGB) -> None:
        super().__init__(_RADIUS, None)
        self.rgb = rgb
        self._current = False
        self.setAccessibleName(name)
        self.setToolTip(f"{name} · {rgb_text(rgb)}")
        self.setFixedSize(SIZE, SIZE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_current(self, current: bool) -> None:
        """Show whether this is the colour that is being tried."""
        if current != self._current:
            self._current = current
            self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the swatch."""
        return QSize(SIZE, SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the colour; the current one stands in a ring of iris."""
        del event
        colours = tokens()
        painter = begin(self)
        area = QRectF(self.rect())
        if self._current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.iris, 2))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
            area = area.adjusted(4, 4, -4, -4)
        elif self.isDown():
            area = area.adjusted(2, 2, -2, -2)
        elif self.underMouse():
            area = area.adjusted(1, 1, -1, -1)
        paint_surface(painter, area, _RADIUS - (2 if self._current else 0), QColor(*self.rgb))
