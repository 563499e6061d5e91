"""What becomes of the settings when other pictures are chosen."""

from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from tests.data.idx_files import small_set, write_set
from tests.ui.importing.fakes import FakeSession, with_data

from pellucid.data.images import ImageSet
from pellucid.data.imported import read_pictures
from pellucid.experiment.catalog import load
from pellucid.experiment.spec import with_value
from pellucid.ui.importing.source_change import available, counts, use_imported, with_pictures


@pytest.fixture
def folder(tmp_path):
    return write_set(tmp_path / "clothes", values=small_set((28, 28)))


def test_all_the_pictures_of_a_folder_are_taken_with_their_names(folder):
    session = FakeSession()
    use_imported(session, folder, read_pictures(folder), ("coat", "dress", "shirt"), "Import")
    expected = with_data(
        load("digits"),
        source="idx", train=5, test=4, folder=str(folder), class_names=("coat", "dress", "shirt"),
    )  # fmt: skip
    assert (session.spec, session.labels) == (expected, ["Import"])
    np.testing.assert_array_equal(session.inputs[-1], small_set((28, 28))[2][0].reshape(784))


def test_names_that_are_but_numbers_are_not_kept(folder):
    session = FakeSession()
    use_imported(session, folder, read_pictures(folder), ("0", "1", "2"), "Import")
    assert session.spec.data.class_names == ()


def test_colours_give_way_to_the_network_for_pictures(folder):
    session = FakeSession(load("colours"))
    use_imported(session, folder, read_pictures(folder), ("0", "1", "2"), "Import")
    assert session.spec.network == load("digits").network
    assert session.spec.experiment == "digits"


def test_trained_weights_stay_with_digits():
    spec = with_value(load("digits"), "network.initialisation", "trained")
    assert with_pictures(spec, "mnist", 60_000, 10_000).network.initialisation == "trained"
    assert with_pictures(spec, "idx", 5, 4, folder="/clothes").network == load("digits").network


def test_no_more_pictures_are_taken_than_settings_allow():
    def labels(count):
        return np.zeros(count, np.int64)

    none = np.zeros((0, 784), np.uint8)
    many = ImageSet(none, labels(240_000), none, labels(40_000), (28, 28), ("0", "1"))
    assert counts(many) == (60_000, 10_000)


def test_each_source_tells_how_many_pictures_it_has(folder):
    data = replace(load("digits").data, folder=str(folder))
    assert available("digits", data) == (4_000, 1_000)
    assert available("mnist", data) == (60_000, 10_000)
    assert available("idx", data) == (5, 4)


def test_the_same_folder_with_other_pictures_is_another_experiment(folder):
    session = FakeSession()
    use_imported(session, folder, read_pictures(folder), ("0", "1", "2"), "Import")
    before = session.spec
    use_imported(session, folder, read_pictures(folder), ("0", "1", "2"), "Import")
    assert session.spec == before
    x_train, t_train, x_test, t_test = small_set((28, 28))
    write_set(folder, values=(255 - x_train, t_train, x_test, t_test))
    use_imported(session, folder, read_pictures(folder), ("0", "1", "2"), "Import")
    assert session.spec == with_data(before, seed=before.data.seed + 1)
    np.testing.assert_array_equal(session.experiment.dataset.x_train, 255 - x_train.reshape(5, 784))


def test_a_path_is_kept_as_it_was_chosen(folder, monkeypatch):
    monkeypatch.chdir(folder.parent)
    session = FakeSession()
    use_imported(session, Path("clothes"), read_pictures(folder), ("0", "1", "2"), "Import")
    assert session.spec.data.folder == str(folder)
