"""Training without a window: `pellucid train colours`."""

import argparse
import json
import math
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter
from types import FrameType
from typing import Any, TextIO

import numpy as np

from pellucid.cli import REFUSED
from pellucid.experiment.assignments import assigned
from pellucid.experiment.build import build
from pellucid.experiment.catalog import load
from pellucid.experiment.spec import Spec, SpecError
from pellucid.training.learner import Learner
from pellucid.training.stopping import Stopping, Verdict

DIVERGED = 1
INTERRUPTED = 130

BAR_WIDTH = 30
REDRAW_SECONDS = 0.1


class Bar:
    """A progress bar in one line of a terminal, redrawn a few times a second."""

    def __init__(self, stream: TextIO, epochs: int) -> None:
        self._stream = stream
        self._epochs = epochs
        self._next = 0.0
        self._length = 0

    def show(self, epoch: float, loss: float) -> None:
        """Say how far training is, unless that was said a moment ago."""
        now = perf_counter()
        if now < self._next:
            return
        self._next = now + REDRAW_SECONDS
        filled = int(BAR_WIDTH * epoch / self._epochs)
        bar = "#" * filled + "." * (BAR_WIDTH - filled)
        self._write(f"[{bar}] epoch {epoch:,.1f} of {self._epochs:,}, loss {loss:.3f}")

    def clear(self) -> None:
        """Leave the line empty."""
        self._write("")
        self._stream.write("\r")
        self._stream.flush()

    def _write(self, text: str) -> None:
        # A line longer than the terminal would wrap and could not be taken back.
        text = text[: shutil.get_terminal_size().columns - 1]
        self._stream.write("\r" + text.ljust(self._length))
        self._stream.flush()
        self._length = len(text)


def main(options: argparse.Namespace) -> int:
    """Train as `options` say, print the result, and return the exit status.

    0 after the last epoch or where a stop condition was met, 1 if training diverged, 2 if a setting is refused, 130 if
    stopped with Ctrl+C.
    """
    try:
        spec = _spec(options)
        experiment = build(spec)
    except SpecError as error:
        print(f"pellucid train: {error}", file=sys.stderr)
        return REFUSED
    learner = Learner(experiment)
    begun = perf_counter()
    status, verdict = _train(learner, spec.training.epochs)
    seconds = perf_counter() - begun
    result = _result(learner, seconds, verdict, diverged=status == DIVERGED)
    print(json.dumps(result, allow_nan=False) if options.json else _sentences(result, verdict))
    if status == DIVERGED:
        print(_divergence(spec, learner.steps), file=sys.stderr)
    return status


def _spec(options: argparse.Namespace) -> Spec:
    spec = load(options.experiment)
    assignments = list(options.assignments)
    if options.epochs is not None:
        assignments.append(f"training.epochs={options.epochs}")
    if options.seed is not None:
        assignments.append(f"seed={options.seed}")
    for assignment in assignments:
        spec = assigned(spec, assignment)
    return spec


def _train(learner: Learner, epochs: int) -> tuple[int, Verdict | None]:
    """Train to the end of the last epoch; stop before at a loss that is not finite, or when asked with Ctrl+C.

    Return the exit status, and the verdict if the condition at which the settings say to stop was met.
    """
    bar = Bar(sys.stderr, epochs) if sys.stderr.isatty() else None
    stopping = Stopping()
    counted_until = perf_counter()
    with np.errstate(all="ignore"), _interruptible() as interrupted:
        try:
            while learner.epoch < epochs:
                loss = learner.step()
                if not math.isfinite(loss):
                    return DIVERGED, None
                now = perf_counter()
                stopping.ran(now - counted_until)
                counted_until = now
                stopping.note(learner)
                verdict = stopping.time_up(learner)
                if stopping.awaits(learner):
                    verdict = stopping.judge(learner, learner.evaluate())
                if verdict is not None:
                    return 0, verdict
                if bar is not None:
                    bar.show(learner.epoch, loss)
                if interrupted():
                    return INTERRUPTED, None
        finally:
            if bar is not None:
                bar.clear()
    return 0, None


