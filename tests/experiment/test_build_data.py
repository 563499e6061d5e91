from pathlib import Path

import numpy as np
import pytest
from tests.data.idx_files import write_set

from pellucid.data import digits
from pellucid.data.digits import boxed_digits, find_full_mnist
from pellucid.experiment.build_data import build_dataset
from pellucid.experiment.spec import Data, SpecError

ARRAYS = ("x_train", "t_train", "x_test", "t_test", "noisy")


@pytest.mark.parametrize("source", ["three-colours", "colour-names"])
def test_a_data_set_has_the_sizes_asked_for(source: str) -> None:
    dataset = build_dataset(Data(source=source, train=200, test=70))  # type: ignore[arg-type]
    assert (dataset.x_train.shape, dataset.t_train.shape, dataset.noisy.shape) == ((200, 3), (200,), (200,))
    assert (dataset.x_test.shape, dataset.t_test.shape) == ((70, 3), (70,))
    assert (dataset.x_train.dtype, dataset.t_train.dtype) == (np.float32, np.int64)
    assert dataset.features == 3
    assert set(dataset.t_train) <= set(range(dataset.classes))
    assert dataset.feature_names == ("R", "G", "B")


def test_nobody_can_write_into_a_data_set() -> None:
    dataset = build_dataset(Data())
    for name in ARRAYS:
        with pytest.raises(ValueError, match="read-only"):
            getattr(dataset, name)[0] = 0


@pytest.mark.parametrize("source", ["three-colours", "colour-names"])
def test_the_same_description_gives_the_same_data(source: str) -> None:
    one, other = (build_dataset(Data(source=source, label_noise=0.2)) for _ in range(2))  # type: ignore[arg-type]
    for name in ARRAYS:
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name))


@pytest.mark.parametrize("source", ["three-colours", "colour-names"])
def test_label_noise_changes_training_labels_and_nothing_else(source: str) -> None:
    clean = build_dataset(Data(source=source))  # type: ignore[arg-type]
    noisy = build_dataset(Data(source=source, label_noise=0.25))  # type: ignore[arg-type]
    np.testing.assert_array_equal(clean.x_train, noisy.x_train)
    np.testing.assert_array_equal(clean.x_test, noisy.x_test)
    np.testing.assert_array_equal(clean.t_test, noisy.t_test)
    np.testing.assert_array_equal(clean.t_train != noisy.t_train, noisy.noisy)
    assert not clean.noisy.any()
    assert noisy.noisy.sum() == 60


def test_scaling_leaves_the_raw_colours_alone() -> None:
    raw, unit, standard = (build_dataset(Data(scaling=kind)) for kind in ("raw", "unit", "standard"))  # type: ignore[arg-type]
    np.testing.assert_array_equal(raw.x_train, unit.x_train)
    np.testing.assert_array_equal(raw.x_train, standard.x_train)
    np.testing.assert_array_equal(raw.scaling.apply(raw.x_test), raw.x_test)
    np.testing.assert_allclose(unit.scaling.apply(unit.x_test), unit.x_test / 255, rtol=1e-6)
    inputs = standard.scaling.apply(standard.x_train)
    np.testing.assert_allclose(inputs.mean(axis=0), 0, atol=1e-5)
    np.testing.assert_allclose(inputs.std(axis=0), 1, atol=1e-5)


def test_more_colour_names_than_there_are_is_refused_with_a_remedy() -> None:
    with pytest.raises(SpecError) as refused:
        build_dataset(Data(source="colour-names", train=1_000, test=54))
    message = str(refused.value)
    assert "at most 554" in message
    assert "data.train can be at most 500." in message


def test_more_test_colours_than_there_are_names_leave_none_for_training() -> None:
    with pytest.raises(SpecError, match="Take fewer of both"):
        build_dataset(Data(source="colour-names", train=240, test=554))


