"""Data sets as four IDX files."""

import numpy as np
import pytest
from tests.data.idx_files import USUAL, small_set, write, write_set

from pellucid.data.idx_fault import IdxError
from pellucid.data.idx_folder import find_files, read_folder, sort_files

FORMS = ("{}-{}-idx{}-ubyte", "{}-{}.idx{}-ubyte", "{}-{}-ubyte", "{}-{}.idx", "{}-{}")


def names(form, test_part="t10k"):
    return [
        form.format(part, kind, digit)
        for part in ("train", test_part)
        for kind, digit in (("images", 3), ("labels", 1))
    ]


def assert_is_the_small_set(images):
    x_train, t_train, x_test, t_test = small_set()
    np.testing.assert_array_equal(images.x_train, x_train.reshape(5, 6))
    np.testing.assert_array_equal(images.t_train, t_train)
    np.testing.assert_array_equal(images.x_test, x_test.reshape(4, 6))
    np.testing.assert_array_equal(images.t_test, t_test)


@pytest.mark.parametrize("suffix", ["", ".gz"])
@pytest.mark.parametrize("form", FORMS)
def test_each_form_of_the_file_names_is_understood(tmp_path, form, suffix):
    assert_is_the_small_set(read_folder(write_set(tmp_path, names(form + suffix))))


def test_the_test_files_may_be_called_test(tmp_path):
    assert_is_the_small_set(read_folder(write_set(tmp_path, names(FORMS[0], "test"))))


def test_the_name_of_a_set_may_stand_before(tmp_path):
    assert_is_the_small_set(read_folder(write_set(tmp_path, ["emnist-balanced-" + name for name in USUAL])))


def test_letters_may_be_large(tmp_path):
    assert_is_the_small_set(read_folder(write_set(tmp_path, [name.upper() for name in USUAL])))


def test_a_folder_called_like_the_file_in_it_counts_as_the_file(tmp_path):
    assert_is_the_small_set(read_folder(write_set(tmp_path, [f"{name}/{name}" for name in USUAL])))


def test_images_stay_bytes_and_labels_become_indices(tmp_path):
    images = read_folder(write_set(tmp_path))
    assert (images.x_train.dtype, images.t_train.dtype) == (np.uint8, np.int64)
    assert (images.shape, images.class_names) == ((3, 2), ("0", "1", "2"))
    for array in (images.x_train, images.t_train, images.x_test, images.t_test):
        assert not array.flags.writeable


def test_other_files_are_passed_over(tmp_path):
    write_set(tmp_path)
    (tmp_path / "README.md").write_text("train-images")
    (tmp_path / "train-images.png").write_bytes(b"")
    assert_is_the_small_set(read_folder(tmp_path))


def test_of_a_plain_and_a_packed_file_the_plain_one_is_taken(tmp_path):
    write_set(tmp_path, [f"{name}.gz" for name in USUAL])
    plain = write(tmp_path / USUAL[0], small_set()[0])
    assert find_files(tmp_path).train_images == plain


def test_dropped_files_may_come_from_different_folders(tmp_path):
    paths = [write(tmp_path / str(place) / name, [1]) for place, name in enumerate(USUAL)]
    found = sort_files(reversed(paths), tmp_path)
    assert [found.train_images, found.train_labels, found.test_images, found.test_labels] == paths


@pytest.mark.parametrize("name", USUAL)
def test_a_missing_file_is_named(tmp_path, name):
    (write_set(tmp_path) / name).unlink()
    with pytest.raises(IdxError, match=rf"There is no {name[:-11]} file\. Four are needed"):
        read_folder(tmp_path)


def test_a_folder_of_several_sets_is_refused(tmp_path):
    write_set(tmp_path)
    write_set(tmp_path, ["letters-" + name for name in USUAL])
    with pytest.raises(
        IdxError, match=r"several data sets \(letters, and one without a name\)\. Put each into a folder"
    ):
        read_folder(tmp_path)


def test_a_folder_that_is_none_is_refused(tmp_path):
    with pytest.raises(IdxError, match="The folder cannot be read"):
        read_folder(tmp_path / "absent")


def test_fewer_labels_than_images_are_refused_with_both_numbers(tmp_path):
    x_train, t_train, x_test, t_test = small_set()
    write_set(tmp_path, values=(x_train, t_train[:-1], x_test, t_test))
    with pytest.raises(IdxError, match=r"It holds 4 labels; train-images-idx3-ubyte holds 5 images") as caught:
        read_folder(tmp_path)
    assert caught.value.path == tmp_path / USUAL[1]


def test_swapped_images_and_labels_are_refused(tmp_path):
    x_train, t_train, x_test, t_test = small_set()
    write_set(tmp_path, values=(t_train, x_train, x_test, t_test))
    with pytest.raises(IdxError, match=r"It holds images \(3 dimensions\) where labels \(1 dimension\) are needed"):
        read_folder(tmp_path)


def test_test_images_of_another_shape_are_refused(tmp_path):
    x_train, t_train, _, t_test = small_set()
    write_set(tmp_path, values=(x_train, t_train, small_set(shape=(4, 4))[2], t_test))
    with pytest.raises(IdxError, match=r"Its images are 4 × 4; those for training are 3 × 2"):
        read_folder(tmp_path)


def test_a_set_of_one_class_is_refused(tmp_path):
    x_train, t_train, x_test, t_test = small_set()
    write_set(tmp_path, values=(x_train, 0 * t_train, x_test, 0 * t_test))
    with pytest.raises(IdxError, match=r"All labels are 0\. Choose a data set of at least two classes"):
        read_folder(tmp_path)
