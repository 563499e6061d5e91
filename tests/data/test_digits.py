"""The digits in the box."""

from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from threading import Barrier

import numpy as np
import pytest

from pellucid.data import digits
from pellucid.data.digits import boxed_digits


def test_the_box_holds_each_digit_equally_often():
    box = boxed_digits()
    assert np.bincount(box.t_train).tolist() == [400] * 10
    assert np.bincount(box.t_test).tolist() == [100] * 10


def test_images_are_bytes_and_keep_their_full_range():
    box = boxed_digits()
    assert (box.x_train.shape, box.x_test.shape) == ((4000, 784), (1000, 784))
    assert box.x_train.dtype == box.x_test.dtype == np.uint8
    assert (box.x_train.min(), box.x_train.max()) == (0, 255)
    assert (box.shape, box.class_names) == ((28, 28), tuple("0123456789"))


def test_no_digit_is_in_the_box_twice():
    box = boxed_digits()
    assert len({image.tobytes() for image in (*box.x_train, *box.x_test)}) == 5000


def test_the_order_is_shuffled():
    # Every hundred of the training digits has some of each: nobody has to shuffle before taking the first few.
    assert all(np.unique(hundred).size == 10 for hundred in boxed_digits().t_train.reshape(40, 100))


def test_nobody_can_write_into_the_box():
    box = boxed_digits()
    for array in (box.x_train, box.t_train, box.x_test, box.t_test):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1


def test_all_who_ask_at_once_share_one_copy():
    digits._read_box.cache_clear()
    together = Barrier(4)

    def ask(_):
        together.wait()
        return boxed_digits()

    with ThreadPoolExecutor(4) as pool:
        assert len({id(box) for box in pool.map(ask, range(4))}) == 1


def test_the_box_is_small():
    assert len(files("pellucid").joinpath("assets/digits/digits.npz").read_bytes()) <= 1_300_000
