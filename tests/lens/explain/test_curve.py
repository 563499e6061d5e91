"""Activation functions as functions of numbers."""

import numpy as np
import pytest

from pellucid import nn
from pellucid.lens.explain.curve import activation_curve


@pytest.mark.parametrize(
    ("layer", "function"),
    [
        (nn.ReLU(), lambda z: np.maximum(z, 0)),
        (nn.LeakyReLU(0.1), lambda z: np.where(z > 0, z, 0.1 * z)),
        (nn.Sigmoid(), lambda z: 1 / (1 + np.exp(-z))),
        (nn.Tanh(), np.tanh),
        (nn.Step(), lambda z: (z > 0).astype(float)),
        (nn.Identity(), lambda z: z),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_curve_is_what_the_layer_computes(layer: nn.Layer, function) -> None:
    z = np.linspace(-5, 5, 41)
    np.testing.assert_allclose(activation_curve(layer, z), function(z), rtol=1e-12, atol=1e-12)
