import math

import pytest
from PySide6.QtCore import QAbstractAnimation, QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.ui.drawer.fakes import experiment_of, frame_of, later, session_of, theta_of

from pellucid.session.session import Status
from pellucid.training.messages import Diverged
from pellucid.ui import theme
from pellucid.ui.drawer import activations_page, confusion_page, gradients_page, weights_page
from pellucid.ui.drawer import drawer as drawer_module
from pellucid.ui.drawer.drawer import CLOSED_HEIGHT, OPEN_HEIGHT
from pellucid.ui.tokens import DARK, LIGHT

LEFT = Qt.MouseButton.LeftButton
DIVERGED = Diverged(0, 212, 17.5, math.nan, 0.5, 2, 211, 196)


def click_tab(drawer, index):
    QTest.mouseClick(drawer.tabs, LEFT, pos=drawer.tabs.tabRect(index).center())


@pytest.fixture
def asked(monkeypatch):
    """Return the names of the lens functions that were asked, in order."""
    names: list[str] = []
    for module, name in (
        (weights_page, "weight_matrices"),
        (activations_page, "activation_statistics"),
        (gradients_page, "gradient_statistics"),
        (confusion_page, "ConfusionCount"),
    ):
        original = getattr(module, name)

        def watched(*arguments, original=original, name=name):
            names.append(name)
            return original(*arguments)

        monkeypatch.setattr(module, name, watched)
    return names


def test_the_drawer_is_208_high_and_36_when_closed(open_drawer, qtbot):
    drawer = open_drawer(session_of(8))
    assert drawer.height() == OPEN_HEIGHT == 208
    with qtbot.waitSignal(drawer.open_changed) as told:
        QTest.mouseClick(drawer.chevron, LEFT)
    assert told.args == [False]
    assert drawer.height() == CLOSED_HEIGHT == 36
    assert not drawer.is_open
    assert not drawer.page.isVisible()
    assert drawer.chevron.accessibleName() == "Open the drawer"
    QTest.mouseClick(drawer.chevron, LEFT)
    assert drawer.height() == 208
    assert drawer.page.isVisible()
    assert drawer.chevron.accessibleName() == "Close the drawer"


def test_opening_glides_and_is_open_at_once(open_drawer, qtbot):
    QSettings().setValue("reduced_motion", False)
    drawer = open_drawer(session_of(8))
    heights = []
    drawer.set_open(False)
    assert not drawer.is_open
    assert drawer.height() == 208
    motion = drawer.findChild(QAbstractAnimation)
    motion.valueChanged.connect(lambda height: heights.append(height))
    qtbot.waitUntil(lambda: drawer.height() == 36)
    qtbot.waitUntil(lambda: motion.state() is QAbstractAnimation.State.Stopped)
    assert heights == sorted(heights, reverse=True)
    assert not drawer.page.isVisible()
    drawer.set_open(True)
    drawer.set_open(False)
    qtbot.waitUntil(lambda: motion.state() is QAbstractAnimation.State.Stopped)
    assert drawer.height() == 36


def test_a_window_that_makes_room_does_not_wait_for_the_glide(open_drawer):
    QSettings().setValue("reduced_motion", False)
    drawer = open_drawer(session_of(8))
    drawer.set_open(False)
    drawer.set_open(True, animated=False)
    assert drawer.height() == 208
    drawer.set_open(False, animated=False)
    assert drawer.height() == 36


def test_a_click_on_a_tab_shows_its_page_and_opens_the_drawer(open_drawer):
    drawer = open_drawer(session_of(8))
    for index in (1, 3, 4, 2, 0):
        click_tab(drawer, index)
        assert drawer.page is drawer.pages[index]
        assert [page.isVisible() for page in drawer.pages] == [k == index for k in range(5)]
    drawer.set_open(False)
    click_tab(drawer, 0)
    assert drawer.is_open
    drawer.set_open(False)
    click_tab(drawer, 2)
    assert drawer.is_open
    assert drawer.page is drawer.pages[2]


