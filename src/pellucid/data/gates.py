"""Logic gates as four points of the plane: what AND, NAND, OR and XOR make of two bits."""

import numpy as np

from pellucid.data.dataset import Examples
from pellucid.data.plane_features import Feature, Plane

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
    table = np.array(POINTS, np.float32), np.array(TRUTH[name], np.int64)
    return Plane(features, LOW, HIGH).examples(CLASS_NAMES, train=table, test=table)
