"""A card: the surface that everything but the stage stands on."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pellucid.ui.theme import Role, tokens
from pellucid.ui.widgets.label import Label
from pellucid.ui.widgets.painting import begin, paint_surface

PADDING = 12
RADIUS = 10.0
_TOP = 5
_ICON_MARGIN = 5
_HEADER_HEIGHT = 26


class Card(QWidget):
    """A raised surface with a title. Put what belongs beside the title into `header`, everything else into `body`."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.title = Label(title, Role.BODY_STRONG, "ink")
        top = QWidget()
        top.setMinimumHeight(_HEADER_HEIGHT)
        top.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.header = QHBoxLayout(top)
        self.header.setContentsMargins(PADDING, 0, PADDING, 0)
        self.header.setSpacing(4)
        self.header.addWidget(self.title)
        self.header.addStretch(1)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(PADDING, 0, PADDING, 0)
        self.body.setSpacing(8)
        whole = QVBoxLayout(self)
        # The header is as high as a control: with 5 above, a title's letters stand 12 from the edge.
        whole.setContentsMargins(0, _TOP, 0, PADDING)
        whole.setSpacing(6)
        whole.addWidget(top)
        whole.addLayout(self.body, 1)
        # Where nothing in the body wants to grow, the room goes below it.
        whole.addStretch(0)

    def set_icon_at_end(self) -> None:
        """Let the icon of a button at the header's end, not the button's invisible edge, stand at the margin."""
        self.header.setContentsMargins(PADDING, 0, PADDING - _ICON_MARGIN, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the surface and its hairline."""
        del event
        colours = tokens()
        paint_surface(begin(self), QRectF(self.rect()), RADIUS, colours.card, colours.line)