def test_arrow_keys_go_along_the_tabs(open_drawer):
    drawer = open_drawer(session_of(8))
    drawer.tabs.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(drawer.tabs, Qt.Key.Key_Right)
    QTest.keyClick(drawer.tabs, Qt.Key.Key_Right)
    assert drawer.page.accessibleName() == "Gradients"
    QTest.keyClick(drawer.tabs, Qt.Key.Key_Left)
    assert drawer.page.accessibleName() == "Activations"


def test_the_tab_is_remembered(open_drawer):
    session = session_of(8)
    click_tab(open_drawer(session), 3)
    again = drawer_module.Drawer(session)
    assert again.page.accessibleName() == "Confusion"
    again.deleteLater()
    QSettings().setValue("drawer/tab", "99")
    again = drawer_module.Drawer(session)
    assert again.page.accessibleName() == "Weights"
    again.deleteLater()


def test_only_the_page_that_can_be_seen_asks_the_lens(open_drawer, asked):
    session = session_of(8)
    drawer = open_drawer(session)
    frame = later(session.frame, theta_of(session.experiment, 3))
    names = ["weight_matrices", "activation_statistics", "gradient_statistics", "ConfusionCount"]
    for index, name in enumerate(names):
        drawer.show_tab(index)
        asked.clear()
        drawer.show_frame(frame)
        assert asked == [name]


def test_a_closed_or_hidden_drawer_asks_nothing_and_catches_up(open_drawer, asked):
    session = session_of(8)
    drawer = open_drawer(session)
    drawer.set_open(False)
    asked.clear()
    session.frame = later(session.frame, theta_of(session.experiment, 3))
    drawer.show_frame(session.frame)
    assert asked == []
    drawer.set_open(True)
    assert asked == ["weight_matrices"]
    assert drawer.page.views[0].matrix.values.base is not None
    drawer.hide()
    asked.clear()
    session.frame = later(session.frame, theta_of(session.experiment, 4))
    drawer.show_frame(session.frame)
    assert asked == []
    drawer.show()
    assert asked == ["weight_matrices"]


def test_a_page_that_takes_long_is_asked_less_often_while_training_runs(open_drawer, asked, monkeypatch):
    session = session_of(8)
    drawer = open_drawer(session)
    session.set_status(Status.RUNNING)
    now = [100.0]

    def clock():
        now[0] += 0.03
        return now[0]

    monkeypatch.setattr(drawer_module, "perf_counter", clock)
    drawer.show_frame(session.frame)
    asked.clear()
    drawer.show_frame(session.frame)
    assert asked == []
    now[0] += 0.3
    drawer.show_frame(session.frame)
    assert asked == ["weight_matrices"]
    session.set_status(Status.PAUSED)
    asked.clear()
    drawer.show_frame(session.frame)
    assert asked == ["weight_matrices"]


def test_the_scale_is_offered_for_weights_only(open_drawer):
    drawer = open_drawer(session_of(8))
    scale = drawer.pages[0].corner()
    assert scale.isVisible()
    click_tab(drawer, 1)
    assert not scale.isVisible()
    click_tab(drawer, 0)
    assert scale.isVisible()
    drawer.set_open(False)
    assert not scale.isVisible()


def test_a_diverged_run_is_dimmed_and_says_which_weights_these_are(open_drawer):
    session = session_of(8)
    drawer = open_drawer(session)
    view = drawer.page.views[0]
    place = view.mapTo(drawer, view.grid_rect().center().toPoint())
    before = drawer.grab().toImage().pixelColor(place)
    session.set_status(Status.DIVERGED, DIVERGED)
    assert drawer.note.text == "Weights from step 211, the last finite ones"
    after = drawer.grab().toImage().pixelColor(place)
    card = LIGHT.card
    assert abs(after.red() - (before.red() * 0.4 + card.red() * 0.6)) <= 2
    for index in range(5):
        drawer.show_tab(index)
        assert drawer.note.isVisible()
    drawer.show_tab(0)
    session.set_status(Status.PAUSED)
    assert drawer.note.text == ""
    assert drawer.grab().toImage().pixelColor(place) == before


