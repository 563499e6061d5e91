"""When training stops by itself: after so many epochs, at a small loss, at a rising test loss, after a time."""

from dataclasses import dataclass
from math import inf

from pellucid.experiment.frame import Metrics
from pellucid.experiment.spec import StopCondition
from pellucid.training.checkpoint import Checkpoint
from pellucid.training.learner import Learner

# These are judged by what the network can do at the end of a pass.
_BY_EVALUATION: frozenset[StopCondition] = frozenset({"loss", "early"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """A condition was met: `condition`, the `limit` that was set for it, and the `value` found.

    That is the number of epochs for "epochs", the train loss for "loss", and the seconds of training for "time". For
    "early", `limit` is the patience, `value` the lowest test loss and `best_epoch` the epoch that had it, from which
    the weights are now; None if no test loss was a finite number.
    """

    condition: StopCondition
    limit: float
    value: float
    best_epoch: int | None = None


@dataclass(frozen=True, eq=False, slots=True)
class _Best:
    """The lowest test loss there was at the end of a pass, and the checkpoint of that moment."""

    test_loss: float
    checkpoint: Checkpoint


class Stopping:
    """Watches one run for the condition that its settings name.

    At the end of each pass that matters the whole data are evaluated and `judge` is asked before the next step is made,
    so a run stops at the same step at any pace; only "time" depends on the clock. The test loss *rises for n epochs*
    when none of n passes in a row has ended with a new minimum. Then the weights of the minimum are put back; the
    count of steps and epochs goes on.

    A condition that was met counts anew, so that training can go on: the planned epochs are reached only once, the loss
    has to rise before it can fall below its limit again, the lowest test loss has n more epochs to be undercut, and the
    time begins again. What is set while a pass has ended counts from the end of the next.
    """

    def __init__(self) -> None:
        self._best: _Best | None = None
        self._unjudged: int | None = None
        self._was_below = False
        self._counted_from = 0.0
        self._seconds = 0.0

    @property
    def size(self) -> int:
        """Return the bytes that the best weights take."""
        return 0 if self._best is None else self._best.checkpoint.size

    def arm(self, learner: Learner) -> None:
        """Count from where `learner` stands: another condition has been chosen, or training went back.

        The lowest test loss so far stays unless it lies in what has been discarded.
        """
        if self._best is not None and self._best.checkpoint.step > learner.steps:
            self._best = None
        self._unjudged = None
        self._was_below = False
        self._count_anew(learner)

    def looks_at_passes(self, learner: Learner) -> bool:
        """Tell whether the ends of passes matter: no more steps than to the next may be made at once."""
        return learner.training.stop == "epochs" or learner.training.stop in _BY_EVALUATION

    def note(self, learner: Learner) -> None:
        """Take note that `learner` has made steps."""
        training = learner.training
        if learner.epoch.is_integer() and (
            training.stop in _BY_EVALUATION or (training.stop == "epochs" and learner.epoch == training.epochs)
        ):
            self._unjudged = learner.steps

    def awaits(self, learner: Learner) -> bool:
        """Tell whether a pass has ended that must be judged before the next step."""
        return self._unjudged == learner.steps

    def judge(self, learner: Learner, metrics: Metrics) -> Verdict | None:
        """Return what an evaluation at the end of a pass means, None if training goes on.

        Evaluations of another moment, or of a pass judged before, mean nothing. The best weights are back in `learner`
        when the test loss has risen for long enough.
        """
        if not self.awaits(learner) or metrics.step != learner.steps:
            return None
        self._unjudged = None
        match learner.training.stop:
            case "epochs":
                epochs = learner.training.epochs
                return Verdict("epochs", epochs, epochs)
            case "loss":
                return self._judge_train_loss(learner, metrics.train_loss)
            case "early":
                return self._judge_test_loss(learner, metrics.test_loss)
            case _:
                return None

    def ran(self, seconds: float) -> None:
        """Count so many seconds of training."""
        self._seconds += seconds

    def seconds_left(self, learner: Learner) -> float:
        """Return the seconds of training until `time_up` has something to say, at least 0."""
        return max(0.0, learner.training.stop_seconds - self._seconds) if learner.training.stop == "time" else inf

    def time_up(self, learner: Learner) -> Verdict | None:
        """Return a verdict when the chosen time is over."""
        if self.seconds_left(learner) > 0:
            return None
        verdict = Verdict("time", learner.training.stop_seconds, self._seconds)
        self._count_anew(learner)
        return verdict

    def _judge_train_loss(self, learner: Learner, loss: float) -> Verdict | None:
        limit = learner.training.stop_loss
        falls_below = loss < limit and not self._was_below
        self._was_below = loss < limit
        return Verdict("loss", limit, loss) if falls_below else None

    def _judge_test_loss(self, learner: Learner, loss: float) -> Verdict | None:
        patience = learner.training.stop_patience
        # Not-a-number is no minimum.
        if loss < (inf if self._best is None else self._best.test_loss):
            self._best = _Best(loss, learner.checkpoint())
            self._count_anew(learner)
        if learner.epoch - self._counted_from < patience:
            return None
        self._count_anew(learner)
        best = self._best
        if best is None:
            return Verdict("early", patience, loss)
        learner.take_over(best.checkpoint)
        return Verdict("early", patience, best.test_loss, best.checkpoint.passes)

    def _count_anew(self, learner: Learner) -> None:
        self._counted_from = learner.epoch
        self._seconds = 0.0
