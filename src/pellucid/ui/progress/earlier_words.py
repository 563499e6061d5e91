"""What is said of an earlier run: on its chip, and on the card beside that."""

from math import isfinite

from PySide6.QtCore import QCoreApplication

from pellucid.experiment.spec import Spec, differences
from pellucid.session.kept_run import KeptRun
from pellucid.training.messages import LEARNED, WEIGHT
from pellucid.ui.numbers import count_text, loss_text, number_text, percent_text
from pellucid.ui.setting_names import setting_name
from pellucid.ui.setting_values import short_text, value_text

Row = tuple[str, str]

# What comes first on a chip, which has room for little: what people vary most. Seeds come last.
_FIRST = (
    "network.hidden",
    "training.learning_rate",
    "training.optimizer",
    "training.batch_size",
    "training.momentum",
    "training.weight_decay",
)
_LAST = ("data.seed", "seed")


def result_text(run: KeptRun) -> str:
    """Return how a run ended: the loss on the test set, or that it diverged."""
    return QCoreApplication.translate("Earlier", "diverged") if run.diverged else loss_text(run.test_loss)


def short_differences(run: KeptRun, present: Spec) -> list[str]:
    """Return the settings of a run that differ from the present ones, in a word or two each, what matters most first.

    Where none does, the words that say so.
    """
    different = differences(present, run.spec)
    if not different:
        return [QCoreApplication.translate("Earlier", "same settings")]
    return [short_text(path, then, now) for path, (now, then) in sorted(different.items(), key=_rank)]


def title(run: KeptRun) -> str:
    """Return how far a run was trained."""
    words = QCoreApplication.translate("Earlier", "Epoch {epoch}, step {step}")
    return words.format(epoch=number_text(run.epoch, 2), step=count_text(run.step))


def rows(run: KeptRun, present: Spec) -> list[Row]:
    """Return the results of a run, each setting that differs from the present one, and what changed on the way."""
    translate = QCoreApplication.translate
    found = [(translate("Earlier", "test loss"), loss_text(run.test_loss))]
    # Where there are no classes, there is no accuracy.
    if isfinite(run.test_accuracy):
        found.append((translate("Earlier", "test accuracy"), percent_text(run.test_accuracy)))
    if run.diverged:
        found.append((translate("Earlier", "training"), translate("Earlier", "diverged")))
    different = differences(present, run.spec)
    versus = translate("Earlier", "{then} (now {now})")
    found += [
        (setting_name(path), versus.format(then=value_text(path, then), now=value_text(path, now)))
        for path, (now, then) in different.items()
    ]
    if not different:
        found.append((translate("Earlier", "settings"), translate("Earlier", "the same as now")))
    if run.changed:
        found.append((translate("Earlier", "changed on the way"), ", ".join(map(_changed_name, run.changed))))
    return found


def _changed_name(name: str) -> str:
    match name:
        case _ if name == WEIGHT:
            return QCoreApplication.translate("Earlier", "weights by hand")
        case _ if name == LEARNED:
            return QCoreApplication.translate("Earlier", "own example")
        case _:
            return setting_name(f"training.{name}")


def _rank(difference: tuple[str, object]) -> int:
    path, _ = difference
    if path in _FIRST:
        return _FIRST.index(path) - len(_FIRST)
    return 1 + _LAST.index(path) if path in _LAST else 0
