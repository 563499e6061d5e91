import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.ui.explain.checks import NARROW, OpenCheck, examples_of, experiment_of, finish, show, theta_of
from tests.ui.widgets.gestures import LEFT, drag

from pellucid import nn
from pellucid.lens.explain.bugs import Bug
from pellucid.lens.explain.gradient_check import Outcome
from pellucid.lens.explain.layer_check import Verdict
from pellucid.ui import theme
from pellucid.ui.explain.check_view import GradientCheckView
from pellucid.ui.widgets.combo import Combo

TWO_HIDDEN = experiment_of(6, 5)
INDEX = 7


def choose(combo: Combo, key: str) -> None:
    """Choose as a hand does."""
    combo.setCurrentIndex(combo.findData(key))
    combo.activated.emit(combo.currentIndex())


def verdicts(view: GradientCheckView) -> list[Verdict]:
    return [found.verdict for found in view.bars.found.values()]


def test_the_analytic_gradient_is_that_of_the_network_and_the_numerical_one_agrees(
    qtbot: QtBot, open_check: OpenCheck
) -> None:
    view = open_check()
    show(view, TWO_HIDDEN, INDEX)
    finish(qtbot, view)
    network = nn.Network(TWO_HIDDEN.network.layers, TWO_HIDDEN.network.input_shape, dtype="float64")
    network.theta[:] = theta_of(TWO_HIDDEN)
    network.backward(*examples_of(TWO_HIDDEN), TWO_HIDDEN.loss)
    numbers = view.numbers.numbers
    assert numbers is not None
    assert numbers.analytic == pytest.approx(network.gradient[INDEX], rel=1e-12)
    assert numbers.difference.numerical == pytest.approx(numbers.analytic, rel=1e-6)
    assert numbers.outcome is Outcome.AGREE
    assert view.picker.index == INDEX
    assert "They agree." in view.numbers.accessibleDescription()
    assert verdicts(view) == [Verdict.RIGHT] * 6
    assert view.words.text().startswith("Every layer agrees with the loss, to ")


