import gc
import weakref

import numpy as np
import pytest
from tests.lens.by_hand import forward, inputs, random_theta, small_digits, small_experiment, weight_gradients

from pellucid.data.dataset import Scaling
from pellucid.experiment.spec import Layer
from pellucid.lens.distributions import MOST_EXAMPLES, activation_statistics, examples_seen, gradient_statistics


def test_activations_are_those_worked_out_by_hand() -> None:
    experiment = small_experiment()
    theta = random_theta(experiment)
    _, post = forward(experiment, theta, inputs(experiment, experiment.dataset.x_train))
    found = activation_statistics(experiment, theta)
    assert len(found) == 3
    for layer, values in zip(found, post[:-1], strict=True):
        assert layer.mean == pytest.approx(values.mean(), rel=1e-4)
        assert layer.deviation == pytest.approx(values.std(), rel=1e-4)
        assert layer.zero_share == pytest.approx(np.mean(values == 0))
        assert layer.dead_units == np.count_nonzero((values == 0).all(axis=0))
        assert layer.histogram.counts.sum() == values.size
        assert layer.histogram.edges[[0, -1]] == pytest.approx([values.min(), values.max()], rel=1e-4)
    assert 0 < found[0].zero_share < 1
    assert found[1].zero_share == 0


def test_units_that_no_example_moves_are_dead() -> None:
    experiment = small_experiment(hidden=(Layer(4), Layer(3)))
    theta = np.array(random_theta(experiment))
    experiment.network.layout.views(theta)["0.weight"][:, :2] = -1.0
    experiment.network.layout.views(theta)["0.bias"][:2] = -1.0
    first = activation_statistics(experiment, theta)[0]
    assert first.dead_units >= 2
    assert first.zero_share >= 0.5


def test_gradients_are_those_worked_out_by_hand() -> None:
    experiment = small_experiment()
    theta = random_theta(experiment)
    found = gradient_statistics(experiment, theta)
    assert [layer.label for layer in found] == ["W1", "W2", "W3", "W4"]
    for layer, gradient in zip(found, weight_gradients(experiment, theta), strict=True):
        size = np.abs(gradient[gradient != 0])
        assert layer.zero_share == pytest.approx(np.mean(gradient == 0))
        assert layer.median == pytest.approx(np.median(size), rel=1e-3)
        assert layer.histogram.counts.sum() == size.size
        assert layer.histogram.edges[-1] == pytest.approx(np.log10(size.max()), abs=1e-3)


def test_weights_that_are_all_zero_have_no_gradient_below_the_last_layer() -> None:
    experiment = small_experiment(hidden=(Layer(4), Layer(3)))
    *below, last = gradient_statistics(experiment, np.zeros(experiment.network.layout.size, np.float32))
    for layer in (*below, last):
        assert layer.zero_share == 1.0
        assert layer.histogram.counts.sum() == 0
        assert np.isnan(layer.median)


@pytest.mark.parametrize("value", [np.nan, np.inf, 3e38])
def test_weights_that_overflow_are_counted_without_a_warning(value: float) -> None:
    experiment = small_experiment(hidden=(Layer(4), Layer(3)))
    theta = np.full(experiment.network.layout.size, value, np.float32)
    for layer, units in zip(activation_statistics(experiment, theta), (4, 3), strict=True):
        assert layer.histogram.counts.sum() + layer.histogram.non_finite == 90 * units
    last = gradient_statistics(experiment, theta)[-1]
    assert last.histogram.non_finite > 0
    assert np.isnan(last.median) or last.median > 0


def test_at_most_a_thousand_examples_are_looked_at() -> None:
    experiment = small_experiment(train=1_500, hidden=(Layer(4),))
    (layer,) = activation_statistics(experiment, random_theta(experiment))
    assert layer.histogram.counts.sum() == 4 * MOST_EXAMPLES


def test_large_networks_are_looked_at_with_fewer_examples() -> None:
    experiment = small_experiment(train=1_500, hidden=(Layer(512),) * 6)
    layer = activation_statistics(experiment, experiment.network.theta)[0]
    assert examples_seen(experiment) < MOST_EXAMPLES
    assert layer.histogram.counts.sum() == 512 * examples_seen(experiment)
    assert examples_seen(small_experiment(train=70, hidden=(Layer(4),))) == 70


def test_pictures_are_looked_at_as_the_network_sees_them() -> None:
    experiment = small_digits()
    theta = random_theta(experiment) * np.float32(0.1)
    _, post = forward(experiment, theta, inputs(experiment, experiment.dataset.x_train))
    first = activation_statistics(experiment, theta)[0]
    assert first.mean == pytest.approx(post[0].mean(), rel=1e-3)
    for layer, gradient in zip(
        gradient_statistics(experiment, theta), weight_gradients(experiment, theta), strict=True
    ):
        assert layer.zero_share == pytest.approx(np.mean(gradient == 0), abs=1e-3)


def test_pictures_are_scaled_once_for_an_experiment_and_forgotten_with_it() -> None:
    experiment = small_digits(train=50, test=20)
    theta = random_theta(experiment)
    scaled: list[int] = []
    apply = Scaling.apply
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Scaling, "apply", lambda scaling, raw: (scaled.append(len(raw)), apply(scaling, raw))[1])
        for _ in range(3):
            gradient_statistics(experiment, theta)
            activation_statistics(experiment, theta)
    assert scaled == [50]
    other = small_digits(train=50, test=20, scaling="raw")
    assert activation_statistics(other, theta)[0].mean != activation_statistics(experiment, theta)[0].mean
    gone = weakref.ref(other)
    del other
    gc.collect()
    assert gone() is None
