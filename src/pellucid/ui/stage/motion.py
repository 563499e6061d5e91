"""How long things take to move, and whether they may."""

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
