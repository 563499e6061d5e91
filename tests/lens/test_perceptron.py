from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.experiment.build import Experiment, build
from pellucid.experiment.catalog import load
from pellucid.experiment.spec import with_value
from pellucid.lens.perceptron import PRECISION, most_corrections


def perceptron(**data: object) -> Experiment:
    spec = load("perceptron")
    for name, value in data.items():
        spec = with_value(spec, f"data.{name}", value)
    return build(spec)


@pytest.mark.parametrize(
    ("gate", "margin"),
    [
        # x₁ + x₂ − 3/2 has −3/2, −1/2, −1/2 and 1/2 at the four points, and w = (1, 1, −3/2) the length √17 / 2.
        ("and", 1 / sqrt(17)),
        ("nand", 1 / sqrt(17)),
        # x₁ + x₂ − 1/2 has −1/2, 1/2, 1/2 and 3/2, and its w the length 3/2.
        ("or", 1 / 3),
    ],
)
def test_the_bound_is_that_of_the_widest_margin(gate: str, margin: float) -> None:
    bound = most_corrections(perceptron(source=gate))
    assert bound is not None
    assert 3 / margin**2 <= bound * (1 + 1e-9)
    assert bound <= 3 / (margin * (1 - PRECISION)) ** 2


@pytest.mark.parametrize("source", ["xor-gate", "two-spirals", "circles"])
def test_where_no_line_parts_the_classes_nothing_is_promised(source: str) -> None:
    assert most_corrections(perceptron(source=source, train=100)) is None


@given(scale=st.sampled_from(["raw", "unit", "standard"]), seed=st.integers(0, 50))
def test_clouds_that_lie_apart_have_a_bound_however_they_are_scaled(scale: str, seed: int) -> None:
    bound = most_corrections(perceptron(source="two-gaussians", noise=0.0, train=30, seed=seed, scaling=scale))
    assert bound is not None
    assert bound >= 1
