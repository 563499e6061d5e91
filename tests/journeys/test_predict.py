"""Let an audience predict results before they are revealed: by mouse and keys, for colours and points."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from tests.journeys.desk import Desk, Open
from tests.journeys.explaining import choose_source, explain

from pellucid.experiment.catalog import load
from pellucid.lens.explain.moment import Phase
from pellucid.lens.explain.notation import Kind
from pellucid.lens.prediction import predict, values
from pellucid.ui.class_names import class_text
from pellucid.ui.explain.panel import ExplainPanel
from pellucid.ui.formula.figures import figures
from pellucid.ui.formula.formula_view import FormulaView
from pellucid.ui.numbers import number_text, percent_text
from pellucid.ui.plane.map_readout import MapReadout
from pellucid.ui.plane.truth_table import TruthTableView
from pellucid.ui.try_it.answer import Answer
from pellucid.ui.try_it.class_bars import ClassBars
from pellucid.ui.try_it.pad_card import PadCard
from pellucid.ui.try_it.verdict import Verdict

HIDDEN = "a hidden number"
PAINTED = (Answer, ClassBars, Verdict, MapReadout, TruthTableView, QLabel)


def views(panel: ExplainPanel) -> list[FormulaView]:
    """Return the formulae that are shown."""
    found = [view for column in panel.arithmetic.columns for view in (column.formulae, column.later)]
    return [view for view in found if view.isVisible()]


def said(panel: ExplainPanel) -> str:
    """Return all formulae in words."""
    return "; ".join(view.accessibleName() for view in views(panel))


def notes(desk: Desk) -> dict[str, str]:
    """Return what the card beside the chosen neuron says."""
    reveal = desk.window.stage.diagram.reveal
    assert reveal is not None
    return dict(reveal.notes)


def covered(desk: Desk) -> bool:
    """Tell whether the face of the chosen neuron is."""
    reveal = desk.window.stage.diagram.reveal
    assert reveal is not None
    return reveal.covered


def test_of_a_mini_batch_no_example_tells_what_is_to_be_guessed(opened: Open) -> None:
    desk = opened("colours")
    panel = explain(desk)
    choose_source(desk, "for the next mini-batch")
    desk.press(Qt.Key.Key_P)
    assert [operand.sample for operand in sorted(panel.prediction.asked, key=lambda each: each.sample or 0)] == [
        0,
        1,
        2,
    ]
    assert said(panel).count(HIDDEN) == 3
    assert covered(desk)
    panel.explanation.go_to_phase(Phase.LOSS)
    assert "equals 1 over 20 times the sum over n of L of example n" in said(panel)
    whole = said(panel).split("L equals 1 over")[1].split("; ")[0]
    assert whole.count(HIDDEN) == 4


@pytest.mark.parametrize("name", ["colours", "two-spirals"])
def test_each_stop_asks_first_and_is_revealed_by_the_way_on(opened: Open, name: str) -> None:
    desk = opened(name)
    panel = explain(desk)
    explanation = panel.explanation
    desk.press(Qt.Key.Key_P)
    assert desk.find("Predict", QAbstractButton).isVisible()
    desk.wait_until(lambda: panel.arithmetic.isVisible())
    seen = []
    while True:
        at = explanation.at
        seen.append(at)
        assert panel.prediction.asked
        assert HIDDEN in said(panel)
        desk.window.grab()
        desk.press(Qt.Key.Key_Right)
        assert explanation.at == at
        assert HIDDEN not in said(panel)
        assert not covered(desk) or explanation.phase is Phase.LOSS
        if at == explanation.last:
            break
        desk.press(Qt.Key.Key_Right)
    assert seen == list(range(explanation.last + 1))
    assert not panel.stepper.forward.isEnabled()
    for _ in seen:
        assert HIDDEN not in said(panel)
        desk.press(Qt.Key.Key_Left)
    assert explanation.at == 0


@pytest.mark.parametrize("name", ["colours", "two-spirals"])
def test_a_hidden_sum_shows_nowhere_until_its_box_is_clicked(opened: Open, name: str) -> None:
    desk = opened(name)
    panel = explain(desk)
    forward = panel.arithmetic.forward
    assert forward.bar.isVisible()
    desk.click("Predict")
    moment, unit = panel.explanation.moment, panel.explanation.chosen
    assert moment is not None
    value = figures(float(moment.sums(1)[unit, 0])).text
    assert not forward.bar.isVisible()
    assert forward.formulae.accessibleName().endswith(HIDDEN)
    assert notes(desk) == {"z": "?"}
    assert covered(desk)
    hidden = desk.window.stage.diagram.grab().toImage()
    spot = next(each for each in forward.formulae.spots if each.hidden)
    QTest.mouseClick(forward.formulae, Qt.MouseButton.LeftButton, pos=spot.area.center().toPoint())
    assert HIDDEN not in said(panel)
    assert notes(desk) == {"z": value}
    assert not covered(desk)
    assert forward.bar.isVisible()
    assert desk.window.stage.diagram.grab().toImage() != hidden
    desk.click("Next operation")
    assert panel.explanation.at == 1
    assert notes(desk) == {"z": value, "a": "?"}
    assert not forward.plot.isVisible()
    desk.click("Next operation")
    assert panel.explanation.at == 1
    assert notes(desk)["a"] == figures(float(moment.outputs(1)[unit, 0])).text
    assert forward.plot.isVisible()


def test_enter_reveals_the_loss_and_another_example_is_asked_anew(opened: Open) -> None:
    desk = opened("two-spirals")
    panel = explain(desk)
    desk.press(Qt.Key.Key_P)
    QTest.mouseClick(panel.stepper.pills[Phase.LOSS], Qt.MouseButton.LeftButton)
    view = panel.arithmetic.backward.formulae
    later = panel.arithmetic.backward.later
    losses = [
        (each, at)
        for each in (view, later)
        for at, spot in enumerate(each.spots)
        if spot.hidden and spot.operand.kind is Kind.LOSS
    ]
    assert losses
    assert notes(desk)["y"] == "?"
    reveal = desk.window.stage.diagram.reveal
    assert reveal is not None
    assert reveal.columns[-1].signed is not None, "the answers of the others would tell this one"
    place, at = losses[0]
    place.setFocus(Qt.FocusReason.TabFocusReason)
    while place.current != place.spots[at]:
        QTest.keyClick(place, Qt.Key.Key_Right)
    QTest.keyClick(place, Qt.Key.Key_Return)
    assert not any(spot.hidden and spot.operand.kind is Kind.LOSS for spot in place.spots)
    assert HIDDEN in said(panel)
    choose_source(desk, "for test example")
    assert any(spot.hidden and spot.operand.kind is Kind.LOSS for spot in place.spots)


def test_it_is_off_again_after_closing(opened: Open) -> None:
    desk = opened("colours")
    panel = explain(desk)
    desk.press(Qt.Key.Key_P)
    assert panel.stepper.predict.is_on
    desk.press(Qt.Key.Key_P)
    assert HIDDEN not in said(panel)
    desk.press(Qt.Key.Key_P)
    desk.press(Qt.Key.Key_E)
    desk.wait_until(lambda: not panel.isVisible())
    explain(desk)
    assert not panel.stepper.predict.is_on
    assert HIDDEN not in said(panel)
    assert not covered(desk)


def test_the_walk_by_itself_leaves_time_to_guess(opened: Open) -> None:
    desk = opened("two-spirals")
    panel = explain(desk)
    desk.press(Qt.Key.Key_P)
    heard = []
    panel.explanation.changed.connect(lambda: heard.append((panel.explanation.at, bool(panel.prediction.asked))))
    panel.player.set_pace(0.05)
    desk.press(Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    desk.wait_until(lambda: panel.explanation.at == panel.explanation.last and not panel.player.playing)
    assert not panel.prediction.asked
    assert [at for at, _ in heard] == list(range(1, panel.explanation.last + 1))


@pytest.mark.parametrize("name", ["perceptron", "digits", "plane", "two-spirals"])
def test_a_whole_mini_batch_can_be_predicted(opened: Open, name: str) -> None:
    desk = opened(name)
    panel = explain(desk)
    choose_source(desk, "for the next mini-batch")
    panel.setFocus()
    desk.press(Qt.Key.Key_P)
    asked = 0
    for _ in range(2 * panel.explanation.last + 1):
        asked += bool(panel.prediction.asked)
        assert (HIDDEN in said(panel)) == bool(panel.prediction.asked)
        desk.window.grab()
        desk.press(Qt.Key.Key_Right)
    assert panel.explanation.at == panel.explanation.last
    assert asked == panel.explanation.last + 1


def told_beside(desk: Desk) -> str:
    """Return all that Try it, or the card of the plane, says of the answer: in type, and to those who hear it."""
    card = desk.window.try_it.card
    painted = [each.text() for kind in PAINTED for each in card.findChildren(kind) if each.isVisible()]
    heard = [each.accessibleDescription() for each in card.findChildren(QWidget) if each.isVisible()]
    return "\n".join([*painted, *heard])


def answer_in_words(desk: Desk) -> str:
    """Return what Try it is to say of the answer, once it may."""
    session = desk.session
    experiment, theta = session.experiment, session.frame.theta
    if not experiment.dataset.classes:
        return f"y {number_text(float(values(experiment, theta, session.input)[0]), 3)}"
    probabilities = predict(experiment, theta, session.input)
    best = int(np.argmax(probabilities))
    return f"{class_text(experiment.dataset.class_names[best])} {percent_text(float(probabilities[best]))}"


@pytest.mark.parametrize(
    "name", ["colours", "two-spirals", "three-spirals", "plane", "logistic-regression-line", "digits"]
)
def test_nothing_beside_the_walk_tells_the_answer_before_it_is_revealed(opened: Open, name: str) -> None:
    desk = opened(name)
    panel = explain(desk)
    answer, card = answer_in_words(desk), desk.window.try_it.card
    assert answer in told_beside(desk)
    figure = answer.split()[-1]
    shown, places = card.grab().toImage(), [each.geometry() for each in card.findChildren(QWidget)]
    desk.press(Qt.Key.Key_P)
    hidden_at = []
    while panel.explanation.phase is not Phase.LOSS or panel.prediction.asked:
        assert figure not in told_beside(desk)
        assert "Hidden until it is revealed" in told_beside(desk)
        assert card.grab().toImage() != shown
        assert [each.geometry() for each in card.findChildren(QWidget)] == places
        hidden_at.append(panel.explanation.phase)
        desk.press(Qt.Key.Key_Right)
    assert Phase.LOSS in hidden_at
    assert (answer in told_beside(desk)) == (notes(desk).get("y") != "?")
    desk.press(Qt.Key.Key_Right)
    desk.press(Qt.Key.Key_Right)
    assert panel.explanation.phase is Phase.BACKWARD
    assert answer in told_beside(desk)
    assert card.grab().toImage() == shown
    desk.press(Qt.Key.Key_Home)
    assert answer in told_beside(desk), "what has been revealed stays so"


def test_what_a_gate_answers_to_the_example_is_hidden_in_its_table(opened: Open) -> None:
    desk = opened("perceptron")
    panel = explain(desk)
    table = desk.find("Truth table")
    lines = table.text().split("\n")
    desk.press(Qt.Key.Key_P)
    at = next(
        at for at, each in enumerate(desk.session.experiment.dataset.x_train) if (each == desk.session.input).all()
    )
    hidden = table.text().split("\n")
    assert "output" not in hidden[at]
    assert [each for each in range(4) if hidden[each] != lines[each]] == [at]
    picture = table.grab().toImage()
    choose_source(desk, "for training example")
    other = table.text().split("\n")
    assert "output" not in other[0]
    panel.close_panel()
    assert table.text().split("\n") == lines
    assert table.grab().toImage() != picture


@pytest.mark.parametrize("name", ["colours", "two-spirals", "digits"])
def test_the_answer_can_be_seen_again_with_predict_off_a_mini_batch_and_after_explain(opened: Open, name: str) -> None:
    desk = opened(name)
    panel = explain(desk)
    answer = answer_in_words(desk)
    for key in (Qt.Key.Key_P, Qt.Key.Key_E):
        desk.press(Qt.Key.Key_P)
        assert answer not in told_beside(desk)
        desk.press(key)
        assert answer in told_beside(desk)
    assert not panel.is_open
    desk.wait_until(lambda: not panel.isVisible())
    explain(desk)
    desk.press(Qt.Key.Key_P)
    choose_source(desk, "for the next mini-batch")
    assert answer in told_beside(desk), "it is of another example"
    choose_source(desk, "for test example")
    other = answer_in_words(desk)
    assert other not in told_beside(desk)
    panel.setFocus()
    desk.press(Qt.Key.Key_P)
    assert other in told_beside(desk)


def test_an_answer_is_asked_anew_of_what_is_looked_at_next(opened: Open) -> None:
    desk = opened("colours")
    panel = explain(desk)
    desk.press(Qt.Key.Key_P)
    QTest.mouseClick(panel.stepper.pills[Phase.LOSS], Qt.MouseButton.LeftButton)
    for _ in range(3):
        desk.press(Qt.Key.Key_Right)
    assert answer_in_words(desk) in told_beside(desk)
    desk.click("Olive")
    assert panel.explanation.phase is Phase.BACKWARD
    assert answer_in_words(desk) not in told_beside(desk)
    assert "Hidden until it is revealed" in told_beside(desk)


def test_the_card_for_other_examples_hides_the_answer_too(opened: Open) -> None:
    desk = opened("colours")
    panel = explain(desk)
    desk.press(Qt.Key.Key_P)
    desk.session.set_spec(load("two-spirals"), "Two spirals")
    desk.wait_until(lambda: panel.explanation.inspected is not None)
    assert panel.stepper.predict.is_on
    assert "Hidden until it is revealed" in told_beside(desk)
    desk.press(Qt.Key.Key_E)
    assert answer_in_words(desk) in told_beside(desk)


def test_teaching_does_not_tell_the_answer_either(opened: Open) -> None:
    desk = opened("digits")
    session = desk.session
    explain(desk)
    card = desk.window.try_it.card
    assert isinstance(card, PadCard)
    assert "Not a" in told_beside(desk)
    desk.press(Qt.Key.Key_P)
    assert "Not a" not in told_beside(desk)
    desk.press(Qt.Key.Key_P)
    assert "Not a" in told_beside(desk)
    session.teaching.teach(session.input, 3)
    loss, strip = card.teach.loss, card.teach.strip
    was, picture = loss.text(), strip.grab().toImage()
    desk.press(Qt.Key.Key_P)
    assert loss.text() == "Loss on it ?"
    assert strip.grab().toImage() != picture
    desk.press(Qt.Key.Key_P)
    assert loss.text() == was
    assert strip.grab().toImage() == picture
