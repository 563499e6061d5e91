"""From points of any kind to points of the user's own."""

from msgspec.structs import replace

from pellucid.data.dataset import Dataset
from pellucid.data.points import points_of
from pellucid.experiment.spec import Data


def as_own_points(data: Data, dataset: Dataset) -> Data:
    """Return `data` with the points of `dataset`, which it describes, as the user's own, to be edited.

    Label noise stays in the labels that it has changed, and is not added again. Raises ValueError if the examples are
    no points.
    """
    if data.source == "points" and data.label_noise == 0.0:
        return data
    return replace(data, source="points", points=points_of(dataset), label_noise=0.0)
