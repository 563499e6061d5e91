"""What becomes of the settings when points of another shape are chosen."""

from msgspec.structs import replace

from pellucid.experiment.catalog import experiments, load
from pellucid.experiment.spec import Data, Source, Spec


def usual_data(shape: Source) -> Data:
    """Return the data section of the experiment that is about a shape."""
    return load(shape).data if shape in experiments() else Data(source=shape)


def with_shape(spec: Spec, shape: Source) -> Spec:
    """Return `spec` about points of another shape: as many and as noisy as suits it.

    What learns them stays: the network, its inputs, and how it is trained.
    """
    usual = usual_data(shape)
    data = replace(
        spec.data, source=shape, train=usual.train, test=usual.test, noise=usual.noise, classes=usual.classes
    )
    return replace(spec, experiment=shape, data=data)