def test_the_digits_are_pictures_in_bytes_of_the_numbers_asked_for() -> None:
    dataset = build_dataset(Data(source="digits", train=300, test=100))
    assert (dataset.x_train.shape, dataset.x_test.shape) == ((300, 784), (100, 784))
    assert (dataset.x_train.dtype, dataset.x_test.dtype) == (np.uint8, np.uint8)
    assert (dataset.picture, dataset.features) == ((28, 28), 784)
    assert dataset.class_names == tuple("0123456789")
    assert set(np.bincount(dataset.t_train)) == {30}
    assert set(np.bincount(dataset.t_test)) == {10}


def test_all_the_digits_in_the_box_can_be_had_and_are_shared() -> None:
    data = Data(source="digits", train=4_000, test=1_000)
    dataset = build_dataset(data)
    assert dataset.x_train is boxed_digits().x_train
    assert build_dataset(data) is dataset


@pytest.mark.parametrize(("train", "test", "refused"), [(4_001, 1, "data.train"), (1, 1_001, "data.test")])
def test_more_digits_than_there_are_are_refused_saying_how_many_there_are(train: int, test: int, refused: str) -> None:
    available, asked = {"data.train": ("4,000", "4,001"), "data.test": ("1,000", "1,001")}[refused]
    with pytest.raises(SpecError) as error:
        build_dataset(Data(source="digits", train=train, test=test))
    assert str(error.value) == f"{refused} can be at most {available} with the source digits; it was {asked}."


@pytest.mark.parametrize("scaling", ["raw", "unit", "standard"])
def test_all_pixels_share_one_offset_and_one_factor(scaling: str) -> None:
    dataset = build_dataset(Data(source="digits", train=500, test=10, scaling=scaling))  # type: ignore[arg-type]
    offset, factor = dataset.scaling.offset, dataset.scaling.factor
    assert offset.shape == factor.shape == (784,)
    assert len(set(offset)) == len(set(factor)) == 1
    inputs = dataset.scaling.apply(dataset.x_train)
    low, high = {"raw": (0, 255), "unit": (0, 1), "standard": (-0.5, 3)}[scaling]
    assert inputs.min() == pytest.approx(low, abs=0.2)
    assert inputs.max() == pytest.approx(high, abs=0.2)


def test_noise_and_scaling_keep_the_digits() -> None:
    plain = build_dataset(Data(source="digits", train=300, test=50))
    changed = build_dataset(Data(source="digits", train=300, test=50, label_noise=0.1, scaling="standard"))
    np.testing.assert_array_equal(plain.x_train, changed.x_train)
    np.testing.assert_array_equal(plain.x_test, changed.x_test)
    np.testing.assert_array_equal(plain.t_train != changed.t_train, changed.noisy)
    assert changed.noisy.sum() == 30


def test_the_full_mnist_that_is_not_there_is_refused_with_a_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(digits, "data_folders", lambda: (tmp_path,))
    with pytest.raises(SpecError, match=r"not on this computer\. .*PELLUCID_DATA"):
        build_dataset(Data(source="mnist"))


def test_files_that_are_not_the_full_mnist_are_refused_naming_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(digits, "data_folders", lambda: (write_set(tmp_path),))
    with pytest.raises(SpecError, match="ubyte"):
        build_dataset(Data(source="mnist"))


@pytest.mark.skipif(find_full_mnist() is None, reason="needs the full MNIST: PELLUCID_DATA names no folder that has it")
def test_the_full_mnist_can_be_had_whole_or_in_part() -> None:
    whole = build_dataset(Data(source="mnist", train=60_000, test=10_000))
    assert (whole.x_train.shape, whole.x_test.shape) == ((60_000, 784), (10_000, 784))
    assert whole.x_train.dtype == np.uint8
    part = build_dataset(Data(source="mnist", train=1_000, test=100))
    assert np.bincount(part.t_train, minlength=10).min() >= 80
    with pytest.raises(SpecError, match="at most 10,000"):
        build_dataset(Data(source="mnist", train=1, test=10_000 + 1))
