"""Collects garbage in the window's thread only.

Python collects in whichever thread happens to allocate. In the training thread that would destroy Qt objects outside
the thread they live in, which crashes.
"""

import gc
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer

COLLECT_MS = 1_000
# Most garbage is young; the old is looked through every so many times, because that takes longer.
TIMES_PER_FULL = 10


class Collector(QObject):
    """From its making to `stop`, no thread but that of the event loop collects. There may be several at a time."""

    _active: ClassVar[int] = 0
    _was_enabled: ClassVar[bool] = True

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        if not Collector._active:
            Collector._was_enabled = gc.isenabled()
            gc.disable()
            # Modules and what they hold stay for good: looking through them again and again would stall the window.
            gc.freeze()
        Collector._active += 1
        self._times = 0
        self._timer = QTimer(self)
        self._timer.setObjectName("garbage")
        self._timer.timeout.connect(self._collect)
        self._timer.start(COLLECT_MS)

    def stop(self) -> None:
        """Let Python collect by itself again, if nobody else is in its way. To be called once."""
        self._timer.stop()
        Collector._active -= 1
        if not Collector._active:
            gc.unfreeze()
            if Collector._was_enabled:
                gc.enable()

    def _collect(self) -> None:
        self._times += 1
        gc.collect(2 if self._times % TIMES_PER_FULL == 0 else 1)
