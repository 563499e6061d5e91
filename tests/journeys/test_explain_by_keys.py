"""Take one step apart without a pointer, and without seeing it."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from tests.journeys.desk import Desk, Open
from tests.journeys.explaining import explain
from tests.journeys.hearing import interface, listen, texts

from pellucid.lens.explain.moment import Phase
from pellucid.session.session import Status
from pellucid.ui.explain.samples import Source
from pellucid.ui.formula.formula_view import FormulaView
from pellucid.ui.stage.diagram import Diagram

Key = Qt.Key
MOST = 120  # controls that the Tab key may pass


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def key(*keys: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys one after another, each where the focus is by then."""
    for each in keys:
        QTest.keyClick(focused(), each, modifiers)


def tab_to(name: str, kind: type[QWidget] = QWidget) -> QWidget:
    """Press Tab until the control of this name has the focus."""
    for _ in range(MOST):
        widget = focused()
        if widget.accessibleName() == name and isinstance(widget, kind):
            return widget
        key(Key.Key_Tab)
    raise AssertionError(f"the Tab key does not come to {name}")


def way_of_tab(desk: Desk, count: int) -> list[str]:
    """Return the names of the controls that the Tab key comes to from Explain on."""
    desk.window.explain.setFocus()
    names = []
    for _ in range(count):
        key(Key.Key_Tab)
        names.append(focused().accessibleName())
    return names


def test_a_step_is_taken_apart_by_keys_alone(opened: Open) -> None:
    desk = opened("two-spirals")
    session, panel = desk.session, desk.window.explain
    explanation = panel.explanation
    key(Key.Key_E)
    desk.wait_until(lambda: explanation.inspected is not None)
    assert focused() is panel

    tab_to("Example")
    key(Key.Key_Down, Key.Key_Down)
    tab_to("Number of the example")
    QTest.keyClicks(focused(), "7")
    key(Key.Key_Return)
    dataset = session.experiment.dataset
    np.testing.assert_array_equal(session.input, dataset.x_test[6])
    assert explanation.target == dataset.t_test[6]

    tab_to("Network diagram", Diagram)
    key(Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Down, Key.Key_Return)
    assert explanation.column == 2
    chosen = explanation.chosen
    key(Key.Key_Escape, Key.Key_Escape)
    assert focused() is panel
    assert panel.is_open
    key(Key.Key_Home, Key.Key_Right)
    assert (explanation.at, explanation.column) == (1, 1)
    before = explanation.chosen
    key(Key.Key_Down if before == 0 else Key.Key_Up)
    assert explanation.chosen == before + (1 if before == 0 else -1)
    assert (explanation.at, explanation.column) == (1, 1)
    assert explanation.chosen_in(2) == chosen

    view = panel.arithmetic.forward.formulae
    tab_to(view.accessibleName(), FormulaView)
    key(Key.Key_Return)
    desk.wait_until(lambda: focused().accessibleName() == "Another number")
    QTest.keyClicks(focused(), "2.5")
    key(Key.Key_Return)
    assert list(explanation.changed_numbers.values()) == [2.5]
    key(Key.Key_Escape)
    assert not explanation.changed_numbers
    assert panel.is_open

    tab_to("Check gradients")
    key(Key.Key_Space)
    tab_to("Step")
    error = panel.body.check.epsilon.value
    key(Key.Key_Right)
    assert panel.body.check.epsilon.value != error
    tab_to("Plant a bug")
    key(Key.Key_Down)
    assert panel.body.check.bugs.planted is not None
    tab_to("Relative error of every layer")
    key(Key.Key_End)
    key(Key.Key_Escape)
    assert not panel.body.checking
    assert focused() is panel

    key(Key.Key_P, Key.Key_Right)
    assert panel.prediction.on
    key(Key.Key_P)

    tab_to("Example")
    key(Key.Key_Down)
    assert explanation.sample.source is Source.BATCH
    key(Key.Key_Escape, Key.Key_End)
    assert explanation.phase is Phase.UPDATE
    desk.wait_until(lambda: panel.arithmetic.update_column.step.isVisible())
    tab_to("Take this step")
    step = session.frame.step
    key(Key.Key_Return)
    desk.wait_until(lambda: session.frame.step == step + 1)
    key(Key.Key_E)
    assert not panel.is_open
    assert session.status is Status.PAUSED


def test_the_tab_key_goes_as_one_reads(opened: Open) -> None:
    desk = opened("two-spirals")
    panel = explain(desk)
    assert way_of_tab(desk, 8) == ["Affine", "Tanh", "Affine", "Tanh", "Affine", "Softmax + CE", "Forward", "Loss"]
    line = panel.line
    line.source.setFocus()
    key(Key.Key_Tab, Key.Key_Tab)
    assert focused() is line.close_button
    key(Key.Key_Tab)
    assert focused() is desk.window.stage.diagram
    desk.press(Key.Key_G)
    names = way_of_tab(desk, 22)
    check = panel.body.check
    after = names[names.index("Check gradients") + 1 :]
    expected = ["Weight: from", "Weight: to", "Step", check.plot.accessibleName(), "Plant a bug"]
    assert [name for name in after if name in expected] == expected
    assert after[after.index("Plant a bug") + 1] == check.bars.accessibleName()


def test_keys_scroll_what_does_not_fit(opened: Open) -> None:
    desk = opened("colours")
    desk.window.resize(1280, 720)
    panel = explain(desk)
    desk.press(Key.Key_End)
    content = panel.arithmetic.update_column.formulae
    top = content.mapTo(panel, content.rect().topLeft()).y()
    key(Key.Key_PageDown)
    assert content.mapTo(panel, content.rect().topLeft()).y() < top
    key(Key.Key_PageUp)
    assert content.mapTo(panel, content.rect().topLeft()).y() == top


