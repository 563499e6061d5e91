"""One gradient twice: the error falls with ε² until rounding takes over."""

import numpy as np
import pytest
from tests.lens.explain.benches import ALL, bench_of, small_bench
from tests.nn.catalogue import examples, two_hidden_layers

from pellucid import nn
from pellucid.lens.explain.bench import Bench
from pellucid.lens.explain.gradient_check import ErrorCurve, Outcome, difference, third_derivative

INDEX = 3


def curve_of(loss: type[nn.Loss] = nn.SoftmaxCrossEntropy, index: int = INDEX) -> tuple[ErrorCurve, float]:
    double, single = small_bench(nn.Tanh, loss), small_bench(nn.Tanh, loss, dtype="float32")
    curve = ErrorCurve(double, single, index)
    assert curve.step(ALL)
    return curve, float(double.backward()[index])


def between(curve: ErrorCurve, low: float, high: float) -> slice:
    at = np.flatnonzero((curve.epsilons >= low * 0.99) & (curve.epsilons <= high * 1.01))
    return slice(int(at[0]), int(at[-1]) + 1)


def test_the_numerical_gradient_is_that_of_the_check_of_the_engine() -> None:
    network, (x, t) = two_hidden_layers(nn.Tanh), examples()
    checks = nn.check_gradients(network, x, t, nn.SoftmaxCrossEntropy())
    found = difference(small_bench(), INDEX, 1e-5)
    assert found.numerical == pytest.approx(checks["0.weight"].numerical.ravel()[INDEX], rel=1e-9)
    assert found.above != found.below


def test_the_error_falls_with_the_square_of_epsilon_while_taylor_rules() -> None:
    curve, analytic = curve_of()
    part = between(curve, 1e-3, 3e-2)
    slope = np.polyfit(np.log10(curve.epsilons[part]), np.log10(curve.errors("float64", analytic)[part]), 1)[0]
    assert slope == pytest.approx(2.0, abs=0.02)
    np.testing.assert_allclose(curve.errors("float64", analytic)[part], curve.truncation(analytic)[part], rtol=0.05)


@pytest.mark.parametrize(("dtype", "low", "high"), [("float64", 1e-12, 1e-8), ("float32", 1e-5, 1e-4)])
def test_the_error_grows_again_where_rounding_rules(dtype: str, low: float, high: float) -> None:
    curve, analytic = curve_of()
    part = between(curve, low, high)
    # Single errors scatter; none is much larger than it should be, and most are not much smaller.
    ratios = curve.errors(dtype, analytic)[part] / curve.rounding(dtype, analytic)[part]
    assert ratios.max() < 30.0
    assert np.median(ratios) > 0.03


def test_half_as_many_digits_are_had_with_half_the_precision_and_farther_away() -> None:
    curve, analytic = curve_of()
    double, single = curve.errors("float64", analytic), curve.errors("float32", analytic)
    assert double.min() < 1e-8
    assert 1e-6 < single.min() < 1e-2
    assert curve.epsilons[single.argmin()] > 10 * curve.epsilons[double.argmin()]
    # A step that is too small for the digits of the weight is no step.
    assert single[-1] == 1.0


def test_a_wrong_gradient_is_wrong_for_every_epsilon() -> None:
    curve, analytic = curve_of()
    errors = curve.errors("float64", 2.0 * analytic)
    np.testing.assert_allclose(errors[between(curve, 1e-6, 1e-2)], 0.5, rtol=1e-2)


def test_a_parabola_leaves_nothing_out() -> None:
    last = two_hidden_layers(nn.Tanh).layout.index("4.weight", 0, 0)
    curve, analytic = curve_of(nn.MeanSquaredError, last)
    assert third_derivative(small_bench(nn.Tanh, nn.MeanSquaredError), last) == 0.0
    assert curve.errors("float64", analytic)[0] < 1e-12


def test_near_a_kink_no_power_of_epsilon_is_promised() -> None:
    bench = small_bench(nn.ReLU)
    thirds = [third_derivative(bench, index) for index in range(28)]
    assert 0 < np.isnan(thirds).sum() < 28


def test_however_it_is_sliced_the_curve_is_the_same_and_the_parameters_stay_as_they_were() -> None:
    whole, _ = curve_of()
    double, single = small_bench(), small_bench(dtype="float32")
    before = double.network.theta.copy(), single.network.theta.copy()
    curve = ErrorCurve(double, single, INDEX)
    assert np.isnan(curve.errors("float64", 1.0)).all()
    steps = 1
    while not curve.step(1):
        steps += 1
        assert curve.share == pytest.approx(steps / 90 - 1 / 90)
    assert steps == 90
    for dtype in ("float64", "float32"):
        np.testing.assert_array_equal(curve.numerical[dtype], whole.numerical[dtype])
    np.testing.assert_array_equal(double.network.theta, before[0])
    np.testing.assert_array_equal(single.network.theta, before[1])


def test_the_outcome_says_why_two_gradients_are_apart() -> None:
    curve, right = curve_of()
    bench = small_bench()

    def outcome(epsilon: float, analytic: float = right) -> Outcome:
        return curve.outcome(difference(bench, INDEX, epsilon), analytic, right)

    assert outcome(1e-5) is Outcome.AGREE
    assert outcome(1e-1) is Outcome.TOO_LARGE
    assert outcome(1e-12) is Outcome.TOO_SMALL
    assert outcome(1e-5, 2.0 * right) is Outcome.WRONG
    assert outcome(1e-1, 0.0) is Outcome.WRONG


def test_nothing_that_depends_on_a_weight_is_no_disagreement() -> None:
    network = two_hidden_layers(nn.Tanh)
    network.theta[:] = 0.0
    double, single = (bench_of(network, nn.MeanSquaredError(), dtype=dtype) for dtype in ("float64", "float32"))
    curve = ErrorCurve(double, single, INDEX)
    curve.step(ALL)
    assert curve.outcome(difference(double, INDEX, 1e-5), 0.0, 0.0) is Outcome.BOTH_ZERO
    assert curve.errors("float64", 0.0).max() == 0.0
    assert np.isnan(curve.rounding("float64", 0.0)).all()


def test_at_a_kink_no_epsilon_tells() -> None:
    network = nn.Network([nn.Affine(1)], (4,), seed=1)
    network.theta[:] = 0.0
    inputs, _ = examples()
    targets = np.ones((len(inputs), 1))
    double, single = (
        Bench(network, nn.PerceptronLoss(), network.theta, inputs, targets, dtype) for dtype in ("float64", "float32")
    )
    curve = ErrorCurve(double, single, 4)
    curve.step(ALL)
    right = float(double.backward()[4])
    assert curve.outcome(difference(double, 4, 1e-5), right, right) is Outcome.UNTOLD


def test_weights_that_are_not_numbers_have_no_gradient() -> None:
    network = two_hidden_layers(nn.Tanh)
    network.theta[:] = np.inf
    double, single = (bench_of(network, nn.MeanSquaredError(), dtype=dtype) for dtype in ("float64", "float32"))
    curve = ErrorCurve(double, single, INDEX)
    curve.step(ALL)
    right = float(double.backward()[INDEX])
    assert curve.outcome(difference(double, INDEX, 1e-5), right, right) is Outcome.NOT_A_NUMBER
