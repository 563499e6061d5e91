"""Handwritten digits: those in the box, and the full MNIST where it is found.

Source: LeCun, Cortes & Burges 1998, "The MNIST database of handwritten digits".
"""

from functools import cache
from importlib.resources import as_file, files
from threading import Lock

import numpy as np

from pellucid.data.images import ImageSet

SHAPE = (28, 28)
CLASS_NAMES = tuple("0123456789")

_one_at_a_time = Lock()


def boxed_digits() -> ImageSet:
    """Return the digits in the box: 4,000 for training and 1,000 for testing, each digit equally often.

    They stand in a shuffled order that is always the same. Everybody who asks shares one copy. All of them are from
    the training set of MNIST: what was trained on that has seen the test digits of the box as well.
    """
    # Window and training thread may both ask first; the second then waits for the copy of the other.
    with _one_at_a_time:
        return _read_box()


@cache
def _read_box() -> ImageSet:
    with as_file(files("pellucid").joinpath("assets/digits/digits.npz")) as path, np.load(path) as box:
        return ImageSet(
            x_train=box["x_train"],
            t_train=box["t_train"].astype(np.int64),
            x_test=box["x_test"],
            t_test=box["t_test"].astype(np.int64),
            shape=SHAPE,
            class_names=CLASS_NAMES,
        )
