"""Who goes first: where steps are short, training rests between two of them while the window works on a frame.

Two threads that both compute in one interpreter hinder each other. Whoever lets go of it for a moment, as every product
of matrices does, gets it back late, and handing it over takes longer than a small product (Beazley 2010, "Understanding
the Python GIL"). Long steps are spent in large products that need no interpreter: they go on beside the window.
"""

from threading import Condition
from types import TracebackType

# Measured: below this, resting gains; from a few times as much on, training beside the window does.
SHORT_STEP_SECONDS = 1e-4
# How long the window waits for the step under way, and training for the window.
LONGEST_WAIT_SECONDS, LONGEST_REST_SECONDS = 0.001, 0.05


class Precedence:
    """The window's thread enters this as a context while it works on a frame, again within if need be.

    The trainer's thread looks between two steps whether it is `asked` to give way; `rests` counts how often it did.
    """

    def __init__(self) -> None:
        self.asked = False
        self.rests = 0
        self._entered = 0
        self._short = False
        self._at_work = False
        self._resting = False
        self._changed = Condition()

    def __enter__(self) -> None:
        """Go first, once the step under way is done."""
        self._entered += 1
        if self._entered == 1 and self._short:
            with self._changed:
                self.asked = True
                self._changed.wait_for(self._is_alone, LONGEST_WAIT_SECONDS)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let training go on."""
        self._entered -= 1
        if self._entered == 0:
            with self._changed:
                self.asked = False
                self._changed.notify_all()

    def begin(self) -> None:
        """Tell, as the trainer, that work begins."""
        if self.asked:
            self.give_way()
        self._at_work = True

    def end(self) -> None:
        """Tell, as the trainer, that work has ended for now."""
        self._at_work = False
        if self.asked:
            with self._changed:
                self._changed.notify_all()

    def give_way(self) -> None:
        """Rest, as the trainer, until the window is done; not for long, as a window may be kept by a question."""
        with self._changed:
            self._resting = True
            self._changed.notify_all()
            self._changed.wait_for(self._is_over, LONGEST_REST_SECONDS)
            self._resting = self.asked = False
            self.rests += 1

    def note(self, seconds: float) -> None:
        """Take note, as the trainer, of how long a step takes."""
        self._short = seconds < SHORT_STEP_SECONDS

    def _is_alone(self) -> bool:
        return self._resting or not self._at_work

    def _is_over(self) -> bool:
        return not self.asked
