"""The page of the loss landscape: asked for, found out in slices, kept, refreshed, and moved by hand."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton
from tests.ui.drawer.fakes import experiment_of, frame_of, later, session_of, theta_of

from pellucid.experiment.spec import Data
from pellucid.lens.landscape import Landscape
from pellucid.lens.planes import random_plane, strongest_pair, weight_plane
from pellucid.ui.drawer.landscape_page import LandscapePage
from pellucid.ui.drawer.slices import LEAST_EXAMPLES

TAB = 4
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session():
    return session_of(8)


@pytest.fixture
def drawer(open_drawer, session):
    return open_drawer(session, TAB)


@pytest.fixture
def page(drawer):
    return drawer.page


def finished(qtbot, page):
    qtbot.waitUntil(lambda: not page.progress.isVisible(), timeout=20_000)


def computed(qtbot, page):
    QTest.mouseClick(page.button, LEFT)
    finished(qtbot, page)


def choose(page, mode):
    word = {"weights": "Two weights", "random": "Random", "path": "Path"}[mode]
    (segment,) = [each for each in page.choice.modes.findChildren(QRadioButton) if each.accessibleName() == word]
    QTest.mouseClick(segment, LEFT)


def expected(experiment, plane):
    landscape = Landscape(experiment, plane, plane.reach)
    landscape.step(10**9)
    return landscape.losses


def trail_to(drawer, session, seeds):
    """Let the run go on through some frames, and stand at the last one."""
    for seed in seeds:
        session.frame = later(session.frame, theta_of(session.experiment, seed))
        session.frame_changed.emit(session.frame)
    drawer.show_frame(session.frame)


def test_nothing_is_found_out_before_it_is_asked_for(page):
    assert isinstance(page, LandscapePage)
    assert page.nothing.isVisible()
    assert not page.map.isVisible()
    assert not page.progress.isVisible()
    assert page.button.accessibleName() == "Compute"
    assert page.status.text() == ""
    assert page.examples.text() == "mean loss of 40 training examples"


def test_asked_for_it_shows_the_loss_for_two_weights_that_matter(qtbot, page, session):
    computed(qtbot, page)
    experiment, theta = session.experiment, session.frame.theta
    pair = strongest_pair(experiment, theta)
    assert tuple(picker.index for picker in page.choice.pickers) == pair
    np.testing.assert_array_equal(page.map.sheet.losses, expected(experiment, weight_plane(experiment, theta, *pair)))
    assert page.map.ball == (theta[pair[0]], theta[pair[1]])
    assert page.map.sheet.movable
    assert page.map.sheet.names == tuple(picker.name() for picker in page.choice.pickers)
    assert page.status.text() == "computed at step 447"
    assert page.button.accessibleName() == "Refresh"
    assert page.map.isVisible()
    assert not page.nothing.isVisible()


def test_in_random_directions_the_ball_is_fixed(qtbot, page, session):
    choose(page, "random")
    computed(qtbot, page)
    plane = random_plane(session.experiment, session.frame.theta, session.experiment.spec.seed)
    np.testing.assert_array_equal(page.map.sheet.losses, expected(session.experiment, plane))
    assert page.map.ball == (0.0, 0.0)
    assert not page.map.sheet.movable
    assert page.map.sheet.names == ("direction 1", "direction 2")
    before = page.map.sheet.losses
    QTest.mouseClick(page.choice.die, LEFT)
    finished(qtbot, page)
    assert not np.array_equal(page.map.sheet.losses, before)


def test_the_path_of_the_run_lies_on_its_plane(qtbot, drawer, page, session):
    choose(page, "path")
    QTest.mouseClick(page.button, LEFT)
    assert page.status.text() == "There is no path yet. Train some steps."
    assert page.nothing.isVisible()
    trail_to(drawer, session, range(1, 4))
    finished(qtbot, page)
    assert not page.nothing.isVisible()
    sheet, area = page.map.sheet, page.map.area()
    assert len(page.map.way) == 4
    assert all(area.contains(sheet.place_of(tuple(point), area)) for point in page.map.way)
    np.testing.assert_allclose(page.map.way[-1], page.map.ball, atol=1e-6)


def test_when_other_data_end_a_path_there_is_a_map_again_as_soon_as_the_run_has_gone_on(qtbot, drawer, page, session):
    choose(page, "path")
    trail_to(drawer, session, range(1, 4))
    computed(qtbot, page)
    other = experiment_of(8, data=Data(train=30, test=20, seed=3))
    session.go_to(other, replace(frame_of(other, step=0), run=session.frame.run + 1))
    assert page.status.text() == "There is no path yet. Train some steps."
    trail_to(drawer, session, range(4, 7))
    finished(qtbot, page)
    assert page.status.text() == "computed at step 3"


def test_the_way_goes_on_while_training_does_and_the_map_says_it_is_older(qtbot, drawer, page, session):
    computed(qtbot, page)
    losses = page.map.sheet.losses
    trail_to(drawer, session, range(1, 6))
    pair = [picker.index for picker in page.choice.pickers]
    wanted = [theta_of(session.experiment, seed)[pair] for seed in range(6)]
    np.testing.assert_allclose(page.map.way, wanted, rtol=1e-6)
    assert page.map.ball == tuple(session.frame.theta[pair])
    assert page.map.sheet.losses is losses
    assert page.status.text() == "of step 447; other weights changed since"
    QTest.mouseClick(page.button, LEFT)
    finished(qtbot, page)
    assert page.status.text() == "computed at step 452"
    assert not np.array_equal(page.map.sheet.losses, losses)


def test_a_map_on_which_only_its_own_weights_have_moved_is_not_old(qtbot, drawer, page, session):
    computed(qtbot, page)
    theta = session.frame.theta.copy()
    theta[page.choice.pickers[0].index] += 0.5
    drawer.show_frame(later(session.frame, theta))
    assert page.status.text() == "computed at step 447"


def test_of_another_run_the_map_stays_and_says_so(qtbot, drawer, page, session):
    computed(qtbot, page)
    trail_to(drawer, session, range(1, 4))
    other = frame_of(session.experiment, theta_of(session.experiment, 9), step=0)
    session.frame = replace(other, run=1)
    session.frame_changed.emit(session.frame)
    drawer.show_frame(session.frame)
    assert page.status.text() == "of step 447 of another run"
    assert len(page.map.way) == 1


def test_it_is_there_coarsely_at_first_and_may_be_left_so(qtbot, page, small_slices):
    page.set_training(True)
    QTest.mouseClick(page.button, LEFT)
    assert page.progress.isVisible()
    assert page.button.accessibleName() == "Cancel"
    qtbot.waitUntil(lambda: page.map.sheet is not None, timeout=20_000)
    assert page.map.sheet.losses.shape[0] < 41
    assert 0 < page.progress.share < 1
    QTest.mouseClick(page.button, LEFT)
    assert not page.progress.isVisible()
    assert page.map.isVisible()
    assert page.status.text() == "left coarse when it was cancelled"
    page.set_training(False)
    computed(qtbot, page)
    assert page.map.sheet.losses.shape == (41, 41)


def test_cancelled_before_there_is_anything_to_see_it_can_be_asked_for_again(qtbot, page, small_slices):
    page.set_training(True)
    QTest.mouseClick(page.button, LEFT)
    assert page.map.sheet is None
    QTest.mouseClick(page.button, LEFT)
    assert page.nothing.isVisible()
    assert page.button.accessibleName() == "Compute"
    choose(page, "random")
    assert not page.progress.isVisible()


def test_the_former_map_stays_whole_until_there_is_something_of_the_next(qtbot, drawer, page, session, small_slices):
    computed(qtbot, page)
    former, names = page.map.sheet, page.map.sheet.names
    page.set_training(True)
    # As if all that has been found out about the speed of this machine were forgotten.
    page._slices._examples = LEAST_EXAMPLES
    QTest.keyClick(page.choice.pickers[0].target, Qt.Key.Key_Up)
    assert page.map.sheet is former
    trail_to(drawer, session, range(1, 3))
    block = session.experiment.network.layout.blocks[-1]
    source = int(names[0].split(":")[1].split("→")[0]) - 1
    assert page.map.ball[0] == session.frame.theta[block.start + source * block.outputs]
    QTest.mouseClick(page.button, LEFT)
    assert page.map.sheet is former
    assert page.status.text() == "of step 447; other weights changed since"
    page.set_training(False)
    computed(qtbot, page)
    assert page.map.sheet.names != names


def test_a_hidden_page_finds_out_nothing_and_goes_on_when_it_is_shown(qtbot, drawer, page, small_slices):
    page.set_training(True)
    QTest.mouseClick(page.button, LEFT)
    drawer.show_tab(0)
    share = page._asked[0].share
    page.set_training(False)
    qtbot.wait(20)
    assert page._asked[0].share == share < 1
    drawer.show_tab(TAB)
    finished(qtbot, page)
    assert page._asked[0].complete


def test_other_data_refresh_a_map_that_was_asked_for(qtbot, page, session):
    computed(qtbot, page)
    before, pair = page.map.sheet.losses, [picker.index for picker in page.choice.pickers]
    other = experiment_of(8, data=Data(train=30, test=20, seed=3))
    session.go_to(other, frame_of(other, session.frame.theta))
    finished(qtbot, page)
    assert [picker.index for picker in page.choice.pickers] == pair
    assert not np.array_equal(page.map.sheet.losses, before)
    assert page.examples.text() == "mean loss of 30 training examples"


def test_other_data_find_out_nothing_that_was_not_asked_for(page, session):
    other = experiment_of(8, data=Data(train=30, test=20, seed=3))
    session.go_to(other, frame_of(other))
    assert page.map.sheet is None
    assert not page.progress.isVisible()


def test_another_network_offers_its_own_weights_and_is_found_out_too(qtbot, page, session):
    computed(qtbot, page)
    other = experiment_of(4, 4)
    session.go_to(other, frame_of(other))
    finished(qtbot, page)
    pair = strongest_pair(other, session.frame.theta)
    assert tuple(picker.index for picker in page.choice.pickers) == pair
    assert page.choice.pickers[0].layer.count() == 3
    assert page.map.ball == tuple(session.frame.theta[list(pair)])


def test_another_weight_is_found_out_at_once_but_not_the_same_one_twice(qtbot, page):
    page.choice.pickers[0].set_layout(experiment_of(8).network.layout, 3)
    page.choice.pickers[1].set_layout(experiment_of(8).network.layout, 4)
    computed(qtbot, page)
    first = page.map.sheet
    QTest.keyClick(page.choice.pickers[1].target, Qt.Key.Key_Up)
    finished(qtbot, page)
    assert page.map.sheet is not first
    QTest.keyClick(page.choice.pickers[1].target, Qt.Key.Key_Down)
    QTest.keyClick(page.choice.pickers[1].target, Qt.Key.Key_Down)
    assert page.status.text() == "Choose two different weights."
    assert not page.button.isEnabled()
    QTest.keyClick(page.choice.pickers[1].target, Qt.Key.Key_Up)
    finished(qtbot, page)
    assert page.button.isEnabled()
    assert page.map.sheet.names[1].endswith("→ 5")


def test_dragging_the_ball_asks_for_both_weights(qtbot, page, session):
    computed(qtbot, page)
    pair = [picker.index for picker in page.choice.pickers]
    start = page.map.place_of(page.map.ball).toPoint()
    QTest.mousePress(page.map, LEFT, pos=start)
    QTest.mouseMove(page.map, start + QPoint(30, -20))
    QTest.mouseRelease(page.map, LEFT, pos=start + QPoint(30, -20))
    assert [final for _, final in session.written] == [False, True]
    values, _ = session.written[-1]
    assert list(values) == pair
    assert tuple(values.values()) == page.map.ball
    assert values[pair[0]] > session.frame.theta[pair[0]]
    assert values[pair[1]] > session.frame.theta[pair[1]]


def test_the_pointer_reads_loss_and_weights(qtbot, page):
    computed(qtbot, page)
    QTest.mouseMove(page.map, page.map.area().center().toPoint() + QPoint(40, 20))
    loss, across, up = page.map.accessibleDescription().split(", ")
    assert loss == f"Loss ≈ {page.map.sheet.loss_at(page.map.point):.3f}"
    assert across.startswith(f"{page.choice.pickers[0].name()} = ")
    assert up.startswith(f"{page.choice.pickers[1].name()} = ")


def test_the_range_is_halved_and_doubled_around_the_present_weights(qtbot, page):
    computed(qtbot, page)
    reach, centre = page.map.sheet.reach, page.map.sheet.centre
    QTest.mouseClick(page.narrower, LEFT)
    finished(qtbot, page)
    assert (page.map.sheet.reach, page.map.sheet.centre) == (reach / 2, centre)
    QTest.mouseClick(page.wider, LEFT)
    QTest.mouseClick(page.wider, LEFT)
    finished(qtbot, page)
    assert page.map.sheet.reach == reach * 2
    choose(page, "random")
    finished(qtbot, page)
    assert page.map.sheet.reach == 1.0


def test_of_digits_it_says_that_the_loss_is_that_of_a_sample(open_drawer):
    session = session_of(8, data=Data(source="digits", train=700, test=20))
    page = open_drawer(session, TAB).page
    assert page.examples.text() == "a sample: 500 of 700 training examples"


def test_the_kind_of_plane_is_remembered(open_drawer, session):
    choose(open_drawer(session, TAB).page, "random")
    assert open_drawer(session, TAB).page.choice.mode == "random"
    QSettings().setValue("drawer/landscape", "nonsense")
    assert open_drawer(session, TAB).page.choice.mode == "weights"


@pytest.mark.parametrize("width", [612, 796, 1300])
@pytest.mark.parametrize(
    "data", [Data(train=40, test=20), Data(source="digits", train=4_000, test=20)], ids=["colours", "digits"]
)
def test_everything_has_its_place_at_any_width(qtbot, open_drawer, width, data):
    session = session_of(8, data=data)
    drawer = open_drawer(session, TAB, width)
    page = drawer.page
    computed(qtbot, page)
    drawer.show_frame(later(session.frame, theta_of(session.experiment, 3)))
    QApplication.processEvents()
    shown = [page.map, page.key, page.wider, page.narrower]
    assert page.map.area().width() > 150
    assert page.map.geometry().left() > page.choice.mapTo(page, page.choice.rect().bottomRight()).x()
    for widget in shown:
        assert page.rect().contains(widget.geometry())
    assert not page.map.geometry().intersects(page.key.geometry())
    for label in (page.status, page.examples):
        assert label.heightForWidth(label.width()) <= label.height()
    assert page.examples.sizeHint().width() <= page.examples.width()
    for picker in page.choice.pickers:
        assert picker.height() >= picker.minimumSizeHint().height()


def test_everything_is_named_explained_and_reached(page):
    for widget in (*page.choice.pickers, page.button, page.progress, page.map, page.key):
        assert widget.accessibleName()
    for widget in (page.choice.die, page.wider, page.narrower, page.button):
        assert widget.toolTip()
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
