"""How fast training goes, from the frames that arrive."""

from collections import deque

WINDOW_SECONDS = 1.0


class Speedometer:
    """Examples per second over the last second."""

    def __init__(self) -> None:
        self._points: deque[tuple[float, float]] = deque()

    def note(self, now: float, samples: float) -> None:
        """Note that `samples` examples had been used in all at time `now`, in seconds."""
        self._points.append((now, samples))
        while len(self._points) > 2 and now - self._points[1][0] >= WINDOW_SECONDS:
            self._points.popleft()

    def reset(self) -> None:
        """Forget everything: training stands, or stands elsewhere."""
        self._points.clear()

    @property
    def per_second(self) -> float:
        """Return the speed, 0 while too little is known."""
        if len(self._points) < 2:
            return 0.0
        (begin, first), (end, last) = self._points[0], self._points[-1]
        return (last - first) / (end - begin) if end > begin else 0.0
