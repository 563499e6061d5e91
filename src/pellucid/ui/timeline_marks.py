"""What a change of a setting is called where there is little room: on the timeline's flags."""

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from pellucid.training.history import History
from pellucid.training.messages import LEARNED, WEIGHT, Changed, Stopped
from pellucid.ui.numbers import count_text, loss_text, number_text, percent_text, rate_text
from pellucid.ui.setting_names import setting_name
from pellucid.ui.stop_words import stop_sentence

_SYMBOLS = {"learning_rate": "η", "momentum": "β₁", WEIGHT: "w"}
_VALUES = {
    "sgd": "SGD",
    "momentum": QT_TRANSLATE_NOOP("Timeline", "Momentum"),
    "adagrad": "AdaGrad",
    "rmsprop": "RMSProp",
    "adam": "Adam",
    "constant": QT_TRANSLATE_NOOP("Timeline", "constant"),
    "step": QT_TRANSLATE_NOOP("Timeline", "step"),
    "exponential": QT_TRANSLATE_NOOP("Timeline", "exponential"),
    "cosine": QT_TRANSLATE_NOOP("Timeline", "cosine"),
    "inverse-time": "1/t",
    "none": QT_TRANSLATE_NOOP("Timeline", "never"),
    "epochs": QT_TRANSLATE_NOOP("Timeline", "after the epochs"),
    "loss": QT_TRANSLATE_NOOP("Timeline", "at a train loss"),
    "early": QT_TRANSLATE_NOOP("Timeline", "at rising test loss"),
    "time": QT_TRANSLATE_NOOP("Timeline", "after a time"),
}


def flags(history: History) -> list[Changed | Stopped]:
    """Return what the timeline flags, oldest first: every change, and where training stopped by itself.

    What was changed at the step of a stop was as a rule changed after it.
    """
    return sorted((*history.stops, *history.marks), key=lambda flag: flag.step)


def flag_line(flag: Changed | Stopped) -> str:
    """Return a change and its step, or in a sentence why training stopped."""
    if isinstance(flag, Stopped):
        return stop_sentence(flag)
    words = QCoreApplication.translate("Timeline", "{change} at step {step}")
    return words.format(change=mark_text(flag), step=count_text(flag.step + 1))


def mark_text(mark: Changed | Stopped) -> str:
    """Return a change in a few characters: "η 2.5e-4 → 1.0e-4"."""
    if isinstance(mark, Stopped):
        return QCoreApplication.translate("Timeline", "stopped")
    if mark.name == LEARNED:
        words = QCoreApplication.translate("Timeline", "own example: loss {before} → {after}")
        return words.format(before=loss_text(mark.before), after=loss_text(mark.after))
    name = _SYMBOLS.get(mark.name) or setting_name(f"training.{mark.name}")
    return f"{name} {_value(mark.name, mark.before)} → {_value(mark.name, mark.after)}"


def _value(name: str, value: Any) -> str:
    if isinstance(value, str):
        return QCoreApplication.translate("Timeline", str(_VALUES.get(value, value)))
    if name == "own_share":
        return percent_text(value)
    if name == "momentum":
        return f"{value:.2f}"
    if name == WEIGHT:
        return number_text(value, 4)
    if isinstance(value, int):
        return count_text(value)
    if name in ("stop_loss", "stop_seconds"):
        return f"{value:g}"
    return rate_text(value)
