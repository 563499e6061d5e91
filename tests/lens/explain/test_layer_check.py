"""Whoever makes a gradient wrong is found guilty, and nobody else."""

from collections.abc import Callable

import numpy as np
import pytest
from tests.lens.explain.benches import ALL, bench_of, checked, small_bench, with_verdict
from tests.lens.explain.test_new_layers import Centred, Halved, Square
from tests.nn.catalogue import ACTIVATIONS, LOSSES, SMOOTH_SOMEWHERE, two_hidden_layers

from pellucid import nn
from pellucid.lens.explain.bugs import Bug, Planted, places
from pellucid.lens.explain.gradient_check import TOLERANCE
from pellucid.lens.explain.layer_check import Finding, LayerCheck, LayerFinding, Verdict
from pellucid.nn.tape import Tape

EVERY_KIND = pytest.mark.parametrize("activation", ACTIVATIONS)
PASSING = pytest.mark.parametrize("activation", SMOOTH_SOMEWHERE)
SMOOTH = pytest.mark.parametrize("activation", [nn.Tanh, nn.Sigmoid, nn.LeakyReLU])
EVERY_LOSS = pytest.mark.parametrize("loss", LOSSES)
Kind = Callable[[], nn.Layer]
LossKind = Callable[[], nn.Loss]


class TwiceTheSlope(nn.Tanh):
    """A layer of a kind that the check has never heard of, and that is wrong."""

    def record_slope(self, tape: Tape, a: str, slope: str) -> None:
        super().record_slope(tape, a, slope)
        tape.record("add", slope, slope, slope)


@EVERY_KIND
@EVERY_LOSS
def test_what_is_right_is_found_right(activation: Kind, loss: LossKind) -> None:
    found = checked(small_bench(activation, loss))
    assert with_verdict(found, Verdict.RIGHT) == list(found)
    assert list(found)[-1] is None
    assert max(finding.error for finding in found.values()) < 1e-6


@PASSING
@EVERY_LOSS
@pytest.mark.parametrize("bug", Bug)
def test_exactly_the_layer_with_the_bug_is_guilty_and_none_behind_it_is_touched(
    activation: Kind, loss: LossKind, bug: Bug
) -> None:
    network = two_hidden_layers(activation)
    for layer in places(network, bug):
        found = checked(bench_of(network, loss()), Planted(bug, layer))
        assert with_verdict(found, Verdict.GUILTY) == [layer]
        order = list(found)
        behind = order[order.index(layer) + 1 :]
        assert all(found[each].verdict is Verdict.RIGHT for each in behind)


@SMOOTH
@pytest.mark.parametrize("bug", [Bug.SLOPE, Bug.MEAN, Bug.TRANSPOSE])
def test_a_wrong_gradient_that_is_handed_on_misleads_every_layer_before(activation: Kind, bug: Bug) -> None:
    network = two_hidden_layers(activation)
    for layer in places(network, bug):
        found = checked(bench_of(network, nn.SoftmaxCrossEntropy()), Planted(bug, layer))
        order = list(found)
        assert with_verdict(found, Verdict.MISLED) == order[: order.index(layer)]
        assert found[layer].error > 0.01


@PASSING
def test_a_forgotten_bias_misleads_nobody(activation: Kind) -> None:
    network = two_hidden_layers(activation)
    for layer in places(network, Bug.BIAS):
        found = checked(bench_of(network, nn.SoftmaxCrossEntropy()), Planted(Bug.BIAS, layer))
        assert with_verdict(found, Verdict.MISLED) == []
        errors = {finding.of: finding.own_error for finding in found[layer].findings}
        assert errors.pop("b") > 0.99
        assert all(error < TOLERANCE for error in errors.values())


def test_nothing_gets_past_a_step_and_whoever_receives_nothing_is_not_found_out() -> None:
    network = two_hidden_layers(nn.Step)
    bench = bench_of(network, nn.SoftmaxCrossEntropy())
    assert with_verdict(checked(bench, Planted(Bug.MEAN, None)), Verdict.MISLED) == [4]
    for layer in (0, 2):
        found = checked(bench, Planted(Bug.BIAS, layer))
        assert with_verdict(found, Verdict.RIGHT) == list(found)


