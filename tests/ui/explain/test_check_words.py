import math

import pytest

from pellucid.lens.explain.bugs import Bug, Planted
from pellucid.lens.explain.layer_check import Finding, LayerFinding
from pellucid.ui.explain.check_words import (
    blame_text,
    bug_choices,
    bug_explanation,
    error_text,
    findings_text,
    gradient_text,
)

NAMES = {0: "Affine 1", 1: "ReLU 1", 2: "Affine 2", None: "Loss"}


def found(layer: int | None, error: float, own_error: float) -> LayerFinding:
    return LayerFinding(layer, "Affine", (Finding("x", error, own_error, 16, 0),))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.031042, "+0.031042"),
        (-3.10424e-7, "−3.1042e-7"),
        (0.9999996, "+1.0000"),
        (-12.3456789, "−12.346"),
        (123456.0, "+1.2346e5"),
        (0.0, "0"),
        (math.nan, "NaN"),
    ],
)
def test_gradients_have_five_figures_and_a_sign(value: float, text: str) -> None:
    assert gradient_text(value) == text


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (3.04e-9, "3.0e-9"),
        (0.972, "0.97"),
        (1.4, "1.4"),
        (1.0, "1.0"),
        (0.0143, "0.014"),
        (12.0, "1.2e1"),
        (0.0, "0"),
        (math.nan, "NaN"),
    ],
)
def test_errors_have_two_figures(error: float, text: str) -> None:
    assert error_text(error) == text


def test_whoever_is_to_blame_is_named() -> None:
    suffering = [found(0, 0.5, 1e-9), found(1, 0.7, 0.7), found(2, 1e-9, 1e-9), found(None, 1e-9, 1e-9)]
    assert blame_text(suffering, Planted(Bug.SLOPE, 1), NAMES).startswith("ReLU 1 does not multiply by its slope")
    assert blame_text(suffering, None, NAMES).startswith("ReLU 1 is wrong. Its error spreads")
    assert "spreads" not in blame_text(suffering[1:], None, NAMES)


def test_kinks_are_told_of() -> None:
    right = found(0, 1e-9, 1e-9)
    assert blame_text([right], None, NAMES) == "Every layer agrees with the loss, to 1.0e-9 at worst."
    kink = LayerFinding(1, "ReLU", (Finding("x", 0.0, 0.0, 16, 2),))
    assert blame_text([right, kink], None, NAMES).endswith("Where there is a kink, the slope of either side is right.")


def test_every_bug_is_offered_and_explained() -> None:
    assert [key for key, _ in bug_choices()][1:] == [bug.value for bug in Bug]
    assert len({bug_explanation(bug) for bug in Bug}) == len(Bug)


def test_the_findings_of_a_layer_are_told_in_full() -> None:
    told = findings_text(found(0, 0.5, 1e-9), "Affine 1")
    assert told == "Affine 1: misled by a later layer\n∂L/∂x: 0.50 beside the loss, 1.0e-9 by itself"
