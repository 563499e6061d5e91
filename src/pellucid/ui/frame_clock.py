"""Who repaints when: each view is given the newest Frame at its own rate, and only while it can be seen."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from pellucid.experiment.frame import Frame
from pellucid.session.session import Session


@dataclass
class _View:
    widget: QWidget
    show_frame: Callable[[Frame], None]
    interval: float
    shown: Frame | None = None
    due: float = 0.0


class FrameClock(QObject):
    """Hands frames to views.

    Views with interval 0 see every frame. Of the others at most one is served per frame, the longest overdue first,
    so that their costs never add up in one repaint.
    """

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._views: list[_View] = []
        session.frame_changed.connect(self.tick)

    def add(self, widget: QWidget, show_frame: Callable[[Frame], None], *, interval_ms: int = 0) -> None:
        """Give `show_frame` the newest frame, at most every `interval_ms` milliseconds while `widget` is visible."""
        self._views.append(_View(widget, show_frame, interval_ms / 1000))
