import numpy as np
import pytest
from msgspec.structs import replace

from pellucid.experiment.build import Experiment, build
from pellucid.experiment.catalog import load
from pellucid.experiment.spec import Layer, with_value
from pellucid.lens.truth_table import truth_table
from pellucid.lens.xor_by_hand import xor_by_hand


def network(*hidden: Layer, scaling: str = "standard", source: str = "xor-gate", **changes: object) -> Experiment:
    spec = load("xor-gate")
    for path, value in {"data.scaling": scaling, "data.source": source, **changes}.items():
        spec = with_value(spec, path.replace("__", "."), value)
    return build(replace(spec, network=replace(spec.network, hidden=hidden)))


@pytest.mark.parametrize("scaling", ["raw", "unit", "standard"])
@pytest.mark.parametrize("activation", ["tanh", "sigmoid", "step"])
def test_nand_or_and_make_xor(activation: str, scaling: str) -> None:
    experiment = network(Layer(2, activation), scaling=scaling)
    values = xor_by_hand(experiment)
    assert values is not None
    assert sorted(values) == list(range(9))
    table = truth_table(experiment, np.array([values[at] for at in range(9)], np.float32))
    low = -1 if activation == "tanh" else 0
    np.testing.assert_allclose(table.hidden[:, 0], [1, 1, 1, low], atol=0.011)
    np.testing.assert_allclose(table.hidden[:, 1], [low, 1, 1, 1], atol=0.011)
    np.testing.assert_allclose(table.outputs, [0, 1, 1, 0], atol=0.005)
    assert table.right.all()


@pytest.mark.parametrize(
    "experiment",
    [
        network(Layer(2, "relu")),
        network(Layer(3, "tanh")),
        network(Layer(2, "tanh"), Layer(2, "tanh")),
        network(),
        network(Layer(2, "tanh"), network__output="softmax"),
        network(Layer(2, "tanh"), data__features=("x1", "product")),
        build(load("colours")),
        build(load("saddle")),
    ],
)
def test_other_networks_have_no_such_weights(experiment: Experiment) -> None:
    assert xor_by_hand(experiment) is None
