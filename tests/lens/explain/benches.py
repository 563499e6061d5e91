"""Small networks on the bench."""

from collections.abc import Callable

from tests.nn.catalogue import examples, two_hidden_layers

from pellucid import nn
from pellucid.lens.explain.bench import Bench, Precision
from pellucid.lens.explain.bugs import Planted
from pellucid.lens.explain.layer_check import LayerCheck, LayerFinding, Verdict

ALL = 10**9


def bench_of(network: nn.Network, loss: nn.Loss, count: int = 6, dtype: Precision = "float64") -> Bench:
    inputs, targets = examples(count)
    return Bench(network, loss, network.theta, inputs, targets, dtype)


def small_bench(
    activation: Callable[[], nn.Layer] = nn.Tanh,
    loss: Callable[[], nn.Loss] = nn.SoftmaxCrossEntropy,
    count: int = 6,
    dtype: Precision = "float64",
) -> Bench:
    return bench_of(two_hidden_layers(activation), loss(), count, dtype)


def checked(bench: Bench, planted: Planted | None = None) -> dict[int | None, LayerFinding]:
    check = LayerCheck(bench, planted)
    assert check.step(ALL)
    return {found.layer: found for found in check.found}


def with_verdict(found: dict[int | None, LayerFinding], verdict: Verdict) -> list[int | None]:
    return [layer for layer, finding in found.items() if finding.verdict is verdict]
