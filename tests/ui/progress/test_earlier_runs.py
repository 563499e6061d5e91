"""The strip of earlier runs, and their lines in the plots."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAction, QColor, QContextMenuEvent, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from tests.ui.progress.fakes import FakeHistory, FakeSession, trained
from tests.ui.progress.kept import earlier, with_values
from tests.ui.progress.opened import count, frame, refresh, shown
from tests.ui.widgets.gestures import LEFT, Show

from pellucid.session.kept_run import KeptRun
from pellucid.session.session import Status
from pellucid.ui import theme
from pellucid.ui.progress.area import Area
from pellucid.ui.progress.chart import Line
from pellucid.ui.progress.charts import earlier_lines, loss_chart
from pellucid.ui.progress.earlier_curves import paint_earlier
from pellucid.ui.progress.earlier_strip import HEIGHT, EarlierStrip
from pellucid.ui.progress.progress import Progress
from pellucid.ui.stage.hover_card import HoverCard
from pellucid.ui.widgets.cell_grid import Cell

RUNS = tuple(earlier(number, with_values(seed=number), loss=0.1 * (number + 1)) for number in range(6))


@pytest.fixture
def card(session: FakeSession, show: Show) -> Iterator[Progress]:
    made = shown(session, show)
    made.window().resize(900, 640)
    made.setGeometry(560, 10, 316, 560)
    yield made
    made.earlier.menu.close()


@pytest.fixture
def strip(card: Progress) -> EarlierStrip:
    return card.earlier.strip


def place(strip: EarlierStrip, index: int) -> QPoint:
    return strip.cell_rect(Cell(*divmod(index, strip.shape[1]))).center().toPoint()


def hover(strip: EarlierStrip, index: int) -> None:
    # To where the pointer is already, it would not move.
    QTest.mouseMove(strip, place(strip, index) + QPoint(3, 3))
    QTest.mouseMove(strip, place(strip, index))


def keep(card: Progress, session: FakeSession, *runs: KeptRun) -> None:
    session.kept.keep(*runs)
    refresh(card)


def menu_action(card: Progress, text: str) -> QAction:
    return next(action for action in card.earlier.menu.actions() if action.text() == text)


def images(card: Progress) -> tuple[QImage, QImage]:
    assert card.plots is not None
    QApplication.processEvents()
    return card.plots.loss.grab().toImage(), card.plots.accuracy.grab().toImage()


def said(card: Progress) -> HoverCard | None:
    visible = [each for each in card.window().findChildren(HoverCard) if each.isVisible()]
    return visible[0] if visible else None


def test_the_strip_takes_no_room_while_there_is_no_earlier_run(card: Progress, session: FakeSession) -> None:
    assert not card.earlier.isVisible()
    whole = card.plots.height()
    keep(card, session, *RUNS[:1])
    assert card.earlier.isVisible()
    assert card.plots.height() < whole
    keep(card, session)
    assert not card.earlier.isVisible()
    assert card.plots.height() == whole


def test_a_strip_that_is_made_late_shows_what_was_kept_before(session: FakeSession, show: Show) -> None:
    session.kept.keep(*RUNS[:2])
    assert shown(session, show).earlier.isVisible()


@pytest.mark.parametrize("runs", [1, 3, 4, 6])
def test_every_chip_lies_within_the_strip_and_none_on_another(card: Progress, session: FakeSession, runs: int) -> None:
    keep(card, session, *RUNS[:runs])
    strip = card.earlier.strip
    chips = [strip.cell_rect(Cell(*divmod(index, strip.shape[1]))) for index in range(runs)]
    assert all(strip.rect().adjusted(0, 0, 1, 1).contains(chip.toRect()) for chip in chips)
    assert all(chip.height() == HEIGHT for chip in chips)
    assert not any(one.intersects(other) for one in chips for other in chips if one is not other)
    assert card.rect().contains(strip.geometry().translated(card.earlier.pos()))


def test_earlier_runs_are_painted_in_both_plots_and_go_again(card: Progress, session: FakeSession) -> None:
    plain = images(card)
    keep(card, session, earlier(loss=1.9))
    one = images(card)
    keep(card, session, earlier(loss=0.5, epochs=10))
    assert all(before != after for before, after in zip(one, images(card), strict=True))
    keep(card, session)
    assert images(card) == plain


@pytest.mark.parametrize("height", [1e300, -1e300, 0.5, 2.0])
@pytest.mark.parametrize("highlighted", [None, 0])
def test_lines_of_earlier_runs_keep_to_the_frame(qapp: QApplication, height: float, highlighted: int | None) -> None:
    area = Area(QRectF(20, 20, 60, 60), (0.0, 1.0), (0.0, 1.0))
    image = QImage(100, 100, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    line = Line(np.array([-5.0, 0.1, 0.4, 0.7, 9.0]), np.array([0.5, 0.5, height, 0.5, 0.5]))
    painter = QPainter(image)
    paint_earlier(painter, area, [line], highlighted)
    painter.end()
    touched = [(x, y) for x in range(100) for y in range(100) if image.pixelColor(x, y) != QColor(Qt.GlobalColor.white)]
    assert len(touched) > 10
    assert all(20 <= x < 80 and 20 <= y < 80 for x, y in touched)


def test_a_frame_alone_paints_earlier_runs_no_second_time(
    card: Progress, session: FakeSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(card, session, *RUNS)
    images(card)
    painted: list[int] = []
    monkeypatch.setattr("pellucid.ui.progress.plot.paint_earlier", lambda *_: painted.append(1))
    monkeypatch.setattr("pellucid.ui.progress.plots.earlier_lines", lambda *_, **__: painted.append(1))
    span = card.plots.span()
    session.history.evaluate(24.0, 0.2, 0.45)
    refresh(card)
    images(card)
    assert card.plots.span() == span
    assert painted == []


def test_pointing_at_a_chip_brings_its_lines_out_and_says_all(card: Progress, session: FakeSession) -> None:
    iris = theme.tokens().iris
    keep(card, session, *RUNS[:2])
    plain = images(card)
    hover(card.earlier.strip, 1)
    for plot in (card.plots.loss, card.plots.accuracy):
        assert count(plot, iris, frame(plot)) > 40
    assert said(card).text() == ("Epoch 20.00, step 240, test loss 0.200, test accuracy 90.0%, seed 1 (now 42)")
    assert card.earlier.strip.accessibleDescription() == said(card).text()
    QApplication.sendEvent(card.earlier.strip, QEvent(QEvent.Type.Leave))
    assert said(card) is None
    assert images(card) == plain


def test_the_card_follows_a_change_of_settings(card: Progress, session: FakeSession) -> None:
    keep(card, session, *RUNS[:2])
    hover(card.earlier.strip, 1)
    session.set_spec(RUNS[1].spec)
    assert said(card).text().endswith("settings the same as now")


def test_the_card_goes_with_the_strip(card: Progress, session: FakeSession) -> None:
    keep(card, session, *RUNS[:1])
    hover(card.earlier.strip, 0)
    assert said(card) is not None
    keep(card, session)
    assert said(card) is None
    keep(card, session, *RUNS[:1])
    hover(card.earlier.strip, 0)
    card.hide()
    assert said(card) is None


def test_a_click_opens_a_menu_that_restores(card: Progress, session: FakeSession, strip: EarlierStrip) -> None:
    keep(card, session, *RUNS[:3])
    QTest.mouseClick(strip, LEFT, pos=place(strip, 2))
    assert card.earlier.menu.isVisible()
    assert said(card) is None
    menu_action(card, "Restore these settings").trigger()
    assert session.restored == [RUNS[2]]


def test_the_lines_stand_out_as_long_as_the_menu_is_open(
    card: Progress, session: FakeSession, strip: EarlierStrip
) -> None:
    keep(card, session, *RUNS[:3])
    plain = images(card)
    QTest.mouseClick(strip, LEFT, pos=place(strip, 2))
    QApplication.sendEvent(strip, QEvent(QEvent.Type.Leave))
    assert images(card) != plain
    card.earlier.menu.close()
    assert images(card) == plain


def test_the_menu_removes_one_or_all(card: Progress, session: FakeSession, strip: EarlierStrip) -> None:
    keep(card, session, *RUNS[:3])
    QTest.mouseClick(strip, LEFT, pos=place(strip, 1))
    menu_action(card, "Remove").trigger()
    assert session.kept.runs == (RUNS[0], RUNS[2])
    menu_action(card, "Remove all").trigger()
    assert session.kept.runs == ()
    assert not card.earlier.isVisible()


def test_the_right_button_opens_the_menu_too(card: Progress, session: FakeSession, strip: EarlierStrip) -> None:
    keep(card, session, *RUNS[:2])
    where = place(strip, 1)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, strip.mapToGlobal(where))
    QApplication.sendEvent(strip, event)
    assert card.earlier.menu.isVisible()
    menu_action(card, "Restore these settings").trigger()
    assert session.restored == [RUNS[1]]


def test_the_keyboard_reaches_every_run_restores_and_removes(
    card: Progress, session: FakeSession, strip: EarlierStrip
) -> None:
    keep(card, session, *RUNS[:5])
    strip.setFocus(Qt.FocusReason.TabFocusReason)
    assert said(card).text().startswith("Epoch 20.00, step 240, test loss 0.100")
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(strip, key)
    assert card.earlier.menu.isVisible()
    menu_action(card, "Restore these settings").trigger()
    assert session.restored == [RUNS[4]]
    card.earlier.menu.close()
    QTest.keyClick(strip, Qt.Key.Key_Delete)
    assert session.kept.runs == RUNS[:4]
    assert said(card).text().startswith("Epoch 20.00, step 240, test loss 0.400")
    for _ in range(4):
        QTest.keyClick(strip, Qt.Key.Key_Delete)
    assert session.kept.runs == ()
    assert card.window().focusWidget() is card.window()


def test_with_the_tab_key_the_strip_comes_after_the_plots(session: FakeSession, show: Show) -> None:
    session.kept.keep(*RUNS[:2])
    made, after = Progress(session), QPushButton("after")
    show(made, after)
    for _ in range(3):
        QApplication.processEvents()
    made.plots.loss.setFocus()
    names = []
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        names.append(QApplication.focusWidget().accessibleName() or QApplication.focusWidget().text())
    assert names == ["Accuracy", "Earlier runs", "after"]


def test_a_chip_says_as_much_as_there_is_room_for(strip: EarlierStrip, card: Progress, session: FakeSession) -> None:
    run = earlier(spec=with_values(seed=7, training__learning_rate=0.03, data__folder="/pictures/of/200"))
    keep(card, session, run)
    assert strip.words_in(0, 1000.0) == "η 3.0e-2 · folder /pictures/of/200 · seed 7"
    assert strip.words_in(0, 80.0) == "η 3.0e-2 +2"
    session.set_spec(with_values(training__learning_rate=0.03, seed=7))
    assert strip.words_in(0, 1000.0) == "folder /pictures/of/200"
    short = strip.words_in(0, 80.0)
    assert "…" in short
    assert short.endswith("200")


def test_a_new_run_shows_the_earlier_ones_whole_until_it_has_begun(show: Show) -> None:
    session = FakeSession()
    card = shown(session, show)
    keep(card, session, earlier(epochs=40), earlier(1, epochs=12))
    assert card.plots.span() == (0.0, 40.0)
    session.history.steps([1.0] * 12, until=1.0)
    session.set_status(Status.RUNNING)
    assert card.plots.span() == (0.0, 1.0)


def test_the_axis_makes_room_for_earlier_losses_but_the_present_run_stays_readable() -> None:
    history = trained()
    span = (0.0, 24.0)

    def heights(seen: tuple[float, float] | None, *, logarithmic: bool) -> tuple[float, float]:
        return loss_chart(history, span, 100, logarithmic=logarithmic, stopped_at=None, earlier=seen).heights

    low, high = heights(None, logarithmic=True)
    assert heights((10.0 ** (low - 1), 1.0), logarithmic=True)[0] == pytest.approx(low - 1, abs=0.4)
    wide = heights((1e-12, 1e12), logarithmic=True)
    assert (wide[0], wide[1]) == pytest.approx((low - 2, high + 2), abs=0.7)
    top = heights(None, logarithmic=False)[1]
    assert heights((0.1, 1e12), logarithmic=False)[1] <= 2.5 * top


def test_runs_that_diverged_have_no_say_in_the_axis() -> None:
    span = (0.0, 20.0)
    lines = earlier_lines([earlier(loss=0.5), earlier(1, loss=1e30, diverged=True)], span, 100, logarithmic=True)
    assert lines.range == pytest.approx((0.5, 2.0), rel=0.2)
    assert len(lines.losses) == len(lines.accuracies) == 2
    assert earlier_lines([earlier(loss=1e30, diverged=True)], span, 100, logarithmic=True).range is None


def test_a_loss_that_reached_zero_does_not_take_the_whole_axis() -> None:
    run = earlier(loss=0.5)
    run.evaluations.test_loss[-5:] = 0.0
    low, high = earlier_lines([run], (0.0, 20.0), 100, logarithmic=True).range
    assert 1e-6 < low < 1e-3
    assert high == pytest.approx(2.0)


def test_a_line_of_an_earlier_run_is_smoothed_like_the_present_one() -> None:
    history, run, span = FakeHistory(), earlier(epochs=20), (0.0, 20.0)
    for epoch, train, accuracy, test, _ in zip(*run.evaluations, strict=True):
        history.evaluate(epoch, train, test, accuracy, accuracy)
    lines = earlier_lines([run], span, 100, logarithmic=True)
    chart = loss_chart(history, span, 100, logarithmic=True, stopped_at=None)
    np.testing.assert_allclose(lines.losses[0].height, chart.test.height)
    np.testing.assert_allclose(lines.losses[0].epoch, chart.test.epoch)


@pytest.mark.parametrize("losses", [[np.nan, np.inf], [0.0, 0.0], [1e300, 1e-300]])
def test_strange_losses_are_painted_without_complaint(
    card: Progress, session: FakeSession, losses: list[float]
) -> None:
    run = earlier(epochs=1)
    run.evaluations.test_loss[:] = losses
    keep(card, session, run, earlier(1))
    hover(card.earlier.strip, 0)
    assert not card.earlier.grab().isNull()
    images(card)


@pytest.mark.parametrize("mode", [theme.Mode.LIGHT, theme.Mode.DARK])
def test_the_chip_that_is_pointed_at_stands_out(
    strip: EarlierStrip, card: Progress, session: FakeSession, mode: theme.Mode
) -> None:
    theme.set_mode(mode)
    keep(card, session, *RUNS[:2])
    where = QPointF(strip.cell_rect(Cell(0, 1)).left() + 12, strip.cell_rect(Cell(0, 1)).top() + 3).toPoint()
    assert strip.grab().toImage().pixelColor(where) == theme.tokens().fill
    hover(strip, 1)
    assert strip.grab().toImage().pixelColor(where) == theme.tokens().irisbg
