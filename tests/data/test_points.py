import numpy as np
import pytest
from hypothesis import given
from tests.data.points import POINTS, VALUE_POINTS

from pellucid.data.points import MOST_POINTS, Point, Points, ValuePoints, point_examples, points_of
from pellucid.experiment.build_data import build_dataset
from pellucid.experiment.own_points import as_own_points
from pellucid.experiment.spec import Data

A, B = Point(1.5, -2.0, 0), Point(-3.0, 4.0, 1)
TEST = Point(0.25, 0.5, 1, test=True)


@given(POINTS)
def test_every_point_is_an_example_of_its_set(points: Points) -> None:
    examples = point_examples(points, ("x1", "x2"))
    training, testing = ([point for point in points if point.test is test] for test in (False, True))
    for x, t, expected in (
        (examples.x_train, examples.t_train, training),
        (examples.x_test, examples.t_test, testing or training),
    ):
        assert (x.dtype, t.dtype) == (np.float32, np.int64)
        np.testing.assert_array_equal(x, np.array([(p.x1, p.x2) for p in expected], np.float32).reshape(-1, 2))
        assert t.tolist() == [p.label for p in expected]
    assert len(examples.class_names) == max(2, 1 + max(point.label for point in points))


def test_without_a_test_point_the_training_points_test() -> None:
    examples = point_examples((A, B), ("x1", "x2"))
    assert examples.x_test is examples.x_train
    assert point_examples((A, TEST), ("x1",)).x_test.tolist() == [[0.25, 0.5]]


@pytest.mark.parametrize(
    ("points", "names"), [((A,), "AB"), ((A, B), "AB"), ((A, Point(0, 0, 3)), "ABCD"), ((A, Point(0, 0, 5)), "ABCDEF")]
)
def test_there_are_classes_up_to_the_highest_label_and_two_at_least(points: Points, names: str) -> None:
    assert point_examples(points, ("x1", "x2")).class_names == tuple(names)


def test_own_points_come_back_as_they_were() -> None:
    points = (A, B, Point(0.1, 1 / 3, 2))
    again = points_of(build_dataset(Data(source="points", points=points)))
    np.testing.assert_allclose([(p.x1, p.x2) for p in again], [(p.x1, p.x2) for p in points], rtol=1e-7)
    assert [(p.label, p.test) for p in again] == [(0, False), (1, False), (2, False)]
    assert again[2].x1 == 0.1
    assert points_of(build_dataset(Data(source="points", points=(TEST, *points)))) == (*again, TEST)


def test_any_set_can_be_begun_from_and_gives_the_same_examples() -> None:
    data = Data(source="three-spirals", train=90, test=30, label_noise=0.2, features=("x1", "product"))
    shown = build_dataset(data)
    own = as_own_points(data, shown)
    assert (own.source, len(own.points), own.label_noise) == ("points", 120, 0.0)
    edited = build_dataset(own)
    np.testing.assert_array_equal(edited.x_train, shown.x_train)
    np.testing.assert_array_equal(edited.t_train, shown.t_train)
    np.testing.assert_array_equal(edited.x_test, shown.x_test)
    np.testing.assert_array_equal(edited.t_test, shown.t_test)
    assert edited.feature_names == shown.feature_names
    assert as_own_points(own, edited) is own


def test_of_too_many_points_training_and_testing_lose_the_same_share() -> None:
    dataset = build_dataset(Data(source="moons", train=9_000, test=1_000))
    points = points_of(dataset)
    assert (len(points), sum(point.test for point in points)) == (MOST_POINTS, MOST_POINTS // 10)
    assert points[0].x1 == pytest.approx(dataset.x_train[0, 0])


def test_what_is_no_plane_has_no_points() -> None:
    with pytest.raises(ValueError, match="not points of the plane"):
        points_of(build_dataset(Data()))


@given(VALUE_POINTS)
def test_points_with_values_are_examples_without_classes(points: ValuePoints) -> None:
    examples = point_examples(points, ("x1",))
    assert (examples.class_names, examples.t_train.dtype) == ((), np.float32)
    values = [point.y for point in points if not point.test]
    np.testing.assert_array_equal(examples.t_train, np.array(values, np.float32))
    np.testing.assert_array_equal(examples.x_train[:, 0], np.array([p.x1 for p in points if not p.test], np.float32))


def test_any_surface_can_be_begun_from_and_gives_the_same_examples() -> None:
    data = Data(source="multi-gaussian", train=90, test=30, noise=0.3)
    shown = build_dataset(data)
    own = as_own_points(data, shown)
    assert (own.source, len(own.value_points), own.points) == ("value-points", 120, ())
    edited = build_dataset(own)
    np.testing.assert_array_equal(edited.x_train, shown.x_train)
    np.testing.assert_array_equal(edited.t_train, shown.t_train)
    np.testing.assert_array_equal(edited.t_test, shown.t_test)
    assert as_own_points(own, edited) is own


def test_the_points_of_a_gate_are_made_once_each() -> None:
    points = points_of(build_dataset(Data(source="xor-gate")))
    assert [(point.x1, point.x2, point.label, point.test) for point in points] == [
        (0, 0, 0, False),
        (0, 1, 1, False),
        (1, 0, 1, False),
        (1, 1, 0, False),
    ]
