"""When to look at a drawing while the pen moves: at the screen's rate here, half as often in the rest of the window."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal

TICK_MS = 17


class PenClock(QObject):
    """Gathers the pen's moves. `look` comes at once and then once a tick, `tell` at every second tick at most.

    After the last move both come once more, if they have not since, so that the last position always arrives; then the
    clock rests.
    """

    look = Signal()
    tell = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._unseen = self._untold = self._may_tell = False
        self._timer = QTimer(self)
        self._timer.setObjectName("pen")
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    def note(self) -> None:
        """Take note that the pen has moved."""
        self._unseen = True
        if not self._timer.isActive():
            self._may_tell = True
            self._timer.start()
            self._tick()

    def stop(self) -> None:
        """Rest; whoever stops the clock looks and tells for itself."""
        self._timer.stop()
        self._unseen = self._untold = False

    def _tick(self) -> None:
        # Only where telling is due may the clock rest: were it started anew before, it would tell too often.
        if self._may_tell and not self._unseen and not self._untold:
            self._timer.stop()
            return
        may_tell, self._may_tell = self._may_tell, not self._may_tell
        if self._unseen:
            self._unseen, self._untold = False, True
            self.look.emit()
        if may_tell and self._untold:
            self._untold = False
            self.tell.emit()
