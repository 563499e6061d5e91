"""To begin with the trained weights in the box."""

from msgspec.structs import replace

from pellucid.experiment.spec import Layer, Spec

# The layers that the trained weights belong to.
TRAINED_LAYERS = (Layer(50), Layer(100))


def with_trained_weights(spec: Spec) -> Spec:
    """Return `spec` with trained initial weights, which bring the layers that they belong to."""
    return replace(spec, network=replace(spec.network, hidden=TRAINED_LAYERS, initialisation="trained"))
