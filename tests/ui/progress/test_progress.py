import math
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QRadioButton
from tests.ui.progress.fakes import FakeHistory, FakeSession
from tests.ui.progress.opened import count, frame, refresh, shown
from tests.ui.widgets.gestures import LEFT, Show, turn_wheel

from pellucid.experiment.catalog import load
from pellucid.session.session import Status
from pellucid.training.messages import Diverged
from pellucid.ui import theme
from pellucid.ui.progress import progress
from pellucid.ui.progress.plot import TOP, Plot
from pellucid.ui.progress.progress import Progress


@pytest.fixture
def card(session: FakeSession, show: Show) -> Progress:
    return shown(session, show)


def at(plot: Plot, share: float) -> QPoint:
    area = frame(plot)
    return QPoint(round(area.left() + share * area.width()), area.center().y())


def drag(plot: Plot, first: float, last: float) -> None:
    QTest.mousePress(plot.viewport(), LEFT, pos=at(plot, first))
    QTest.mouseMove(plot.viewport(), at(plot, (first + last) / 2))
    QTest.mouseMove(plot.viewport(), at(plot, last))
    QTest.mouseRelease(plot.viewport(), LEFT, pos=at(plot, last))


def turn_wheel_over(plot: Plot, modifier: Qt.KeyboardModifier, delta: int = 120) -> QWheelEvent:
    return turn_wheel(plot.viewport(), delta, at(plot, 0.5), modifier)


@pytest.fixture(params=[theme.Mode.LIGHT, theme.Mode.DARK])
def mode(request: pytest.FixtureRequest) -> Iterator[theme.Mode]:
    theme.set_mode(request.param)
    yield request.param
    theme.set_mode(theme.Mode.SYSTEM)


def test_both_lines_are_painted_in_their_colours(card: Progress, mode: theme.Mode) -> None:
    QApplication.processEvents()
    for plot in (card.plots.loss, card.plots.accuracy):
        for colour in (theme.tokens().train, theme.tokens().test):
            assert count(plot, colour, frame(plot)) > 60


def test_lines_keep_to_the_frame(card: Progress, session: FakeSession) -> None:
    session.history.steps([1e6, 1e-6] * 6, until=25.0)
    refresh(card)
    below = QRect(
        frame(card.plots.loss).bottomLeft() + QPoint(0, 4), frame(card.plots.loss).bottomRight() + QPoint(0, 8)
    )
    assert count(card.plots.loss, theme.tokens().train, below) == 0


def test_a_new_evaluation_is_shown_with_the_next_frame(card: Progress, session: FakeSession) -> None:
    before = card.plots.loss.grab().toImage()
    session.history.steps([0.2] * 12, until=25.0)
    session.history.evaluate(25.0, 0.1, 0.3)
    refresh(card)
    assert card.plots.loss.grab().toImage() != before
    assert card.plots.span()[1] >= 25.0


def test_a_change_made_in_a_pause_is_shown_at_once(card: Progress, session: FakeSession) -> None:
    iris = theme.tokens().iris
    assert count(card.plots.loss, iris, frame(card.plots.loss)) == 0
    session.history.mark(12.0, "learning_rate", 1e-2, 1e-3)
    session.history_changed.emit(session.history)
    QApplication.processEvents()
    line = at(card.plots.loss, 0.5).x()
    assert count(card.plots.loss, iris, QRect(line - 2, TOP, 4, frame(card.plots.loss).height())) > 20


def test_a_hidden_card_draws_nothing_and_catches_up_when_shown(card: Progress, session: FakeSession) -> None:
    card.hide()
    before = card.plots.loss.grab().toImage()
    session.history.evaluate(30.0, 0.01, 9.0)
    card.show_frame(None)
    assert card.plots.loss.grab().toImage() == before
    card.show()
    refresh(card)
    assert card.plots.loss.grab().toImage() != before


def test_a_new_run_says_how_to_start(show: Show) -> None:
    session = FakeSession()
    card = shown(session, show)
    ink = theme.tokens().ink3
    middle = QRect(frame(card.plots.loss).center() - QPoint(60, 8), frame(card.plots.loss).center() + QPoint(60, 8))
    assert count(card.plots.loss, ink, middle) > 20
    session.set_status(Status.RUNNING)
    QApplication.processEvents()
    assert count(card.plots.loss, ink, middle) == 0


