"""How long things take to move, and whether they may."""

from time import monotonic

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QStyle, QWidget

DIM_SECONDS = 0.16
HOVER_SECONDS = 0.12
REDUCED_INTERVAL = 0.1  # seconds between values when motion is reduced


def motion_reduced(widget: QWidget) -> bool:
    """Tell whether the user, or the system, asks for less motion."""
    animated = widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, widget) > 0
    return bool(QSettings().value("reduced_motion", False, type=bool)) or not animated


def ease_out(share: float) -> float:
    """Return the eased progress (cubic, slowing down) for a share of the time; outside [0, 1] it stands still."""
    left = 1.0 - min(1.0, max(0.0, share))
    return 1.0 - left * left * left


class Pacer:
    """Says `due` at most once every `interval` seconds, for what is read and not watched."""

    def __init__(self, interval: float) -> None:
        self._interval = interval
        self._last = -interval

    def due(self) -> bool:
        """Tell whether enough time has passed since this last was true."""
        now = monotonic()
        if now - self._last < self._interval:
            return False
        self._last = now
        return True
