"""Initial weights: their spread, their limits, and that the seed decides."""

import numpy as np
import pytest
from tests.nn.catalogue import INITIALIZERS

from pellucid.nn.initializers import Gaussian, HeNormal, HeUniform, Initializer, XavierNormal, XavierUniform, Zeros

FAN_IN, FAN_OUT = 300, 200


@pytest.mark.parametrize(
    ("initializer", "variance"),
    [
        (Zeros(), 0.0),
        (Gaussian(), 0.01**2),
        (Gaussian(2.0), 4.0),
        (XavierNormal(), 2 / (FAN_IN + FAN_OUT)),
        (XavierUniform(), 2 / (FAN_IN + FAN_OUT)),
        (HeNormal(), 2 / FAN_IN),
        (HeUniform(), 2 / FAN_IN),
    ],
)
def test_weights_spread_as_the_source_says(initializer: Initializer, variance: float) -> None:
    weights = initializer.draw(np.random.default_rng(0), FAN_IN, FAN_OUT)
    assert weights.shape == (FAN_IN, FAN_OUT)
    assert weights.var() == pytest.approx(variance, rel=0.02)
    assert abs(weights.mean()) <= 4 * (variance / weights.size) ** 0.5


@pytest.mark.parametrize("initializer", [XavierUniform(), HeUniform()])
def test_uniform_weights_fill_their_range_evenly(initializer: Initializer) -> None:
    weights = initializer.draw(np.random.default_rng(0), FAN_IN, FAN_OUT)
    limit = np.sqrt(3 * weights.var())
    assert np.abs(weights).max() <= 1.01 * limit
    counts, _ = np.histogram(weights, bins=10, range=(-limit, limit))
    assert counts.min() > 0.9 * weights.size / 10


@pytest.mark.parametrize("make", INITIALIZERS)
def test_the_generator_decides(make: type[Initializer]) -> None:
    first, again = (make().draw(np.random.default_rng(5), 4, 3) for _ in range(2))
    np.testing.assert_array_equal(first, again)


@pytest.mark.parametrize("std", [0.0, -1.0, np.inf, np.nan])
def test_a_spread_that_is_none_is_refused(std: float) -> None:
    with pytest.raises(ValueError, match="must be a positive number"):
        Gaussian(std)
