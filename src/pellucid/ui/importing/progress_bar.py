"""How far something is that takes a while, or that it is under way."""

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pellucid.ui.theme import tokens
from pellucid.ui.widgets.painting import begin, paint_surface

HEIGHT = 6
_BLOCK = 0.28
_TICK_MS, _TRAVEL_TICKS = 33, 45


class ProgressBar(QWidget):
    """Shows a share of its track; or, while the share is not known, a block that travels along it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._share: float | None = None
        self._tick, self._step = 0, 1
        self._timer = QTimer(self)
        self._timer.setObjectName("progress bar")
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._travel)

    @property
    def share(self) -> float | None:
        """Return the share that is shown, from 0 to 1; None if it is not known."""
        return self._share

    def set_share(self, share: float | None) -> None:
        """Show a share from 0 to 1, or that it is not known."""
        self._share = share
        self.setAccessibleDescription("" if share is None else f"{share:.0%}")
        self._keep_time()
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        """Travel while seen."""
        super().showEvent(event)
        self._keep_time()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while not seen."""
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint track and share."""
        del event
        colours = tokens()
        painter = begin(self)
        track = QRectF(self.rect())
        radius = track.height() / 2
        paint_surface(painter, track, radius, colours.fill2)
        if self._share is None:
            width = _BLOCK * track.width()
            at = self._tick / _TRAVEL_TICKS
            # There and back again, slower at the ends.
            along = at * at * (3 - 2 * at)
            filled = QRectF(along * (track.width() - width), 0, width, track.height())
        else:
            filled = QRectF(0, 0, self._share * track.width(), track.height())
        if filled.width() > 0:
            painter.setClipRect(filled)
            shape = track if self._share is not None else filled
            paint_surface(painter, shape, radius, colours.iris)

    def _travel(self) -> None:
        self._step = -1 if self._tick >= _TRAVEL_TICKS else 1 if self._tick <= 0 else self._step
        self._tick += self._step
        self.update()

    def _keep_time(self) -> None:
        if self._share is None and self.isVisible():
            self._timer.start()
        else:
            self._timer.stop()
