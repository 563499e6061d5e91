"""Exact values at one epoch, as the card beside the pointer writes them."""

import numpy as np
from PySide6.QtCore import QCoreApplication

from pellucid.training.history import History
from pellucid.ui.numbers import loss_text, number_text, percent_text
from pellucid.ui.progress.chart import Reading
from pellucid.ui.progress.series import Floats


def loss_reading(history: History, epoch: float) -> Reading | None:
    """Return the loss of the step nearest to `epoch` and the evaluation nearest to that, or None before any.

    Where the history keeps several steps together, their lowest and highest loss.
    """
    steps, mean, low, high = history.losses
    evaluated, train_losses, _, test_losses, _ = history.evaluations
    translate = QCoreApplication.translate
    rows = []
    at = epoch
    if steps.size:
        step = _nearest(steps, epoch)
        at = float(steps[step])
        value = loss_text(float(mean[step]))
        if low[step] != high[step]:
            value = f"{loss_text(float(low[step]))} – {loss_text(float(high[step]))}"
        rows.append(("raw", translate("Progress", "this batch"), value))
    if evaluated.size:
        nearest = _nearest(evaluated, at)
        at = at if steps.size else float(evaluated[nearest])
        rows.append(("train", translate("Progress", "train"), loss_text(float(train_losses[nearest]))))
        rows.append(("test", translate("Progress", "test"), loss_text(float(test_losses[nearest]))))
    return Reading(at, _title(at), tuple(rows)) if rows else None


def accuracy_reading(history: History, epoch: float) -> Reading | None:
    """Return the accuracies of the evaluation nearest to `epoch`, or None before any."""
    evaluated, _, train_accuracies, _, test_accuracies = history.evaluations
    if not evaluated.size:
        return None
    nearest = _nearest(evaluated, epoch)
    translate = QCoreApplication.translate
    rows = (
        ("train", translate("Progress", "train"), percent_text(float(train_accuracies[nearest]))),
        ("test", translate("Progress", "test"), percent_text(float(test_accuracies[nearest]))),
    )
    at = float(evaluated[nearest])
    return Reading(at, _title(at), rows)


def _title(epoch: float) -> str:
    return QCoreApplication.translate("Progress", "Epoch {epoch}").format(epoch=number_text(epoch, 2))


def _nearest(places: Floats, place: float) -> int:
    """Return the index of the nearest of ascending `places`."""
    after = int(np.searchsorted(places, place))
    if after == 0:
        return 0
    if after == places.size:
        return after - 1
    return after if places[after] - place < place - places[after - 1] else after - 1
