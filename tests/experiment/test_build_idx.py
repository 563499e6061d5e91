"""Data from IDX files of the user's own."""

import numpy as np
import pytest
from msgspec.structs import replace
from tests.data.idx_files import small_set, write_set

from pellucid.data import idx_folder, imported
from pellucid.experiment.build import build
from pellucid.experiment.build_data import build_dataset
from pellucid.experiment.catalog import load
from pellucid.experiment.spec import Data, SpecError, with_value


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch):
    monkeypatch.setattr(imported, "_kept", {})


@pytest.fixture
def data(tmp_path):
    folder = write_set(tmp_path / "clothes", values=small_set((28, 28)))
    return Data(source="idx", train=5, test=4, folder=str(folder))


def test_the_pictures_of_a_folder_are_the_examples(data):
    dataset = build_dataset(data)
    x_train, t_train, _, _ = small_set((28, 28))
    np.testing.assert_array_equal(dataset.x_train, x_train.reshape(5, 784))
    np.testing.assert_array_equal(dataset.t_train, t_train)
    assert (dataset.picture, dataset.class_names) == ((28, 28), ("0", "1", "2"))


def test_the_classes_take_the_names_of_the_spec(data):
    assert build_dataset(replace(data, class_names=("coat", "dress", "shirt"))).class_names == (
        "coat", "dress", "shirt",
    )  # fmt: skip


def test_noise_and_seed_do_not_read_the_disk_again(data, monkeypatch):
    first = build_dataset(data)
    monkeypatch.setattr(idx_folder, "read_idx", None)
    noisy = build_dataset(replace(data, label_noise=0.5, seed=3))
    assert noisy.noisy.any()
    assert noisy.x_train is first.x_train


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("coat", "dress"), "must name all 3 classes; there were 2 names"),
        (("coat", "", "dress"), r"data.class_names\[1\] is empty"),
        (("coat", "dress", "coat"), r"data.class_names\[2\] is 'coat', as another one is"),
        (("coat", "dress", "x" * 21), r"data.class_names\[2\] is longer than 20 characters"),
    ],
)
def test_names_that_do_not_suit_are_refused(data, names, words):
    with pytest.raises(SpecError, match=words):
        build_dataset(replace(data, class_names=names))


def test_names_are_text():
    with pytest.raises(SpecError, match=r"data.class_names\[0\] must be text; it was 1"):
        with_value(load("digits"), "data.class_names", [1])


def test_a_folder_is_needed(data):
    with pytest.raises(SpecError, match=r"The source idx needs data.folder"):
        build_dataset(replace(data, folder=""))


def test_a_bad_folder_is_refused_with_file_reason_and_remedy(data, tmp_path):
    with pytest.raises(SpecError, match=r"nowhere: The folder cannot be read.*Check that it exists"):
        build_dataset(replace(data, folder=str(tmp_path / "nowhere")))


def test_more_pictures_than_there_are_cannot_be_had(data):
    with pytest.raises(SpecError, match=r"data.train can be at most 5 with the source idx; it was 6"):
        build_dataset(replace(data, train=6))


def test_trained_weights_do_not_read_other_pictures(tmp_path):
    x_train, _, x_test, t_test = small_set((28, 28), train=20)
    folder = write_set(tmp_path / "ten", values=(x_train, np.arange(20) % 10, x_test, t_test))
    spec = with_value(load("digits"), "network.initialisation", "trained")
    build(spec)
    data = Data(source="idx", train=20, test=4, folder=str(folder))
    with pytest.raises(SpecError, match="The trained weights belong to digits"):
        build(replace(spec, data=data))