def test_each_stop_says_where_one_is_and_what_has_been_found(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = opened("perceptron")
    heard = listen(monkeypatch)
    panel = explain(desk)
    assert heard[-1] == "Forward, Affine, Output 1: z equals 0"
    desk.press(Key.Key_Right)
    assert heard[-1].startswith("Loss, Perceptron rule, Output 1: L equals ")
    desk.press(Key.Key_Right)
    assert heard[-1].startswith("Backward, Perceptron rule, Output 1: partial L over partial z equals ")
    desk.press(Key.Key_Right)
    assert heard[-1].startswith("Backward, Affine, Output 1: partial L over partial w sub 1 equals ")
    assert heard[-1].endswith(", and 2 more")
    desk.press(Key.Key_Right)
    assert heard[-1].startswith("Update, Output 1: w sub 1 equals 0 becomes ")
    assert heard[-1] == panel.accessibleDescription()
    assert max(map(len, heard)) < 150


def test_a_number_that_is_tried_is_heard_with_what_comes_of_it(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = opened("perceptron")
    panel = explain(desk)
    heard = listen(monkeypatch)
    tab_to(panel.arithmetic.forward.formulae.accessibleName(), FormulaView)
    key(Key.Key_Tab)
    assert heard == ["w sub 1: 0. Up and Down change it"]
    key(Key.Key_Up)
    assert heard[1:] == ["w sub 1: 0.01. Up and Down change it"]
    key(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab)
    del heard[:]
    key(Key.Key_Up)
    assert [each for each in heard if each.startswith("b: ")] == ["b: 0.01. Up and Down change it"]
    assert heard[-1] == "z equals 0.01"


def test_what_is_to_be_guessed_is_heard_when_it_is_revealed(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = opened("perceptron")
    explain(desk)
    heard = listen(monkeypatch)
    desk.press(Key.Key_P)
    assert heard == ["z equals a hidden number"]
    desk.press(Key.Key_Right)
    assert heard[1:] == ["z equals 0"]


def test_what_is_shown_is_named_and_nothing_is_named_that_says_nothing(opened: Open) -> None:
    desk = opened("plane")
    panel = explain(desk)
    line = texts(panel.line)
    assert line[0] == panel.line.unit.text() == "Output y"
    assert panel.line.value.text() in line
    words = texts(panel)
    assert "›" not in words
    assert f"Operation 1 of {panel.explanation.last + 1}" in words
    assert not any(sign in text for text in words for sign in "∂Σ·ᵀ")
    desk.press(Key.Key_Right)
    assert panel.arithmetic.backward.accessibleName() == "Loss"


def test_modes_say_whether_they_are_on(opened: Open) -> None:
    desk = opened("perceptron")
    panel = explain(desk)
    for button, pressed in ((panel.stepper.predict, Key.Key_P), (panel.stepper.check, Key.Key_G)):
        assert not interface(button).state().checked
        desk.press(pressed)
        assert interface(button).state().checked
        button.click()
        assert not interface(button).state().checked
    assert interface(desk.window.transport.explain).state().checked


def test_the_target_is_known_as_the_label_of_its_choice(opened: Open) -> None:
    desk = opened("colours")
    line = explain(desk).line
    labels = [each for each in line.findChildren(QLabel) if each.buddy() is line.target]
    assert [each.text() for each in labels] == ["Target"]
    assert interface(line.target).text(QAccessible.Text.Value) == line.target.currentText()


def test_the_check_is_heard(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = opened("perceptron")
    panel = explain(desk)
    heard = listen(monkeypatch)
    check = panel.body.check
    desk.press(Key.Key_G)
    desk.wait_until(lambda: any("agrees with the loss" in each for each in heard))
    tab_to("Step")
    del heard[:]
    key(Key.Key_Left)
    assert heard == [check.plot.accessibleDescription()]
    assert heard[0].startswith("Step ")
    tab_to(check.bars.accessibleName())
    key(Key.Key_End)
    assert heard[-1] == check.bars.accessibleDescription()
    assert heard[-1].startswith("Loss, right. partial L over partial ")
    numbers = check.numbers.accessibleDescription()
    assert numbers.startswith("L of the quantity theta plus epsilon, end of quantity, equals ")


def test_the_neuron_that_the_keyboard_is_at_is_heard(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = opened("two-spirals")
    panel = explain(desk)
    heard = listen(monkeypatch)
    tab_to("Network diagram", Diagram)
    del heard[:]
    key(Key.Key_Right, Key.Key_Right, Key.Key_Up)
    assert [each.partition(",")[0] for each in heard] == ["Input x₁", "Layer 1", "Layer 1"]
    neuron = heard[-1].removeprefix("Layer 1, ")
    key(Key.Key_Return)
    assert heard[-1].startswith(f"Forward, Tanh, Hidden layer 1, {neuron} of 8: a is about ")
    assert neuron == f"neuron {panel.explanation.chosen + 1}"


def test_up_and_down_go_through_the_neurons_that_are_drawn(opened: Open) -> None:
    desk = opened("colours")
    explanation = explain(desk).explanation
    desk.press(Key.Key_Right)
    drawn = desk.window.stage.diagram.laid_out().columns[1].drawn.tolist()
    for pressed, end in ((Key.Key_Up, drawn[0]), (Key.Key_Down, drawn[-1])):
        for _ in drawn:
            desk.press(pressed)
            assert explanation.chosen in drawn
        assert explanation.chosen == end
    assert explanation.at == 1
