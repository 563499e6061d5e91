import numpy as np
import pytest
from PySide6.QtCore import QPointF

from pellucid.ui.try_it.canvas import SIDE, Canvas, Dot
from pellucid.ui.try_it.sheets import MOST, Sheets, drawn, enlarged

CORNER = [(40.0, 200.0), (140.0, 60.0), (240.0, 200.0)]


def dot(x: float, y: float, width: float = 20.0) -> Dot:
    return Dot(QPointF(x, y), width)


def stroke(canvas: Canvas, places: list[tuple[float, float]], *, erases: bool = False, width: float = 20.0) -> None:
    canvas.begin(dot(*places[0], width), erases=erases)
    for place in places[1:]:
        canvas.extend(dot(*place, width))
    canvas.end()


def test_a_tap_leaves_a_round_dot() -> None:
    canvas = Canvas()
    stroke(canvas, [(100.0, 120.0)])
    area = canvas.levels.sum() / 255
    assert area == pytest.approx(np.pi * 10**2, rel=0.02)
    assert canvas.levels[120, 100] == 255


def test_a_stroke_is_as_wide_as_the_pen_and_smooth_at_its_edges() -> None:
    canvas = Canvas()
    stroke(canvas, [(x, 100.3) for x in np.arange(20.0, 260.0, 3.0)])
    column = canvas.levels[:, 140].astype(float)
    assert column.sum() / 255 == pytest.approx(20.0, abs=0.2)
    # Segments overlap, yet along the edge the ink is everywhere the same.
    edges = canvas.levels[[90, 110], 60:220]
    assert (np.ptp(edges, axis=1) <= 8).all()
    assert ((edges > 0) & (edges < 255)).all()


def test_a_stroke_reaches_the_pen_while_it_is_still_down() -> None:
    canvas = Canvas()
    canvas.begin(dot(40, 100), erases=False)
    canvas.extend(dot(240, 100))
    assert canvas.levels[100, 240] == 255


def test_far_apart_places_are_joined_by_a_curve_that_cuts_their_corner() -> None:
    canvas = Canvas()
    stroke(canvas, CORNER)
    assert canvas.levels[60, 140] == 0
    assert canvas.levels[200, 40] == canvas.levels[200, 240] == canvas.levels[95, 140] == 255


def test_the_eraser_takes_ink_away_and_lays_none() -> None:
    canvas = Canvas()
    stroke(canvas, [(20.0, 100.0), (260.0, 100.0)])
    before = canvas.levels.copy()
    stroke(canvas, [(140.0, 20.0), (140.0, 260.0)], erases=True)
    assert canvas.levels[100, 140] == 0
    assert canvas.levels[100, 60] == 255
    assert (canvas.levels <= before).all()


def test_a_stroke_beyond_the_edge_of_the_sheet_is_cut_off_there() -> None:
    canvas = Canvas()
    stroke(canvas, [(100.0, 100.0), (400.0, 100.0), (400.0, -500.0), (-300.0, -500.0)])
    assert canvas.levels[100, SIDE - 1] == 255
    assert canvas.levels[150:].sum() == 0


def test_a_hundred_sheets_can_be_taken_back_and_the_oldest_are_let_go() -> None:
    sheets = Sheets()
    for number in range(MOST + 20):
        sheets.add(drawn(np.full((SIDE, SIDE), number, np.uint8)))
    for _ in range(MOST):
        assert sheets.can_undo
        sheets.undo()
    assert not sheets.can_undo
    assert sheets.present.levels[0, 0] == 19
    sheets.undo()
    sheets.redo()
    assert sheets.present.levels[0, 0] == 20


def test_a_new_sheet_ends_what_was_taken_back() -> None:
    sheets = Sheets()
    for number in (1, 2):
        sheets.add(drawn(np.full((SIDE, SIDE), number, np.uint8)))
    sheets.undo()
    sheets.add(drawn(np.full((SIDE, SIDE), 3, np.uint8)))
    assert not sheets.can_redo
    sheets.undo()
    assert sheets.present.levels[0, 0] == 1


@pytest.mark.parametrize("picture", [(28, 28), (8, 8), (20, 10), (10, 20)])
def test_an_enlarged_example_shows_every_pixel_as_often_and_nothing_beside_it(picture: tuple[int, int]) -> None:
    rng = np.random.default_rng(0)
    example = rng.integers(1, 256, picture[0] * picture[1]).astype(np.float32)
    sheet = enlarged(example, picture)
    scale = SIDE / max(picture)
    assert np.count_nonzero(sheet.levels) == pytest.approx(scale**2 * example.size, rel=1e-6)
    assert sheet.levels.sum(dtype=float) == pytest.approx(example.sum() * scale**2, rel=0.01)
