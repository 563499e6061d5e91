import numpy as np
import pytest
from tests.lens.by_hand import forward, inputs, random_theta, small_experiment

from pellucid.lens.activations import trace


def test_a_trace_holds_every_value_worked_out_by_hand() -> None:
    experiment = small_experiment()
    theta = random_theta(experiment)
    raw = experiment.dataset.x_test[7]
    traced = trace(experiment, theta, raw)
    x = inputs(experiment, raw[np.newaxis])
    pre, post = forward(experiment, theta, x)
    np.testing.assert_allclose(traced.inputs, x[0], rtol=1e-6)
    assert len(traced.layers) == 4
    for layer, before, after in zip(traced.layers, pre, post, strict=True):
        np.testing.assert_allclose(layer.pre, before[0], rtol=1e-4, atol=1e-5)
        np.testing.assert_allclose(layer.post, after[0], rtol=1e-4, atol=1e-5)


def test_sums_below_zero_are_seen_before_relu_and_zero_after_it() -> None:
    experiment = small_experiment()
    first = trace(experiment, random_theta(experiment), experiment.dataset.x_test[0]).layers[0]
    assert (first.pre < 0).any()
    np.testing.assert_array_equal(first.post, np.maximum(first.pre, 0))


def test_without_hidden_layers_there_are_logits_and_probabilities() -> None:
    experiment = small_experiment(hidden=())
    (only,) = trace(experiment, random_theta(experiment), experiment.dataset.x_test[0]).layers
    assert (only.pre.shape, only.post.shape) == ((3,), (3,))
    assert only.post.sum() == pytest.approx(1, abs=1e-6)


def test_a_trace_is_kept_when_the_next_one_is_made() -> None:
    experiment = small_experiment()
    theta = random_theta(experiment)
    first = trace(experiment, theta, experiment.dataset.x_test[0])
    kept = [(layer.pre.copy(), layer.post.copy()) for layer in first.layers]
    trace(experiment, theta, experiment.dataset.x_test[1])
    for layer, (pre, post) in zip(first.layers, kept, strict=True):
        np.testing.assert_array_equal(layer.pre, pre)
        np.testing.assert_array_equal(layer.post, post)


def test_weights_that_are_not_finite_give_no_warning() -> None:
    experiment = small_experiment()
    traced = trace(experiment, np.full(experiment.network.layout.size, np.nan, np.float32), np.zeros(3, np.float32))
    assert np.isnan(traced.layers[-1].post).all()
