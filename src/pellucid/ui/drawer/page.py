"""What all pages of the drawer share: a hover card that says exact values, and a veil while a run has diverged."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from pellucid.experiment.build import Experiment
from pellucid.experiment.frame import Frame
from pellucid.ui.drawer.metrics import PADDING
from pellucid.ui.stage.hover_card import HoverCard, Row
from pellucid.ui.stage.pointing import Spot
from pellucid.ui.theme import tokens
from pellucid.ui.widgets.painting import faded

_VEIL = 0.6
_CLEARANCE = 5.0


class Page(QWidget):
    """One tab of the drawer: a pure function of an experiment and a frame."""

    example_chosen = Signal(object)  # float32 (features,), a raw example to look at

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hover_card = HoverCard(self)
        self._veil = _Veil(self)
        self._veil.hide()

    def show_frame(self, experiment: Experiment, frame: Frame) -> None:
        """Show what the network is at `frame`."""
        raise NotImplementedError

    def suits(self, experiment: Experiment) -> bool:
        """Tell whether the page has anything to say of such an experiment; elsewhere it is not offered."""
        del experiment
        return True

    def corner(self) -> QWidget | None:
        """Return the control that belongs into the row of tabs while this page is shown, if there is one."""
        return None

    def set_training(self, running: bool) -> None:
        """Be told whether training runs; then what a page computes is what training loses."""

    def set_dimmed(self, dimmed: bool) -> None:
        """Let the page step back: what it shows is no longer what training does."""
        self._veil.setVisible(dimmed)
        self.raise_overlays()

    def tell(self, view: QWidget, place: QRectF, title: str, rows: Sequence[Row]) -> None:
        """Say exact values beside a place in `view`, one of the page's widgets."""
        centre = view.mapTo(self, place.center())
        radius = max(place.height() / 2, _CLEARANCE)
        self.hover_card.show_at(Spot(centre.x(), centre.y(), radius), title, rows)
        self.raise_overlays()

    def tell_nothing(self) -> None:
        """Take the hover card away."""
        self.hover_card.hide()

    def raise_overlays(self) -> None:
        """Keep veil and card over the page's other widgets."""
        self._veil.raise_()
        self.hover_card.raise_()

    def remove(self, views: Sequence[QWidget]) -> None:
        """Take views away from the page, and what is said of them."""
        # Hiding one hands the keyboard on to the next, which would point at something that is gone.
        for view in views:
            view.blockSignals(True)
        for view in views:
            view.hide()
            view.deleteLater()
        self.tell_nothing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cover the page with the veil, but not the rounded corners of the card."""
        super().resizeEvent(event)
        self._veil.setGeometry(self.rect().adjusted(PADDING - 4, 0, 4 - PADDING, 0))

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the hover card away with the page."""
        self.tell_nothing()
        super().hideEvent(event)


class _Veil(QWidget):
    """A translucent sheet in the colour of the card, which is to lower the opacity of everything on it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet."""
        QPainter(self).fillRect(event.rect(), faded(tokens().card, _VEIL))
