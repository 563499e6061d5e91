"""What becomes of the settings when points of another shape are chosen."""

from msgspec.structs import replace

from pellucid.experiment.build_data import build_dataset
from pellucid.experiment.catalog import experiments, load
from pellucid.experiment.own_points import as_own_points, own_points
from pellucid.experiment.readout import possible_outputs
from pellucid.experiment.spec import OWN, Data, Source, Spec
from pellucid.ui.recipe.kinds import kind_of


def usual(shape: Source) -> Spec:
    """Return the experiment about a shape, else the first about its kind, with that shape in the place of its own."""
    kind = kind_of(shape)
    name = shape if shape in experiments() else next(n for n in experiments() if kind_of(load(n).data.source) is kind)
    spec = load(name)
    return replace(spec, data=replace(spec.data, source=shape))


def with_shape(spec: Spec, shape: Source) -> Spec:
    """Return `spec` about points of another shape: as many and as noisy as suits it.

    What learns them stays: the network, its inputs, and how it is trained. Own points are as they were left; where
    there are none yet, they are the present ones.
    """
    if shape in OWN:
        own = replace(spec.data, source=shape, label_noise=0.0)
        return with_points_of(spec, own if own_points(own) else as_own_points(spec.data, build_dataset(spec.data)))
    found = usual(shape)
    data = replace(
        spec.data,
        source=shape,
        train=found.data.train,
        test=found.data.test,
        noise=found.data.noise,
        classes=found.data.classes,
    )
    return with_output_for(replace(spec, experiment=found.experiment, data=data))


def with_points_of(spec: Spec, data: Data) -> Spec:
    """Return `spec` with `data` of the user's own points; where they are of another kind, about that kind."""
    alike = kind_of(data.source) is kind_of(spec.data.source)
    experiment = spec.experiment if alike else usual(data.source).experiment
    return with_output_for(replace(spec, experiment=experiment, data=data))


def with_classes(spec: Spec, classes: int) -> Spec:
    """Return `spec` with so many blobs."""
    return with_output_for(replace(spec, data=replace(spec.data, classes=classes)))


def with_output_for(spec: Spec) -> Spec:
    """Return `spec` with the usual output where the present one is not for its data: a sigmoid, for three classes."""
    possible = possible_outputs(build_dataset(spec.data))
    if spec.network.output in possible:
        return spec
    return replace(spec, network=replace(spec.network, output=possible[0]))
