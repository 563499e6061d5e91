import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tests.ui.widgets.gestures import turn_wheel

from pellucid.ui import theme
from pellucid.ui.drawer.landscape_map import LandscapeMap
from pellucid.ui.drawer.landscape_sheet import Sheet
from pellucid.ui.drawer.value_axis import exact_text
from pellucid.ui.tokens import DARK, LIGHT

LEFT = Qt.MouseButton.LeftButton
CENTRE, REACH = (1.0, -1.0), 2.0


def sheet(movable=True, side=41):
    axis = np.linspace(-1, 1, side)
    return Sheet(0.1 + axis**2 + axis[:, np.newaxis] ** 2, CENTRE, REACH, ("a", "b"), movable)


@pytest.fixture
def shown(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(440, 180)
    made = LandscapeMap(window)
    made.setGeometry(0, 0, 440, 170)
    made.show_sheet(sheet())
    made.show_run((1.0, -1.0), np.empty((0, 2)))
    with qtbot.waitExposed(window):
        window.show()
    made.moves, made.zooms = [], []
    made.moved.connect(lambda point, final: made.moves.append((point, final)))
    made.zoomed.connect(made.zooms.append)
    made.window_kept = window  # for as long as the test
    return made


def spot(shown, point):
    return shown.place_of(point).toPoint()


def test_the_range_lies_on_the_map_with_the_second_coordinate_upwards(shown):
    area = shown.area()
    assert shown.place_of((-1.0, -3.0)) == area.bottomLeft()
    assert shown.place_of((3.0, 1.0)) == area.topRight()
    assert shown.place_of(CENTRE) == area.center()
    for point in ((0.0, 0.0), (2.5, -2.5)):
        assert shown.point_at(shown.place_of(point)) == pytest.approx(point)
    assert shown.point_at(QPointF(-50, 1_000)) == (-1.0, -3.0)


def test_the_loss_at_a_point_is_that_of_the_sheet(shown):
    assert shown.sheet.loss_at(CENTRE) == pytest.approx(0.1)
    assert shown.sheet.loss_at((3.0, 1.0)) == pytest.approx(2.1)
    assert shown.sheet.loss_at((99.0, -1.0)) == pytest.approx(1.1)


def test_dragging_the_ball_moves_it_and_letting_go_ends_the_gesture(shown):
    QTest.mousePress(shown, LEFT, pos=spot(shown, CENTRE))
    assert shown.held
    QTest.mouseMove(shown, spot(shown, (2.0, 0.0)))
    QTest.mouseMove(shown, spot(shown, (2.5, 0.5)))
    QTest.mouseRelease(shown, LEFT, pos=spot(shown, (2.5, 0.5)))
    assert not shown.held
    assert [final for _, final in shown.moves] == [False, False, True]
    for (point, _), wanted in zip(shown.moves, [(2.0, 0.0), (2.5, 0.5), (2.5, 0.5)], strict=True):
        assert point == pytest.approx(wanted, abs=0.03)
    assert shown.ball == shown.moves[-1][0]


def test_the_ball_stays_under_the_hand_that_holds_it_beside_its_middle(shown):
    QTest.mousePress(shown, LEFT, pos=spot(shown, CENTRE) + QPoint(5, 3))
    QTest.mouseMove(shown, spot(shown, (2.0, 0.0)) + QPoint(5, 3))
    assert shown.moves[0][0] == pytest.approx((2.0, 0.0), abs=0.03)
    QTest.mouseRelease(shown, LEFT, pos=spot(shown, (2.0, 0.0)))


def test_the_ball_cannot_be_dragged_off_the_map(shown):
    QTest.mousePress(shown, LEFT, pos=spot(shown, CENTRE))
    QTest.mouseMove(shown, QPoint(439, 2))
    assert shown.ball == (3.0, 1.0)
    QTest.mouseRelease(shown, LEFT, pos=QPoint(439, 2))


def test_frames_do_not_take_the_ball_out_of_the_hand(shown):
    QTest.mousePress(shown, LEFT, pos=spot(shown, CENTRE))
    QTest.mouseMove(shown, spot(shown, (2.0, 0.0)))
    held = shown.ball
    shown.show_run((1.5, -1.5), np.empty((0, 2)))
    assert shown.ball == held
    QTest.mouseRelease(shown, LEFT, pos=spot(shown, (2.0, 0.0)))
    shown.show_run((1.5, -1.5), np.empty((0, 2)))
    assert shown.ball == (1.5, -1.5)


def test_a_click_that_does_not_move_changes_nothing(shown):
    QTest.mouseClick(shown, LEFT, pos=spot(shown, CENTRE))
    assert shown.moves == []
    assert not shown.held


def test_elsewhere_there_is_nothing_to_drag(shown):
    QTest.mousePress(shown, LEFT, pos=spot(shown, (2.5, 0.5)))
    QTest.mouseMove(shown, spot(shown, (2.0, 0.0)))
    QTest.mouseRelease(shown, LEFT, pos=spot(shown, (2.0, 0.0)))
    assert shown.moves == []
    shown.show_sheet(sheet(movable=False))
    QTest.mousePress(shown, LEFT, pos=spot(shown, CENTRE))
    assert not shown.held


def test_a_ball_beyond_the_map_waits_at_its_edge_and_can_be_taken_there(shown):
    shown.show_run((50.0, -1.0), np.empty((0, 2)))
    edge = spot(shown, (3.0, -1.0))
    QTest.mousePress(shown, LEFT, pos=edge)
    assert shown.held
    QTest.mouseMove(shown, edge - QPoint(40, 0))
    assert shown.ball == pytest.approx(shown.point_at(QPointF(edge - QPoint(40, 0))), abs=0.03)
    QTest.mouseRelease(shown, LEFT, pos=edge)


@pytest.mark.parametrize(
    ("key", "change"),
    [
        (Qt.Key.Key_Right, (0.1, 0.0)),
        (Qt.Key.Key_Left, (-0.1, 0.0)),
        (Qt.Key.Key_Up, (0.0, 0.1)),
        (Qt.Key.Key_Down, (0.0, -0.1)),
    ],
)
def test_arrow_keys_move_the_ball_by_a_step_and_with_shift_by_five(shown, key, change):
    QTest.keyClick(shown, key)
    assert [final for _, final in shown.moves] == [False, True]
    assert shown.moves[-1][0] == pytest.approx(np.add(CENTRE, change))
    QTest.keyClick(shown, key, Qt.KeyboardModifier.ShiftModifier)
    assert shown.moves[-1][0] == pytest.approx(np.add(CENTRE, np.multiply(6, change)))


def test_a_key_that_is_held_is_one_gesture(shown):
    for _ in range(3):
        QTest.keyPress(shown, Qt.Key.Key_Right)
    assert [final for _, final in shown.moves] == [False] * 3
    shown.show_run(CENTRE, np.empty((0, 2)))
    QTest.keyRelease(shown, Qt.Key.Key_Right)
    assert shown.moves[-1][0] == pytest.approx((1.3, -1.0))
    assert shown.moves[-1][1]


def test_leaving_with_the_keyboard_lets_the_ball_go(shown):
    shown.setFocus()
    QTest.keyPress(shown, Qt.Key.Key_Right)
    shown.clearFocus()
    assert [final for _, final in shown.moves] == [False, True]


def test_where_the_ball_is_fixed_arrow_keys_point_at_the_loss(shown):
    shown.show_sheet(sheet(movable=False))
    QTest.keyClick(shown, Qt.Key.Key_Right)
    QTest.keyClick(shown, Qt.Key.Key_Up)
    assert shown.point == pytest.approx((1.1, -0.9))
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert shown.point is None
    assert shown.moves == []


def test_the_pointer_reads_the_map_and_leaves_it(shown):
    QTest.mouseMove(shown, spot(shown, (2.0, 0.0)))
    assert shown.point == pytest.approx((2.0, 0.0), abs=0.03)
    QTest.mouseMove(shown, QPoint(5, 165))
    assert shown.point is None


def test_what_is_pointed_at_is_read_beside_it_on_the_axes_and_aloud(shown):
    bare = shown.grab().toImage()
    QTest.mouseMove(shown, spot(shown, (2.0, 0.0)))
    x, y = shown.point
    assert shown.reading() == f"Loss ≈ {shown.sheet.loss_at((x, y)):.3f}, a = +{x:.4f}, b = {exact_text(y)}"
    assert shown.accessibleDescription() == shown.reading()
    image = shown.grab().toImage()
    beside = spot(shown, (2.0, 0.0)) + QPoint(14, -19)
    assert image.pixelColor(beside) == LIGHT.card
    assert bare.pixelColor(beside) != LIGHT.card
    shown.show_sheet(sheet(movable=False))
    QTest.mouseMove(shown, spot(shown, (1.5, 0.5)))
    assert shown.reading().endswith(f", a = {shown.point[0]:.3f}, b = {shown.point[1]:.3f}")


@pytest.mark.parametrize("corner", [(3.0, 1.0), (-1.0, 1.0), (3.0, -3.0), (-1.0, -3.0)], ids=str)
def test_the_loss_is_written_within_the_map_in_every_corner(shown, corner):
    bare = shown.grab().toImage()
    shown._point_at(corner)
    image = shown.grab().toImage()
    cards = [
        (x, y)
        for x in range(shown.width())
        for y in range(shown.height())
        if image.pixelColor(x, y) == LIGHT.card and bare.pixelColor(x, y) != LIGHT.card
    ]
    assert len(cards) > 200
    assert all(shown.area().contains(QPointF(x, y)) for x, y in cards)


def test_the_wheel_and_two_keys_ask_for_another_range(shown):
    for turned in (60, 60, -240):
        turn_wheel(shown, turned, shown.area().center().toPoint())
    assert shown.zooms == [True, False, False]
    QTest.keyClick(shown, Qt.Key.Key_Plus)
    QTest.keyClick(shown, Qt.Key.Key_Minus)
    assert shown.zooms[3:] == [True, False]


def test_ball_and_way_are_seen_in_either_theme(shown):
    for colours, mode in ((LIGHT, theme.Mode.LIGHT), (DARK, theme.Mode.DARK)):
        theme.set_mode(mode)
        for movable, colour in ((True, colours.iris), (False, colours.train)):
            shown.show_sheet(sheet(movable))
            shown.show_run(CENTRE, np.array([(-0.5, -2.5), (-0.5, 0.5), (2.0, 0.5)]))
            image = shown.grab().toImage()
            assert image.pixelColor(spot(shown, CENTRE)) == colour
            near = spot(shown, (-0.5, -1.0))
            seen = [image.pixelColor(near.x() + dx, near.y()) for dx in range(-2, 3)]
            assert colours.train in seen


def test_coarse_losses_lie_where_fine_ones_do(shown):
    shown.show_sheet(sheet(side=6))
    assert shown.place_of(CENTRE) == shown.area().center()
    assert shown.sheet.loss_at((3.0, 1.0)) == pytest.approx(2.1)


def test_a_ball_in_hand_stays_there_on_a_finer_sheet_and_on_no_other(shown):
    QTest.mousePress(shown, LEFT, pos=spot(shown, CENTRE))
    QTest.mouseMove(shown, spot(shown, (2.0, 0.0)))
    shown.show_sheet(sheet(side=21))
    assert shown.held
    QTest.mouseMove(shown, spot(shown, (2.5, 0.0)))
    assert shown.ball == pytest.approx((2.5, 0.0), abs=0.03)
    for other in (None, sheet(movable=False)):
        shown.show_sheet(other)
        assert not shown.held
    QTest.mouseRelease(shown, LEFT, pos=spot(shown, CENTRE))
    assert not any(final for _, final in shown.moves)


def test_without_a_sheet_nothing_answers(shown):
    shown.show_sheet(None)
    QTest.mouseMove(shown, QPoint(200, 80))
    QTest.mousePress(shown, LEFT, pos=QPoint(240, 80))
    QTest.keyClick(shown, Qt.Key.Key_Right)
    assert (shown.moves, shown.point, shown.zooms) == ([], None, [])
    shown.grab()
