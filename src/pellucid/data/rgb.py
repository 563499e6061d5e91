"""The features of a colour: red, green and blue, each from 0 to 255."""

import numpy as np

FEATURE_NAMES = ("R", "G", "B")
LOW = np.zeros(3, np.float32)
HIGH = np.full(3, 255.0, np.float32)
