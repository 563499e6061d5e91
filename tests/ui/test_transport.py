from collections.abc import Iterator
from dataclasses import replace

import pytest
from msgspec.structs import replace as replace_of_spec
from PySide6.QtCore import QRect, QSettings, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QMenu, QWidget
from pytestqt.qtbot import QtBot

from pellucid.data.points import Point
from pellucid.experiment.catalog import experiments, load
from pellucid.experiment.spec import paths
from pellucid.session.session import PACES, Session, Status
from pellucid.ui import theme
from pellucid.ui.experiments import experiment_title
from pellucid.ui.numbers import NOTHING
from pellucid.ui.setting_names import setting_name
from pellucid.ui.transport import Transport


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    made = Session(load("colours"))
    yield made
    made.close()


@pytest.fixture
def transport(qapp: QApplication, qtbot: QtBot, session: Session) -> Iterator[Transport]:
    theme.install(qapp)
    made = Transport(session)
    qtbot.addWidget(made)
    made.resize(1440, 52)
    made.show()
    session.frame_changed.connect(made.show_frame)
    yield made
    session.frame_changed.disconnect(made.show_frame)
    theme.set_mode(theme.Mode.LIGHT)


def named(parent: QWidget, name: str, kind: type = QAbstractButton) -> QWidget:
    (found,) = [widget for widget in parent.findChildren(kind) if widget.accessibleName() == name]
    return found


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_play_becomes_pause_and_back(qtbot: QtBot, transport: Transport, session: Session) -> None:
    click(qtbot, named(transport, "Play"))
    qtbot.waitUntil(lambda: session.status is Status.RUNNING)
    click(qtbot, named(transport, "Pause"))
    qtbot.waitUntil(lambda: session.status is Status.PAUSED)
    named(transport, "Play")


def test_one_batch_is_one_step_and_one_epoch_goes_to_its_end(
    qtbot: QtBot, transport: Transport, session: Session
) -> None:
    click(qtbot, named(transport, "Step one batch"))
    qtbot.waitUntil(lambda: session.frame.step == 1)
    assert transport.readouts.step.text() == "1"
    session.set_pace(None)
    click(qtbot, named(transport, "Step one epoch"))
    qtbot.waitUntil(lambda: session.frame.epoch == 1.0)
    assert transport.readouts.epoch.text() == "1/ 200"


def test_reset_goes_back_to_step_nought(qtbot: QtBot, transport: Transport, session: Session) -> None:
    click(qtbot, named(transport, "Step one batch"))
    qtbot.waitUntil(lambda: session.frame.step == 1)
    click(qtbot, named(transport, "Reset"))
    qtbot.waitUntil(lambda: session.frame.step == 0)
    assert transport.readouts.step.text() == "0"


def test_readouts_show_the_numbers_of_the_frame(qtbot: QtBot, transport: Transport, session: Session) -> None:
    transport.show_frame(replace(session.frame, metrics=None))
    assert transport.readouts.train_loss.text() == transport.readouts.test_accuracy.text() == NOTHING
    qtbot.waitUntil(lambda: session.frame.metrics is not None)
    metrics = session.frame.metrics
    transport.show_frame(session.frame)
    assert transport.readouts.train_loss.text() == f"{metrics.train_loss:.3f}"
    assert transport.readouts.test_accuracy.text() == f"{100 * metrics.test_accuracy:.1f}%"
    assert transport.readouts.samples.text() == "0"


def test_a_readout_never_gets_narrower_so_that_numbers_stand_still(transport: Transport) -> None:
    step = transport.readouts.step
    step.set_text("12,345,678")
    wide = step.width()
    step.set_text("1")
    assert step.width() == wide


def test_a_diverged_run_reads_nan_in_the_colour_of_faults(qtbot: QtBot, transport: Transport, session: Session) -> None:
    session.set_value("training.learning_rate", 1e9)
    session.set_pace(None)
    session.play()
    qtbot.waitUntil(lambda: session.status is Status.DIVERGED)
    assert transport.readouts.train_loss.text() in {"NaN", "∞"}
    image = transport.readouts.train_loss.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert theme.tokens().bad.name() in colours


