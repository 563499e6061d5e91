import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from tests.ui.drawer.conftest import OpenDrawer
from tests.ui.drawer.fakes import FakeSession, experiment_of, frame_of, later, session_of
from tests.ui.widgets.gestures import LEFT, drag

from pellucid.experiment.build import build
from pellucid.experiment.catalog import load
from pellucid.lens.along_weight import along_weight, slope
from pellucid.ui import theme
from pellucid.ui.drawer.along_page import AlongPage
from pellucid.ui.drawer.drawer import Drawer
from pellucid.ui.numbers import signed_text

TAB = 5


def session_for(name: str = "logistic-regression", *theta: float) -> FakeSession:
    experiment = build(load(name))
    return FakeSession(experiment, frame_of(experiment, np.array(theta, np.float32) if theta else None))


def page_of(drawer: Drawer) -> AlongPage:
    page = drawer.page
    assert isinstance(page, AlongPage)
    return page


def names(drawer: Drawer) -> list[str]:
    return [drawer.tabs.tabText(at) for at in range(drawer.tabs.count())]


def test_the_curves_and_the_slope_are_those_of_the_lens(open_drawer: OpenDrawer) -> None:
    session = session_for("logistic-regression", -1, 0.5, 0.25)
    page = page_of(open_drawer(session, TAB))
    assert page.picker.index == 0
    found = along_weight(session.experiment, session.frame.theta, 0, -4, 4, 81)
    loss, accuracy = page.loss._along, page.accuracy._along
    assert loss is not None
    assert accuracy is not None
    np.testing.assert_array_equal(loss.values, found.losses)
    np.testing.assert_array_equal(accuracy.values, found.accuracies)
    steepness = slope(session.experiment, session.frame.theta, 0)
    assert abs(steepness) > 0.01
    assert page.loss.accessibleDescription() == f"slope {signed_text(steepness, 3)}"
    assert page.accuracy.accessibleDescription() == "slope 0"
    assert page.reading.text() == "W1: 1 → 1 = −1.0000"


def test_the_ball_is_on_the_curve_at_the_present_weight(open_drawer: OpenDrawer) -> None:
    session = session_for("logistic-regression", -1, 0.5, 0.25)
    page = page_of(open_drawer(session, TAB))
    for plot in (page.loss, page.accuracy):
        along = plot._along
        assert along is not None
        place = plot.place(-1, along.value)
        image = plot.grab().toImage()
        assert image.pixelColor((place * image.devicePixelRatio()).toPoint()) == theme.tokens().iris
        assert place.x() == pytest.approx(plot.area().left() + plot.area().width() * 3 / 8)


def test_the_page_follows_the_network_and_the_choice_of_the_weight(open_drawer: OpenDrawer) -> None:
    session = session_for("logistic-regression", -1, 0.5, 0.25)
    drawer = open_drawer(session, TAB)
    page = page_of(drawer)
    session.frame = later(session.frame, np.array([5, 0.5, 0.25], np.float32))
    drawer.show_frame(session.frame)
    assert page.reading.text() == "W1: 1 → 1 = +5.0000"
    assert page.loss._along is not None
    assert page.loss._along.weights[-1] == 8
    page.picker.source.setFocus()
    QTest.keyClick(page.picker.source, Qt.Key.Key_Down)
    assert page.picker.source.text() == "b"
    assert page.reading.text() == "b1: 1 = +0.2500"
    assert page.loss._along.weights[-1] == 4


def test_dragging_moves_the_weight_and_does_not_let_it_run_away(open_drawer: OpenDrawer) -> None:
    session = session_for("logistic-regression", -1, 0.5, 0.25)
    drawer = open_drawer(session, TAB)
    plot = page_of(drawer).loss
    start, edge = plot.area().center().toPoint(), plot.area().right()
    QTest.mousePress(plot, LEFT, pos=start)
    for _ in range(3):
        QTest.mouseMove(plot, QPoint(int(edge) + 5, start.y()))
        values, final = session.written[-1]
        assert values == {0: 4.0}
        assert not final
        session.frame = later(session.frame, np.array([4, 0.5, 0.25], np.float32))
        drawer.show_frame(session.frame)
        QTest.mouseMove(plot, QPoint(int(edge) + 6, start.y()))
    QTest.mouseRelease(plot, LEFT, pos=QPoint(int(edge) + 5, start.y()))
    assert session.written[-1] == ({0: 4.0}, True)
    told = len(session.written)
    QTest.mouseMove(plot, start)
    assert len(session.written) == told


