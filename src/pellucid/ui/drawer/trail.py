"""The way that a run has come: some of its parameter vectors, thinned as they become many."""

from pellucid.experiment.frame import Frame

MOST = 200
BUDGET_BYTES = 32 * 2**20


class Trail:
    """Keeps frames of the present run, evenly over its steps.

    When they are more than MOST, or take more than BUDGET_BYTES, every second one goes, and those that are added from
    then on lie further apart.
    """

    def __init__(self) -> None:
        self.frames: list[Frame] = []
        self._interval = 1

    def note(self, frame: Frame) -> None:
        """Take in the newest frame: of another run, or of an earlier step of this one, it ends what came after."""
        if self.frames and (frame.run != self.frames[0].run or frame.theta.size != self.frames[0].theta.size):
            self.frames.clear()
        while self.frames and frame.step < self.frames[-1].step:
            self.frames.pop()
        if not self.frames:
            self._interval = 1
        elif frame.step < self.frames[-1].step + self._interval:
            return
        self.frames.append(frame)
        while len(self.frames) > max(2, min(MOST, BUDGET_BYTES // frame.theta.nbytes)):
            del self.frames[1::2]
            # As far apart as those that are left, which may have come less often than they were wanted.
            self._interval = (frame.step - self.frames[0].step) // len(self.frames)