def test_slider_and_curve_move_the_same_epsilon(qtbot: QtBot, open_check: OpenCheck) -> None:
    view = open_check()
    show(view, TWO_HIDDEN, INDEX)
    finish(qtbot, view)
    numbers = view.numbers.numbers
    assert numbers is not None
    assert numbers.difference.epsilon == 1e-5
    area = view.plot.area()
    drag(view.plot, area.center().toPoint(), QPoint(int(area.right()) + 9, int(area.top()) + 3))
    assert view.epsilon.value == 0.1
    assert view.numbers.numbers is not None
    assert view.numbers.numbers.difference.epsilon == 0.1
    assert view.numbers.numbers.outcome is Outcome.TOO_LARGE
    view.plot.setFocus()
    QTest.keyClick(view.plot, Qt.Key.Key_Home)
    assert view.epsilon.value == 1e-12
    assert view.numbers.numbers.outcome is Outcome.TOO_SMALL
    QTest.keyClick(view.plot, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.epsilon.value == pytest.approx(1e-11)
    view.epsilon.setFocus()
    QTest.keyClick(view.epsilon.focusProxy(), Qt.Key.Key_End)
    assert view.numbers.numbers.difference.epsilon == 0.1


def test_the_curve_falls_and_rises_and_the_ball_is_on_it(qtbot: QtBot, open_check: OpenCheck) -> None:
    view = open_check()
    show(view, TWO_HIDDEN, INDEX)
    finish(qtbot, view)
    errors = view.plot.errors
    assert errors is not None
    best = int(errors.double.argmin())
    assert 1e-7 < errors.epsilons[best] < 1e-3
    assert errors.double[0] > 1e3 * errors.double[best]
    assert errors.double[-1] > 1e3 * errors.double[best]
    assert errors.single.min() > 100 * errors.double[best]
    numbers = view.numbers.numbers
    assert numbers is not None
    place = view.plot.place(1e-5, numbers.error)
    image = view.plot.grab().toImage()
    assert image.pixelColor((place * image.devicePixelRatio()).toPoint()) == theme.tokens().iris


@pytest.mark.parametrize("mode", [theme.Mode.LIGHT, theme.Mode.DARK])
def test_a_planted_bug_turns_its_layer_red_and_hatches_those_it_misleads(
    qtbot: QtBot, open_check: OpenCheck, mode: theme.Mode
) -> None:
    theme.set_mode(mode)
    view = open_check()
    show(view, TWO_HIDDEN)
    choose(view.bugs.bug, Bug.TRANSPOSE.value)
    assert view.bugs.place.currentText() == "Affine 3"
    choose(view.bugs.place, "0")
    finish(qtbot, view)
    misled, guilty, right = Verdict.MISLED, Verdict.GUILTY, Verdict.RIGHT
    assert verdicts(view) == [misled, misled, guilty, right, right, right]
    image, colours = view.bars.grab().toImage(), theme.tokens()

    def colours_of(layer: int | None) -> set[str]:
        bar = view.bars.bar(layer).toRect().adjusted(1, 2, -1, -2)
        places = [QPoint(x, bar.center().y()) for x in range(bar.left(), bar.right())]
        return {image.pixelColor(place * image.devicePixelRatio()).name() for place in places}

    assert colours.bad.name() in colours_of(2)
    assert colours_of(None) == {colours.good.name()}
    assert colours.bad.name() not in colours_of(0)
    assert view.words.text() == (
        "Affine 2 reads W by columns, not by rows, for ∂L/∂x = W · ∂L/∂z. "
        "Its error spreads towards the inputs: the hatched layers make no mistake of their own."
    )
    assert view.numbers.numbers is not None
    assert view.numbers.numbers.outcome is Outcome.WRONG


def test_a_forgotten_bias_is_wrong_where_it_is_and_nowhere_else(qtbot: QtBot, open_check: OpenCheck) -> None:
    view = open_check()
    bias = TWO_HIDDEN.network.layout.index("2.bias", 1)
    show(view, TWO_HIDDEN, bias)
    choose(view.bugs.bug, Bug.BIAS.value)
    assert view.bugs.place.currentText() == "Affine 2"
    finish(qtbot, view)
    assert view.numbers.numbers is not None
    assert view.numbers.numbers.analytic == 0.0
    assert verdicts(view).count(Verdict.GUILTY) == 1
    assert (
        view.words.text() == "Affine 2 leaves ∂L/∂b at 0. What it hands on is right, so no other layer suffers from it."
    )
    view.show_check(*_shown(view), TWO_HIDDEN.network.layout.index("2.weight", 0, 1))
    finish(qtbot, view)
    assert view.numbers.numbers.analytic != 0.0
    choose(view.bugs.bug, "none")
    finish(qtbot, view)
    assert verdicts(view) == [Verdict.RIGHT] * 6
    assert view.bugs.place.isHidden()


def _shown(view: GradientCheckView) -> tuple[object, ...]:
    assert view._shown is not None
    return view._shown


def test_with_one_example_a_forgotten_mean_is_not_seen_and_that_is_said(qtbot: QtBot, open_check: OpenCheck) -> None:
    view = open_check()
    show(view, TWO_HIDDEN, count=1)
    choose(view.bugs.bug, Bug.MEAN.value)
    finish(qtbot, view)
    assert view.words.text() == "These examples do not show it: the gradient comes out the same."
    assert view.bugs.place.currentText() == "Loss"
    assert not view.bugs.place.isEnabled()


def test_choosing_a_weight_is_told_and_being_shown_one_is_not(qtbot: QtBot, open_check: OpenCheck) -> None:
    view = open_check()
    chosen: list[int] = []
    view.index_chosen.connect(chosen.append)
    show(view, TWO_HIDDEN, INDEX)
    finish(qtbot, view)
    before = view.numbers.numbers
    view.show_check(*_shown(view), 0)
    assert chosen == []
    assert view.picker.index == 0
    assert view.numbers.numbers is not None
    assert before is not None
    assert view.numbers.numbers.analytic != before.analytic
    view.picker.target.setFocus()
    QTest.keyClick(view.picker.target, Qt.Key.Key_Up)
    assert chosen == [1]
    assert view.picker.index == 1
    finish(qtbot, view)


def test_a_click_on_a_layer_chooses_its_largest_gradient(qtbot: QtBot, open_check: OpenCheck) -> None:
    view = open_check()
    show(view, TWO_HIDDEN)
    finish(qtbot, view)
    network = nn.Network(TWO_HIDDEN.network.layers, TWO_HIDDEN.network.input_shape)
    network.theta[:] = theta_of(TWO_HIDDEN)
    network.backward(*examples_of(TWO_HIDDEN), TWO_HIDDEN.loss)
    block = network.layout.blocks[1]
    largest = block.start + int(np.abs(network.gradient[block.start : block.start + block.size]).argmax())
    with qtbot.waitSignal(view.index_chosen) as told:
        QTest.mouseClick(view.bars, LEFT, pos=view.bars.bar(2).center().toPoint())
    assert told.args == [largest]
    assert view.picker.index == largest
    QTest.mouseClick(view.bars, LEFT, pos=view.bars.bar(1).center().toPoint())
    assert view.picker.index == largest
    view.bars.setFocus()
    QTest.keyClick(view.bars, Qt.Key.Key_Home)
    assert view.bars.accessibleDescription().startswith("Affine 1, right. partial L over partial W, ")
    with qtbot.waitSignal(view.index_chosen) as told:
        QTest.keyClick(view.bars, Qt.Key.Key_Return)
    assert told.args[0] < block.start
    finish(qtbot, view)


@pytest.mark.usefixtures("small_slices")
def test_what_takes_long_tells_how_far_it_is_and_stops_and_goes_on(qtbot: QtBot, open_check: OpenCheck) -> None:
    view = open_check()
    show(view, TWO_HIDDEN)
    assert view.progress.isVisible()
    assert not view.words.isVisible()
    qtbot.waitUntil(lambda: len(view.bars.found) > 0)
    share = view.progress.share
    assert share is not None
    assert 0.5 < share < 1.0
    QTest.mouseClick(view.stop, LEFT)
    assert view.stop.text() == view.stop.accessibleName() == "Go on"
    found = len(view.bars.found)
    assert not view._slices.working
    QTest.qWait(30)
    assert len(view.bars.found) == found < 6
    QTest.mouseClick(view.stop, LEFT)
    assert view.stop.text() == "Stop"
    finish(qtbot, view)
    assert len(view.bars.found) == 6
    assert not view.stop.isVisible()


@pytest.mark.usefixtures("small_slices")
def test_nothing_is_found_out_while_nobody_sees_it(qtbot: QtBot, open_check: OpenCheck) -> None:
    view = open_check()
    view.hide()
    show(view, TWO_HIDDEN)
    assert view.numbers.numbers is None
    view.show()
    assert view._slices.working
    view.hide()
    assert not view._slices.working
    view.show()
    finish(qtbot, view)


def test_another_network_keeps_the_bug_that_it_can_have(qtbot: QtBot, open_check: OpenCheck) -> None:
    view = open_check()
    show(view, TWO_HIDDEN)
    choose(view.bugs.bug, Bug.SLOPE.value)
    choose(view.bugs.place, "0")
    show(view, experiment_of(4))
    finish(qtbot, view)
    assert view.bugs.planted is not None
    assert (view.bugs.planted.bug, view.bugs.planted.layer) == (Bug.SLOPE, 1)
    show(view, experiment_of())
    finish(qtbot, view)
    assert view.bugs.planted is None
    keys = [view.bugs.bug.itemData(at) for at in range(view.bugs.bug.count())]
    assert keys == ["none", "mean", "bias"]
    assert verdicts(view) == [Verdict.RIGHT] * 2


def test_weights_that_are_not_numbers_are_met_kindly(qtbot: QtBot, open_check: OpenCheck) -> None:
    view = open_check()
    theta = np.full_like(theta_of(TWO_HIDDEN), np.nan)
    view.show_check(TWO_HIDDEN, theta, *examples_of(TWO_HIDDEN), 0)
    finish(qtbot, view)
    assert view.numbers.numbers is not None
    assert view.numbers.numbers.outcome is Outcome.NOT_A_NUMBER
    assert view.words.text() == "The gradient is not a number."
    view.grab()


@pytest.mark.parametrize("width", [796, NARROW])
def test_everything_has_room(qtbot: QtBot, open_check: OpenCheck, width: int) -> None:
    view = open_check(width)
    show(view, experiment_of(50, 100, 50))
    choose(view.bugs.bug, Bug.SLOPE.value)
    finish(qtbot, view)
    for part in (view.bugs.bug, view.bugs.place, view.epsilon, view.numbers, view.picker):
        assert part.width() >= part.minimumSizeHint().width()
    assert view.numbers.mapTo(view, view.numbers.rect().bottomRight()).y() <= view.height()
    assert view.words.height() >= view.words.heightForWidth(view.words.width())
    assert view.plot.area().width() > 100
    assert view.bars.visibleRegion().boundingRect() == view.bars.rect()


def test_a_layer_out_of_view_comes_into_view_when_it_is_wrong_or_the_keyboard_is_there(
    qtbot: QtBot, open_check: OpenCheck
) -> None:
    view = open_check(NARROW)
    show(view, experiment_of(*[3] * 8, activation="leaky-relu"))
    choose(view.bugs.bug, Bug.BIAS.value)
    choose(view.bugs.place, "8")
    finish(qtbot, view)
    assert view.bars.visibleRegion().boundingRect().contains(view.bars.bar(16).center().toPoint())
    view.bars.setFocus()
    QTest.keyClick(view.bars, Qt.Key.Key_End)
    assert view.bars.visibleRegion().boundingRect().contains(view.bars.bar(None).center().toPoint())
    QTest.keyClick(view.bars, Qt.Key.Key_Home)
    assert view.bars.visibleRegion().boundingRect().contains(view.bars.bar(0).center().toPoint())


def test_every_control_has_a_name_and_a_tool_tip(qtbot: QtBot, open_check: OpenCheck) -> None:
    view = open_check()
    show(view, TWO_HIDDEN)
    choose(view.bugs.bug, Bug.SLOPE.value)
    controls: list[QWidget] = [
        view.picker.layer, view.picker.source, view.picker.target, view.numbers, view.plot, view.bugs.bug,
        view.bugs.place, view.stop,
    ]  # fmt: skip
    for control in controls:
        assert control.accessibleName()
        assert control.toolTip()
    assert view.bars.accessibleName() == "Relative error of every layer"
    finish(qtbot, view)
