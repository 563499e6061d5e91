"""Work that takes long, done in a thread of its own and told of in the window's."""

import logging
from collections.abc import Callable
from threading import Event, Thread
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

LOOK_MS = 30
JOIN_SECONDS = 2.0

log = logging.getLogger("pellucid")


class AbandonedError(Exception):
    """Nobody waits for the work any more."""


class Ticket:
    """What the work has in hand: whether anybody still waits for it, and where to note how far it is.

    Nothing in it belongs to Qt, so that a thread that ends late touches nothing that is gone.
    """

    def __init__(self) -> None:
        self._abandoned = Event()
        self.progress: tuple[int, int] | None = None
        self.result: Any = None
        self.error: Exception | None = None

    def abandon(self) -> None:
        """Say that nobody waits any more."""
        self._abandoned.set()

    def is_abandoned(self) -> bool:
        """Tell whether nobody waits any more."""
        return self._abandoned.is_set()

    def check(self) -> None:
        """Raise AbandonedError if nobody waits any more."""
        if self.is_abandoned():
            raise AbandonedError

    def note(self, done: int, whole: int) -> None:
        """Note how far the work is."""
        self.progress = (done, whole)


Work = Callable[[Ticket], Any]


class Errand(QObject):
    """Does one piece of work at a time. `succeeded` brings its result, `failed` the exception that ended it.

    Of abandoned work nothing is told but that it has `ended`; work that asks its ticket ends soon.
    """

    progressed = Signal(int, int)
    succeeded = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ticket = Ticket()
        self._thread: Thread | None = None
        self._told: tuple[int, int] | None = None
        self._timer = QTimer(self)
        self._timer.setObjectName("errand")
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def running(self) -> bool:
        """Tell whether there is work that has not been told of as ended."""
        return self._thread is not None

    def start(self, work: Work) -> None:
        """Begin with `work`; nothing else may be running."""
        assert self._thread is None
        self._ticket, self._told = Ticket(), None
        self._thread = Thread(target=_do, args=(work, self._ticket), name="errand", daemon=True)
        self._thread.start()
        self._timer.start()

    def abandon(self) -> None:
        """Do not wait for the work any more."""
        self._ticket.abandon()

    def stop(self) -> None:
        """Abandon the work and wait for its thread, at most JOIN_SECONDS: a silent network can hold it longer."""
        self.abandon()
        if self._thread is not None:
            self._thread.join(JOIN_SECONDS)
            self._end()

    def _look(self) -> None:
        ticket, thread = self._ticket, self._thread
        assert thread is not None
        alive = thread.is_alive()
        if ticket.progress is not None and ticket.progress != self._told and not ticket.is_abandoned():
            self._told = ticket.progress
            self.progressed.emit(*self._told)
        if alive:
            return
        self._end()
        if ticket.is_abandoned():
            return
        if ticket.error is None:
            self.succeeded.emit(ticket.result)
        else:
            self.failed.emit(ticket.error)

    def _end(self) -> None:
        self._timer.stop()
        self._thread = None
        self.ended.emit()


def _do(work: Work, ticket: Ticket) -> None:
    try:
        ticket.result = work(ticket)
    except AbandonedError:
        ticket.abandon()
    except Exception as error:
        ticket.error = error
        if not isinstance(error, ValueError | OSError):
            log.debug("An errand failed", exc_info=error)
