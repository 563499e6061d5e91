import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot
from tests.ui.recipe.fakes import FakeSession
from tests.ui.recipe.look import control
from tests.ui.widgets.gestures import LEFT, Show, drag

from pellucid.experiment.catalog import load
from pellucid.experiment.spec import MAX_HIDDEN_LAYERS, MAX_UNITS, Layer, Network, Spec, with_value
from pellucid.session.session import Session
from pellucid.ui.recipe.end_rows import OutputRow
from pellucid.ui.recipe.layer_row import HEIGHT, LayerRow
from pellucid.ui.recipe.name_button import NameButton
from pellucid.ui.recipe.network_card import NetworkCard
from pellucid.ui.widgets.buttons import IconButton
from pellucid.ui.widgets.chip import Chip
from pellucid.ui.widgets.label import FieldMessage
from pellucid.ui.widgets.stepper import Stepper

A, B, C = Layer(10), Layer(20, "tanh"), Layer(30, "step")


@pytest.fixture
def session() -> FakeSession:
    return FakeSession(Spec(network=Network(hidden=(A, B, C))))


@pytest.fixture
def card(session: FakeSession, show: Show) -> NetworkCard:
    card = NetworkCard(session)
    session.spec_changed.connect(card.show_spec)
    session.experiment_changed.connect(card.show_experiment)
    show(card)
    return card


def rows(card: NetworkCard) -> list[LayerRow]:
    """Return the rows as one sees them, from top to bottom."""
    return sorted((row for row in card.findChildren(LayerRow) if row.isVisible()), key=LayerRow.y)


def texts(card: NetworkCard) -> list[str]:
    return [f"{row.name.text()} {row.units.text()}" for row in rows(card)]


def menu_action(row: LayerRow, text: str) -> QAction:
    (action,) = [each for menu in row.findChildren(QMenu) for each in menu.actions() if each.text() == text]
    return action


def test_every_layer_has_a_row(card: NetworkCard) -> None:
    assert texts(card) == ["Affine · ReLU 10", "Affine · Tanh 20", "Affine · Step 30"]
    words = {label.text() for label in card.findChildren(QLabel)}
    assert {"Input", "RGB", "(3)", "Output"} <= words
    assert control(card, NameButton, "Output function").text() == "Softmax"


def test_the_header_counts_the_parameters(card: NetworkCard, session: FakeSession) -> None:
    session.show(Spec())
    assert "10,503 params" in {label.text() for label in card.findChildren(QLabel)}


def test_units_are_stepped(card: NetworkCard, session: FakeSession) -> None:
    QTest.keyClick(control(card, Stepper, "Units of layer 2"), Qt.Key.Key_Up)
    assert session.spec.network.hidden == (A, Layer(21, "tanh"), C)


def test_too_many_units_are_refused_where_they_were_typed(card: NetworkCard, session: FakeSession) -> None:
    stepper = control(card, Stepper, "Units of layer 2")
    stepper.lineEdit().selectAll()
    QTest.keyClicks(stepper, str(MAX_UNITS + 1))
    QTest.keyClick(stepper, Qt.Key.Key_Return)
    assert session.wishes == []
    (message,) = [each.text() for each in card.findChildren(FieldMessage) if each.isVisible()]
    assert message == f"Type a whole number from 1 to {MAX_UNITS}."


def test_plus_adds_a_layer_like_the_last(card: NetworkCard, session: FakeSession) -> None:
    QTest.mouseClick(control(card, IconButton, "Add hidden layer"), LEFT)
    assert session.spec.network.hidden == (A, B, C, C)
    assert len(rows(card)) == 4


def test_plus_says_why_it_is_disabled(card: NetworkCard, session: FakeSession) -> None:
    session.show(with_value(session.spec, "network.hidden", (A,) * MAX_HIDDEN_LAYERS))
    add = control(card, IconButton, "Add hidden layer")
    assert not add.isEnabled()
    assert add.toolTip() == f"There can be at most {MAX_HIDDEN_LAYERS} hidden layers."


def test_all_layers_can_be_removed_and_the_first_added_again(card: NetworkCard, session: FakeSession) -> None:
    for _ in range(3):
        QTest.mouseClick(rows(card)[0].remove, LEFT)
    assert session.spec.network.hidden == ()
    assert rows(card) == []
    QTest.mouseClick(control(card, IconButton, "Add hidden layer"), LEFT)
    assert session.spec.network.hidden == (Layer(50),)