def test_the_card_keeps_its_hairline_on_every_side(open_drawer):
    session = session_of(8)
    drawer = open_drawer(session)
    session.set_status(Status.DIVERGED, DIVERGED)
    for index in range(4):
        drawer.show_tab(index)
        QApplication.processEvents()
        image = drawer.grab().toImage()
        for x in range(20, drawer.width() - 20, 7):
            assert image.pixelColor(x, drawer.height() - 1) == LIGHT.line
        for y in range(20, drawer.height() - 20, 7):
            assert image.pixelColor(0, y) == LIGHT.line


def test_the_present_tab_is_underlined_in_ink(open_drawer):
    drawer = open_drawer(session_of(8), tab=1)
    image = drawer.grab().toImage()
    for index in range(4):
        centre = drawer.tabs.mapTo(drawer, drawer.tabs.tabRect(index).center())
        assert (image.pixelColor(centre.x(), 34) == LIGHT.ink) == (index == 1)
    drawer.set_open(False)
    centre = drawer.tabs.mapTo(drawer, drawer.tabs.tabRect(1).center())
    assert drawer.grab().toImage().pixelColor(centre.x(), 33) == LIGHT.card


def test_everything_is_reached_with_the_tab_key_and_has_a_name_and_a_tip(open_drawer):
    drawer = open_drawer(session_of(8))
    drawer.tabs.setFocus(Qt.FocusReason.TabFocusReason)
    reached = []
    for _ in range(5):
        reached.append(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert reached == [drawer.tabs, drawer.pages[0].scale, drawer.chevron, *drawer.page.views]
    assert all(widget.accessibleName() for widget in reached)
    assert [drawer.tabs.tabToolTip(k) for k in range(5)] == [
        "Weights (1)",
        "Activations (2)",
        "Gradients (3)",
        "Confusion (4)",
        "Loss landscape (5)",
    ]
    assert drawer.chevron.toolTip() == "Close the drawer (0)"


def test_the_theme_changes_card_and_page(open_drawer):
    drawer = open_drawer(session_of(8))
    theme.set_mode(theme.Mode.DARK)
    QApplication.processEvents()
    image = drawer.grab().toImage()
    assert image.pixelColor(QPoint(drawer.width() // 2, 6)) == DARK.card
    assert image.pixelColor(QPoint(drawer.width() // 2, 36 + 5)) == DARK.card


def test_another_tab_asks_the_lens_once(open_drawer, asked):
    drawer = open_drawer(session_of(8))
    drawer.show_tab(0)
    for index, name in ((2, "gradient_statistics"), (3, "ConfusionCount"), (1, "activation_statistics")):
        asked.clear()
        drawer.show_tab(index)
        assert asked == [name]
        click_tab(drawer, 0)
        asked.clear()
        click_tab(drawer, index)
        assert asked == [name]


def test_another_theme_asks_the_lens_for_nothing(open_drawer, asked):
    drawer = open_drawer(session_of(8))
    for index in range(4):
        drawer.show_tab(index)
        asked.clear()
        theme.set_mode(theme.Mode.DARK if theme.mode() is theme.Mode.LIGHT else theme.Mode.LIGHT)
        QApplication.processEvents()
        assert asked == []


def test_another_experiment_takes_the_page_whatever_tab_is_shown(open_drawer):
    session = session_of(8)
    drawer = open_drawer(session)
    for index in range(4):
        drawer.show_tab(index)
        other = experiment_of(*([4] * index))
        session.go_to(other, frame_of(other))
        drawer.grab()
    assert drawer.page.matrix.counts.sum() == 20
