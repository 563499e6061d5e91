import numpy as np
import pytest

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
