"""The words and numbers of the gradient check."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from pellucid.experiment.build import Experiment
from pellucid.lens.explain.bench import Station
from pellucid.lens.explain.bugs import Bug, Planted
from pellucid.lens.explain.gradient_check import Outcome
from pellucid.lens.explain.layer_check import LayerFinding, Verdict
from pellucid.lens.explain.moment import Phase
from pellucid.nn import PerceptronLoss
from pellucid.nn.activations import Activation
from pellucid.ui.explain.words import operation_text, phase_text
from pellucid.ui.numbers import MINUS, number_text, rate_text, signed_text

translate = QCoreApplication.translate

NO_BUG = "none"
_DIGITS = 5
_DECIMALS, _MOST_DECIMALS = 12, 18
_PLAIN = (1e-3, 1e4)
_PLAIN_ERROR = 1e-2

Names = dict[int | None, str]


def gradient_text(value: float) -> str:
    """Return a gradient with its sign and five significant figures, "+0.031042" or "−3.1042e-7"."""
    size = abs(value)
    if value == 0.0 or not math.isfinite(value):
        return signed_text(value, 0)
    if _PLAIN[0] <= size < _PLAIN[1]:
        # The exponent after rounding: 0.999999 is "1.0000".
        exponent = int(f"{size:.{_DIGITS - 1}e}".partition("e")[2])
        return signed_text(value, max(0, _DIGITS - 1 - exponent))
    mantissa, exponent_text = f"{size:.{_DIGITS - 1}e}".split("e")
    return f"{MINUS if value < 0.0 else '+'}{mantissa}e{int(exponent_text)}"


def loss_texts(one: float, other: float) -> tuple[str, str]:
    """Return two losses that differ late: with twelve decimals, and more where it takes these to see two digits differ.

    No more are shown than a small difference of 64-bit numbers has.
    """
    difference = abs(one - other)
    decimals = _DECIMALS
    if 0.0 < difference < math.inf:
        decimals = min(max(_DECIMALS, 1 - math.floor(math.log10(difference))), _MOST_DECIMALS)
    return number_text(one, decimals), number_text(other, decimals)


def error_text(error: float) -> str:
    """Return a relative error, or an ε, with two significant figures."""
    if not _PLAIN_ERROR <= error < 10.0:
        return rate_text(error)
    return number_text(error, 1 if error >= 1.0 else 2 if error >= 0.1 else 3)


def station_names(stations: Sequence[Station]) -> Names:
    """Return what each layer is called: numbered, as there are several of a kind. The loss stands alone."""
    names: Names = {}
    counts: dict[str, int] = {}
    for station in stations:
        if station.layer is None:
            names[None] = phase_text(Phase.LOSS)
            continue
        counts[station.title] = number = counts.get(station.title, 0) + 1
        names[station.layer] = f"{operation_text(station)} {number}"
    return names


def bug_choices() -> list[tuple[str, str]]:
    """Return the bugs that can be planted as (key, text), none first."""
    return [
        (NO_BUG, translate("GradientCheck", "No bug planted")),
        (Bug.SLOPE.value, translate("GradientCheck", "Forget the slope")),
        (Bug.MEAN.value, translate("GradientCheck", "Forget the mean")),
        (Bug.TRANSPOSE.value, translate("GradientCheck", "Transpose W")),
        (Bug.BIAS.value, translate("GradientCheck", "Forget the bias")),
    ]


def bug_explanation(bug: Bug) -> str:
    """Return what the layer that has a bug does wrong."""
    return {
        Bug.SLOPE: translate("GradientCheck", "{layer} does not multiply by its slope (ReLU: by its mask)."),
        Bug.MEAN: translate("GradientCheck", "The loss takes the sum over the batch, not the mean."),
        Bug.TRANSPOSE: translate("GradientCheck", "{layer} reads W by columns, not by rows, for ∂L/∂x = W · ∂L/∂z."),
        Bug.BIAS: translate("GradientCheck", "{layer} leaves ∂L/∂b at 0."),
    }[bug]


def outcome_text(outcome: Outcome) -> str:
    """Return what a difference of losses says of the gradient."""
    return {
        Outcome.AGREE: translate("GradientCheck", "They agree."),
        Outcome.BOTH_ZERO: translate("GradientCheck", "Both are 0: the loss does not depend on it."),
        Outcome.WRONG: translate("GradientCheck", "Backpropagation is wrong."),
        Outcome.TOO_LARGE: translate("GradientCheck", "ε is too large: the curve bends."),
        Outcome.TOO_SMALL: translate("GradientCheck", "ε is too small: rounding rules."),
        Outcome.UNTOLD: translate("GradientCheck", "No ε tells: a kink, or all is lost in rounding."),
        Outcome.NOT_A_NUMBER: translate("GradientCheck", "The loss is not a number."),
    }[outcome]


def verdict_text(verdict: Verdict) -> str:
    """Return in a word what has been found out about a layer."""
    return {
        Verdict.RIGHT: translate("GradientCheck", "right"),
        Verdict.MISLED: translate("GradientCheck", "misled by a later layer"),
        Verdict.GUILTY: translate("GradientCheck", "wrong by itself"),
    }[verdict]


def blame_text(found: Sequence[LayerFinding], planted: Planted | None, names: Names) -> str:
    """Return who is to blame, and who only suffers from it, once all layers are checked."""
    guilty = [names[each.layer] for each in found if each.verdict is Verdict.GUILTY]
    misled = [names[each.layer] for each in found if each.verdict is Verdict.MISLED]
    if not all(math.isfinite(each.error) for each in found):
        return translate("GradientCheck", "The gradient is not a number.")
    if planted is None and not guilty:
        worst = error_text(max(each.error for each in found))
        parts = [
            translate("GradientCheck", "Every layer agrees with the loss, to {error} at worst.").format(error=worst)
        ]
        if any(finding.kinks for each in found for finding in each.findings):
            parts.append(translate("GradientCheck", "Where there is a kink, the slope of either side is right."))
        return " ".join(parts)
    if planted is not None and misled:
        # Of a layer not every entry is looked at, so the bug may be seen only by what it does to the layers before.
        guilty = guilty or [names[planted.layer]]
    if not guilty:
        return translate("GradientCheck", "These examples do not show it: the gradient comes out the same.")
    parts = [bug_explanation(planted.bug)] if planted is not None else [translate("GradientCheck", "{layer} is wrong.")]
    if misled:
        parts.append(
            translate(
                "GradientCheck",
                "Its error spreads towards the inputs: the hatched layers make no mistake of their own.",
            )
        )
    else:
        parts.append(translate("GradientCheck", "What it hands on is right, so no other layer suffers from it."))
    return " ".join(parts).format(layer=", ".join(guilty))


def flat_text(experiment: Experiment, names: Names) -> str:
    """Return what there is to say of steps, past which no gradient gets; "" if there are none."""
    layers = experiment.network.layers
    flat = [
        name
        for layer, name in names.items()
        if layer is not None and isinstance(activation := layers[layer], Activation) and activation.slope_formula == "0"
    ]
    if flat:
        text = translate("GradientCheck", "{layer}: the slope is 0, so no gradient passes, and nothing before learns.")
        return text.format(layer=", ".join(flat))
    if isinstance(experiment.loss, PerceptronLoss):
        return translate(
            "GradientCheck",
            "The step passes no gradient: the perceptron rule takes that of z, before the step.",
        )
    return ""


def findings_text(found: LayerFinding, name: str) -> str:
    """Return all that has been found out about a layer, line by line."""
    lines = [f"{name}: {verdict_text(found.verdict)}"]
    pattern = translate("GradientCheck", "{gradient}: {error} beside the loss, {own} by itself")
    for finding in found.findings:
        gradient = f"∂L/∂{finding.of}"
        lines.append(
            pattern.format(gradient=gradient, error=error_text(finding.error), own=error_text(finding.own_error))
        )
    return "\n".join(lines)
