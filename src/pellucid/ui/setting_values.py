"""How the value of a setting is written where it stands alone: on a chip, in a card."""

from collections.abc import Sequence
from typing import Any, get_args

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from pellucid.data.plane_features import FEATURE_NAMES
from pellucid.experiment.catalog import experiments
from pellucid.experiment.spec import Layer, Output
from pellucid.ui.experiments import experiment_title, source_titles
from pellucid.ui.numbers import count_text, rate_text
from pellucid.ui.output_names import output_text
from pellucid.ui.recipe import words
from pellucid.ui.setting_names import setting_name

_SYMBOLS = {
    "network.gaussian_std": "σ",
    "training.learning_rate": "η",
    "training.momentum": "β₁",
    "training.weight_decay": "λ",
    "training.l1": "λ₁",
}
_SHORT_NAMES = {
    "data.train": QT_TRANSLATE_NOOP("ShortSettings", "train"),
    "data.test": QT_TRANSLATE_NOOP("ShortSettings", "test"),
    "training.batch_size": QT_TRANSLATE_NOOP("ShortSettings", "batch"),
    "training.schedule_factor": QT_TRANSLATE_NOOP("ShortSettings", "factor"),
    "training.schedule_epochs": QT_TRANSLATE_NOOP("ShortSettings", "schedule"),
    "training.own_share": QT_TRANSLATE_NOOP("ShortSettings", "own"),
}
_RATES = ("training.learning_rate", "training.weight_decay", "training.l1")
_SHARES = ("data.label_noise", "training.own_share")
_POINTS = ("data.points", "data.value_points")
_SEEDS = ("seed", "data.seed")
# "None" says nothing of what there is none of.
_UNCLEAR_ALONE = ("training.stop",)
# A longer text, such as the path of a folder, is shown by its end.
_LONGEST = 32


def value_text(path: str, value: Any) -> str:
    """Return the value of the setting at `path` in the words of the window."""
    if path in _RATES:
        text = rate_text(value)
    elif path in _SHARES:
        text = f"{100 * value:.4g}%"
    elif path in _SEEDS:
        text = str(value)
    elif path in _POINTS:
        text = count_text(len(value))
    elif path == "data.features":
        text = ", ".join(FEATURE_NAMES[feature] for feature in value)
    elif isinstance(value, tuple):
        text = _listed(value)
    elif isinstance(value, str):
        text = _choices(path).get(value, value)
    else:
        text = count_text(value) if isinstance(value, int) else f"{value:.6g}"
    if not text:
        return "–"
    return text if len(text) <= _LONGEST else f"…{text[1 - _LONGEST :]}"


def short_text(path: str, value: Any, other: Any) -> str:
    """Return the value of the setting at `path` in as few characters as tell it from `other`: "η 3.0e-2", "8-8"."""
    if path == "network.hidden" and _units(value) == _units(other):
        return ", ".join(dict.fromkeys(_activation(layer) for layer in value))
    if path == "network.hidden" and value:
        return _units(value)
    if value in _choices(path) and path not in _UNCLEAR_ALONE:
        return value_text(path, value)
    return f"{_short_name(path)} {value_text(path, value)}"


def _short_name(path: str) -> str:
    if path in _SYMBOLS:
        return _SYMBOLS[path]
    if path in _SHORT_NAMES:
        return QCoreApplication.translate("ShortSettings", str(_SHORT_NAMES[path]))
    return setting_name(path)


def _choices(path: str) -> dict[str, str]:
    match path:
        case "experiment":
            return {name: experiment_title(name) for name in experiments()}
        case "data.source":
            return source_titles()
        case "data.scaling":
            return dict(words.scalings())
        case "network.output":
            return {output: output_text(output) for output in get_args(Output)}
        case "network.initialisation":
            return dict(words.initialisations(digits=True))
        case "training.optimizer":
            return dict(words.optimizers())
        case "training.schedule":
            return dict(words.schedules())
        case "training.stop":
            return dict(words.stop_conditions())
        case _:
            return {}


def _listed(values: Sequence[Any]) -> str:
    """Return layers as "8-8 ReLU", with each activation function once if all are alike; other things with commas."""
    if not all(isinstance(value, Layer) for value in values):
        return ", ".join(map(str, values))
    if len({layer.activation for layer in values}) == 1:
        return f"{_units(values)} {_activation(values[0])}"
    return ", ".join(f"{layer.units} {_activation(layer)}" for layer in values)


def _units(layers: Sequence[Layer]) -> str:
    return "-".join(str(layer.units) for layer in layers)


def _activation(layer: Layer) -> str:
    return dict(words.activations())[layer.activation]
