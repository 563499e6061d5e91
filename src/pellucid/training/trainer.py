"""The trainer: a plain thread with a queue of commands going in and a mailbox of reports coming out."""

import logging
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread

import numpy as np

from pellucid.experiment.frame import Frame
from pellucid.experiment.spec import Spec
from pellucid.training.mailbox import Mailbox
from pellucid.training.messages import Begin, Command, Report, Stop
from pellucid.training.worker import Worker

FIRST_RUN = 0
FIRST_PACE = 100.0
JOIN_SECONDS = 2.0

log = logging.getLogger("pellucid")


class Trainer:
    """Trains run FIRST_RUN of `spec`, paused at first, until told otherwise.

    All its methods belong to one thread, the reader's. Nothing it hands over is written again.

    Unlimited training never sleeps, and the window is fluid all the same: every matrix product leaves the interpreter
    to whoever waits for it. Sleeping between turns was measured to make the window no faster, and training slower.
    """

    def __init__(self, spec: Spec) -> None:
        self._commands: SimpleQueue[Command] = SimpleQueue()
        self._mailbox = Mailbox()
        self._worker = Worker(self._mailbox, FIRST_PACE)
        self.precedence = self._worker.precedence
        self._sent = 0
        self._obeyed = 0
        self._busy = False
        self._thread = Thread(target=self._main, name="trainer", daemon=True)
        self.send(Begin(FIRST_RUN, spec))

    @property
    def settled(self) -> bool:
        """Tell whether every command has been obeyed and nothing runs: what the next `take` brings is the last."""
        return self._obeyed == self._sent and not self._busy

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def send(self, command: Command) -> None:
        """Have `command` obeyed between two steps, after those sent before."""
        self._sent += 1
        self._commands.put(command)

    def take(self) -> tuple[list[Report], Frame | None]:
        """Return all reports since the last time, in order, and the newest Frame if there is a new one."""
        return self._mailbox.take()

    def stop(self) -> None:
        """End the thread and wait for it, at most JOIN_SECONDS. May be called again."""
        self.send(Stop())
        if self._thread.ident is not None:
            self._thread.join(JOIN_SECONDS)

    def _main(self) -> None:
        worker = self._worker
        with np.errstate(all="ignore"):
            while True:
                command = self._next(worker.wait())
                if isinstance(command, Stop):
                    return
                if command is not None:
                    self._guard(worker.obey, command)
                    self._busy = worker.busy
                    self._obeyed += 1
                elif worker.busy:
                    self.precedence.begin()
                    self._guard(worker.work)
                    self.precedence.end()
                    self._busy = worker.busy

    def _next(self, wait: float | None) -> Command | None:
        """Return the next command; None if none has come within `wait` seconds (None: wait as long as it takes)."""
        try:
            if wait == 0.0:
                return self._commands.get_nowait()
            return self._commands.get(timeout=wait)
        except Empty:
            return None

    def _guard(self, task: Callable[..., None], *arguments: Command) -> None:
        """Do `task`; an error pauses training and is reported, and the thread goes on obeying."""
        try:
            task(*arguments)
        except Exception as error:
            log.exception("The trainer met an error")
            self._worker.fail(error)