def test_linear_and_log_are_chosen_and_remembered(card: Progress, session: FakeSession, show: Show) -> None:
    logarithmic = card.plots.loss.grab().toImage()
    linear = next(each for each in card.findChildren(QRadioButton) if each.text() == "Linear")
    QTest.mouseClick(linear, LEFT)
    QApplication.processEvents()
    assert card.plots.loss.grab().toImage() != logarithmic
    again = shown(session, show)
    assert next(each for each in again.findChildren(QRadioButton) if each.text() == "Linear").isChecked()


def test_the_pointer_shows_the_epoch_in_both_plots_and_values_in_its_own(card: Progress) -> None:
    plain = [plot.grab().toImage() for plot in (card.plots.loss, card.plots.accuracy)]
    QTest.mouseMove(card.plots.loss.viewport(), at(card.plots.loss, 0.5))
    QApplication.processEvents()
    line = QRect(at(card.plots.loss, 0.5).x() - 2, frame(card.plots.loss).center().y(), 4, 30)
    for plot, before in zip((card.plots.loss, card.plots.accuracy), plain, strict=True):
        assert plot.grab().toImage() != before
    assert count(card.plots.accuracy, theme.tokens().ink3, line) > 15
    QApplication.sendEvent(card.plots.loss.viewport(), QEvent(QEvent.Type.Leave))
    QApplication.sendEvent(card.plots.loss, QEvent(QEvent.Type.Leave))
    QApplication.processEvents()
    assert [plot.grab().toImage() for plot in (card.plots.loss, card.plots.accuracy)] == plain


def test_arrow_keys_point_and_escape_ends_it(card: Progress) -> None:
    card.plots.loss.setFocus(Qt.FocusReason.OtherFocusReason)
    plain = card.plots.accuracy.grab().toImage()
    QTest.keyClick(card.plots.loss, Qt.Key.Key_Right)
    first = card.plots.accuracy.grab().toImage()
    QTest.keyClick(card.plots.loss, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert len({id(image) for image in (plain, first)}) == 2
    assert plain != first != card.plots.accuracy.grab().toImage()
    QTest.keyClick(card.plots.loss, Qt.Key.Key_Escape)
    assert card.plots.accuracy.grab().toImage() == plain


def test_a_drag_zooms_both_plots_and_a_double_click_shows_the_whole_run(card: Progress) -> None:
    drag(card.plots.loss, 0.25, 0.5)
    assert card.plots.span() == pytest.approx((6.0, 12.0), abs=0.2)
    assert card.whole.isVisible()
    QTest.mouseDClick(card.plots.accuracy.viewport(), LEFT, pos=at(card.plots.accuracy, 0.5))
    assert card.plots.span() == (0.0, 24.0)
    assert not card.whole.isVisible()


def test_a_button_shows_the_whole_run_again(card: Progress) -> None:
    drag(card.plots.accuracy, 0.9, 0.1)
    assert card.plots.span() == pytest.approx((2.4, 21.6), abs=0.3)
    QTest.mouseClick(card.whole, LEFT)
    assert card.plots.span() == (0.0, 24.0)


def test_a_click_zooms_nowhere(card: Progress) -> None:
    drag(card.plots.loss, 0.5, 0.505)
    assert card.plots.span() == (0.0, 24.0)


def test_the_wheel_zooms_with_ctrl_and_else_lets_the_panel_scroll(card: Progress) -> None:
    assert not turn_wheel_over(card.plots.loss, Qt.KeyboardModifier.NoModifier).isAccepted()
    assert card.plots.span() == (0.0, 24.0)
    assert turn_wheel_over(card.plots.loss, Qt.KeyboardModifier.ControlModifier).isAccepted()
    assert card.plots.span() == pytest.approx((2.4, 21.6), abs=0.3)
    for _ in range(3):
        turn_wheel_over(card.plots.loss, Qt.KeyboardModifier.ControlModifier, -120)
    assert card.plots.span() == (0.0, 24.0)


def test_keys_zoom_in_and_out_and_home_shows_everything(card: Progress) -> None:
    card.plots.loss.setFocus()
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus):
        QTest.keyClick(card.plots.loss, key)
    assert card.plots.span() == pytest.approx((2.4, 21.6), abs=0.01)
    QTest.keyClick(card.plots.loss, Qt.Key.Key_Home)
    assert card.plots.span() == (0.0, 24.0)


def test_another_run_is_shown_whole(card: Progress, session: FakeSession) -> None:
    drag(card.plots.loss, 0.25, 0.5)
    session.history = FakeHistory(run=1)
    session.history_changed.emit(session.history)
    assert card.plots.span() == (0.0, 1.0)


