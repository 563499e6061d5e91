"""What every optimizer promises: defaults, settings that change, decay, state, and agreement of both precisions."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from tests.nn.catalogue import OPTIMIZERS

from pellucid import nn

Make = Callable[..., nn.Optimizer]

DEFAULTS = {
    nn.SGD: {"learning_rate": 1e-3},
    nn.Momentum: {"learning_rate": 1e-3, "momentum": 0.9},
    nn.AdaGrad: {"learning_rate": 1e-2, "epsilon": 1e-10},
    nn.RMSProp: {"learning_rate": 1e-2, "alpha": 0.99, "epsilon": 1e-8},
    nn.Adam: {"learning_rate": 1e-3, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8},
}


def gradients(steps: int, size: int = 5, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(steps, size))


def run(optimizer: nn.Optimizer, theta: np.ndarray, steps: np.ndarray) -> np.ndarray:
    """Return what `theta` becomes."""
    theta = theta.copy()
    for gradient in steps:
        optimizer.update(theta, gradient.astype(theta.dtype))
    return theta


@pytest.mark.parametrize("make", OPTIMIZERS)
def test_default_constants_are_pytorchs(make: Make) -> None:
    optimizer = make()
    assert {name: getattr(optimizer, name) for name in DEFAULTS[make]} == DEFAULTS[make]
    assert (optimizer.weight_decay, optimizer.l1, optimizer.decayed) == (0.0, 0.0, None)


@pytest.mark.parametrize("make", OPTIMIZERS)
def test_settings_are_all_hyperparameters_as_they_are_now(make: Make) -> None:
    optimizer = make()
    assert optimizer.settings() == DEFAULTS[make] | {"weight_decay": 0.0, "l1": 0.0}
    optimizer.learning_rate, optimizer.l1 = 0.5, 0.25
    assert optimizer.settings() == DEFAULTS[make] | {"learning_rate": 0.5, "weight_decay": 0.0, "l1": 0.25}


@pytest.mark.parametrize("make", OPTIMIZERS)
def test_its_source_makes_the_same_steps_to_the_bit(make: Make) -> None:
    optimizer, theta = make(0.02), np.linspace(-1, 1, 5, dtype=np.float32)
    kept = {name: np.zeros_like(theta) for name in optimizer.VECTORS}
    names = {"np": np, "theta": theta.copy(), "steps": 0} | optimizer.settings() | kept
    for gradient in gradients(4).astype(np.float32):
        optimizer.update(theta, gradient)
        names["g"] = gradient
        exec(optimizer.SOURCE, names)
        assert names["theta"].tobytes() == theta.tobytes()
        for name in optimizer.VECTORS:
            assert names[name].tobytes() == optimizer.state()[name].tobytes()


@pytest.mark.parametrize("make", OPTIMIZERS)
def test_the_first_step_goes_downhill_in_place_and_leaves_the_gradient(make: Make) -> None:
    theta, gradient = np.zeros(4, np.float32), np.array([1.0, -2.0, 3.0, 0.0], np.float32)
    kept = gradient.copy()
    optimizer = make()
    optimizer.update(theta, gradient)
    np.testing.assert_array_equal(np.sign(theta), [-1.0, 1.0, -1.0, 0.0])
    np.testing.assert_array_equal(gradient, kept)
    assert optimizer.steps == 1


@pytest.mark.parametrize("make", OPTIMIZERS)
def test_twice_the_rate_takes_hold_at_the_very_next_step(make: Make) -> None:
    slow, fast, theta = make(), make(), np.zeros(5)
    steps = gradients(4)
    for optimizer in (slow, fast):
        run(optimizer, theta, steps[:3])
    fast.learning_rate *= 2
    np.testing.assert_allclose(run(fast, theta, steps[3:]), 2 * run(slow, theta, steps[3:]), rtol=1e-12)


@pytest.mark.parametrize("make", OPTIMIZERS)
def test_a_rate_of_zero_changes_nothing(make: Make) -> None:
    theta = np.ones(5, np.float32)
    np.testing.assert_array_equal(run(make(0.0), theta, gradients(3)), theta)


@pytest.mark.parametrize("make", OPTIMIZERS)
def test_decay_is_a_gradient_of_its_own_where_the_mask_lets_it(make: Make) -> None:
    theta, mask = np.array([1.0, -2.0, 3.0, 0.5, 4.0]), np.array([1.0, 1.0, 0.0, 1.0, 0.0])
    steps = gradients(1)
    decayed = run(make(weight_decay=0.1, decayed=mask), theta, steps)
    np.testing.assert_allclose(decayed, run(make(), theta, steps + 0.1 * mask * theta), rtol=1e-12)
    everywhere = run(make(weight_decay=0.1), theta, steps)
    np.testing.assert_allclose(everywhere, run(make(), theta, steps + 0.1 * theta), rtol=1e-12)


@pytest.mark.parametrize("make", OPTIMIZERS)
def test_l1_is_a_gradient_of_its_own_where_the_mask_lets_it(make: Make) -> None:
    theta, mask = np.array([1.0, -2.0, 3.0, 0.0, -4.0]), np.array([1.0, 1.0, 0.0, 1.0, 0.0])
    steps, sign = gradients(1), np.array([1.0, -1.0, 1.0, 0.0, -1.0])
    penalised = run(make(l1=0.1, decayed=mask), theta, steps)
    np.testing.assert_allclose(penalised, run(make(), theta, steps + 0.1 * mask * sign), rtol=1e-12)
    everywhere = run(make(l1=0.1), theta, steps)
    np.testing.assert_allclose(everywhere, run(make(), theta, steps + 0.1 * sign), rtol=1e-12)


@pytest.mark.parametrize("make", OPTIMIZERS)
def test_l1_is_the_slope_of_the_sum_of_absolute_weights(make: Make) -> None:
    """Both penalties together, over many steps, against gradients taken of their sum by central differences."""
    decay, l1, width = 0.3, 0.2, 1e-6
    penalised, plain = make(0.01, weight_decay=decay, l1=l1), make(0.01)
    theta = np.array([1.0, -2.0, 0.5, -0.7, 4.0])
    expected = theta.copy()

    def penalty(at: np.ndarray) -> float:
        return float(decay / 2 * (at**2).sum() + l1 * np.abs(at).sum())

    for gradient in gradients(10):
        penalised.update(theta, gradient)
        slope = [
            (penalty(expected + shift) - penalty(expected - shift)) / (2 * width)
            for shift in width * np.eye(len(theta))
        ]
        plain.update(expected, gradient + slope)
    np.testing.assert_allclose(theta, expected, rtol=1e-6)


def test_l1_drives_a_weight_without_gradient_to_zero_at_a_steady_pace() -> None:
    theta, still = np.array([0.5, -0.5]), np.zeros(2)
    optimizer = nn.SGD(0.1, l1=0.5)
    for step in range(1, 10):
        optimizer.update(theta, still)
        np.testing.assert_allclose(theta, [0.5 - 0.05 * step, -0.5 + 0.05 * step], atol=1e-12)
    for _ in range(50):
        optimizer.update(theta, still)
    assert np.abs(theta).max() <= 0.05 + 1e-12


@pytest.mark.parametrize("make", OPTIMIZERS)
def test_decay_may_be_switched_on_and_off(make: Make) -> None:
    theta, steps = np.ones(5), gradients(3)
    plain, switched = make(), make()
    before = run(switched, theta, steps[:1])
    np.testing.assert_array_equal(before, run(plain, theta, steps[:1]))
    switched.weight_decay = 0.5
    assert (run(switched, before, steps[1:2]) != run(plain, before, steps[1:2])).any()
    switched.weight_decay = 0.0
    switched.restore(plain.state())
    np.testing.assert_array_equal(run(switched, before, steps[2:]), run(plain, before, steps[2:]))


@pytest.mark.parametrize("make", OPTIMIZERS)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_training_goes_on_from_a_state_bit_for_bit(make: Make, dtype: type) -> None:
    theta, steps = np.ones(5, dtype), gradients(6)
    optimizer = make(weight_decay=0.01, l1=0.02)
    middle = run(optimizer, theta, steps[:3])
    state = optimizer.state()
    end = run(optimizer, middle, steps[3:])
    other = make(weight_decay=0.01, l1=0.02)
    other.restore(state)
    for again in (other, optimizer):
        again.restore(state)
        assert run(again, middle, steps[3:]).tobytes() == end.tobytes()
        assert again.steps == 6


@pytest.mark.parametrize("make", OPTIMIZERS)
def test_a_state_is_a_copy(make: Make) -> None:
    optimizer, steps = make(), gradients(4)
    theta = run(optimizer, np.ones(5), steps[:2])
    state = optimizer.state()
    kept = {name: np.array(value) for name, value in state.items()}
    run(optimizer, theta, steps[2:])
    optimizer.restore(state)
    run(optimizer, theta, steps[2:])
    assert state.keys() == kept.keys()
    for name, value in state.items():
        np.testing.assert_array_equal(value, kept[name])


@pytest.mark.parametrize("make", OPTIMIZERS)
def test_a_state_before_the_first_step_is_a_fresh_start(make: Make) -> None:
    optimizer, theta, steps = make(), np.ones(5), gradients(4)
    fresh = optimizer.state()
    first = run(optimizer, theta, steps)
    optimizer.restore(fresh)
    assert run(optimizer, theta, steps).tobytes() == first.tobytes()


@pytest.mark.parametrize("make", OPTIMIZERS)
def test_both_precisions_agree(make: Make) -> None:
    single, double = (run(make(), np.ones(5, dtype), gradients(20)) for dtype in (np.float32, np.float64))
    assert (single.dtype, double.dtype) == (np.float32, np.float64)
    np.testing.assert_allclose(single, double, rtol=2e-5)


@pytest.mark.parametrize("make", OPTIMIZERS[1:])
def test_the_state_of_another_network_is_refused(make: Make) -> None:
    optimizer = make()
    optimizer.update(np.zeros(5), np.ones(5))
    with pytest.raises(ValueError, match="state of 5 parameters and cannot go on with 7"):
        optimizer.update(np.zeros(7), np.ones(7))


def test_without_momentum_momentum_is_plain_descent() -> None:
    theta, steps = np.ones(5), gradients(5)
    np.testing.assert_array_equal(run(nn.Momentum(0.1, momentum=0.0), theta, steps), run(nn.SGD(0.1), theta, steps))


def test_momentum_follows_its_formula_with_settings_that_change() -> None:
    optimizer, theta = nn.Momentum(0.1, momentum=0.9), np.array([1.0])
    optimizer.update(theta, np.array([2.0]))  # v = 2
    assert theta.item() == pytest.approx(1.0 - 0.1 * 2.0)
    optimizer.momentum, optimizer.learning_rate = 0.5, 0.01
    optimizer.update(theta, np.array([3.0]))  # v = 0.5 · 2 + 3 = 4
    assert theta.item() == pytest.approx(0.8 - 0.01 * 4.0)
    assert optimizer.state()["velocity"].item() == pytest.approx(4.0)


def test_adam_moves_by_its_rate_at_first_whatever_the_size_of_the_gradient() -> None:
    steps = np.array([[1e-4, -1.0, 1e4]])
    np.testing.assert_allclose(run(nn.Adam(0.01), np.zeros(3), steps), [-0.01, 0.01, -0.01], rtol=1e-3)


def test_adam_follows_its_formula_with_settings_that_change() -> None:
    optimizer, theta = nn.Adam(0.1), np.array([1.0])
    m = s = 0.0
    expected = 1.0
    settings: list[dict[str, Any]] = [{}, {"beta1": 0.5}, {"beta2": 0.9, "epsilon": 1e-3}, {"learning_rate": 0.02}]
    for step, (changes, gradient) in enumerate(zip(settings, (2.0, -1.0, 0.5, 3.0), strict=True), start=1):
        for name, value in changes.items():
            setattr(optimizer, name, value)
        m = optimizer.beta1 * m + (1 - optimizer.beta1) * gradient
        s = optimizer.beta2 * s + (1 - optimizer.beta2) * gradient**2
        m_hat, s_hat = m / (1 - optimizer.beta1**step), s / (1 - optimizer.beta2**step)
        expected -= optimizer.learning_rate * m_hat / (s_hat**0.5 + optimizer.epsilon)
        optimizer.update(theta, np.array([gradient]))
        assert theta.item() == pytest.approx(expected, rel=1e-12)


def test_a_network_learns_a_task_that_needs_its_hidden_layer() -> None:
    x, t = np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([0, 1, 1, 0])
    network = nn.Network([nn.Affine(8), nn.Tanh(), nn.Affine(2)], input_shape=(2,), seed=0)
    optimizer, loss = nn.Adam(0.05), nn.SoftmaxCrossEntropy()
    for _ in range(200):
        network.backward(x, t, loss)
        optimizer.update(network.theta, network.gradient)
    np.testing.assert_array_equal(network.forward(x).argmax(axis=1), t)
    assert network.loss(x, t, loss) < 0.05
