"""What the trainer puts out for the window: reports, all of them and in order, and the newest frame only."""

from threading import Lock

from pellucid.experiment.frame import Frame
from pellucid.training.messages import Report


class Mailbox:
    """One writer, one reader, each in a thread of its own."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._reports: list[Report] = []
        self._frame: Frame | None = None

    @property
    def wants_frame(self) -> bool:
        """Tell whether the reader has taken the last frame, so that copying another is worth it."""
        return self._frame is None

    def post(self, report: Report) -> None:
        """Add a report."""
        with self._lock:
            self._reports.append(report)

    def put(self, frame: Frame) -> None:
        """Put a frame in the place of one not taken yet."""
        with self._lock:
            self._frame = frame

    def take(self) -> tuple[list[Report], Frame | None]:
        """Return the reports since the last call, and the newest frame if there is a new one."""
        with self._lock:
            reports, self._reports = self._reports, []
            frame, self._frame = self._frame, None
        return reports, frame