def test_a_flat_loss_is_pointed_out_while_it_is_flat(card: Progress, session: FakeSession) -> None:
    assert not card.hint.isVisible()
    for epoch in range(25, 33):
        session.history.evaluate(epoch, 2.2, 2.2, 0.3)
    refresh(card)
    assert card.hint.isVisible()
    assert card.hint.text() == "Loss is flat. Try a larger learning rate."
    session.history.mark(32.0, "learning_rate", 1e-3, 1e-2)
    refresh(card)
    assert not card.hint.isVisible()


def test_a_few_epochs_of_a_long_run_are_not_called_flat(card: Progress, session: FakeSession) -> None:
    session.history.evaluate(200, 2.6, 2.6, 0.3)
    for epoch in range(205, 221):
        session.history.evaluate(epoch, 2.2, 2.2, 0.3)
    refresh(card)
    assert not card.hint.isVisible()
    for epoch in range(221, 231):
        session.history.evaluate(epoch, 2.2, 2.2, 0.3)
    refresh(card)
    assert card.hint.isVisible()


def test_while_training_runs_the_hint_stays_long_enough_to_be_read(
    card: Progress, session: FakeSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr(progress, "monotonic", lambda: now[0])
    session.set_status(Status.RUNNING)
    for epoch in range(25, 33):
        session.history.evaluate(epoch, 2.2, 2.2, 0.3)
    refresh(card)
    session.history.evaluate(33, 1.9, 1.9, 0.4)
    refresh(card)
    assert card.hint.isVisible()
    now[0] += progress.HINT_SECONDS
    session.history.evaluate(34, 1.9, 1.9, 0.4)
    refresh(card)
    assert not card.hint.isVisible()


def test_no_other_learning_rate_is_advised_to_the_perceptron_rule(card: Progress, session: FakeSession) -> None:
    for epoch in range(25, 33):
        session.history.evaluate(epoch, 2.2, 2.2, 0.3)
    refresh(card)
    assert card.hint.isVisible()
    session.set_experiment(load("perceptron"))
    session.history.evaluate(33, 2.2, 2.2, 0.3)
    refresh(card)
    assert not card.hint.isVisible()


def test_a_diverged_run_is_painted_without_complaint(card: Progress, session: FakeSession) -> None:
    session.history.steps([1e30, math.inf], until=24.2)
    session.set_status(
        Status.DIVERGED,
        Diverged(0, 290, 24.2, math.inf, 1e9, layer=2, weights_step=289, good_step=280),
    )
    refresh(card)
    assert count(card.plots.loss, theme.tokens().train, card.plots.loss.rect().adjusted(0, 0, -1, -1)) > 20


def test_there_is_no_menu_on_a_plot(card: Progress) -> None:
    place = at(card.plots.loss, 0.5)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, card.plots.loss.mapToGlobal(place))
    QApplication.sendEvent(card.plots.loss.viewport(), event)
    assert QApplication.activePopupWidget() is None


def test_many_steps_give_no_more_points_than_the_plot_has_columns(card: Progress, session: FakeSession) -> None:
    session.history.steps([0.2, 0.4] * 50_000, until=9_000.0)
    refresh(card)
    curves = card.plots.loss._raw, card.plots.loss._train, card.plots.loss._test
    assert max(curve.getData()[0].size for curve in curves) <= 2 * (card.plots.loss.columns + 2)


def test_with_the_tab_key_the_plots_come_after_the_scale_and_before_what_follows_the_card(show: Show) -> None:
    session = FakeSession()
    made, after = Progress(session), QPushButton("after")
    show(made, after)
    for _ in range(3):
        QApplication.processEvents()
    made.findChild(QRadioButton).setFocus()
    names = []
    for _ in range(5):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        names.append(QApplication.focusWidget().accessibleName() or QApplication.focusWidget().text())
    assert names[names.index("Loss") :][:3] == ["Loss", "Accuracy", "after"]


def test_the_card_is_painted_before_its_plots_are_made(session: FakeSession, show: Show) -> None:
    made = Progress(session)
    show(made)
    made.show_frame(None)
    made.grab()
    for _ in range(3):
        QApplication.processEvents()
    assert made.plots is not None
    assert made.plots.isVisible()


def test_values_have_a_loss_and_no_accuracy(card: Progress, session: FakeSession) -> None:
    assert card.plots.accuracy.isVisible()
    session.set_experiment(load("saddle"))
    QApplication.processEvents()
    assert not card.plots.accuracy.isVisible()
    assert card.plots.loss.height() > 0.8 * card.plots.height()
    session.set_experiment(load("colours"))
    assert card.plots.accuracy.isVisible()
