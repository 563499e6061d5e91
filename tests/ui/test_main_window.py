from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, QSettings, Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pellucid.experiment.catalog import load
from pellucid.experiment.spec import get
from pellucid.session.session import Session, Status
from pellucid.ui import theme
from pellucid.ui.help_overlay import HelpOverlay
from pellucid.ui.main_window import MainWindow
from pellucid.ui.notice import Notice
from pellucid.ui.shortcuts import SHORTCUTS
from pellucid.ui.side_panel import SidePanel


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    made = Session(load("colours"))
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, session: Session) -> Iterator[MainWindow]:
    theme.set_mode(theme.Mode.LIGHT)
    made = MainWindow(session)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.setFocus()
    yield made
    theme.set_mode(theme.Mode.LIGHT)


def resized(qtbot: QtBot, window: MainWindow, width: int, height: int) -> None:
    window.resize(width, height)
    qtbot.wait(1)


def named(parent: QWidget, name: str) -> QAbstractButton:
    (found,) = [
        button
        for button in parent.findChildren(QAbstractButton)
        if button.accessibleName() == name and button.isVisible()
    ]
    return found


def place(window: MainWindow, widget: QWidget) -> tuple[int, int, int, int]:
    corner = widget.mapTo(window, widget.rect().topLeft())
    return corner.x(), corner.y(), widget.width(), widget.height()


def test_the_regions_stand_where_the_grid_puts_them(window: MainWindow) -> None:
    assert place(window, window.transport) == (0, 0, 1440, 52)
    assert place(window, window.timeline) == (0, 860, 1440, 40)
    assert place(window, window.recipe)[::2] == (0, 280)
    assert place(window, window.stage)[::2] == (292, 796)
    assert place(window, window.drawer) == (292, 644, 796, 208)
    assert place(window, window.try_it)[:3] == (1112, 64, 316)
    assert place(window, window.progress)[::2] == (1112, 316)


def test_below_1280_the_recipe_is_a_rail_whose_buttons_bring_its_cards(qtbot: QtBot, window: MainWindow) -> None:
    resized(qtbot, window, 1279, 800)
    assert not window.recipe.isVisible()
    assert window.try_it.isVisible()
    named(window, "Network").click()
    assert window.recipe.isVisible()
    assert place(window, window.recipe)[0] == 48
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.recipe.isVisible()


def test_below_1100_the_right_panel_is_a_flyout_too_and_only_one_is_open(qtbot: QtBot, window: MainWindow) -> None:
    resized(qtbot, window, 1024, 680)
    assert not window.try_it.isVisible()
    named(window, "Training").click()
    named(window, "Try it").click()
    assert window.try_it.isVisible()
    assert not window.recipe.isVisible()
    x, _, width, _ = place(window, window.try_it)
    assert x + width <= 1024 - 48
    named(window, "Try it").click()
    assert not window.try_it.isVisible()


def test_growing_again_docks_both_panels(qtbot: QtBot, window: MainWindow) -> None:
    resized(qtbot, window, 1024, 680)
    named(window, "Data").click()
    resized(qtbot, window, 1440, 900)
    assert window.recipe.isVisible()
    assert window.try_it.isVisible()
    assert place(window, window.recipe)[0] == 0
    assert place(window, window.drawer) == (292, 644, 796, 208)


def test_below_760_the_drawer_closes_but_can_be_opened_by_hand(qtbot: QtBot, window: MainWindow) -> None:
    assert window.drawer.is_open
    resized(qtbot, window, 1440, 759)
    assert not window.drawer.is_open
    qtbot.keyClick(window, Qt.Key.Key_0)
    resized(qtbot, window, 1440, 740)
    assert window.drawer.is_open


@pytest.mark.parametrize(("width", "height"), [(1024, 680), (1100, 680), (1280, 720), (1440, 900), (1920, 1080)])
def test_the_regions_fill_the_window_without_overlap(qtbot: QtBot, window: MainWindow, width: int, height: int) -> None:
    resized(qtbot, window, width, height)
    assert (window.width(), window.height()) == (width, height)
    panels = window.findChildren(SidePanel)
    regions = [window.transport, *panels, window.stage, window.drawer, window.timeline]
    areas = [QRect(*place(window, region)) for region in regions]
    assert all(window.rect().contains(area) for area in areas)
    assert not [(a, b) for i, a in enumerate(areas) for b in areas[:i] if a.intersects(b)]
    assert window.stage.height() > height / 2


def test_the_window_does_not_get_smaller_than_1024_by_680(qtbot: QtBot, window: MainWindow) -> None:
    resized(qtbot, window, 300, 200)
    assert (window.width(), window.height()) == (1024, 680)


def test_space_plays_and_pauses(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: session.status is Status.RUNNING)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: session.status is Status.PAUSED)


