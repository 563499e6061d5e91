import numpy as np
import pytest

from pellucid.experiment.build import build
from pellucid.experiment.spec import Layer, Network, Spec
from pellucid.lens.activations import trace
from pellucid.lens.saliency import saliency
from pellucid.lens.weights import weight_matrices

RAW = np.array([122, 66, 94], dtype=np.float32)
STEP = 1e-5


def sums(experiment, theta, inputs, layer):
    """Return z of an affine layer, in double precision, straight from the definition."""
    functions = {
        "relu": lambda z: np.maximum(z, 0),
        "leaky-relu": lambda z: np.where(z > 0, z, 0.01 * z),
        "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "identity": lambda z: z,
        "step": lambda z: (z > 0).astype(float),
    }
    values = inputs
    for at, matrix in enumerate(weight_matrices(experiment, theta)[: layer + 1]):
        z = values @ matrix.values.astype(np.float64) + matrix.bias
        if at < layer:
            values = functions[experiment.spec.network.hidden[at].activation](z)
    return z


@pytest.mark.parametrize("activation", ["relu", "leaky-relu", "tanh", "sigmoid", "identity", "step"])
@pytest.mark.parametrize("layer", [0, 1, 2, 3])
def test_the_slopes_of_a_neurons_sum_agree_with_finite_differences(activation, layer):
    experiment = build(Spec(network=Network((Layer(9, activation), Layer(7, activation), Layer(6, activation)))))
    theta = np.random.default_rng(5).normal(0, 0.5, experiment.network.layout.size).astype(np.float32)
    seen = trace(experiment, theta, RAW)
    units = np.array([2, 0])
    found = saliency(experiment, theta, seen, layer, units)
    inputs = seen.inputs.astype(np.float64)
    expected = np.empty((2, 3))
    for feature in range(3):
        moved = np.zeros(3)
        moved[feature] = STEP
        above, below = (sums(experiment, theta, inputs + side * moved, layer) for side in (1, -1))
        expected[:, feature] = ((above - below) / (2 * STEP))[units]
    assert found == pytest.approx(expected, rel=1e-3, abs=1e-5)


def test_in_the_first_layer_it_is_the_weights_themselves():
    experiment = build(Spec())
    theta = experiment.network.theta.copy()
    units = np.array([3, 30])
    found = saliency(experiment, theta, trace(experiment, theta, RAW), 0, units)
    assert np.array_equal(found, weight_matrices(experiment, theta)[0].values[:, units].T)
