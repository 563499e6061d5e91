"""Walking by itself: one stop after another, slowly, and none while the user is reading."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

PACES = (0.5, 1.0, 2.0, 4.0, 8.0)
DEFAULT_PACE = 2.0


class Player(QObject):
    """Emits `due` when it is time to go on, unless `waits` tells that it is to wait."""

    due = Signal()
    playing_changed = Signal(bool)

    def __init__(self, waits: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waits = waits
        self.seconds = DEFAULT_PACE
        self._timer = QTimer(self)
        self._timer.setObjectName("walk")
        self._timer.timeout.connect(self._tick)

    @property
    def playing(self) -> bool:
        """Tell whether the walk goes on by itself."""
        return self._timer.isActive()

    def set_playing(self, playing: bool) -> None:
        """Begin to walk, or stop."""
        if playing == self.playing:
            return
        if playing:
            self._timer.start(round(1000 * self.seconds))
        else:
            self._timer.stop()
        self.playing_changed.emit(playing)

    def set_pace(self, seconds: float) -> None:
        """Stay so long at each stop."""
        self.seconds = seconds
        if self.playing:
            self._timer.start(round(1000 * seconds))

    def _tick(self) -> None:
        if not self._waits():
            self.due.emit()