def test_the_pace_can_be_chosen_and_follows_the_keyboard(qtbot: QtBot, transport: Transport, session: Session) -> None:
    pace = named(transport, "Pace", QComboBox)
    assert pace.currentText() == "100 steps/s"
    pace.setFocus()
    qtbot.keyClick(pace, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: session.pace is None)
    assert pace.currentText() == "Unlimited"
    transport.change_pace(faster=True)
    assert session.pace is None
    transport.change_pace(faster=False)
    assert session.pace == PACES[-2]
    assert pace.currentText() == "3,000 steps/s"


def test_the_experiment_menu_opens_another_experiment_which_can_be_undone(
    qtbot: QtBot, transport: Transport, session: Session
) -> None:
    button = named(transport, "Experiment")
    assert button.text() == "Colours"
    (action,) = [each for each in button.menu.actions() if each.text() == "Colour names"]
    action.trigger()
    qtbot.waitUntil(lambda: button.text() == "Colour names")
    assert session.spec.experiment == "colour-names"
    assert session.undo_label() is not None
    click(qtbot, named(transport, "Undo"))
    qtbot.waitUntil(lambda: button.text() == "Colours")


def test_experiments_stand_under_headings_that_cannot_be_chosen(transport: Transport, session: Session) -> None:
    actions = named(transport, "Experiment").menu.actions()
    headings = [action.text() for action in actions if not action.isEnabled()]
    assert headings == ["Colours", "Pictures", "Logic gates", "The plane", "Surfaces over the plane"]
    offered = [action.data() for action in actions if action.isEnabled()]
    assert sorted(offered) == sorted(experiments())
    under = {action.text(): actions[index - 1].text() for index, action in enumerate(actions)}
    assert under["Digits"] == "Pictures"
    assert under["Colour names"] == "Colours"


def test_own_points_are_no_experiment_of_the_menu(qtbot: QtBot, transport: Transport, session: Session) -> None:
    spec = load("moons")
    points = (Point(1.0, 2.0, 0), Point(-1.0, 2.0, 1))
    session.set_spec(replace_of_spec(spec, data=replace_of_spec(spec.data, source="points", points=points)), "points")
    button = named(transport, "Experiment")
    assert button.text() == "Own points"
    (action,) = [each for each in button.menu.actions() if each.data() == "moons"]
    assert not action.isChecked()
    action.trigger()
    assert session.spec == replace_of_spec(spec, data=replace_of_spec(spec.data, points=points))


def test_own_points_are_there_again_after_other_experiments(transport: Transport, session: Session) -> None:
    points = (Point(1.0, 2.0, 0), Point(-1.0, 2.0, 1))
    session.set_value("data.points", points)
    actions = {action.data(): action for action in named(transport, "Experiment").menu.actions()}
    for name in ("digits", "xor-gate", "circles"):
        actions[name].trigger()
        assert session.spec.experiment == name
    session.set_value("data.source", "points")
    assert len(session.experiment.dataset.t_train) == 2


def test_every_experiment_has_a_title(transport: Transport) -> None:
    assert not [name for name in experiments() if experiment_title(name) == name]


def test_undo_and_redo_say_what_they_would_do(qtbot: QtBot, transport: Transport, session: Session) -> None:
    undo, redo = named(transport, "Undo"), named(transport, "Redo")
    assert not undo.isEnabled()
    assert not redo.isEnabled()
    session.set_value("training.learning_rate", 0.05)
    assert undo.isEnabled()
    assert undo.toolTip() == "Undo: learning rate (Ctrl+Z)"
    click(qtbot, undo)
    assert session.spec.training.learning_rate == load("colours").training.learning_rate
    assert redo.isEnabled()
    click(qtbot, redo)
    assert session.spec.training.learning_rate == 0.05


def test_the_theme_button_changes_to_dark_and_back_and_is_remembered(qtbot: QtBot, transport: Transport) -> None:
    theme.set_mode(theme.Mode.LIGHT)
    click(qtbot, named(transport, "Theme"))
    assert theme.tokens().dark
    assert QSettings().value("theme") == "dark"
    click(qtbot, named(transport, "Theme"))
    assert not theme.tokens().dark


