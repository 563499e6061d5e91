"""The link to the trainer: commands go there, and what comes back is fetched and taken in."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from pellucid.session.activity import Activity
from pellucid.session.runs import Runs
from pellucid.training import messages
from pellucid.training.messages import Command, Report
from pellucid.training.precedence import Precedence
from pellucid.training.trainer import Trainer

TICK_MS = 16
# A frame that was not there at the tick is looked for once more so soon: the next tick would come late for it.
RETRY_MS = 4


class Link(QObject):
    """Has a trainer, and asks it at the screen's rate for news of the `runs`, for as long as there can be any.

    Until `close`, it has a thread.
    """

    frame_changed = Signal(object)  # Frame of the present run, at most once per tick
    history_changed = Signal(object)  # History of the present run, at most once per tick
    learned = Signal(object)  # Learned, in the present run
    inspected = Signal(object)  # Inspected, in the present run, after the Frame that came with it
    failed = Signal(str)  # the trainer's error

    def __init__(self, runs: Runs, activity: Activity, parent: QObject) -> None:
        super().__init__(parent)
        self._runs, self._activity = runs, activity
        self._closed = False
        self._timer = _precise_timer("tick", TICK_MS, self)
        self._timer.timeout.connect(self._on_time)
        self._retry = _precise_timer("tick again", RETRY_MS, self)
        self._retry.setSingleShot(True)
        self._retry.timeout.connect(self._tick)
        self._trainer = Trainer(runs.standing.spec)
        self._trainer.start()

    def send(self, command: Command) -> None:
        """Have a command obeyed, after those sent before; once closed, nothing is."""
        if not self._closed:
            self._trainer.send(command)
            # The timer rests while nothing can come. Started again while it runs, it would never fire in a long drag.
            if not self._timer.isActive():
                self._timer.start()

    def send_step(self, command: Command) -> None:
        """Send a command that changes weights."""
        self._runs.present.untouched = False
        self.send(command)

    @property
    def precedence(self) -> Precedence:
        """Return what lets the window go first while it works on a frame."""
        return self._trainer.precedence

    def close(self) -> None:
        """End training and its thread. May be called again."""
        if not self._closed:
            self._closed = True
            self._timer.stop()
            self._retry.stop()
            self._trainer.stop()

    def _on_time(self) -> None:
        if not self._tick() and self._activity.running:
            self._retry.start()

    def _tick(self) -> bool:
        with self._trainer.precedence:
            return self._take()

    def _take(self) -> bool:
        """Take what has come from the trainer, and tell the window once of each kind of news.

        Return whether a Frame was among it.
        """
        if self._trainer.settled:
            self._timer.stop()
        reports, frame = self._trainer.take()
        runs = self._runs
        run, version = runs.present, runs.present.history.version
        for report in reports:
            self._take_in(report)
        seen = runs.get(frame.run) if frame is not None else None
        shown = seen is run
        if frame is not None and seen is not None:
            seen.advance(frame, runs.standing.spec if shown else None)
        if shown:
            self._activity.note_progress()
        self._activity.announce()
        # A view may have changed everything in the meantime: what follows must still be about the present run.
        if run is runs.present and run.history.version != version:
            self.history_changed.emit(run.history)
        if run is runs.present and shown:
            self.frame_changed.emit(run.frame)
        for report in reports:
            if run is runs.present and isinstance(report, messages.Inspected) and report.run == run.frame.run:
                self.inspected.emit(report)
        return frame is not None

    def _take_in(self, report: Report) -> None:
        run = self._runs.get(report.run)
        if run is None:
            return
        match report:
            case messages.RunningChanged(number, running):
                if number == self._runs.standing.run:
                    self._activity.running = running
                if running:
                    run.stopped = None
            case messages.Failed(_, message):
                self.failed.emit(message)
            case messages.Learned():
                if run is self._runs.present:
                    self.learned.emit(report)
            case messages.Inspected():
                pass  # Told when the Frame that belongs to it has been taken in.
            case _:
                run.take_in(report)
                if isinstance(report, messages.Rewound):
                    self._activity.forget_speed()


def _precise_timer(name: str, milliseconds: int, parent: QObject) -> QTimer:
    timer = QTimer(parent)
    timer.setObjectName(name)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setInterval(milliseconds)
    return timer
