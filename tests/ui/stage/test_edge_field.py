import numpy as np
import pytest

from pellucid.ui.stage.edge_field import DEPTH, EdgeField, Gap, blend_table

PAGE, BLUE, ORANGE = (245, 246, 244), (0, 114, 178), (213, 94, 0)
BLEND = blend_table(PAGE, BLUE, ORANGE)


def gap(left=20.0, right=140.0, starts=(30.0, 90.0), ends=(20.0, 60.0, 110.0)):
    return Gap(left, right, np.array(starts), np.array(ends))


def painted(gaps, width, opacity, positive, scale=1.0):
    field = EdgeField(gaps, scale)
    field.clear(PAGE)
    count = sum(each.edges for each in gaps)
    field.paint(
        np.full(count, width, dtype=np.float32),
        np.broadcast_to(np.asarray(opacity, dtype=np.float32), count).copy(),
        np.broadcast_to(np.asarray(positive), count).copy(),
        BLEND,
    )
    return field


def channels(pixels):
    return np.stack([(pixels >> shift) & 0xFF for shift in (16, 8, 0)], axis=-1).astype(int)


def curve(each, start, end, samples=1000):
    """Return points of the Bézier curve itself, from its definition."""
    s = np.linspace(0, 1, samples)[:, None]
    handle = 0.46 * (each.right - each.left)
    points = np.array([[each.left, start], [each.left + handle, start], [each.right - handle, end], [each.right, end]])
    return (
        (1 - s) ** 3 * points[0] + 3 * (1 - s) ** 2 * s * points[1] + 3 * (1 - s) * s**2 * points[2] + s**3 * points[3]
    )


def slow_depths(field, gaps, width, opacity, positive):
    """Rasterise with the distance of every pixel to densely sampled curves; return the depth of either sign."""
    height, across = field.pixels.shape
    x = field.left + (np.arange(across) + 0.5) / field.scale
    y = field.top + (np.arange(height) + 0.5) / field.scale
    depth = np.zeros((2, height, across))
    number = 0
    for each in gaps:
        inside = (x >= each.left) & (x <= each.right)
        for start in each.starts:
            for end in each.ends:
                points = curve(each, start, end)
                distance = np.full((height, across), np.inf)
                for column in np.flatnonzero(inside):
                    near = points[np.abs(points[:, 0] - x[column]) < 12]
                    squares = (near[:, 0] - x[column]) ** 2 + (near[:, 1] - y[:, None]) ** 2
                    distance[:, column] = np.sqrt(squares.min(axis=1))
                cover = np.clip(width * field.scale / 2 + 0.5 - distance * field.scale, 0, 1)
                depth[0 if positive[number] else 1] -= np.log1p(-cover * opacity[number])
                number += 1
    return depth


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_field_agrees_with_a_slow_rasteriser(scale):
    gaps = [gap(), gap(left=170.0, right=260.0, starts=(20.0, 60.0, 110.0), ends=(40.0,))]
    rng = np.random.default_rng(5)
    opacity = rng.uniform(0.1, 0.8, 9).astype(np.float32)
    positive = rng.random(9) < 0.5
    field = painted(gaps, 2.0, opacity, positive, scale)
    expected = slow_depths(field, gaps, 2.0, opacity, positive)
    index = np.minimum(np.rint(expected * DEPTH), 511).astype(int)
    reference = channels(BLEND[index[1] * 512 + index[0]])
    difference = np.abs(channels(field.pixels) - reference).max(axis=-1)
    # Distances are told apart in steps and measured along the normal: up to a tenth of a pixel at bends.
    assert np.percentile(difference, 99) <= 24
    assert difference.mean() < 1.0


def test_signs_have_their_colours():
    blue = painted([gap(starts=(50.0,), ends=(50.0,))], 3.0, 0.99, True)
    orange = painted([gap(starts=(50.0,), ends=(50.0,))], 3.0, 0.99, False)
    for field, colour in ((blue, BLUE), (orange, ORANGE)):
        row = round(50 - field.top - 0.5)
        assert channels(field.pixels)[row, 60] == pytest.approx(colour, abs=4)


def test_an_edge_without_opacity_leaves_the_page_alone():
    field = painted([gap()], 3.0, 0.0, True)
    assert (channels(field.pixels) == PAGE).all()


def test_nothing_remains_of_the_frame_before():
    field = painted([gap()], 3.0, 0.8, True)
    once = field.pixels.copy()
    none = np.zeros(6, dtype=np.float32)
    field.paint(none, none, np.ones(6, dtype=bool), BLEND)
    assert (channels(field.pixels) == PAGE).all()
    field.paint(none + 3, none + np.float32(0.8), np.ones(6, dtype=bool), BLEND)
    assert (field.pixels == once).all()


def test_where_signs_cross_the_stronger_is_on_top():
    cross = gap(starts=(20.0, 100.0), ends=(20.0, 100.0))
    opacity = np.array([0, 0.84, 0.3, 0], dtype=np.float32)
    field = painted([cross], 3.0, opacity, np.array([True, True, False, True]))
    red, _, blue = channels(field.pixels)[round(60 - field.top - 0.5), 80 - round(field.left)]
    assert blue > red + 80


def test_hundreds_of_edges_through_one_pixel_do_not_run_into_the_other_sign():
    bundle = gap(starts=np.full(20, 50.0), ends=np.full(20, 50.0))
    field = painted([bundle], 3.1, 0.84, True)
    assert channels(field.pixels)[round(50 - field.top - 0.5), 60] == pytest.approx(BLUE, abs=4)


def test_the_distance_of_a_point_from_an_edge_is_that_from_its_curve():
    each = gap()
    points = curve(each, 30.0, 110.0)
    x, y = points[375]
    assert each.distances(x, y)[2] == pytest.approx(0, abs=0.05)
    assert each.distances(x, y + 10)[2] == pytest.approx(np.hypot(*(points - (x, y + 10)).T).min(), rel=0.15)


def test_a_deeper_pile_is_never_paler():
    table = channels(BLEND.reshape(512, 512))
    assert (np.diff(table[0, :, 0]) <= 0).all()
    assert tuple(table[0, 0]) == PAGE
