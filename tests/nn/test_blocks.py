"""Large products in blocks: nothing is left out, nothing done twice, and the numbers stay what they are."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.nn.catalogue import two_hidden_layers

from pellucid import nn
from pellucid.nn.blocks import MULTIPLICATIONS, blocks


@given(length=st.integers(1, 3000), multiplications=st.integers(1, 10_000_000))
def test_blocks_cover_every_row_once_and_are_small_or_all_there_is(length: int, multiplications: int) -> None:
    parts = blocks(length, multiplications)
    rows = [row for part in parts for row in range(part.start, part.stop)]
    assert rows == list(range(length))
    thickest = max(part.stop - part.start for part in parts)
    assert len(parts) == 1 or (thickest - 1) * multiplications < MULTIPLICATIONS


@pytest.mark.parametrize(("inputs", "units", "batch"), [(784, 50, 100), (784, 256, 128), (300, 60, 61), (3, 50, 20)])
def test_a_wide_first_layer_computes_what_a_narrow_one_does(inputs: int, units: int, batch: int) -> None:
    rng = np.random.default_rng(0)
    network = nn.Network([nn.Affine(units)], input_shape=(inputs,), dtype="float64", seed=1)
    network.parameters["0.bias"][...] = rng.normal(size=units)
    x, t = rng.normal(size=(batch, inputs)), rng.normal(size=(batch, units))
    z = x @ network.parameters["0.weight"] + network.parameters["0.bias"]
    np.testing.assert_allclose(network.forward(x), z, rtol=1e-9, atol=1e-11)
    network.backward(x, t, nn.MeanSquaredError())
    dz = 2 * (z - t) / z.size
    np.testing.assert_allclose(network.gradients["0.weight"], x.T @ dz, rtol=1e-9, atol=1e-13)
    np.testing.assert_allclose(network.gradients["0.bias"], dz.sum(axis=0), rtol=1e-9, atol=1e-13)


def test_only_large_products_are_cut() -> None:
    small = two_hidden_layers(nn.ReLU).tape(6, nn.MeanSquaredError()).source()
    large = nn.Network([nn.Affine(50)], input_shape=(784,)).tape(100, nn.MeanSquaredError()).source()
    assert "dot(x, dz_0_T, dtheta_0)" in small
    assert large.count("dot(x.T[") == large.count("matmul(x[") == 4