def test_the_sum_of_a_batch_is_so_many_times_too_large() -> None:
    found = checked(small_bench(count=4), Planted(Bug.MEAN, None))
    assert found[None].error == pytest.approx(3 / 4, rel=1e-6)
    assert found[0].error == pytest.approx(3 / 4, rel=1e-6)


def test_with_one_example_nobody_can_tell_its_sum_from_its_mean() -> None:
    found = checked(small_bench(count=1), Planted(Bug.MEAN, None))
    assert with_verdict(found, Verdict.RIGHT) == list(found)


def test_a_layer_of_an_unknown_kind_is_found_guilty_without_a_planted_bug() -> None:
    layers = [nn.Affine(7), nn.Tanh(), nn.Affine(5), TwiceTheSlope(), nn.Affine(3)]
    found = checked(bench_of(nn.Network(layers, (4,)), nn.SoftmaxCrossEntropy()))
    assert with_verdict(found, Verdict.GUILTY) == [3]
    assert with_verdict(found, Verdict.MISLED) == [0, 1, 2]
    assert found[3].title == "TwiceTheSlope"


@pytest.mark.parametrize("layer", [Square(), Centred(), Halved()])
def test_a_layer_of_an_unknown_kind_is_found_right_if_it_is(layer: nn.Layer) -> None:
    network = nn.Network([nn.Affine(4), layer, nn.Affine(3)], (4,), seed=1)
    bench = bench_of(network, nn.SoftmaxCrossEntropy())
    assert with_verdict(checked(bench), Verdict.RIGHT) == [0, 1, 2, None]
    assert with_verdict(checked(bench, Planted(Bug.TRANSPOSE, 2)), Verdict.MISLED) == [0, 1]


def test_at_a_kink_any_slope_between_those_of_the_two_sides_is_right() -> None:
    network = two_hidden_layers(nn.ReLU)
    network.theta[:] = 0.0
    found = checked(bench_of(network, nn.MeanSquaredError()))
    assert with_verdict(found, Verdict.RIGHT) == list(found)
    network.parameters["4.weight"][...] = 1.0
    found = checked(bench_of(network, nn.MeanSquaredError()))
    assert with_verdict(found, Verdict.RIGHT) == list(found)
    assert sum(finding.kinks for finding in found[3].findings) > 0


def test_however_it_is_sliced_the_findings_are_the_same_and_progress_is_told() -> None:
    whole = checked(small_bench())
    check = LayerCheck(small_bench())
    shares = [check.share]
    while not check.step(1):
        shares.append(check.share)
        assert all(found == whole[found.layer] for found in check.found)
    assert shares == sorted(shares)
    assert shares[0] == 0.0
    assert len(shares) > 50
    assert check.share == 1.0
    assert {found.layer: found for found in check.found} == whole


def test_of_a_large_layer_a_sample_is_looked_at_in_which_the_largest_gradients_are() -> None:
    network = nn.Network([nn.Affine(60), nn.Tanh(), nn.Affine(3)], (4,), seed=1)
    found = checked(bench_of(network, nn.SoftmaxCrossEntropy()))
    assert {finding.entries for finding in found[0].findings} == {16}
    assert {finding.of for finding in found[2].findings} == {"x", "W", "b"}


def test_weights_that_are_not_numbers_are_not_found_right() -> None:
    network = two_hidden_layers(nn.Tanh)
    network.theta[:] = np.nan
    check = LayerCheck(bench_of(network, nn.MeanSquaredError()))
    assert check.step(ALL)
    assert not any(found.verdict is Verdict.RIGHT for found in check.found)


@pytest.mark.parametrize("errors", [(np.nan, 0.1), (0.1, np.nan)])
def test_an_error_that_is_no_number_is_not_lost_among_others(errors: tuple[float, float]) -> None:
    good, bad = Finding("x", 0.2, 0.3, 16, 0), Finding("W", *errors, 16, 0)
    for findings in ((good, bad), (bad, good)):
        assert np.isnan(LayerFinding(0, "Affine", findings).error)
    assert LayerFinding(0, "Affine", (good, good)).error == 0.3
