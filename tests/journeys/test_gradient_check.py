"""Check the gradients of a step that is explained, in the real window: by mouse and keys."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from tests.journeys.desk import Desk, Open
from tests.journeys.explaining import choose, choose_source, explain
from tests.ui.widgets.gestures import drag

from pellucid.experiment.catalog import load
from pellucid.experiment.spec import Layer
from pellucid.lens.explain.gradient_check import Outcome
from pellucid.lens.explain.layer_check import Verdict
from pellucid.lens.explain.moment import Phase
from pellucid.lens.explain.update import parameter_at
from pellucid.ui.explain.check_numbers import Numbers
from pellucid.ui.explain.check_view import GradientCheckView
from pellucid.ui.explain.moment_walk import BIAS
from pellucid.ui.explain.panel import ExplainPanel
from pellucid.ui.stage.edges import Edge
from pellucid.ui.stage.pointing import Bias, Neuron
from pellucid.ui.widgets.combo import Combo
from pellucid.ui.widgets.stepper import Stepper
from pellucid.ui.widgets.track import Track


def check(desk: Desk) -> GradientCheckView:
    """Press G, and wait until everything is found out."""
    desk.press(Qt.Key.Key_G)
    view = desk.find("Gradient check", GradientCheckView)
    finish(desk, view)
    return view


def finish(desk: Desk, view: GradientCheckView) -> None:
    desk.wait_until(view.words.isVisible, 60.0)


def numbers_of(view: GradientCheckView) -> Numbers:
    assert view.numbers.numbers is not None
    return view.numbers.numbers


def gradient_of(panel: ExplainPanel, index: int) -> float:
    """Return what the engine finds for a parameter."""
    assert panel.explanation.moment is not None
    return float(panel.explanation.moment.gradient[index])


@pytest.mark.parametrize("name", ["colours", "two-spirals", "plane", "digits"])
def test_the_weight_with_the_largest_gradient_of_what_is_explained_is_checked(opened: Open, name: str) -> None:
    desk = opened(name)
    panel = explain(desk)
    explanation = panel.explanation
    view = check(desk)
    assert not panel.arithmetic.isVisible()
    index = view.picker.index
    moment = explanation.moment
    assert moment is not None
    operand = parameter_at(moment.layout, index)
    assert (operand.column, operand.unit) == (explanation.column, explanation.chosen)
    block = moment.layout.blocks[0]
    mine = np.abs(block.matrix(moment.gradient)[:-1, explanation.chosen])
    assert abs(moment.gradient[index]) == mine.max()
    numbers = numbers_of(view)
    assert numbers.analytic == pytest.approx(gradient_of(panel, index), rel=1e-3, abs=1e-7)
    assert numbers.outcome in (Outcome.AGREE, Outcome.BOTH_ZERO, Outcome.TOO_SMALL)
    assert view.words.text().startswith("Every layer agrees with the loss")
    desk.click("Check gradients")
    assert not view.isVisible()
    assert panel.arithmetic.isVisible()


def test_the_step_is_moved_by_curve_and_slider_and_arrow_keys_there_do_not_walk(opened: Open) -> None:
    desk = opened("two-spirals")
    panel = explain(desk)
    view = check(desk)
    area = view.plot.area()
    drag(view.plot, area.center().toPoint(), QPoint(int(area.right()) + 9, int(area.top()) + 3))
    assert numbers_of(view).difference.epsilon == 0.1
    track = desk.find("Step", Track)
    for widget in (track, view.plot, view.bars, view.picker.target):
        widget.setFocus()
        for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Home):
            QTest.keyClick(widget, key)
            assert panel.explanation.at == 0, widget
    assert numbers_of(view).difference.epsilon == pytest.approx(1e-12)
    panel.setFocus()
    desk.press(Qt.Key.Key_Right)
    assert panel.explanation.at == 1
    desk.find("Check gradients").setFocus()
    QTest.keyClick(desk.find("Check gradients"), Qt.Key.Key_End)
    assert panel.explanation.phase is Phase.UPDATE


def test_a_planted_bug_turns_the_guilty_layer_red_for_the_mini_batch(opened: Open) -> None:
    desk = opened("colours")
    panel = explain(desk)
    choose_source(desk, "for the next mini-batch")
    desk.click("Check gradients")
    view = desk.find("Gradient check", GradientCheckView)
    finish(desk, view)
    choose(desk.find("Plant a bug", Combo), "Forget the slope")
    choose(desk.find("Layer with the bug", Combo), "ReLU 2")
    finish(desk, view)
    verdicts = {layer: found.verdict for layer, found in view.bars.found.items()}
    assert [layer for layer, verdict in verdicts.items() if verdict is Verdict.GUILTY] == [3]
    assert [layer for layer, verdict in verdicts.items() if verdict is Verdict.MISLED] == [0, 1, 2]
    assert view.words.text().startswith("ReLU 2 does not multiply by its slope")
    # Its name is that of the chain.
    assert panel.chain.pills[3].accessibleName() == "ReLU"
    assert desk.session.frame.step == 0
    choose(desk.find("Plant a bug", Combo), "Forget the mean")
    finish(desk, view)
    assert view.bars.found[None].verdict is Verdict.GUILTY
    choose(desk.find("Plant a bug", Combo), "No bug planted")
    finish(desk, view)
    assert {found.verdict for found in view.bars.found.values()} == {Verdict.RIGHT}


def test_a_weight_chosen_in_the_check_is_told_of_everywhere_and_the_other_way_round(opened: Open) -> None:
    desk = opened("two-spirals")
    panel = explain(desk)
    explanation, diagram = panel.explanation, desk.window.stage.diagram
    view = check(desk)
    choose(desk.find("Weight: layer", Combo), "W2")
    for name in ("Weight: from", "Weight: to"):
        field = desk.find(name, Stepper)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, "3")
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert (explanation.column, explanation.chosen, explanation.source) == (2, 2, 2)
    assert desk.window.explain.line.unit.text().startswith("Hidden layer 2, neuron 3 of ")
    assert diagram.reveal is not None
    assert diagram.reveal.chosen == Neuron(2, 2)
    assert 2 in [pill.source for pill in diagram.reveal.pills]
    layout = desk.session.experiment.network.layout
    assert view.picker.index == layout.index("2.weight", 2, 2)
    finish(desk, view)
    assert numbers_of(view).analytic == pytest.approx(gradient_of(panel, view.picker.index), rel=1e-3, abs=1e-7)

    panel.explain(Edge(0, 1, 4))
    assert view.picker.index == layout.index("0.weight", 1, 4)
    panel.explain(Bias(1, 3))
    assert view.picker.index == layout.index("0.bias", 3)
    assert explanation.source == BIAS
    # Each column keeps its own weight.
    panel.setFocus()
    desk.press(Qt.Key.Key_Right)
    assert explanation.column == 2
    assert view.picker.index == layout.index("2.weight", 2, 2)
    choose(desk.find("Weight: layer", Combo), "W1")
    QTest.mouseClick(view.bars, Qt.MouseButton.LeftButton, pos=view.bars.bar(2).center().toPoint())
    assert explanation.column == 2


def test_what_is_found_out_holds_good_while_the_numbers_stay_the_same(opened: Open) -> None:
    desk = opened("colours")
    panel = explain(desk)
    view = check(desk)
    desk.press(Qt.Key.Key_Right)
    assert panel.explanation.at == 1
    assert view.words.isVisible()
    before = panel.explanation.moment
    desk.session.inspect()
    desk.wait_until(lambda: panel.explanation.moment is not before)
    assert view.words.isVisible()
    desk.press(Qt.Key.Key_Period)
    desk.wait_until(lambda: panel.explanation.inspected is not None and panel.explanation.inspected.step == 1)
    finish(desk, view)
    assert numbers_of(view).analytic == pytest.approx(gradient_of(panel, view.picker.index), rel=1e-3, abs=1e-7)


def test_another_example_and_another_experiment_are_checked_as_soon_as_they_are_explained(opened: Open) -> None:
    desk = opened("colours")
    panel = explain(desk)
    view = check(desk)
    choose_source(desk, "for test example")
    finish(desk, view)
    assert numbers_of(view).analytic == pytest.approx(gradient_of(panel, view.picker.index), rel=1e-3, abs=1e-7)
    desk.session.set_spec(load("two-spirals"), "Two spirals")
    desk.wait_until(lambda: view.picker.layer.count() == 3)
    finish(desk, view)
    assert view.isVisible()
    assert numbers_of(view).analytic == pytest.approx(gradient_of(panel, view.picker.index), rel=1e-3, abs=1e-7)
    assert len(view.bars.found) == 6


def test_escape_leaves_the_check_then_changed_numbers_then_explain(opened: Open) -> None:
    desk = opened("colours")
    panel = explain(desk)
    formulae = panel.arithmetic.forward.formulae
    middle = next(each for each in formulae.spots if each.editable).area.center().toPoint()
    desk.drag(formulae, middle, middle + QPoint(50, 0))
    changed = panel.explanation.changed_numbers.copy()
    assert changed
    view = check(desk)
    # What is checked is the moment with the changed number.
    assert numbers_of(view).analytic == pytest.approx(gradient_of(panel, view.picker.index), rel=1e-3, abs=1e-7)
    view.plot.setFocus()
    QTest.keyClick(view.plot, Qt.Key.Key_Escape)
    assert not view.isVisible()
    assert panel.explanation.changed_numbers == changed
    desk.press(Qt.Key.Key_Escape)
    assert not panel.explanation.changed_numbers
    assert panel.is_open
    desk.press(Qt.Key.Key_Escape)
    assert not panel.is_open


def test_a_check_that_nobody_sees_finds_nothing_out(opened: Open) -> None:
    desk = opened("colours")
    view = desk.window.explain.body.check
    desk.press(Qt.Key.Key_G)
    panel = explain(desk)
    assert view.numbers.numbers is None
    assert panel.arithmetic.isVisible()
    desk.press(Qt.Key.Key_G)
    first = numbers_of(view)
    desk.press(Qt.Key.Key_G)
    desk.press(Qt.Key.Key_Right)
    desk.press(Qt.Key.Key_Right)
    assert view.numbers.numbers is first
    desk.press(Qt.Key.Key_G)
    assert numbers_of(view) is not first
    # Closed while it is checked, Explain opens with the arithmetic.
    desk.press(Qt.Key.Key_E)
    desk.wait_until(lambda: not panel.isVisible())
    explain(desk)
    assert panel.arithmetic.isVisible()
    assert not desk.find("Check gradients").is_on


def test_a_step_passes_no_gradient_and_that_is_said(opened: Open) -> None:
    desk = opened("perceptron")
    panel = explain(desk)
    view = check(desk)
    assert "The step passes no gradient" in view.words.text()
    desk.press(Qt.Key.Key_E)
    desk.wait_until(lambda: not panel.isVisible())

    desk = opened("two-spirals")
    first, *others = desk.session.spec.network.hidden
    desk.session.set_value("network.hidden", (Layer(first.units, "step"), *others))
    panel = explain(desk)
    view = check(desk)
    assert "Step 1: the slope is 0" in view.words.text()
    numbers = numbers_of(view)
    assert numbers.analytic == numbers.difference.numerical == 0.0
    assert numbers.outcome is Outcome.BOTH_ZERO


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1280, 720), (1024, 680)])
def test_everything_has_room(opened: Open, width: int, height: int) -> None:
    desk = opened("colours")
    desk.window.resize(width, height)
    panel = explain(desk)
    panel.stepper.show_changed(True)
    view = check(desk)
    inside = [view.numbers, view.epsilon, view.picker, view.bugs, view.words]
    for widget in inside:
        corner = widget.mapTo(view, widget.rect().bottomRight())
        assert view.rect().contains(corner), widget
        assert widget.width() >= widget.minimumSizeHint().width()
    buttons: list[QWidget] = [each for each in panel.stepper.findChildren(QAbstractButton) if each.isVisible()]
    assert set(panel.stepper.buttons) <= set(buttons)
    for button in buttons:
        assert button.width() >= button.sizeHint().width(), button.accessibleName()
        assert panel.stepper.rect().contains(button.geometry()), button.accessibleName()
