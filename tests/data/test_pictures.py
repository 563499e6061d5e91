import numpy as np
import pytest

from pellucid.data.images import ImageSet
from pellucid.data.pictures import pictures

CLASSES = ("bar", "box", "ring")


def images(train: int = 60, test: int = 30) -> ImageSet:
    """Return pictures of 2 × 3 pixels that carry their own number."""
    number = np.arange(train + test, dtype=np.uint8)
    x, t = np.column_stack([number] * 6), number.astype(np.int64) % 3
    return ImageSet(x[:train], t[:train], x[train:], t[train:], (2, 3), CLASSES)


def test_pictures_stay_bytes_and_say_what_they_are() -> None:
    chosen = pictures(images(), 20, 10, seed=0)
    assert (chosen.x_train.shape, chosen.x_train.dtype) == ((20, 6), np.uint8)
    assert (chosen.x_test.shape, chosen.x_test.dtype) == ((10, 6), np.uint8)
    assert chosen.picture == (2, 3)
    assert chosen.class_names == CLASSES
    assert chosen.feature_names == ("1, 1", "1, 2", "1, 3", "2, 1", "2, 2", "2, 3")
    assert set(chosen.low) == {0}
    assert set(chosen.high) == {255}


@pytest.mark.parametrize("count", [3, 20, 59])
def test_chosen_pictures_keep_their_classes_their_order_and_the_shares_of_the_classes(count: int) -> None:
    chosen = pictures(images(), count, 6, seed=1)
    number = chosen.x_train[:, 0].astype(int)
    np.testing.assert_array_equal(chosen.t_train, number % 3)
    assert (np.diff(number) > 0).all()
    assert np.ptp(np.bincount(chosen.t_train, minlength=3)) <= 2


def test_test_pictures_come_from_the_test_part_and_do_not_depend_on_the_training_pictures() -> None:
    few, many = (pictures(images(), train, 12, seed=2) for train in (5, 50))
    np.testing.assert_array_equal(few.x_test, many.x_test)
    assert few.x_test.min() >= 60


def test_a_larger_choice_holds_all_of_a_smaller_one() -> None:
    few, many = (pictures(images(), count, 5, seed=3).x_train[:, 0].tolist() for count in (15, 40))
    assert set(few) < set(many)


def test_the_seed_decides_which_pictures_are_there() -> None:
    one, same, other = (pictures(images(), 20, 5, seed).x_train[:, 0].tolist() for seed in (4, 4, 5))
    assert one == same != other


def test_parts_asked_for_as_a_whole_are_not_copied() -> None:
    whole = images()
    chosen = pictures(whole, 60, 30, seed=6)
    assert chosen.x_train is whole.x_train
    assert chosen.x_test is whole.x_test
