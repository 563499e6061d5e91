"""Data without classes and logic gates, as they are built from their description."""

from typing import get_args

import numpy as np
import pytest

from pellucid.data.points import ValuePoint
from pellucid.experiment.build import build
from pellucid.experiment.build_data import build_dataset
from pellucid.experiment.catalog import load
from pellucid.experiment.spec import GATES, PLANE, VALUED, Data, Source, Spec, SpecError, ValueSource, with_value


@pytest.mark.parametrize("source", get_args(ValueSource))
def test_values_take_the_place_of_classes(source: Source) -> None:
    dataset = build_dataset(Data(source=source, train=30, test=10, noise=0.2))
    assert (dataset.classes, dataset.class_names) == (0, ())
    assert (dataset.t_train.shape, dataset.t_train.dtype, dataset.t_test.shape) == ((30,), np.float32, (10,))
    assert not dataset.t_train.flags.writeable
    assert source in PLANE & VALUED
    assert dataset.raw_size == 2


@pytest.mark.parametrize("source", get_args(ValueSource))
def test_there_are_no_labels_for_noise_to_replace(source: Source) -> None:
    plain, noisy = (build_dataset(Data(source=source, train=30, label_noise=share)) for share in (0.0, 0.5))
    np.testing.assert_array_equal(plain.t_train, noisy.t_train)
    assert not noisy.noisy.any()


def test_own_points_with_values_are_the_examples_and_ask_for_a_linear_output() -> None:
    points = (ValuePoint(1, 2, 0.5), ValuePoint(-1, 0, -2.0), ValuePoint(3, 3, 1.0, test=True))
    data = Data(source="value-points", value_points=points, noise=1.0)
    network = with_value(load("saddle"), "network.hidden", ()).network
    dataset = build(Spec(data=data, network=network)).dataset
    assert (dataset.classes, dataset.t_train.tolist(), dataset.t_test.tolist()) == (0, [0.5, -2.0], [1.0])
    with pytest.raises(SpecError, match="Take linear"):
        build(Spec(data=data))
    with pytest.raises(SpecError, match="There are no points yet"):
        build_dataset(Data(source="value-points"))


@pytest.mark.parametrize("source", sorted(GATES))
def test_a_gate_has_its_four_points_whatever_is_asked_for(source: Source) -> None:
    dataset = build_dataset(Data(source=source, train=240, test=20, noise=0.5, scaling="raw"))
    assert (len(dataset.t_train), len(dataset.t_test), dataset.classes) == (4, 4, 2)
    np.testing.assert_array_equal(dataset.scaling.apply(dataset.x_train), [[0, 0], [0, 1], [1, 0], [1, 1]])


def test_a_gate_may_lie_about_one_of_its_points() -> None:
    dataset = build_dataset(Data(source="and", label_noise=0.25))
    assert dataset.noisy.sum() == 1
    np.testing.assert_array_equal(dataset.t_train != dataset.t_test, dataset.noisy)


def test_a_single_unit_has_a_weight_for_each_feature_and_a_bias() -> None:
    spec = with_value(load("logistic-regression"), "data.features", ("x1",))
    experiment = build(spec)
    assert experiment.sizes == (1, 1)
    assert experiment.network.layout.names == ("0.weight", "0.bias")
    assert experiment.network.layout.size == 2