@contextmanager
def _interruptible() -> Iterator[Callable[[], bool]]:
    """Let Ctrl+C be asked about rather than break off a step half done; a second one breaks off."""
    asked = False

    def ask(number: int, frame: FrameType | None) -> None:
        del number, frame
        nonlocal asked
        asked = True
        signal.signal(signal.SIGINT, former)

    former = signal.signal(signal.SIGINT, ask)
    try:
        yield lambda: asked
    finally:
        signal.signal(signal.SIGINT, former)


def _result(learner: Learner, seconds: float, verdict: Verdict | None, *, diverged: bool) -> dict[str, Any]:
    """Return what came of training, ready for JSON.

    After divergence there is no loss and no accuracy to speak of; then, as wherever a number is not finite, it is None.
    For data without classes accuracies are left out.
    """
    metrics = learner.evaluate()
    evaluated = {
        "train_loss": metrics.train_loss,
        "train_accuracy": metrics.train_accuracy,
        "test_loss": metrics.test_loss,
        "test_accuracy": metrics.test_accuracy,
    }
    if not learner.experiment.dataset.classes:
        del evaluated["train_accuracy"], evaluated["test_accuracy"]
    return {
        "experiment": learner.experiment.spec.experiment,
        "epochs": int(metrics.epoch) if metrics.epoch.is_integer() else metrics.epoch,
        "steps": metrics.step,
        **{name: None if diverged or not math.isfinite(value) else value for name, value in evaluated.items()},
        "parameters": learner.network.layout.size,
        "seconds": round(seconds, 3),
        "stopped": None if verdict is None else _stop(verdict, metrics.epoch),
    }


def _stop(verdict: Verdict, epoch: float) -> dict[str, Any]:
    """Return why training stopped by itself at `epoch`; `weights_epoch` is the epoch from which the weights are."""
    return {
        "condition": verdict.condition,
        "limit": verdict.limit,
        "value": verdict.value if math.isfinite(verdict.value) else None,
        "weights_epoch": epoch if verdict.best_epoch is None else verdict.best_epoch,
    }


def _stop_sentence(verdict: Verdict) -> str:
    match verdict.condition:
        case "loss":
            return f"stopped: the train loss fell below {verdict.limit:g}"
        case "early":
            weights = "" if verdict.best_epoch is None else f"; the weights are those of epoch {verdict.best_epoch:,}"
            return f"stopped: the test loss had not fallen for {verdict.limit:,} epochs{weights}"
        case "time":
            return f"stopped: {verdict.limit:g} s of training were over"
        case _:
            return f"stopped: epoch {verdict.limit:,} was the last one planned"


def _sentences(result: dict[str, Any], verdict: Verdict | None) -> str:
    def shown(name: str, form: str) -> str:
        return "–" if result[name] is None else format(result[name], form)

    def measured(split: str) -> str:
        loss = f"{split:<5}  loss {shown(f'{split}_loss', '.3f')}"
        accuracy = f"{split}_accuracy"
        return f"{loss}  accuracy {shown(accuracy, '.1%')}" if accuracy in result else loss

    epochs = format(result["epochs"], "," if isinstance(result["epochs"], int) else ",.2f")
    return "\n".join(
        (
            f"{result['experiment']}: {epochs} epochs in {result['seconds']:.1f} s, "
            f"steps {result['steps']:,}, parameters {result['parameters']:,}",
            measured("train"),
            measured("test"),
            *(() if verdict is None else (_stop_sentence(verdict),)),
        )
    )


def _divergence(spec: Spec, steps: int) -> str:
    rate = spec.training.learning_rate
    usual = load(spec.experiment).training.learning_rate
    return (
        f"Training diverged: in step {steps + 1:,}, with learning rate {rate:g}, the loss was no longer a finite "
        f"number. Try a smaller one: --set training.learning_rate={min(rate / 100, usual):.2g}"
    )
