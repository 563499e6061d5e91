import numpy as np
import pytest

from pellucid.ui.plane.point_set import PointSet
from pellucid.ui.plane.strokes import REACH, SPACING, TEST_EVERY, Stroke, Tool

LIMITS = (-6.0, 6.0)


def some_points() -> PointSet:
    places = np.array([[0, 0], [1, 0], [1.1, 0], [-3, 4]], np.float32)
    return PointSet(places, np.array([0, 1, 0, 2]), np.array([False, False, True, False]))


def made(tool: Tool, *way: tuple[float, float], before: PointSet | None = None, wide: bool = False) -> Stroke:
    stroke = Stroke(some_points() if before is None else before, tool, 1, LIMITS, np.random.default_rng(3), wide=wide)
    stroke.begin(*way[0])
    for place in way[1:]:
        stroke.carry(*place)
    return stroke


def same(one: PointSet, other: PointSet) -> bool:
    pairs = ((one.places, other.places), (one.targets, other.targets), (one.test, other.test))
    return all(np.array_equal(*pair) for pair in pairs)


def test_a_tap_with_a_brush_leaves_one_point_of_its_class_exactly_there() -> None:
    stroke = made(Tool.BRUSH, (2.5, -1.25))
    assert stroke.changed
    assert len(stroke.points) == 5
    assert stroke.points.places[-1].tolist() == [2.5, -1.25]
    assert stroke.points.targets[-1] == 1


def test_a_stroke_leaves_points_along_its_way_apart_from_one_another() -> None:
    way = [(x, 0.5 * x) for x in np.arange(-4, 4, 0.01)]
    stroke = made(Tool.BRUSH, *way, before=PointSet.empty())
    length = np.hypot(way[-1][0] - way[0][0], way[-1][1] - way[0][1])
    assert len(stroke.points) == pytest.approx(length / SPACING, abs=2)
    x1, x2 = stroke.points.places.T
    assert np.abs(x2 - 0.5 * x1).max() < 0.4
    assert (np.diff(x1) > 0).mean() > 0.95


def test_a_quick_stroke_has_as_many_points_as_a_slow_one() -> None:
    slow = made(Tool.BRUSH, *[(x, 0) for x in np.arange(-5, 5.01, 0.05)], before=PointSet.empty())
    quick = made(Tool.BRUSH, (-5, 0), (5, 0), before=PointSet.empty())
    assert len(quick.points) == pytest.approx(len(slow.points), abs=2)


def test_sprayed_points_lie_further_from_the_way() -> None:
    narrow, wide = (made(Tool.BRUSH, (-5, 0), (5, 0), before=PointSet.empty(), wide=spray) for spray in (False, True))
    assert wide.points.places[1:, 1].std() > 3 * narrow.points.places[1:, 1].std()


def test_no_point_is_painted_beyond_the_square() -> None:
    stroke = made(Tool.BRUSH, (-6, 6), (6, 6), before=PointSet.empty(), wide=True)
    assert np.abs(stroke.points.places).max() <= 6


def test_every_fourth_point_of_a_class_is_for_testing_however_many_strokes_it_takes() -> None:
    points = PointSet.empty()
    for tap in range(8):
        points = made(Tool.BRUSH, (tap, 0), before=points).points
    assert np.flatnonzero(points.test).tolist() == [TEST_EVERY - 1, 2 * TEST_EVERY - 1]


def test_the_eraser_takes_away_what_it_passes_over_and_nothing_else() -> None:
    stroke = made(Tool.ERASE, (-2, 0), (0.6, 0))
    assert same(stroke.points, some_points().without(np.array([0])))
    assert same(made(Tool.ERASE, (1, REACH + 0.05)).points, some_points())
    assert not made(Tool.ERASE, (5, 5)).changed


def test_moving_takes_the_nearest_point_along_and_leaves_the_others() -> None:
    before = some_points()
    stroke = made(Tool.MOVE, (1.06, 0.05), (2, 2), (3, 3.5))
    assert stroke.points.places[2].tolist() == [3, 3.5]
    others = [0, 1, 3]
    assert np.array_equal(stroke.points.places[others], before.places[others])
    assert np.array_equal(stroke.points.targets, before.targets)
    assert before.places[2].tolist() == pytest.approx([1.1, 0])


def test_moving_from_where_no_point_is_moves_none() -> None:
    stroke = made(Tool.MOVE, (5, 5), (0, 0))
    assert not stroke.changed
    assert same(stroke.points, some_points())


def test_the_nearest_come_first_and_only_within_reach() -> None:
    points = some_points()
    assert points.near(1.02, 0, 0.3).tolist() == [1, 2]
    assert points.near(0.5, 0, 10).tolist()[:2] in ([0, 1], [1, 0])
    assert points.near(0, -5, 0.3).tolist() == []
    assert PointSet.empty().near(0, 0, 1).tolist() == []


def test_classes_are_counted_up_to_the_last_one_with_a_point() -> None:
    assert some_points().classes == 3
    assert some_points().without(np.array([0, 1, 2])).classes == 3
    assert PointSet.empty().classes == 0
