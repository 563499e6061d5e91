"""The engine beside PyTorch: networks that PyTorch trained in float64, from tools/make_reference_vectors.py."""

import json
from pathlib import Path

import numpy as np
import pytest

from pellucid import nn

REFERENCE = Path(__file__).parent / "reference" / "pytorch.npz"
TOLERANCE = 1e-10

with np.load(REFERENCE, allow_pickle=False) as _file:
    ARRAYS = {name: _file[name] for name in _file.files}
CASES = json.loads(str(ARRAYS["cases"]))


def describe(case):
    sizes = "-".join(map(str, [case["features"], *case["units"]]))
    return f"{case['optimizer']} {case['loss']} {sizes} decay-{case['decay']}"


def build(case):
    layers = [nn.Affine(case["units"][0])]
    for activation, units in zip(case["activations"], case["units"][1:], strict=True):
        layers += [getattr(nn, activation)(), nn.Affine(units)]
    network = nn.Network(layers, input_shape=(case["features"],), dtype="float64")
    optimizer = getattr(nn, case["optimizer"])(
        **case["settings"],
        weight_decay=case["weight_decay"],
        decayed=network.decay_mask if case["decay"] == "weights" else None,
    )
    return network, getattr(nn, case["loss"])(), optimizer


def flat(network):
    """All parameters in the order of the file: of every layer the weights (inputs, units), then the biases."""
    return np.concatenate([values.ravel() for values in network.parameters.values()])


def set_flat(network, vector):
    at = 0
    for values in network.parameters.values():
        values[...] = vector[at : at + values.size].reshape(values.shape)
        at += values.size


def test_the_reference_covers_every_optimizer_loss_activation_and_kind_of_decay():
    assert len(CASES) >= 100
    assert {case["optimizer"] for case in CASES} == {"SGD", "Momentum", "AdaGrad", "RMSProp", "Adam"}
    assert {case["loss"] for case in CASES} == {"SoftmaxCrossEntropy", "SigmoidCrossEntropy", "MeanSquaredError"}
    assert {name for case in CASES for name in case["activations"]} == {
        "ReLU",
        "LeakyReLU",
        "Sigmoid",
        "Tanh",
        "Identity",
    }
    assert {case["decay"] for case in CASES} == {"none", "all", "weights"}
    assert all(len(ARRAYS[f"{number}.losses"]) == 20 for number in range(len(CASES)))


@pytest.mark.parametrize("number", range(len(CASES)), ids=lambda number: f"{number} {describe(CASES[number])}")
def test_twenty_steps_end_where_pytorch_ends(number):
    network, loss, optimizer = build(CASES[number])
    x, t = ARRAYS[f"{number}.x"], ARRAYS[f"{number}.t"]
    expected = ARRAYS[f"{number}.losses"]
    set_flat(network, ARRAYS[f"{number}.start"])
    losses = []
    for step in range(len(expected)):
        losses.append(network.backward(x[step % len(x)], t[step % len(t)], loss))
        optimizer.update(network.theta, network.gradient)
    assert np.abs(np.array(losses) - expected).max() <= TOLERANCE
    assert np.abs(flat(network) - ARRAYS[f"{number}.end"]).max() <= TOLERANCE
    assert np.abs(flat(network) - ARRAYS[f"{number}.start"]).max() > 1e-6