def test_what_was_being_typed_into_a_removed_layer_is_forgotten(card: NetworkCard, session: FakeSession) -> None:
    last = rows(card)[-1]
    last.units.setFocus()
    last.units.selectAll()
    QTest.keyClicks(last.units, "64")
    session.show(with_value(session.spec, "network.hidden", (A,)))
    assert texts(card) == ["Affine · ReLU 10"]
    assert session.wishes == []


def test_delete_removes_the_row_that_has_the_focus_and_the_next_one_gets_it(
    card: NetworkCard, session: FakeSession
) -> None:
    rows(card)[1].name.setFocus()
    QTest.keyClick(rows(card)[1].name, Qt.Key.Key_Delete)
    assert session.spec.network.hidden == (A, C)
    assert QApplication.focusWidget() is rows(card)[1].name


def test_delete_in_the_units_deletes_a_digit(card: NetworkCard, session: FakeSession) -> None:
    stepper = rows(card)[1].units
    stepper.setFocus()
    stepper.lineEdit().setCursorPosition(1)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    assert len(rows(card)) == 3
    assert stepper.lineEdit().text() == "2"


def test_alt_and_arrows_move_a_layer_with_its_focus(card: NetworkCard, session: FakeSession) -> None:
    row = rows(card)[2]
    row.units.setFocus()
    for _ in range(3):
        QTest.keyClick(row.units, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert session.spec.network.hidden == (C, A, B)
    assert rows(card)[0] is row
    assert QApplication.focusWidget() is row.units
    QTest.keyClick(row.units, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert session.spec.network.hidden == (A, C, B)


def test_the_tab_key_follows_the_rows_after_a_move(card: NetworkCard) -> None:
    row = rows(card)[2]
    row.name.setFocus()
    QTest.keyClick(row.name, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    control(card, IconButton, "Add hidden layer").setFocus()
    stops = []
    for _ in range(9):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget())
    assert stops == [stop for each in rows(card) for stop in (each.name, each.remove, each.units)]


def test_the_tab_key_comes_to_the_features_before_the_rows_below_them(card: NetworkCard, session: FakeSession) -> None:
    session.show(load("circles"))
    control(card, IconButton, "Add hidden layer").setFocus()
    stops = []
    for _ in range(8):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget())
    assert [stop.accessibleName() for stop in stops[:2]] == ["Input x₁", "Input x₂"]
    assert stops[7] is rows(card)[0].name


def test_a_row_is_dragged_by_its_grip(card: NetworkCard, session: FakeSession) -> None:
    row = rows(card)[0]
    start = QPoint(5, HEIGHT // 2)
    drag(row.grip, start, start + QPoint(0, 20), start + QPoint(0, 3 * HEIGHT))
    assert session.spec.network.hidden == (B, C, A)
    assert [path for path, _, _ in session.wishes] == ["network.hidden"]
    assert texts(card)[2] == "Affine · ReLU 10"
    assert [each.y() for each in rows(card)] == [0, HEIGHT, 2 * HEIGHT]


def test_a_row_put_back_changes_nothing(card: NetworkCard, session: FakeSession) -> None:
    row = rows(card)[1]
    start = QPoint(5, HEIGHT // 2)
    QTest.mousePress(row.grip, LEFT, pos=start)
    QTest.mouseMove(row.grip, start + QPoint(0, 10))
    QTest.mouseRelease(row.grip, LEFT, pos=start)
    assert session.wishes == []
    assert [each.y() for each in rows(card)] == [0, HEIGHT, 2 * HEIGHT]


def test_undo_in_the_middle_of_a_drag_puts_the_rows_in_their_places(card: NetworkCard, session: FakeSession) -> None:
    row = rows(card)[0]
    start = QPoint(5, HEIGHT // 2)
    QTest.mousePress(row.grip, LEFT, pos=start)
    QTest.mouseMove(row.grip, start + QPoint(0, HEIGHT + 4))
    session.show(Spec(network=Network(hidden=(C, B, A))))
    QTest.mouseRelease(row.grip, LEFT, pos=start)
    assert texts(card) == ["Affine · Step 30", "Affine · Tanh 20", "Affine · ReLU 10"]
    assert session.wishes == []


def test_the_menu_offers_activations_and_marks_the_present_one(card: NetworkCard, session: FakeSession) -> None:
    row = rows(card)[1]
    assert menu_action(row, "Tanh").isChecked()
    menu_action(row, "Sigmoid").trigger()
    assert session.spec.network.hidden == (A, Layer(20, "sigmoid"), C)
    assert texts(card)[1] == "Affine · Sigmoid 20"


def test_the_menu_moves_and_removes(card: NetworkCard, session: FakeSession) -> None:
    assert not menu_action(rows(card)[0], "Move up").isEnabled()
    menu_action(rows(card)[0], "Move down").trigger()
    assert session.spec.network.hidden == (B, A, C)
    menu_action(rows(card)[2], "Remove layer").trigger()
    assert session.spec.network.hidden == (B, A)


# The platform without a screen says so when a menu is popped up.
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_click_on_the_name_opens_the_menu(card: NetworkCard) -> None:
    row = rows(card)[0]
    QTest.mouseClick(row.name, LEFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()


def test_the_remove_button_is_seen_only_when_it_may_be_wanted(card: NetworkCard) -> None:
    row = rows(card)[0]
    # The pointer may have been left over the row by an earlier test.
    QTest.mouseMove(row, QPoint(2, 2))
    QTest.mouseMove(card.window(), QPoint(1, 1))
    QApplication.processEvents()
    control(card, IconButton, "Add hidden layer").setFocus()
    resting = row.remove.grab().toImage()
    row.units.setFocus()
    assert row.remove.grab().toImage() != resting
    control(card, IconButton, "Add hidden layer").setFocus()
    assert row.remove.grab().toImage() == resting


def trained_digits() -> Spec:
    spec = with_value(load("digits"), "data.train", 40)
    return with_value(with_value(spec, "data.test", 20), "network.initialisation", "trained")


def test_of_pictures_the_size_is_told_and_how_many_pixels_that_is(card: NetworkCard, session: FakeSession) -> None:
    session.show(trained_digits())
    words = {label.text() for label in card.findChildren(QLabel)}
    assert {"28 × 28", "(784)", "(10)", "45,360 params"} <= words
    session.show(Spec())
    assert "RGB" in {label.text() for label in card.findChildren(QLabel)}


def test_other_layers_than_the_trained_ones_begin_with_drawn_weights(card: NetworkCard, session: FakeSession) -> None:
    session.show(trained_digits())
    QTest.keyClick(control(card, Stepper, "Units of layer 2"), Qt.Key.Key_Up)
    assert session.spec.network == Network((Layer(50), Layer(101)), initialisation="he-normal")
    assert session.labels == ["network.hidden"]
    assert session.wishes == []


def test_one_undo_brings_layers_and_trained_weights_back(qtbot: QtBot, show: Show) -> None:
    session = Session(trained_digits())
    card = NetworkCard(session)
    session.spec_changed.connect(card.show_spec)
    session.experiment_changed.connect(card.show_experiment)
    show(card)
    before = session.spec
    QTest.mouseClick(rows(card)[1].remove, LEFT)
    assert session.spec.network == Network((Layer(50),), initialisation="he-normal")
    assert session.undo_label() == "network.hidden"
    session.undo()
    assert session.spec == before
    assert session.undo_label() is None
    assert texts(card) == ["Affine · ReLU 50", "Affine · ReLU 100"]
    session.close()


@pytest.fixture
def plane(card: NetworkCard, session: FakeSession) -> FakeSession:
    session.show(load("two-spirals"))
    session.wishes.clear()
    return session


def chips(card: NetworkCard) -> list[Chip]:
    return [each for each in card.findChildren(Chip) if each.isVisible()]


def test_only_the_plane_has_features_to_switch_on(card: NetworkCard, session: FakeSession) -> None:
    assert chips(card) == []
    session.show(load("two-spirals"))
    assert [chip.text() for chip in chips(card)] == ["x₁", "x₂", "x₁²", "x₂²", "x₁x₂", "sin x₁", "sin x₂"]
    assert [chip.text() for chip in chips(card) if chip.isChecked()] == ["x₁", "x₂"]
    session.show(Spec())
    assert chips(card) == []


def test_features_go_to_the_network_in_their_own_order(card: NetworkCard, plane: FakeSession) -> None:
    for name in ("Input sin x₂", "Input x₁²", "Input x₂"):
        QTest.mouseClick(control(card, Chip, name), LEFT)
    assert [value for _, value, _ in plane.wishes] == [
        ("x1", "x2", "sin-x2"),
        ("x1", "x2", "x1-squared", "sin-x2"),
        ("x1", "x1-squared", "sin-x2"),
    ]
    assert plane.experiment.dataset.feature_names == ("x₁", "x₁²", "sin x₂")
    words = {label.text() for label in card.findChildren(QLabel)}
    assert {"(3)", "122 params"} <= words


def test_a_feature_is_switched_with_the_keyboard(card: NetworkCard, plane: FakeSession) -> None:
    control(card, Chip, "Input x₁x₂").setFocus()
    QTest.keyClick(control(card, Chip, "Input x₁x₂"), Qt.Key.Key_Space)
    assert plane.spec.data.features == ("x1", "x2", "product")


def test_one_feature_always_stays_on(card: NetworkCard, plane: FakeSession) -> None:
    QTest.mouseClick(control(card, Chip, "Input x₁"), LEFT)
    last = control(card, Chip, "Input x₂")
    QTest.mouseClick(last, LEFT)
    assert last.isChecked()
    assert plane.spec.data.features == ("x2",)
    (message,) = [each.text() for each in card.findChildren(FieldMessage) if each.isVisible()]
    assert message == "The network needs at least one input."
    QTest.mouseClick(control(card, Chip, "Input x₁"), LEFT)
    assert not any(each.isVisible() for each in card.findChildren(FieldMessage))


def test_layers_on_the_plane_have_up_to_32_units(card: NetworkCard, plane: FakeSession) -> None:
    stepper = control(card, Stepper, "Units of layer 1")
    assert stepper.maximum() == 32
    plane.show(with_value(plane.spec, "network.hidden", (Layer(50),)))
    assert stepper.text() == "50"
    assert stepper.maximum() == 50
    plane.show(Spec())
    assert stepper.maximum() == MAX_UNITS
    assert plane.wishes == []


def test_the_first_layer_on_the_plane_is_small(card: NetworkCard, plane: FakeSession) -> None:
    plane.show(with_value(plane.spec, "network.hidden", ()))
    QTest.mouseClick(control(card, IconButton, "Add hidden layer"), LEFT)
    assert plane.spec.network.hidden == (Layer(8, "tanh"),)


def outputs(card: NetworkCard) -> dict[str, QAction]:
    (row,) = card.findChildren(OutputRow)
    (menu,) = row.findChildren(QMenu)
    return {action.text(): action for action in menu.actions() if action.isVisible()}


def test_two_classes_leave_a_choice_of_outputs(card: NetworkCard, plane: FakeSession) -> None:
    name = control(card, NameButton, "Output function")
    assert name.isEnabled()
    assert list(outputs(card)) == ["Softmax", "Sigmoid", "Step"]
    outputs(card)["Sigmoid"].trigger()
    assert plane.wishes == [("network.output", "sigmoid", True)]
    assert name.text() == "Sigmoid"
    assert outputs(card)["Sigmoid"].isChecked()
    words = [label.text() for label in card.findChildren(QLabel)]
    assert words[-1] == "(1)"


def test_three_classes_and_values_leave_none(card: NetworkCard, session: FakeSession) -> None:
    name = control(card, NameButton, "Output function")
    for spec, output in ((Spec(), "Softmax"), (load("saddle"), "Linear")):
        session.show(spec)
        assert (name.text(), name.isEnabled()) == (output, False)
        assert list(outputs(card)) == [output]


def test_the_perceptron_rule_has_no_hidden_layers(card: NetworkCard, plane: FakeSession) -> None:
    add = control(card, IconButton, "Add hidden layer")
    assert not outputs(card)["Step"].isEnabled()
    plane.show(load("perceptron"))
    assert outputs(card)["Step"].isEnabled()
    assert not add.isEnabled()
    assert add.toolTip() == "The perceptron rule teaches a single unit. Choose another output to add layers."
    outputs(card)["Sigmoid"].trigger()
    assert add.isEnabled()
