"""What the plots of loss and of accuracy show of a history."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication

from pellucid.session.kept_run import KeptRun
from pellucid.training.history import History
from pellucid.ui.numbers import loss_text, percent_text
from pellucid.ui.progress.chart import Chart, End, Line, Mark, Tick
from pellucid.ui.progress.flatness import is_flat
from pellucid.ui.progress.mark_words import mark_words
from pellucid.ui.progress.scales import (
    epoch_text,
    epoch_ticks,
    linear_ticks,
    logarithmic_range,
    logarithmic_ticks,
    tick_text,
)
from pellucid.ui.progress.series import Floats, Groups, grouped, smoothed
from pellucid.ui.timeline_marks import flags

TRAIN_LOSS_WEIGHT, TEST_LOSS_WEIGHT, ACCURACY_WEIGHT = 0.8, 0.5, 0.6
# A loss that underflows to zero has no logarithm; it stands here.
SMALLEST_LOSS = 1e-12
# The axis of a plot that is still empty.
_EMPTY_LOSS = (0.1, 1.0)
# How far the axis reaches beyond the present run, as a factor, for the sake of earlier ones.
_ROOM_LOGARITHMIC, _ROOM_LINEAR = 100.0, 2.0
# And how far those themselves may lie apart: a loss that reached zero would take the whole axis.
_EARLIER_APART = 1e5

Span = tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class EarlierLines:
    """The test lines of earlier runs, in the units of the axes, and the lowest and highest loss among them, if any."""

    losses: tuple[Line, ...]
    accuracies: tuple[Line, ...]
    range: Span | None


def earlier_lines(runs: Sequence[KeptRun], span: Span, columns: int, *, logarithmic: bool) -> EarlierLines:
    """Return what earlier runs leave behind the present one, smoothed as that is, in the epochs of `span`.

    Runs that diverged have no say in the range.
    """
    losses, accuracies, ranges = [], [], []
    for run in runs:
        evaluated, _, _, test_losses, test_accuracies = run.evaluations
        groups = grouped(evaluated, *span, columns)
        line = _line(groups, test_losses, TEST_LOSS_WEIGHT)
        if line.epoch.size and not run.diverged:
            ranges.append(_visible(span, line))
        losses.append(_logarithm(line) if logarithmic else line)
        accuracies.append(_line(groups, test_accuracies, ACCURACY_WEIGHT))
    if not ranges:
        return EarlierLines(tuple(losses), tuple(accuracies), None)
    highest = max(high for _, high in ranges)
    lowest = max(min(low for low, _ in ranges), highest / _EARLIER_APART)
    return EarlierLines(tuple(losses), tuple(accuracies), (lowest, highest))


def loss_chart(
    history: History,
    span: Span,
    columns: int,
    *,
    logarithmic: bool,
    stopped_at: float | None,
    earlier: Span | None = None,
) -> Chart:
    """Return the plot of the loss over the epochs of `span`, `columns` pixels wide.

    The train line is the smoothed loss of the mini-batches, which lie behind it from the lowest to the highest of each
    pixel; the test line is the smoothed loss on the whole test set. The values at their ends are the newest
    evaluations of the whole sets, not smoothed; where a run diverged, `stopped_at` is its last loss instead.
    A logarithmic axis reaches down to the smallest loss above 0; what is 0, or on the way there for being smoothed,
    stands at its foot. The axis makes room for `earlier`, the losses of earlier runs, but not so much that the present
    one is lost.
    """
    epoch, mean, low, high = history.losses
    evaluated, train_losses, _, test_losses, _ = history.evaluations
    steps, evaluations = grouped(epoch, *span, columns), grouped(evaluated, *span, columns)
    raw = _extremes(steps, low, high)
    train = _line(steps, mean, TRAIN_LOSS_WEIGHT) if epoch.size else _line(evaluations, train_losses, TRAIN_LOSS_WEIGHT)
    test = _line(evaluations, test_losses, TEST_LOSS_WEIGHT)
    visible = _visible(span, train, test)
    if logarithmic:
        least = _smallest(steps.mean(mean), evaluations.mean(train_losses), evaluations.mean(test_losses))
        visible = max(visible[0], least), max(visible[1], least)
    if earlier is not None:
        room = _ROOM_LOGARITHMIC if logarithmic else _ROOM_LINEAR
        visible = _widened(visible, earlier, room if epoch.size else np.inf)
    if logarithmic:
        ends = logarithmic_range(*np.maximum(visible, SMALLEST_LOSS).tolist())
        ticks = tuple(Tick(float(np.log10(value)), tick_text(value)) for value in logarithmic_ticks(*ends))
        heights = (float(np.log10(ends[0])), float(np.log10(ends[1])))
        raw, train, test = (_not_below(heights[0], _logarithm(line)) for line in (raw, train, test))
    else:
        values = linear_ticks(visible[1])
        ticks = tuple(Tick(value, tick_text(value)) for value in values)
        heights = (0.0, values[-1])
    newest = train_losses[-1:].tolist() if stopped_at is None else [stopped_at]
    return Chart(
        epochs=span,
        heights=heights,
        epoch_ticks=_epoch_ticks(span),
        height_ticks=ticks,
        raw=raw,
        train=train,
        test=test,
        ends=_ends(train, newest, test, test_losses[-1:].tolist(), loss_text),
        marks=tuple(Mark(mark.epoch, mark_words(mark)) for mark in flags(history)),
        flat=is_flat(history),
    )


def accuracy_chart(history: History, span: Span, columns: int) -> Chart:
    """Return the plot of the accuracy on the whole training and test sets, over the epochs of `span`."""
    evaluated, _, train_accuracies, _, test_accuracies = history.evaluations
    evaluations = grouped(evaluated, *span, columns)
    train = _line(evaluations, train_accuracies, ACCURACY_WEIGHT)
    test = _line(evaluations, test_accuracies, ACCURACY_WEIGHT)
    return Chart(
        epochs=span,
        heights=(0.0, 1.0),
        epoch_ticks=_epoch_ticks(span),
        height_ticks=(Tick(0.0, "0%"), Tick(0.5, "50%"), Tick(1.0, "100%")),
        raw=Line(),
        train=train,
        test=test,
        ends=_ends(train, train_accuracies[-1:].tolist(), test, test_accuracies[-1:].tolist(), percent_text),
        marks=tuple(Mark(mark.epoch, "") for mark in flags(history)),
        flat=False,
    )


def _line(groups: Groups, values: Floats, weight: float) -> Line:
    means = groups.mean(values)
    finite = np.isfinite(means)
    return Line(groups.epoch[finite], smoothed(means[finite], groups.distances[finite], weight))


def _extremes(groups: Groups, low: Floats, high: Floats) -> Line:
    """Return a line that goes down and up again between the extremes of each group."""
    ends = np.empty((groups.epoch.size, 2))
    # Alternately low first and high first: then no group is joined to the next across its whole height.
    ends[:, 0], ends[:, 1] = groups.lowest(low), groups.highest(high)
    ends[1::2] = ends[1::2, ::-1]
    finite = np.isfinite(ends).all(axis=1)
    return Line(np.repeat(groups.epoch[finite], 2), ends[finite].ravel())


def _logarithm(line: Line) -> Line:
    return Line(line.epoch, np.log10(np.maximum(line.height, SMALLEST_LOSS)))


def _not_below(foot: float, line: Line) -> Line:
    return Line(line.epoch, np.maximum(line.height, foot))


def _visible(span: Span, *lines: Line) -> tuple[float, float]:
    """Return the lowest and the highest of what lies within `span`; where nothing does, of all there is."""
    epoch = np.concatenate([line.epoch for line in lines])
    height = np.concatenate([line.height for line in lines])
    inside = height[(epoch >= span[0]) & (epoch <= span[1])]
    seen = inside if inside.size else height
    return (float(seen.min()), float(seen.max())) if seen.size else _EMPTY_LOSS


def _smallest(*losses: Floats) -> float:
    """Return the smallest loss above 0, or where an empty axis begins."""
    positive = np.concatenate(losses)
    positive = positive[positive > SMALLEST_LOSS]
    return float(positive.min()) if positive.size else _EMPTY_LOSS[0]


def _widened(visible: Span, earlier: Span, room: float) -> Span:
    """Return a range that holds `earlier` too, as far as that lies within `room` times the ends of `visible`."""
    low, high = visible
    return min(low, max(earlier[0], low / room)), max(high, min(earlier[1], high * room))


def _epoch_ticks(span: Span) -> tuple[Tick, ...]:
    return tuple(Tick(epoch, epoch_text(epoch)) for epoch in epoch_ticks(*span))


def _ends(
    train: Line, newest_train: list[float], test: Line, newest_test: list[float], text: Callable[[float], str]
) -> tuple[End, ...]:
    ends = []
    for is_train, line, newest in ((False, test, newest_test), (True, train, newest_train)):
        if line.epoch.size and newest:
            translate = QCoreApplication.translate
            name = translate("Progress", "train") if is_train else translate("Progress", "test")
            ends.append(End(is_train, float(line.epoch[-1]), float(line.height[-1]), name, text(newest[-1])))
    return tuple(ends)
