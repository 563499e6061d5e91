"""A planted bug changes what it should in the backward pass, and leaves the network itself alone."""

import numpy as np
import pytest
from tests.lens.explain.benches import bench_of, small_bench
from tests.nn.catalogue import examples, two_hidden_layers

from pellucid import nn
from pellucid.lens.explain.bench import Bench
from pellucid.lens.explain.bugs import Bug, Planted, places, plant


def test_each_bug_has_its_places() -> None:
    network = two_hidden_layers(nn.ReLU)
    assert places(network, Bug.SLOPE) == (1, 3)
    assert places(network, Bug.MEAN) == (None,)
    assert places(network, Bug.TRANSPOSE) == (2, 4)
    assert places(network, Bug.BIAS) == (0, 2, 4)


def test_one_unit_has_no_matrix_to_transpose() -> None:
    network = nn.Network([nn.Affine(2), nn.Tanh(), nn.Affine(1)], (2,))
    assert places(network, Bug.TRANSPOSE) == ()


def test_a_bug_cannot_be_where_it_would_change_nothing() -> None:
    bench = small_bench(nn.Identity)
    with pytest.raises(ValueError, match="Nothing is wrong with layer 1"):
        plant(bench.network, bench.tape, Planted(Bug.SLOPE, 1))


def test_a_square_matrix_is_transposed() -> None:
    network = nn.Network([nn.Affine(5), nn.Tanh(), nn.Affine(5), nn.Identity(), nn.Affine(3)], (4,), seed=1)
    x, t = examples()
    bench = Bench(network, nn.MeanSquaredError(), network.theta, x, t)
    bench.backward(Planted(Bug.TRANSPOSE, 2))
    weight = bench.network.parameters["2.weight"]
    np.testing.assert_allclose(bench.array("da_1"), weight.T @ bench.array("dz_2"), rtol=1e-12)


def test_without_its_mask_relu_hands_everything_on() -> None:
    bench = small_bench(nn.ReLU)
    bench.backward(Planted(Bug.SLOPE, 3))
    np.testing.assert_array_equal(bench.array("dz_2"), bench.array("da_3"))
    bench.backward()
    assert (bench.array("dz_2") != bench.array("da_3")).any()


def test_after_a_bug_the_right_gradient_is_still_to_be_had() -> None:
    network, (x, t) = two_hidden_layers(nn.Sigmoid, "float64"), examples()
    network.backward(x, t, nn.SoftmaxCrossEntropy())
    right = network.gradient.copy()
    bench = Bench(network, nn.SoftmaxCrossEntropy(), network.theta, x, t)
    for bug in Bug:
        for layer in places(network, bug):
            assert not np.array_equal(bench.backward(Planted(bug, layer)), right)
            np.testing.assert_array_equal(bench.backward(), right)
    np.testing.assert_array_equal(network.gradient, right)


def test_every_layer_that_does_something_is_a_station() -> None:
    layers = [nn.Affine(5), nn.Identity(), nn.Affine(4), nn.ReLU(), nn.Affine(3)]
    network = nn.Network(layers, (4,), seed=1)
    x, t = examples()
    bench = Bench(network, nn.SoftmaxCrossEntropy(), network.theta, x, t)
    found = [(station.layer, station.title, station.got, station.given) for station in bench.stations]
    assert found == [
        (0, "Affine", "x[:-1]", "z_0"),
        (2, "Affine", "z_0", "z_2"),
        (3, "ReLU", "z_2", "a_3"),
        (4, "Affine", "a_3", "z_4"),
        (None, "SoftmaxCrossEntropy", "z_4", ""),
    ]


def test_the_rest_of_a_network_gives_the_loss_of_the_whole() -> None:
    network = two_hidden_layers(nn.Tanh, "float64")
    loss = network.loss(*examples(), nn.SoftmaxCrossEntropy())
    bench = bench_of(network, nn.SoftmaxCrossEntropy())
    assert [bench.loss(first) for first in range(len(bench.stations))] == [loss] * len(bench.stations)
