"""Where the points of a data set lie beside the curve of answers: at the height of what is right for them."""

import numpy as np

from pellucid.data.dataset import Dataset
from pellucid.data.plane_features import Plane
from pellucid.ui.plane.plane_view import SIDE
from pellucid.ui.plane.point_set import PointSet, value_limit

# Above the greatest height and below the least, so that no point is cut.
MARGIN = 26.0
# From the row of training points of a class out to that of its test points, so that both can be seen.
ROW = 12.0


def raised_points(dataset: Dataset, plane: Plane, coordinate: int) -> PointSet:
    """Return the points of `dataset` as they lie in the picture of a curve, in the coordinates of the square `plane`.

    Across is their `coordinate`. Points of two classes are at 0 and 1, those of more at 1, and test points a row
    beyond; points with values are at their value between the largest magnitude and its negative.
    """
    points = PointSet.of(dataset)
    if dataset.classes:
        heights = points.targets if dataset.classes == 2 else np.ones(len(points))
        beyond = np.where(points.test, np.where(heights > 0, ROW, -ROW), 0.0)
    else:
        heights, beyond = points.targets / (2 * value_limit(dataset)) + 0.5, np.zeros(len(points))
    shares = (MARGIN + heights * (SIDE - 2 * MARGIN) + beyond) / SIDE
    raised = np.stack([points.places[:, coordinate], plane.low + shares * (plane.high - plane.low)], axis=1)
    return PointSet(raised.astype(np.float32), points.targets, points.test)
