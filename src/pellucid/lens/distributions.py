"""How activations and gradients are distributed, layer by layer, over the training examples."""

from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from pellucid.experiment.build import Experiment
from pellucid.lens.histogram import Histogram, histogram

FloatArray = NDArray[np.float32]

# The inputs that are looked at, as the network sees them. To scale pictures takes longer than to look at them.
_inputs: WeakKeyDictionary[Experiment, FloatArray] = WeakKeyDictionary()

MOST_EXAMPLES, LEAST_EXAMPLES = 1_000, 100
# Larger networks are looked at with fewer examples, for at most so many products of an example with a parameter: the
# answer then takes some 4 ms, and the backward pass twice as long.
MOST_PRODUCTS = 100_000_000


@dataclass(frozen=True)
class LayerDistribution:
    """The activations of one hidden layer over the training examples.

    `zero_share` is the share of them that are exactly zero, `dead_units` the number of units that are zero for every
    example, `mean` and `deviation` those of the finite values (NaN if there are none).
    """

    label: str
    histogram: Histogram
    zero_share: float
    dead_units: int
    mean: float
    deviation: float


@dataclass(frozen=True)
class GradientDistribution:
    """The gradient ∂L/∂W of one weight matrix, L being the mean loss over the training examples without weight decay.

    `histogram` is that of log₁₀|g| of the entries that are not zero, `zero_share` the share of those that are, and
    `median` the median of |g| of those in the histogram (NaN if there are none).
    """

    label: str
    histogram: Histogram
    zero_share: float
    median: float


def examples_seen(experiment: Experiment) -> int:
    """Return how many training examples are looked at: all, but 1,000 at most, and fewer if the network is large."""
    affordable = max(LEAST_EXAMPLES, MOST_PRODUCTS // experiment.network.layout.size)
    return min(len(experiment.dataset.t_train), MOST_EXAMPLES, affordable)


def activation_statistics(experiment: Experiment, theta: FloatArray) -> list[LayerDistribution]:
    """Return the distribution of each hidden layer's outputs for the first `examples_seen` training examples."""
    inputs, _ = _examples(experiment)
    with np.errstate(all="ignore"):
        outputs = experiment.probe(theta).trace(inputs)
    return [_activations(f"{number}", values) for number, values in enumerate(outputs[1::2], start=1)]


def gradient_statistics(experiment: Experiment, theta: FloatArray) -> list[GradientDistribution]:
    """Return the distribution of each weight matrix's gradient over the first `examples_seen` training examples."""
    inputs, labels = _examples(experiment)
    network = experiment.probe(theta)
    with np.errstate(all="ignore"):
        network.backward(inputs, labels, experiment.loss)
    gradients = (network.gradients[f"{key}.weight"] for key in experiment.affine_keys)
    return [_gradient(f"W{number}", gradient) for number, gradient in enumerate(gradients, start=1)]


def _examples(experiment: Experiment) -> tuple[FloatArray, NDArray[np.int64]]:
    dataset, seen = experiment.dataset, examples_seen(experiment)
    if experiment not in _inputs:
        _inputs[experiment] = dataset.scaling.apply(dataset.x_train[:seen])
    return _inputs[experiment], dataset.t_train[:seen]


def _activations(label: str, values: FloatArray) -> LayerDistribution:
    zero = values == 0.0
    finite = values[np.isfinite(values)].astype(np.float64)
    return LayerDistribution(
        label=label,
        histogram=histogram(values),
        zero_share=float(zero.mean()),
        dead_units=int(np.count_nonzero(zero.all(axis=0))),
        mean=float(finite.mean()) if finite.size else np.nan,
        deviation=float(finite.std()) if finite.size else np.nan,
    )


def _gradient(label: str, gradient: FloatArray) -> GradientDistribution:
    size = np.abs(gradient.ravel())
    sizes = _chosen(size, size != 0.0)
    finite = _chosen(sizes, np.isfinite(sizes))
    return GradientDistribution(
        label=label,
        histogram=histogram(np.log10(sizes)),
        zero_share=(size.size - sizes.size) / size.size,
        median=float(np.median(finite)) if finite.size else np.nan,
    )


def _chosen(values: FloatArray, which: NDArray[np.bool_]) -> FloatArray:
    """Return the values that are chosen: mostly all of them, which need not be copied."""
    return values if which.all() else values[which]
