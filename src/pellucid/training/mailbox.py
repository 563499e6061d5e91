"""What the trainer has to say: reports, all of them in order, and the newest Frame alone."""

from threading import Lock

from pellucid.experiment.frame import Frame
from pellucid.training.messages import Report


class Mailbox:
    """One writer, one reader, each in a thread of its own.

    Reports wait until they are taken. Of frames there is only one: a newer one replaces it. The writer, who has to copy
    all parameters for a frame, asks first whether one is `wanted`.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._reports: list[Report] = []
        self._frame: Frame | None = None

    @property
    def wanted(self) -> bool:
        """Tell whether the reader has taken the last frame."""
        return self._frame is None

    def post(self, report: Report) -> None:
        """Add a report."""
        with self._lock:
            self._reports.append(report)

    def show(self, frame: Frame) -> None:
        """Put a frame in the place of the one that waits."""
        with self._lock:
            self._frame = frame

    def take(self) -> tuple[list[Report], Frame | None]:
        """Return everything since the last time, and the newest frame if there is a new one."""
        with self._lock:
            reports, self._reports = self._reports, []
            frame, self._frame = self._frame, None
        return reports, frame
