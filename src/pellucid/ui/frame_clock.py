"""Who repaints when: each view is given the newest Frame at its own rate, and only while it can be seen."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from pellucid.experiment.frame import Frame
from pellucid.session.session import Session

TICK_MS = 16


@dataclass(eq=False, slots=True)
class _View:
    widget: QWidget
    show_frame: Callable[[Frame], None]
    interval: float
    shown: Frame | None = None
    due: float = 0.0
    watched: bool = False

    def can_be_seen(self) -> bool:
        return self.widget.isVisible() and not self.widget.window().isMinimized()


class FrameClock(QObject):
    """Hands frames to views.

    Views with interval 0 see every frame. Of the others at most one is served per frame, the longest overdue first,
    so that their costs never add up in one repaint. When frames stop coming, a timer brings the late views up to date.
    A hidden view is left alone until it is shown; then it gets the newest frame at once.
    """

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._frame = session.frame
        self._every_frame: list[_View] = []
        self._now_and_then: list[_View] = []
        self._late = QTimer(self)
        self._late.setObjectName("late views")
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._catch_up)
        session.frame_changed.connect(self.tick)

    def add(self, widget: QWidget, show_frame: Callable[[Frame], None], *, interval_ms: int = 0) -> None:
        """Give `show_frame` the newest frame, at most every `interval_ms` milliseconds while `widget` is visible."""
        view = _View(widget, show_frame, interval_ms / 1000)
        (self._now_and_then if interval_ms else self._every_frame).append(view)
        if view.can_be_seen():
            self._serve(view, monotonic())
        else:
            self._watch(view)

    def tick(self, frame: Frame) -> None:
        """Show `frame` in every view that wants each one, and in the one other view that has waited longest."""
        self._frame = frame
        now = monotonic()
        for view in self._every_frame:
            if view.can_be_seen():
                self._serve(view, now)
            else:
                self._watch(view)
        self._serve_longest_overdue(now)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Serve a view the moment it is shown."""
        if event.type() == QEvent.Type.Show:
            for view in self._every_frame + self._now_and_then:
                if view.widget is watched and view.watched:
                    view.watched = False
                    watched.removeEventFilter(self)
                    self._serve(view, monotonic())
        return False

    def _catch_up(self) -> None:
        self._serve_longest_overdue(monotonic())

    def _serve_longest_overdue(self, now: float) -> None:
        waiting = []
        for view in self._now_and_then:
            if view.shown is self._frame:
                continue
            if view.can_be_seen():
                waiting.append(view)
            else:
                self._watch(view)
        if not waiting:
            self._late.stop()
            return
        waiting.sort(key=_due)
        if waiting[0].due <= now:
            self._serve(waiting.pop(0), now)
        if waiting:
            # While frames come at the screen's rate the next one restarts this before it fires.
            self._late.start(max(TICK_MS + 4, int((waiting[0].due - now) * 1000) + 1))

    def _serve(self, view: _View, now: float) -> None:
        view.shown = self._frame
        view.due = now + view.interval
        view.show_frame(self._frame)

    def _watch(self, view: _View) -> None:
        """Wait for a hidden view to be shown. Visible ones are not watched: a filter would see their every event."""
        if not view.watched:
            view.watched = True
            view.widget.installEventFilter(self)


def _due(view: _View) -> float:
    return view.due
