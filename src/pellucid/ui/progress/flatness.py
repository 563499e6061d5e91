"""Whether training has stopped getting anywhere."""

import numpy as np

from pellucid.training.history import History
from pellucid.ui.timeline_marks import flags

EPOCHS, SHARE = 5.0, 0.1
TOLERANCE = 0.01
GOOD_ENOUGH = 0.99
# Of the loss at the beginning: what has come down to this and is flat has learned what there is.
LEFT = 0.25


def is_flat(history: History) -> bool:
    """Tell whether the training loss has stayed within 1 % for a while although there is something left to learn.

    That is for 5 epochs, and for a tenth of a longer run: a few passes over few examples say little.

    It is judged by evaluations of the whole training set, in which the chance of single batches plays no part. A run
    that classifies 99 % of its training set correctly, or has come down to a quarter of its first loss, is done, not
    stuck: noise leaves a rest that no learning rate gets rid of. After a change of a setting, or after it stopped by
    itself, training gets as long to answer.
    """
    epoch, train_loss, train_accuracy, _, _ = history.evaluations
    if not epoch.size or train_accuracy[-1] >= GOOD_ENOUGH:
        return False
    since = float(epoch[-1]) - max(EPOCHS, SHARE * float(epoch[-1]))
    first = int(np.searchsorted(epoch, since, side="right")) - 1
    if first < 0 or any(flag.epoch > since for flag in flags(history)):
        return False
    losses = train_loss[first:]
    if not np.isfinite(losses).all() or losses[-1] <= LEFT * train_loss[0]:
        return False
    return bool(losses.max() - losses.min() <= TOLERANCE * losses.mean())