def test_the_language_menu_asks_for_a_language(qtbot: QtBot, transport: Transport) -> None:
    click(qtbot, named(transport, "Language"))
    (menu,) = [menu for menu in transport.findChildren(QMenu) if menu.isVisible()]
    (japanese,) = [action for action in menu.actions() if action.text() == "日本語"]
    with qtbot.waitSignal(transport.language_requested) as asked:
        japanese.trigger()
    menu.close()
    assert asked.args == ["ja"]


# The platform without a screen says so when a menu is popped up.
@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("name", ["Experiment", "Language"])
def test_the_menus_of_the_bar_have_round_corners(qtbot: QtBot, transport: Transport, name: str) -> None:
    click(qtbot, named(transport, name))
    (menu,) = [menu for menu in transport.findChildren(QMenu) if menu.isVisible()]
    corner = menu.grab().toImage().pixelColor(0, 0)
    menu.close()
    assert corner.alpha() == 0


@pytest.mark.parametrize("width", [1024, 1100, 1280, 1440, 1920])
def test_nothing_in_the_bar_overlaps_or_is_cut_at_any_width(qtbot: QtBot, transport: Transport, width: int) -> None:
    transport.readouts.step.set_text("1,234,567")
    transport.resize(width, 52)

    def areas() -> list[tuple[str, QRect]]:
        return [
            (widget.accessibleName(), widget.rect().translated(widget.mapTo(transport, widget.rect().topLeft())))
            for widget in transport.findChildren(QWidget)
            if widget.accessibleName() and widget.isVisible()
        ]

    def stands_apart() -> bool:
        return all(transport.rect().contains(area) for _, area in areas()) and not [
            (a, b) for i, (a, x) in enumerate(areas()) for b, y in areas()[:i] if x.intersects(y)
        ]

    # Layouts within layouts come to rest one turn of the event loop after the other.
    qtbot.waitUntil(stands_apart)
    assert len(areas()) >= 13


def test_every_control_has_a_name_and_a_tool_tip(transport: Transport) -> None:
    controls = [*transport.findChildren(QAbstractButton), *transport.findChildren(QComboBox)]
    assert len(controls) == 11
    assert not [control for control in controls if not control.accessibleName() or not control.toolTip()]


def test_every_setting_has_a_name() -> None:
    assert not [path for path in paths() if setting_name(path) == path and path not in {"experiment", "seed"}]


def test_values_have_a_test_loss_in_place_of_an_accuracy(qtbot: QtBot, transport: Transport, session: Session) -> None:
    transport.show()
    readouts = transport.readouts
    assert (readouts.test_accuracy.isVisible(), readouts.test_loss.isVisible()) == (True, False)
    session.set_spec(load("saddle"), "values")
    qtbot.waitUntil(lambda: session.frame.metrics is not None)
    transport.show_frame(session.frame)
    assert (readouts.test_accuracy.isVisible(), readouts.test_loss.isVisible()) == (False, True)
    assert readouts.test_loss.text() == f"{session.frame.metrics.test_loss:.3f}"
    session.undo()
    assert (readouts.test_accuracy.isVisible(), readouts.test_loss.isVisible()) == (True, False)


def test_while_there_is_nothing_to_train_on_nothing_can_be_started_and_the_tooltips_say_why(
    qtbot: QtBot, transport: Transport, session: Session
) -> None:
    session.set_spec(load("moons"), "Moons")
    buttons = [named(transport, name) for name in ("Play", "Step one batch", "Step one epoch")]
    usual = [button.toolTip() for button in buttons]
    session.set_waiting((), "Clear points")
    assert not any(button.isEnabled() for button in buttons)
    assert all("nothing to train on" in button.toolTip() for button in buttons)
    assert named(transport, "Reset").isEnabled()
    session.undo()
    assert all(button.isEnabled() for button in buttons)
    assert [button.toolTip() for button in buttons] == usual
