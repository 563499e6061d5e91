"""From points of any kind to points of the user's own."""

from msgspec.structs import replace

from pellucid.data.dataset import Dataset
from pellucid.data.points import OwnPoints, have_values, points_of
from pellucid.experiment.spec import OWN, Data


def own_points(data: Data) -> OwnPoints:
    """Return the user's own points, those with values or those with classes, as the source of `data` is."""
    return data.value_points if data.source == "value-points" else data.points


def with_own_points(data: Data, points: OwnPoints) -> Data:
    """Return `data` with these points as its source, of which there are some.

    Their labels are as they are seen: no noise is put on them again.
    """
    if have_values(points):
        return replace(data, source="value-points", value_points=points, label_noise=0.0)
    return replace(data, source="points", points=points, label_noise=0.0)


def as_own_points(data: Data, dataset: Dataset) -> Data:
    """Return `data` with the points of `dataset`, which it describes, as the user's own, to be edited.

    Label noise stays in the labels that it has changed, and is not added again. Raises ValueError if the examples are
    no points.
    """
    if data.source in OWN and data.label_noise == 0.0:
        return data
    return with_own_points(data, points_of(dataset))