def test_space_presses_the_button_that_tab_reached_but_plays_after_a_click(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    button = named(window, "Theme")
    while not button.hasFocus():
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert theme.tokens().dark
    assert session.status is Status.PAUSED
    other = named(window, "Step one batch")
    qtbot.mouseClick(other, Qt.MouseButton.LeftButton)
    assert other.hasFocus()
    qtbot.keyClick(other, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: session.status is Status.RUNNING)


def test_the_stop_key_trains_one_batch_and_with_shift_one_epoch(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    session.set_pace(None)
    qtbot.keyClick(window, Qt.Key.Key_Period)
    qtbot.waitUntil(lambda: session.frame.step == 1)
    qtbot.keyClick(window, Qt.Key.Key_Period, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: session.frame.epoch == 1.0)
    qtbot.keyClick(window, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: session.frame.step == 0)


def test_n_takes_a_new_seed_and_ctrl_z_brings_the_old_one_back(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    before = session.spec.seed
    qtbot.keyClick(window, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: session.spec.seed != before)
    taken = session.spec.seed
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: session.spec.seed == before)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_Z, both)
    qtbot.waitUntil(lambda: session.spec.seed == taken)


def test_brackets_change_the_pace(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    qtbot.keyClick(window, Qt.Key.Key_BracketRight)
    assert session.pace == 300.0
    qtbot.keyClick(window, Qt.Key.Key_BracketLeft)
    qtbot.keyClick(window, Qt.Key.Key_BracketLeft)
    assert session.pace == 30.0


def test_t_changes_the_theme(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_T)
    assert theme.tokens().dark
    qtbot.keyClick(window, Qt.Key.Key_T)
    assert not theme.tokens().dark


def test_f_leaves_only_the_network_and_brings_everything_back(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F)
    qtbot.wait(1)
    assert not window.recipe.isVisible()
    assert not window.progress.isVisible()
    assert not window.drawer.isVisible()
    assert window.stage.width() > 1400
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.wait(1)
    assert window.recipe.isVisible()
    assert window.stage.width() == 796


def test_letters_are_letters_while_a_text_field_has_the_focus(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    qtbot.keyClicks(field, "t rn.")
    assert field.text() == "t rn."
    assert not theme.tokens().dark
    assert session.status is Status.PAUSED
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not field.hasFocus()


@pytest.mark.parametrize(("name", "path"), [("Seed", "seed"), ("Batch size", "training.batch_size")])
def test_after_return_in_a_number_ctrl_z_takes_it_back_and_space_plays(
    qtbot: QtBot, window: MainWindow, session: Session, name: str, path: str
) -> None:
    (field,) = [each for each in window.findChildren(QWidget) if each.accessibleName() == name and each.isVisible()]
    before = get(session.spec, path)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "77")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert get(session.spec, path) == 77
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert get(session.spec, path) == before
    assert field.text() == str(before)
    qtbot.keyClick(field, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: session.status is Status.RUNNING)
    assert field.text() == str(before)


def test_ctrl_z_takes_back_what_is_being_typed_into_a_number_before_any_setting(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    session.set_value("training.learning_rate", 0.05)
    (field,) = [each for each in window.findChildren(QLineEdit) if each.accessibleName() == "Seed"]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "7")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "42"
    assert session.spec.training.learning_rate == 0.05


def test_f1_lists_every_key_and_f1_or_escape_closes_it(qtbot: QtBot, window: MainWindow) -> None:
    (overlay,) = window.findChildren(HelpOverlay)
    for close in (Qt.Key.Key_F1, Qt.Key.Key_Escape):
        qtbot.keyClick(window, Qt.Key.Key_F1)
        assert overlay.isVisible()
        assert overlay.size() == window.size()
        qtbot.keyClick(overlay, close)
        assert not overlay.isVisible()
    assert all(shortcut.label() in overlay.accessibleDescription() for shortcut in SHORTCUTS)
    assert overlay.card().width() < 1024


def test_a_message_is_shown_without_stopping_anything(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    (notice,) = window.findChildren(Notice)
    session.failed.emit("The trainer met an error.")
    assert notice.isVisible()
    assert notice.text() == "The trainer met an error."
    qtbot.keyClick(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: session.status is Status.RUNNING)
    named(notice, "Close").click()
    assert not notice.isVisible()


def test_when_training_stops_by_itself_the_window_says_why(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    (notice,) = window.findChildren(Notice)
    session.set_value("training.epochs", 1)
    session.set_value("training.stop", "epochs")
    session.set_pace(None)
    session.play()
    qtbot.waitUntil(notice.isVisible)
    assert notice.text() == "Stopped after epoch 1, the last one planned."
    for size in ((1440, 900), (1280, 720), (1024, 680)):
        resized(qtbot, window, *size)
        for other in (window.stage, window.drawer, window.timeline):
            assert not notice.geometry().intersects(other.geometry()), (size, other)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not notice.isVisible()


def test_the_window_remembers_its_size(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    resized(qtbot, window, 1300, 820)
    window.close()
    assert QSettings().contains("window/geometry")
    again = MainWindow(session)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (min(1300, again.width()), min(820, again.height()))
    assert again.width() != 1440


def test_tab_goes_through_the_regions_in_reading_order(qtbot: QtBot, window: MainWindow) -> None:
    regions = [window.transport, window.recipe, window.stage, window.try_it, window.progress, window.drawer]
    seen: list[QWidget] = []
    widget = window.nextInFocusChain()
    while widget is not window:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled():
            region = next((each for each in regions if each is widget or each.isAncestorOf(widget)), None)
            if region is not None and region not in seen[-1:]:
                seen.append(region)
        widget = widget.nextInFocusChain()
    assert seen == [region for region in regions if region in seen]
    assert {window.transport, window.recipe, window.stage, window.try_it, window.drawer} <= set(seen)


def test_a_window_that_goes_leaves_the_session_working(qtbot: QtBot, session: Session) -> None:
    first = MainWindow(session)
    first.show()
    first.close()
    first.deleteLater()
    qtbot.wait(1)
    session.step_batch()
    qtbot.waitUntil(lambda: session.frame.step == 1)
