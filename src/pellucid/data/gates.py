"""Logic gates as four points of the plane: what AND, NAND, OR and XOR make of two bits."""

import numpy as np

from pellucid.data.dataset import Examples
from pellucid.data.plane_features import FEATURE_NAMES, Feature, Plane

LOW, HIGH = -0.5, 1.5
CLASS_NAMES = ("0", "1")
# In the order of a truth table.
POINTS = ((0, 0), (0, 1), (1, 0), (1, 1))
TRUTH = {
    "and": (0, 0, 0, 1),
    "nand": (1, 1, 1, 0),
    "or": (0, 1, 1, 1),
    "xor-gate": (0, 1, 1, 0),
}


def gate(name: str, features: tuple[Feature, ...]) -> Examples:
    """Return the truth table of one of the gates in TRUTH, for training and for testing alike."""
    plane = Plane(features, LOW, HIGH)
    low, high = plane.ranges()
    points, truth = np.array(POINTS, np.float32), np.array(TRUTH[name], np.int64)
    return Examples(
        feature_names=tuple(FEATURE_NAMES[each] for each in features),
        class_names=CLASS_NAMES,
        low=low,
        high=high,
        x_train=points,
        t_train=truth,
        x_test=points,
        t_test=truth,
        plane=plane,
    )
