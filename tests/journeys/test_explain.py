"""Take one step apart in the real window: by mouse and keys, for colours, points, gates and digits."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from tests.journeys.desk import Desk, Open
from tests.journeys.explaining import choose_source, explain

from pellucid.experiment.catalog import load
from pellucid.lens.activations import trace
from pellucid.lens.explain.moment import Phase
from pellucid.lens.explain.notation import Kind, Operand
from pellucid.lens.explain.update import update_lines
from pellucid.session.session import Status
from pellucid.ui.explain.following import follow
from pellucid.ui.explain.samples import Source
from pellucid.ui.explain.scrolled import ABOVE_LINE
from pellucid.ui.formula.figures import figures
from pellucid.ui.stage.edges import Edge
from pellucid.ui.widgets.combo import Combo
from pellucid.ui.widgets.stepper import Stepper


def place_of(desk: Desk, column: int, unit: int) -> QPoint:
    """Return where a drawn neuron stands in the diagram."""
    place = desk.window.stage.diagram.laid_out().columns[column]
    row = place.row(unit)
    assert row is not None
    return QPointF(float(place.x_of[row]), float(place.y[row])).toPoint()


@pytest.mark.parametrize("name", ["colours", "two-spirals", "perceptron", "digits", "plane"])
def test_a_walk_shows_only_what_exists_by_then_and_ends_as_it_began(opened: Open, name: str) -> None:
    desk = opened(name)
    session, diagram = desk.session, desk.window.stage.diagram
    desk.press(Qt.Key.Key_Space)
    desk.wait_for_steps(3)
    panel = explain(desk)
    explanation = panel.explanation
    desk.wait_for_status(Status.PAUSED)
    assert panel.isVisible()
    assert not desk.window.drawer.isVisible()
    stood, columns = session.frame, len(diagram.columns)

    phases = []
    for at in range(explanation.last + 1):
        assert explanation.at == at
        reveal, known = diagram.reveal, explanation.known()
        assert reveal is not None
        phases.append(explanation.phase)
        if explanation.phase in (Phase.FORWARD, Phase.LOSS):
            assert {at for at, shown in enumerate(reveal.columns) if shown.known} == {0} | known.sums
        else:
            shown = {at for at, shown in enumerate(reveal.columns) if shown.signed is not None}
            assert shown == known.gradients | known.sum_gradients
        desk.window.grab()
        desk.press(Qt.Key.Key_Right)
    assert explanation.at == explanation.last
    assert list(dict.fromkeys(phases)) == list(Phase)
    assert known.weight_gradients == set(range(1, columns))
    desk.press(Qt.Key.Key_Home)
    assert explanation.at == 0
    desk.press(Qt.Key.Key_End)
    desk.press(Qt.Key.Key_Left)
    assert explanation.at == explanation.last - 1
    assert session.frame is stood

    desk.press(Qt.Key.Key_Escape)
    desk.wait_for_status(Status.RUNNING)
    desk.wait_until(lambda: desk.window.drawer.isVisible() and not panel.isVisible())
    assert diagram.reveal is None
    assert desk.window.stage.top_line.isVisible()
    desk.wait_for_steps(1)


def test_who_looks_but_for_a_moment_finds_training_running(opened: Open) -> None:
    desk = opened("colours")
    desk.press(Qt.Key.Key_Space)
    desk.wait_for_steps(3)
    desk.press(Qt.Key.Key_E)
    desk.press(Qt.Key.Key_E)
    desk.wait_until(lambda: desk.window.drawer.isVisible())
    desk.wait_for_status(Status.RUNNING)
    desk.wait_for_steps(5)


def test_what_is_reset_meanwhile_does_not_run_afterwards(opened: Open) -> None:
    desk = opened("colours")
    desk.press(Qt.Key.Key_Space)
    desk.wait_for_steps(3)
    panel = explain(desk)
    desk.press(Qt.Key.Key_R)
    desk.wait_until(lambda: panel.explanation.inspected is not None and panel.explanation.inspected.step == 0)
    desk.press(Qt.Key.Key_Escape)
    desk.qtbot.wait(100)
    assert desk.session.status is Status.PAUSED
    assert desk.session.frame.step == 0


def test_the_update_follows_the_settings_of_the_optimizer(opened: Open) -> None:
    desk = opened("two-spirals")
    panel = explain(desk)
    desk.press(Qt.Key.Key_End)
    desk.session.set_value("training.optimizer", "sgd")
    desk.session.set_value("training.learning_rate", 0.25)
    desk.wait_until(
        lambda: (
            panel.explanation.inspected is not None
            and panel.explanation.inspected.optimizer == "sgd"
            and panel.explanation.inspected.settings["learning_rate"] == 0.25
        )
    )
    assert panel.arithmetic.update_column.title() == "Update SGD, η = 2.5e-1"


@pytest.mark.parametrize("name", ["colours", "two-spirals", "digits"])
def test_a_step_whose_numbers_overflow_can_be_walked_and_the_next_one_ends_it(opened: Open, name: str) -> None:
    desk = opened(name)
    session = desk.session
    session.set_value("training.optimizer", "sgd")
    session.set_value("training.learning_rate", 1e12)
    panel = explain(desk)
    explanation = panel.explanation
    choose_source(desk, "for the next mini-batch")
    for _ in range(20):
        desk.press(Qt.Key.Key_End)
        step = session.frame.step
        desk.click("Take this step")
        desk.wait_until(lambda step=step: session.frame.step > step or session.status is Status.DIVERGED)
        if session.status is Status.DIVERGED:
            break
        desk.wait_until(lambda: explanation.taken)
        desk.click("Next batch")
        desk.wait_until(lambda: explanation.inspected is not None and explanation.at == 0)
        for at in range(explanation.last + 1):
            explanation.go(at)
            desk.window.grab()
    assert session.status is Status.DIVERGED
    assert not panel.is_open


def test_what_was_paused_stays_so_and_the_button_says_whether_a_step_is_explained(opened: Open) -> None:
    desk = opened("colours")
    desk.click("Explain")
    assert desk.window.explain.is_open
    assert desk.window.transport.explain.is_on
    desk.click("Explain")
    desk.wait_until(lambda: desk.window.drawer.isVisible())
    assert not desk.window.transport.explain.is_on
    assert desk.session.status is Status.PAUSED


def test_a_click_on_a_neuron_tells_of_it_with_the_numbers_of_the_engine(opened: Open) -> None:
    desk = opened("colours")
    diagram = desk.window.stage.diagram
    unit = int(diagram.laid_out().columns[1].drawn[4])
    QTest.mouseClick(diagram, Qt.MouseButton.LeftButton, pos=place_of(desk, 1, unit))
    panel = desk.window.explain
    assert (panel.explanation.column, panel.explanation.chosen) == (1, unit)
    assert desk.window.explain.line.unit.text() == f"Hidden layer 1, neuron {unit + 1} of 50"
    layer = trace(desk.session.experiment, desk.session.frame.theta, desk.session.input).layers[0]
    assert diagram.reveal is not None
    z, a = figures(float(layer.pre[unit])).text, figures(float(layer.post[unit])).text
    assert diagram.reveal.notes == (("z", z), ("a", a))
    assert panel.arithmetic.forward.bar.isVisible()

    heading = QPoint(round(diagram.laid_out().columns[3].x), 12)
    QTest.mouseClick(diagram, Qt.MouseButton.LeftButton, pos=heading)
    assert panel.explanation.column == 3


def test_code_says_what_an_operation_makes_of_what_and_last_the_loss(opened: Open) -> None:
    desk = opened("plane")
    panel = explain(desk)
    arithmetic, explanation = panel.arithmetic, panel.explanation
    assert arithmetic.forward.code.text() == "z_0_rows[:] = dot(x.T, theta_0)\nz_0[:] = z_0_rows_T"
    desk.press(Qt.Key.Key_Right)
    assert explanation.moment is not None
    assert arithmetic.forward.code.isHidden()
    assert arithmetic.backward.code.text() == f"error[:] = subtract(z_0, t)\nL = {explanation.moment.returned}"


def test_of_a_mini_batch_the_line_says_which_example_of_how_many_and_what_is_drawn(opened: Open) -> None:
    desk = opened("colours")
    line = explain(desk).line
    assert line.batch.isHidden()
    choose_source(desk, "for the next mini-batch")
    assert line.batch.text() == "of 20; all are drawn"
    assert line.batch.isVisible()
    desk.window.resize(1280, 720)
    desk.window.grab()
    assert line.batch.width() >= line.batch.sizeHint().width()
    assert line.batch.geometry().right() < line.close_button.x()
    choose_source(desk, "for test example")
    assert line.batch.isHidden()


def test_a_weight_that_has_been_opened_can_be_explained_instead(opened: Open) -> None:
    desk = opened("colours")
    diagram = desk.window.stage.diagram
    unit = int(diagram.laid_out().columns[1].drawn[0])
    diagram.explorer.target = Edge(0, 2, unit)
    diagram.setFocus()
    QTest.keyClick(diagram, Qt.Key.Key_Return)
    desk.click("Explain this weight")
    panel = desk.window.explain
    assert panel.is_open
    assert diagram.explorer.editor is None
    assert (panel.explanation.column, panel.explanation.chosen, panel.explanation.source) == (1, unit, 2)
    assert not desk.session.frame.step


def test_a_click_on_a_factor_leads_to_where_it_was_computed(opened: Open) -> None:
    desk = opened("two-spirals")
    panel = explain(desk)
    explanation = panel.explanation
    assert explanation.moment is not None
    update, stops = explanation.last, explanation.moment.stops

    def click(kind: Kind, letter: str = "") -> tuple[Phase, str, int]:
        """Click the first thing of that kind that the present stop tells; return to which stop and column it leads."""
        column = {Phase.FORWARD: 0, Phase.UPDATE: 2}.get(explanation.phase, 1)
        shown = panel.arithmetic.columns[column]
        view, spot = next(
            (view, spot)
            for view in (shown.formulae, shown.later)
            for spot in view.spots
            if (spot.operand.kind, spot.operand.letter) == (kind, letter) and not spot.editable
        )
        panel.arithmetic.grab()
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=spot.area.center().toPoint())
        stop = explanation.stop
        assert stop is not None
        return stop.phase, stop.title, explanation.column

    explanation.go(update)
    assert click(Kind.GRADIENT) == (Phase.BACKWARD, "Affine", 1)
    assert click(Kind.GRADIENT, "z") == (Phase.BACKWARD, "Tanh", 2)
    chosen = explanation.chosen
    assert click(Kind.ACTIVATION) == (Phase.FORWARD, "Tanh", 2)
    assert click(Kind.SUM) == (Phase.FORWARD, "Affine", 2)
    assert explanation.chosen == chosen

    last_affine = max(number for number, stop in enumerate(stops) if stop.phase is Phase.FORWARD)
    explanation.go(last_affine + 3)
    assert click(Kind.ACTIVATION) == (Phase.FORWARD, "Tanh", 2)
    explanation.go(last_affine + 3)
    assert click(Kind.TARGET) == (Phase.LOSS, "SoftmaxCrossEntropy", 3)


def test_a_click_on_a_weight_of_the_present_neuron_stays_at_the_stop(opened: Open) -> None:
    desk = opened("two-spirals")
    explanation = explain(desk).explanation
    follow(explanation, Operand(Kind.WEIGHT, 1, explanation.chosen, 1))
    assert (explanation.at, explanation.source) == (0, 1)


def test_a_folded_neuron_is_drawn_while_it_is_told_of(opened: Open) -> None:
    desk = opened("colours")
    panel = explain(desk)
    diagram = desk.window.stage.diagram
    fold = diagram.laid_out().columns[1].fold
    assert fold is not None
    unit = int(fold.units[7])
    left, top = fold.corner(unit)
    middle = QPointF(left + fold.pitch / 2, top + fold.pitch / 2).toPoint()
    QTest.mouseClick(diagram, Qt.MouseButton.LeftButton, pos=middle)
    assert panel.explanation.chosen == unit
    assert diagram.laid_out().columns[1].row(unit) is not None
    desk.press(Qt.Key.Key_E)
    assert diagram.laid_out().columns[1].row(unit) is None


def test_an_edge_tells_of_its_weight_on_the_way_back_and_in_the_update(opened: Open) -> None:
    desk = opened("two-spirals")
    panel = explain(desk)
    edge = Edge(1, 2, 3)
    panel.explain(edge)
    desk.press(Qt.Key.Key_End)
    assert panel.explanation.source == 2
    _, gradient, *_ = panel.arithmetic.backward.later.accessibleName().split("; ")
    assert gradient.startswith("partial L over partial w sub 3 ")
    update, moment = panel.arithmetic.update_column, panel.explanation.moment
    assert moment is not None
    assert "w sub 3" in update.later.accessibleName()
    weight = float(moment.layout.views(moment.theta)["2.weight"][2, 3])
    numbers = [spot.number for spot in update.formulae.spots if spot.number is not None]
    assert weight in [number.value for number in numbers]
    assert (panel.explanation.column, panel.explanation.chosen) == (2, 3)
    assert any(number.result for number in numbers)
    desk.press(Qt.Key.Key_Home)
    assert not any(spot.number.result for spot in update.formulae.spots if spot.number is not None)


def test_examples_by_number_are_shown_everywhere_until_it_is_closed(opened: Open) -> None:
    desk = opened("two-spirals")
    session = desk.session
    own = session.input
    panel = explain(desk)
    choose_source(desk, "for test example")
    number = desk.find("Number of the example", Stepper)
    for _ in range(4):
        QTest.keyClick(number, Qt.Key.Key_Up)
    dataset = session.experiment.dataset
    desk.wait_until(lambda: np.array_equal(session.input, dataset.x_test[4]))
    assert panel.explanation.target == dataset.t_test[4]
    assert desk.find("Target", Combo).currentText() == dataset.class_names[int(dataset.t_test[4])]
    desk.press(Qt.Key.Key_E)
    np.testing.assert_array_equal(session.input, own)


@pytest.mark.parametrize("name", ["perceptron", "colours"])
def test_the_step_on_the_next_mini_batch_is_the_one_that_training_takes(opened: Open, name: str) -> None:
    desk = opened(name)
    session = desk.session
    panel = explain(desk)
    explanation = panel.explanation
    choose_source(desk, "for the next mini-batch")
    desk.press(Qt.Key.Key_End)
    moment, inspected = explanation.moment, explanation.inspected
    assert moment is not None
    assert inspected is not None
    assert moment.examples == session.spec.training.batch_size
    said = [
        update_lines(
            inspected.optimizer, inspected.settings, inspected.state, moment.theta, moment.gradient, at, moment.layout
        ).after
        for at in range(0, moment.layout.size, max(1, moment.layout.size // 50))
    ]
    desk.click("Take this step")
    desk.wait_until(lambda: session.frame.step == 1)
    theta = session.frame.theta[:: max(1, moment.layout.size // 50)]
    np.testing.assert_array_equal(theta, np.array(said, np.float32))
    desk.wait_until(lambda: explanation.taken)
    desk.qtbot.wait(100)
    assert explanation.moment is moment
    assert explanation.at == explanation.last
    assert panel.arithmetic.update_column.title().startswith("Update taken")

    desk.click("Next batch")
    desk.wait_until(lambda: explanation.inspected is not None and explanation.inspected.step == 1)
    assert panel.is_open
    assert explanation.at == 0
    assert explanation.moment is not moment
    np.testing.assert_array_equal(explanation.moment.theta, session.frame.theta)
    assert desk.window.focusWidget() is panel


def test_steps_are_taken_and_left_behind_by_keyboard_alone(opened: Open) -> None:
    desk = opened("two-spirals")
    panel = explain(desk)
    explanation, update = panel.explanation, panel.arithmetic.update_column
    desk.press(Qt.Key.Key_End)
    update.batch.setFocus()
    QTest.keyClick(update.batch, Qt.Key.Key_Return)
    desk.wait_until(lambda: explanation.sample.source is Source.BATCH)
    assert explanation.at == explanation.last
    for number in (1, 2):
        update.step.setFocus()
        QTest.keyClick(update.step, Qt.Key.Key_Return)
        desk.wait_until(lambda: explanation.taken)
        assert desk.session.frame.step == number
        panel.setFocus()
        desk.press(Qt.Key.Key_Right)
        desk.wait_until(lambda: explanation.at == 0 and explanation.inspected is not None)
        desk.press(Qt.Key.Key_End)


def test_one_looks_back_from_a_step_that_was_taken_at_what_it_was_made_of(opened: Open) -> None:
    desk = opened("two-spirals")
    panel = explain(desk)
    explanation = panel.explanation
    choose_source(desk, "for the next mini-batch")
    desk.press(Qt.Key.Key_End)
    moment = explanation.moment
    desk.click("Take this step")
    desk.wait_until(lambda: explanation.taken)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Right):
        desk.press(key)
        assert explanation.moment is moment
    desk.press(Qt.Key.Key_End)
    assert panel.arithmetic.update_column.step.text() == "Next batch"
    choose_source(desk, "for test example")
    assert not explanation.taken
    np.testing.assert_array_equal(explanation.moment.theta, desk.session.frame.theta)


def test_no_step_is_taken_with_numbers_of_which_training_does_not_know(opened: Open) -> None:
    desk = opened("two-spirals")
    panel = explain(desk)
    choose_source(desk, "for the next mini-batch")
    moment = panel.explanation.moment
    assert moment is not None
    panel.explanation.change_number(Operand(Kind.WEIGHT, 1, 0, 0), 0.5)
    desk.press(Qt.Key.Key_End)
    step = panel.arithmetic.update_column.step
    assert not step.isEnabled()
    assert "restore them first" in step.toolTip()
    desk.click("Restore")
    assert step.isEnabled()


def test_of_a_mini_batch_one_chooses_which_example_is_worked_out(opened: Open) -> None:
    desk = opened("colours")
    panel = explain(desk)
    explanation, column = panel.explanation, panel.arithmetic.forward
    choose_source(desk, "for the next mini-batch")
    moment, unit = explanation.moment, explanation.chosen
    assert moment is not None
    desk.wait_until(lambda: column.formulae.isVisible() and bool(column.formulae.spots))
    z = moment.sums(1)[unit]

    def begins(with_example: int, then: tuple[int, int]) -> bool:
        said = column.formulae.accessibleName()
        first, rest = said.split("; ")
        others = ", ".join(f"z of example {at + 1} is about {figures(float(z[at])).text}" for at in then)
        return first.startswith(f"z of example {with_example + 1} equals the sum over i of x sub i of") and rest == (
            others.replace("−", "minus ")
        )

    assert begins(0, (1, 2))
    assert column.note.text().startswith(f"3 of {moment.examples} examples")
    second = next(spot for spot in column.formulae.spots if spot.operand == Operand(Kind.SUM, 1, unit, sample=1))
    QTest.mouseClick(column.formulae, Qt.MouseButton.LeftButton, pos=second.area.center().toPoint())
    assert begins(1, (0, 2))
    assert explanation.at == 0
    number = desk.find("Number of the example", Stepper)
    assert (number.value(), number.maximum()) == (2, moment.examples)
    for _ in range(5):
        QTest.keyClick(number, Qt.Key.Key_Up)
    desk.wait_until(lambda: explanation.sample.number == 6)
    assert begins(6, (0, 1))
    assert explanation.moment is moment


def test_the_loss_of_a_mini_batch_is_seen_first(opened: Open) -> None:
    panel = explain(desk := opened("colours"))
    choose_source(desk, "for the next mini-batch")
    panel.explanation.go_to_phase(Phase.LOSS)
    moment, column = panel.explanation.moment, panel.arithmetic.backward
    assert moment is not None
    whole, *_, others = column.formulae.accessibleName().split("; ")
    assert whole.startswith(f"L equals 1 over {moment.examples} times the sum over n of L of example n is about")
    assert whole.endswith(f"is about {figures(moment.loss).text}")
    assert others.startswith("L of example 2 is about")
    assert column.formulae.visibleRegion().boundingRect().top() == 0


def test_on_the_way_back_a_hidden_neuron_is_told_what_comes_to_it(opened: Open) -> None:
    desk = opened("colours")
    panel = explain(desk)
    desk.press(Qt.Key.Key_End)
    said = panel.arithmetic.backward.formulae.accessibleName()
    assert said.startswith("partial L over partial a equals the sum over i of partial L over partial z sub i")
    assert "partial L over partial z equals" in said
    rule, first, *_ = panel.arithmetic.backward.later.accessibleName().split("; ")
    assert rule == "partial L over partial w sub i equals partial L over partial z times x sub i"
    assert first.startswith("partial L over partial w sub 1 ")


def test_what_was_just_worked_out_is_in_sight_from_the_beginning_of_a_line_on(opened: Open) -> None:
    desk = opened("colours")
    desk.window.resize(1280, 720)
    panel = explain(desk)
    for at in range(len(panel.explanation.stops)):
        panel.explanation.go(at)
        desk.window.grab()
        for column in panel.arithmetic.columns[:2]:
            newest = column.newest()
            if not column.isVisible() or not newest.isVisible():
                continue
            region = newest.visibleRegion().boundingRect()
            room = column.scrolled.viewport().height()
            assert region.top() == 0
            assert region.height() >= min(newest.height(), room - ABOVE_LINE)
            down = column.scrolled.verticalScrollBar().value()
            tops = [
                view.mapTo(column.scrolled.widget(), QPoint(0, top)).y()
                for view in (column.formulae, column.later)
                if view.isVisible()
                for top in view.line_tops
            ]
            assert down == 0 or down + ABOVE_LINE in [*tops, newest.mapTo(column.scrolled.widget(), QPoint()).y()]


def test_dragged_numbers_change_what_follows_and_esc_restores_them(opened: Open) -> None:
    desk = opened("colours")
    panel = explain(desk)
    explanation = panel.explanation
    stood = desk.session.frame
    view = panel.arithmetic.forward.formulae
    before = explanation.moment
    assert before is not None
    spot = next(each for each in view.spots if each.editable)
    middle = spot.area.center().toPoint()
    desk.drag(view, middle, middle + QPoint(50, 0))
    after = explanation.moment
    assert after is not None
    unit = explanation.chosen
    assert after.sums(1)[unit, 0] != before.sums(1)[unit, 0]
    assert after.loss != before.loss
    assert desk.session.frame is stood
    assert desk.find("Restore", QAbstractButton).isVisible()
    panel.setFocus()
    desk.press(Qt.Key.Key_Escape)
    restored = explanation.moment
    assert restored is not None
    assert restored.loss == before.loss
    assert panel.is_open
    desk.press(Qt.Key.Key_Escape)
    assert not panel.is_open


def test_who_has_clicked_a_neuron_walks_on_with_the_arrows(opened: Open) -> None:
    desk = opened("colours")
    explanation = explain(desk).explanation
    diagram = desk.window.stage.diagram
    unit = int(diagram.laid_out().columns[1].drawn[4])
    QTest.mouseClick(diagram, Qt.MouseButton.LeftButton, pos=place_of(desk, 1, unit))
    at = explanation.at
    QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_Right)
    assert explanation.at == at + 1


def test_who_has_taken_the_step_goes_on_to_the_next_batch_with_the_arrow(opened: Open) -> None:
    desk = opened("colours")
    explanation = explain(desk).explanation
    choose_source(desk, "for the next mini-batch")
    explanation.go(explanation.last)
    desk.find("Take this step").setFocus(Qt.FocusReason.MouseFocusReason)
    desk.click("Take this step")
    desk.wait_until(lambda: explanation.taken)
    QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_Right)
    desk.wait_until(lambda: explanation.inspected is not None and explanation.at == 0)
    assert not explanation.taken


def test_who_has_dragged_a_number_walks_on_with_the_arrows(opened: Open) -> None:
    desk = opened("colours")
    panel = explain(desk)
    explanation, view = panel.explanation, panel.arithmetic.forward.formulae
    place = next(spot for spot in view.spots if spot.editable).area.center().toPoint()
    desk.drag(view, place, place + QPoint(30, 0))
    assert explanation.changed_numbers
    assert desk.window.focusWidget() is view
    for key, at in (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Right, 2),
        (Qt.Key.Key_Left, 1),
        (Qt.Key.Key_End, explanation.last),
    ):
        QTest.keyClick(desk.window.focusWidget(), key)
        assert explanation.at == at


def test_a_number_that_is_dragged_back_to_where_it_was_is_as_it_was(opened: Open) -> None:
    desk = opened("two-spirals")
    panel = explain(desk)
    choose_source(desk, "for the next mini-batch")
    view = panel.arithmetic.forward.formulae
    spot = next(each for each in view.spots if each.editable)
    middle = spot.area.center().toPoint()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(view, middle + QPoint(40, 0))
    assert panel.explanation.changed_numbers
    assert desk.find("Restore", QAbstractButton).isVisible()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=middle + QPoint(40, 0))
    assert not panel.explanation.changed_numbers
    assert not panel.stepper.restore.isVisible()
    desk.press(Qt.Key.Key_End)
    assert panel.arithmetic.update_column.step.isVisible()


def test_the_step_is_copied_as_a_script(opened: Open) -> None:
    desk = opened("two-spirals")
    explain(desk)
    desk.press(Qt.Key.Key_End)
    desk.click("Copy as NumPy")
    script = QGuiApplication.clipboard().text()
    assert "import numpy as np" in script
    compile(script, "step", "exec")


def test_play_walks_by_itself_and_waits_for_the_pointer(opened: Open) -> None:
    desk = opened("digits")
    panel = explain(desk)
    panel.player.set_pace(0.05)
    desk.press(Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    desk.wait_until(lambda: panel.explanation.at == panel.explanation.last)
    assert not panel.player.playing
    desk.click("Walk by itself")
    assert panel.explanation.at == 0
    panel.arithmetic.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    desk.qtbot.wait(200)
    assert panel.explanation.at == 0
    panel.arithmetic.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    panel.player.set_pace(2.0)
    desk.click("Stop walking")
    assert not panel.player.playing
    panel.player.set_pace(0.05)
    desk.click("Walk by itself")
    desk.wait_until(lambda: panel.explanation.at == panel.explanation.last)


def test_one_batch_is_explained_anew_and_playing_closes(opened: Open) -> None:
    desk = opened("colours")
    panel = explain(desk)
    desk.press(Qt.Key.Key_Period)
    desk.wait_until(lambda: panel.explanation.inspected is not None and panel.explanation.inspected.step == 1)
    assert panel.is_open
    desk.press(Qt.Key.Key_Space)
    desk.wait_for_status(Status.RUNNING)
    desk.wait_until(lambda: not panel.isVisible())
    desk.wait_for_steps(2)


def test_another_experiment_is_explained_from_the_beginning(opened: Open) -> None:
    desk = opened("colours")
    panel = explain(desk)
    desk.press(Qt.Key.Key_End)
    desk.session.set_spec(load("digits"), "Digits")
    desk.wait_until(lambda: panel.explanation.inspected is not None and panel.explanation.at == 0)
    moment, diagram = panel.explanation.moment, desk.window.stage.diagram
    assert moment is not None
    assert moment.columns == len(diagram.columns) == 4
    assert set(panel.chain.pills) == {0, 1, 2, 3, 4, None}
    desk.click("ReLU")
    assert panel.explanation.at == 1


def test_a_tab_of_the_drawer_closes_it(opened: Open) -> None:
    desk = opened("colours")
    panel = explain(desk)
    desk.press(Qt.Key.Key_2)
    desk.wait_until(lambda: not panel.isVisible())
    assert desk.window.drawer.isVisible()
    assert desk.window.drawer.tabs.currentIndex() == 1


def test_there_is_nothing_to_explain_after_training_diverged(opened: Open) -> None:
    desk = opened("plane")
    panel = explain(desk)
    desk.session.set_value("training.learning_rate", 1e6)
    desk.session.set_value("training.optimizer", "sgd")
    desk.session.set_pace(None)
    desk.press(Qt.Key.Key_Space)
    desk.wait_for_status(Status.DIVERGED)
    assert not panel.is_open
    assert not desk.find("Explain", QAbstractButton).isEnabled()
    desk.press(Qt.Key.Key_E)
    assert not panel.is_open


def test_the_focus_stays_in_the_panel_where_a_control_is_there_no_longer(opened: Open) -> None:
    desk = opened("colours")
    panel = explain(desk)
    choose_source(desk, "for the next mini-batch")
    desk.press(Qt.Key.Key_End)
    for control in (panel.arithmetic.update_column.copy, panel.arithmetic.update_column.step):
        panel.explanation.go(panel.explanation.last)
        control.setFocus()
        panel.explanation.go(0)
        assert desk.window.focusWidget() is panel
    panel.stepper.forward.setFocus()
    panel.explanation.go(panel.explanation.last)
    assert desk.window.focusWidget() is panel


def test_the_loss_says_why_the_largest_sum_is_subtracted(opened: Open) -> None:
    panel = explain(opened("colours"))
    panel.explanation.go_to_phase(Phase.LOSS)
    assert "no exponential overflows" in panel.arithmetic.backward.note.text()
    panel.explanation.go_to_phase(Phase.BACKWARD)
    assert "no exponential overflows" not in panel.arithmetic.backward.note.text()


def test_the_keyboard_walks_through_the_terms_of_a_sum_and_to_the_neuron_of_one(opened: Open) -> None:
    desk = opened("two-spirals")
    panel = explain(desk)
    explanation, forward = panel.explanation, panel.arithmetic.forward
    explanation.choose(2, 0)
    at = explanation.at

    def press(*keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(desk.window.windowHandle(), key)

    forward.formulae.setFocus(Qt.FocusReason.BacktabFocusReason)
    press(Qt.Key.Key_Tab)
    assert forward.bar.hasFocus()
    press(Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_Right)
    meant = forward.bar.meant
    assert meant is not None
    assert meant.term.operand is not None
    assert forward.bar.accessibleDescription().startswith(figures(meant.term.value).text)
    assert (explanation.at, explanation.column) == (at, 2)
    press(Qt.Key.Key_Space)
    assert (explanation.column, explanation.chosen) == (1, meant.term.operand.unit)
    assert desk.session.status is not Status.RUNNING


def test_the_bars_of_the_update_make_room_for_its_numbers(opened: Open) -> None:
    desk = opened("two-spirals")
    panel = explain(desk)
    desk.press(Qt.Key.Key_End)
    update = panel.arithmetic.update_column
    update.setFixedWidth(300)
    wide = len(update.formulae.spots)
    update.setFixedWidth(240)
    desk.wait_until(lambda: len(update.formulae.spots) < wide)
    numbers = [spot.number for spot in update.formulae.spots if spot.number is not None]
    assert len(numbers) == 2 * len([number for number in numbers if number.result])
    # Nothing is known any more of what the update was made of.
    desk.press(Qt.Key.Key_R)
    update.setFixedWidth(300)
