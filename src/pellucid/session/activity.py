"""What training is doing: whether it runs, how fast, and why it does not."""

from enum import Enum
from time import monotonic

from PySide6.QtCore import QObject, Signal

from pellucid.session.runs import Runs
from pellucid.session.speed import Speedometer
from pellucid.training.messages import Diverged, Stopped


class Status(Enum):
    """What training is doing."""

    PAUSED = "paused"
    RUNNING = "running"
    DIVERGED = "diverged"


class Activity(QObject):
    """What the trainer does with the present run. `running` is what it last reported."""

    status_changed = Signal(object)  # Status, also when only the reason why nothing runs is another one

    def __init__(self, runs: Runs, parent: QObject) -> None:
        super().__init__(parent)
        self.running = False
        self._runs = runs
        self._speed = Speedometer()
        self._announced: tuple[Status, Diverged | None, Stopped | None] = (Status.PAUSED, None, None)

    @property
    def status(self) -> Status:
        """Return what training is doing."""
        if self._runs.present.divergence is not None:
            return Status.DIVERGED
        return Status.RUNNING if self.running else Status.PAUSED

    @property
    def samples_per_second(self) -> float:
        """Return how many training examples are used per second, over the last second; 0 when paused."""
        return self._speed.per_second if self.status is Status.RUNNING else 0.0

    def note_progress(self) -> None:
        """Note how far the present run is now."""
        epochs = self._runs.present.frame.epoch
        self._speed.note(monotonic(), epochs * len(self._runs.experiment.dataset.t_train))

    def forget_speed(self) -> None:
        """Measure anew: training goes on elsewhere or at another pace."""
        self._speed.reset()

    def announce(self) -> None:
        """Tell the status, or the reason why nothing runs, if it is no longer as it was told last."""
        run = self._runs.present
        present = (self.status, run.divergence, run.stopped)
        if present != self._announced:
            self._announced = present
            if self.status is not Status.RUNNING:
                self._speed.reset()
            self.status_changed.emit(self.status)