def test_a_drag_ends_where_the_network_becomes_another_one(open_drawer: OpenDrawer) -> None:
    session = session_for("logistic-regression", -1, 0.5, 0.25)
    page = page_of(open_drawer(session, TAB))
    wanted: list[bool] = []
    page.weights_wanted.connect(lambda values, final: wanted.append(final))
    QTest.mousePress(page.loss, LEFT, pos=page.loss.rect().center())
    other = build(load("two-spirals"))
    session.go_to(other, frame_of(other))
    QTest.mouseMove(page.loss, page.loss.rect().center() + QPoint(20, 0))
    QTest.mouseRelease(page.loss, LEFT)
    assert wanted == [False]


def test_dragging_on_the_accuracy_moves_the_same_weight(open_drawer: OpenDrawer) -> None:
    session = session_for("logistic-regression", -1, 0.5, 0.25)
    plot = page_of(open_drawer(session, TAB)).accuracy
    start = QPointF(plot.area().left() + plot.area().width() / 4, plot.area().center().y()).toPoint()
    drag(plot, start, start + QPoint(4, 0))
    values, final = session.written[-1]
    assert values[0] == pytest.approx(-2, abs=0.4)
    assert final


@pytest.mark.parametrize(("key", "sign"), [(Qt.Key.Key_Right, 1), (Qt.Key.Key_Left, -1)])
def test_arrow_keys_move_the_weight(open_drawer: OpenDrawer, key: Qt.Key, sign: int) -> None:
    session = session_for("logistic-regression", -1, 0.5, 0.25)
    plot = page_of(open_drawer(session, TAB)).loss
    plot.setFocus()
    QTest.keyClick(plot, key)
    assert session.written[-1] == ({0: pytest.approx(-1 + sign * 0.04)}, True)
    QTest.keyClick(plot, key, Qt.KeyboardModifier.ShiftModifier)
    assert session.written[-1] == ({0: pytest.approx(-1 + sign * 0.4)}, True)


def test_values_have_no_accuracy_to_show(open_drawer: OpenDrawer) -> None:
    page = page_of(open_drawer(session_for("saddle"), TAB - 1))
    assert page.accuracy.isHidden()
    assert page.loss.width() > 400


def test_without_a_confusion_the_keys_of_the_other_pages_stay_theirs(open_drawer: OpenDrawer) -> None:
    drawer = open_drawer(session_for("saddle"))
    tips = [drawer.tabs.tabToolTip(tab) for tab in range(drawer.tabs.count())]
    assert tips[2:] == ["Gradients (3)", "Loss landscape (5)", "Along a weight (6)"]
    assert [drawer.tab_of_key(key) for key in range(1, 7)] == [0, 1, 2, None, 3, 4]


def test_a_loss_that_overflows_leaves_a_gap(open_drawer: OpenDrawer) -> None:
    session = session_for("logistic-regression", 3e38, 3e38, 0.25)
    page = page_of(open_drawer(session, TAB))
    assert page.loss._along is not None
    assert not np.isfinite(page.loss._along.values).any()
    page.loss.grab()


def test_the_page_is_there_for_points_of_the_plane_alone(open_drawer: OpenDrawer) -> None:
    session = session_of(10)
    drawer = open_drawer(session)
    five = names(drawer)
    assert len(five) == 5
    plane = build(load("logistic-regression"))
    session.go_to(plane, frame_of(plane))
    assert names(drawer) == [*five, "Along a weight"]
    drawer.show_tab(TAB)
    assert isinstance(drawer.page, AlongPage)
    colours = experiment_of(10)
    session.go_to(colours, frame_of(colours))
    assert names(drawer) == five
    assert drawer.page is drawer.pages[4]
    assert drawer.page.isVisible()
