from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QPainter,
    QPen,
    QPointingDevice,
    QTabletEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.try_it.fakes import FakeSession
from tests.ui.try_it.opened import opened
from tests.ui.widgets.gestures import LEFT, Show, drag

from pellucid.data.drawing import as_mnist
from pellucid.lens.prediction import predict
from pellucid.session.session import Status
from pellucid.ui import theme
from pellucid.ui.numbers import NOTHING, percent_text
from pellucid.ui.try_it.pad_card import PadCard

SEVEN = [QPoint(50, 50), QPoint(100, 50), QPoint(140, 50), QPoint(110, 110), QPoint(80, 170)]


@pytest.fixture
def session() -> FakeSession:
    return FakeSession("pictures")


@pytest.fixture
def card(session: FakeSession, show: Show) -> PadCard:
    return opened(session, show, PadCard)


def draw(card: PadCard) -> None:
    drag(card.pad, *SEVEN)


def seen(card: PadCard) -> list[float]:
    return as_mnist(card.pad.ink, centred=card.centred.isChecked()).reshape(-1).tolist()


def message(card: PadCard) -> str:
    return card._message.text()


def assert_shows_prediction(card: PadCard, session: FakeSession) -> None:
    probabilities = predict(session.experiment, session.frame.theta, session.input).tolist()
    assert [text for _, text, _ in card.bars.rows()] == [percent_text(each) for each in probabilities]
    best = int(np.argmax(probabilities))
    assert card.verdict.text() == f"{best} {percent_text(probabilities[best])}"


def assert_asks_nothing(card: PadCard) -> None:
    assert card.verdict.text() == NOTHING
    assert {(text, bar) for _, text, bar in card.bars.rows()} == {(NOTHING, 0.0)}


def picture_data(path: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def photo_of_a_one() -> QImage:
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setPen(QPen(Qt.GlobalColor.black, 24))
    painter.drawLine(300, 80, 300, 320)
    painter.end()
    return image


def test_the_example_looked_at_is_on_the_pad_from_the_start(card: PadCard, session: FakeSession) -> None:
    np.testing.assert_array_equal(card.pad.sheet.example, session.input)
    np.testing.assert_array_equal(card.pad.ink[5::10, 5::10].reshape(-1) * 255, session.input)
    assert session.inputs == []
    assert_shows_prediction(card, session)


def test_the_first_stroke_replaces_the_example_that_nobody_chose(card: PadCard, session: FakeSession) -> None:
    QTest.mouseClick(card.pad, LEFT, pos=QPoint(5, 5))
    assert np.count_nonzero(card.pad.ink) < 500
    card.pad.undo()
    np.testing.assert_array_equal(card.pad.sheet.example, session.input)


def test_a_chosen_example_can_be_drawn_on(card: PadCard, session: FakeSession) -> None:
    example = session.experiment.dataset.x_test[3]
    session.set_input(example)
    QTest.mouseClick(card.pad, LEFT, pos=QPoint(5, 5))
    assert (card.pad.ink.reshape(28, 10, 28, 10).max((1, 3)).reshape(-1) * 255 >= example - 0.01).all()
    assert session.inputs[-1] == tuple(seen(card))


def test_a_finished_stroke_is_told_as_the_network_sees_it(card: PadCard, session: FakeSession) -> None:
    draw(card)
    assert session.finals[-1]
    assert session.finals.count(True) == 1
    assert session.inputs[-1] == tuple(seen(card))
    assert_shows_prediction(card, session)


def test_while_the_pen_moves_its_last_position_always_arrives(
    card: PadCard, session: FakeSession, qtbot: QtBot
) -> None:
    QTest.mousePress(card.pad, LEFT, pos=SEVEN[0])
    for place in SEVEN[1:]:
        QTest.mouseMove(card.pad, place)
    assert len(session.inputs) == 1
    qtbot.waitUntil(lambda: session.inputs[-1] == tuple(seen(card)))
    assert not any(session.finals)
    assert_shows_prediction(card, session)
    QTest.mouseRelease(card.pad, LEFT, pos=SEVEN[-1])
    assert session.finals[-1]


def test_an_input_from_elsewhere_takes_the_place_of_strokes_and_undo_brings_them_back(
    card: PadCard, session: FakeSession
) -> None:
    draw(card)
    drawn = card.pad.ink
    session.set_input(session.experiment.dataset.x_test[7])
    np.testing.assert_array_equal(card.pad.sheet.example, session.input)
    assert_shows_prediction(card, session)
    card.undo_button.click()
    np.testing.assert_array_equal(card.pad.ink, drawn)
    assert session.inputs[-1] == tuple(seen(card))


def test_an_input_from_elsewhere_ends_the_stroke_that_is_being_drawn(card: PadCard, session: FakeSession) -> None:
    QTest.mousePress(card.pad, LEFT, pos=SEVEN[0])
    session.set_input(session.experiment.dataset.x_test[7])
    told = len(session.inputs)
    QTest.mouseMove(card.pad, SEVEN[1])
    QTest.mouseRelease(card.pad, LEFT, pos=SEVEN[1])
    assert len(session.inputs) == told
    np.testing.assert_array_equal(card.pad.sheet.example, session.input)


def test_a_cleared_pad_asks_nothing_and_undo_brings_the_drawing_back(card: PadCard, session: FakeSession) -> None:
    draw(card)
    drawn = card.pad.ink
    card.clear()
    assert not np.any(session.inputs[-1])
    assert_asks_nothing(card)
    assert card.pad.blank
    assert not card.clear_button.isEnabled()
    told = len(session.inputs)
    card.clear()
    assert len(session.inputs) == told
    card.undo_button.click()
    np.testing.assert_array_equal(card.pad.ink, drawn)
    assert_shows_prediction(card, session)


def test_undo_and_redo_go_stroke_by_stroke_with_the_keys_too(card: PadCard, session: FakeSession) -> None:
    card.clear()
    states = [card.pad.ink]
    for y in (40, 100, 160):
        drag(card.pad, QPoint(40, y), QPoint(160, y))
        states.append(card.pad.ink)
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    for state in reversed(states[:-1]):
        QTest.keyClick(card.pad, Qt.Key.Key_Z, control)
        np.testing.assert_array_equal(card.pad.ink, state)
    for state in states[1:]:
        QTest.keyClick(card.pad, Qt.Key.Key_Z, control | shift)
        np.testing.assert_array_equal(card.pad.ink, state)
    assert not card.redo_button.isEnabled()
    assert session.inputs[-1] == tuple(seen(card))


def test_the_eraser_takes_ink_away(card: PadCard, session: FakeSession) -> None:
    draw(card)
    before = card.pad.ink
    card.eraser.click()
    drag(card.pad, QPoint(60, 50), QPoint(90, 50))
    assert card.pad.ink.sum() < before.sum()
    assert (card.pad.ink <= before).all()
    assert session.inputs[-1] == tuple(seen(card))


def test_a_wider_pen_leaves_more_ink(card: PadCard) -> None:
    amounts = []
    for width in (8, 22, 44):
        card.clear()
        card.pen_width.value_changed.emit(width, True)
        drag(card.pad, QPoint(40, 100), QPoint(160, 100))
        amounts.append(card.pad.ink[:, 140].sum())
    assert amounts == pytest.approx([8, 22, 44], abs=0.2)


@pytest.mark.parametrize(("pressure", "width"), [(0.1, 22 * 0.6), (0.5, 22), (1.0, 33)])
def test_a_tablet_draws_as_wide_as_it_is_pressed(card: PadCard, pressure: float, width: float) -> None:
    card.clear()
    press_tablet(card, pressure, QPointingDevice.PointerType.Pen)
    assert card.pad.ink[:, 140].sum() == pytest.approx(width, abs=0.2)


def test_the_other_end_of_a_tablets_pen_erases(card: PadCard) -> None:
    card.clear()
    press_tablet(card, 0.5, QPointingDevice.PointerType.Pen)
    press_tablet(card, 1.0, QPointingDevice.PointerType.Eraser)
    assert card.pad.ink[:, 140].sum() == 0


def press_tablet(card: PadCard, pressure: float, pointer: QPointingDevice.PointerType) -> None:
    device = QPointingDevice(
        "pen",
        1,
        QPointingDevice.DeviceType.Stylus,
        pointer,
        QPointingDevice.Capability.Position | QPointingDevice.Capability.Pressure,
        1,
        1,
    )
    steps = (
        (QTabletEvent.Type.TabletPress, 40.0, LEFT, LEFT),
        (QTabletEvent.Type.TabletMove, 160.0, Qt.MouseButton.NoButton, LEFT),
        (QTabletEvent.Type.TabletRelease, 160.0, LEFT, Qt.MouseButton.NoButton),
    )
    for kind, x, button, buttons in steps:
        place = QPointF(x, 100.0)
        there = QPointF(card.pad.mapToGlobal(place))
        event = QTabletEvent(
            kind, device, place, there, pressure, 0, 0, 0, 0, 0, Qt.KeyboardModifier.NoModifier, button, buttons
        )
        QApplication.sendEvent(card.pad, event)


def drop(card: PadCard, data: QMimeData) -> None:
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(50, 50), copy, data, LEFT, none)
    QApplication.sendEvent(card.pad, entering)
    if entering.isAccepted():
        QApplication.sendEvent(card.pad, QDropEvent(QPointF(50, 50), copy, data, LEFT, none))


def test_the_rim_shows_that_a_picture_may_be_dropped(card: PadCard, tmp_path: Path) -> None:
    def rim() -> str:
        return card.pad.grab().toImage().pixelColor(0, 100).name()

    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    picture, text = picture_data(tmp_path / "one.png"), QMimeData()
    text.setText("seven")
    for data, colour in ((text, theme.tokens().line2), (picture, theme.tokens().iris)):
        QApplication.sendEvent(card.pad, QDragEnterEvent(QPoint(50, 50), copy, data, LEFT, none))
        assert rim() == colour.name()
    QApplication.sendEvent(card.pad, QDragLeaveEvent())
    assert rim() == theme.tokens().line2.name()


def test_one_can_draw_with_the_keys_alone(card: PadCard, session: FakeSession) -> None:
    card.clear()
    card.pad.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(card.pad, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert card.pad.blank
    QTest.keyClick(card.pad, Qt.Key.Key_Return)
    for _ in range(10):
        QTest.keyClick(card.pad, Qt.Key.Key_Down)
    QTest.keyClick(card.pad, Qt.Key.Key_Return)
    assert session.finals[-1]
    column = card.pad.ink[:, 140]
    assert np.flatnonzero(column > 0.5)[[0, -1]].tolist() == [120 - 11, 160 + 10]
    QTest.keyClick(card.pad, Qt.Key.Key_Left)
    np.testing.assert_array_equal(card.pad.ink[:, 140], column)


def test_a_stroke_drawn_with_the_keys_ends_when_the_focus_goes(card: PadCard, session: FakeSession) -> None:
    card.pad.setFocus()
    QTest.keyClick(card.pad, Qt.Key.Key_Return)
    assert card.pad.drawing
    card.centred.setFocus()
    assert not card.pad.drawing
    assert session.finals[-1]


def test_without_centring_the_network_sees_the_drawing_where_it_is(card: PadCard, session: FakeSession) -> None:
    card.clear()
    drag(card.pad, QPoint(20, 20), QPoint(20, 60))
    centred = np.reshape(session.inputs[-1], (28, 28))
    card.centred.click()
    where_it_is = np.reshape(session.inputs[-1], (28, 28))
    assert abs(centred.sum(0).argmax() - 14) <= 1
    assert abs(where_it_is.sum(0).argmax() - 3) <= 1
    assert session.inputs[-1] == tuple(seen(card))


def test_surprise_me_puts_another_test_digit_on_the_pad_each_time(card: PadCard, session: FakeSession) -> None:
    examples = set(map(tuple, session.experiment.dataset.x_test.tolist()))
    for _ in range(20):
        card.dice.click()
        np.testing.assert_array_equal(card.pad.sheet.example, session.input)
    assert set(session.inputs) <= examples
    assert all(one != next_ for one, next_ in zip(session.inputs, session.inputs[1:], strict=False))
    assert_shows_prediction(card, session)


def test_a_dropped_picture_is_drawn_on_the_pad(card: PadCard, session: FakeSession, tmp_path: Path) -> None:
    photo_of_a_one().save(str(tmp_path / "one.png"))
    drop(card, picture_data(tmp_path / "one.png"))
    rows, columns = np.nonzero(card.pad.ink > 0.5)
    assert abs(columns.mean() - 140) < 2
    assert abs(rows.mean() - 140) < 2
    assert np.ptp(rows) > 100 > 20 > np.ptp(columns)
    assert session.inputs[-1] == tuple(seen(card))
    assert message(card) == ""


def test_a_copied_picture_is_pasted_with_the_key(card: PadCard, session: FakeSession) -> None:
    QGuiApplication.clipboard().setImage(photo_of_a_one())
    card.pad.setFocus()
    QTest.keyClick(card.pad, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QGuiApplication.clipboard().clear()
    assert np.ptp(np.nonzero(card.pad.ink > 0.5)[0]) > 100
    assert session.inputs[-1] == tuple(seen(card))


def test_what_is_no_picture_is_explained_and_changes_nothing(
    card: PadCard, session: FakeSession, tmp_path: Path
) -> None:
    (tmp_path / "notes.png").write_text("no picture")
    blank = QImage(50, 50, QImage.Format.Format_RGB32)
    blank.fill(Qt.GlobalColor.white)
    blank.save(str(tmp_path / "blank.png"))
    text, page = QMimeData(), QMimeData()
    text.setText("seven")
    page.setUrls([QUrl("https://example.org/seven.png")])
    before = card.pad.ink
    for data, word in (
        (picture_data(tmp_path / "notes.png"), "notes.png"),
        (picture_data(tmp_path / "nowhere.png"), "nowhere.png"),
        (picture_data(tmp_path / "blank.png"), "stands out"),
        (text, "no picture"),
        (page, "not on this computer"),
    ):
        card.pad.offered.emit(data)
        assert word in message(card)
        assert str(tmp_path) not in message(card)
    assert session.inputs == []
    np.testing.assert_array_equal(card.pad.ink, before)
    draw(card)
    assert message(card) == ""


def test_a_diverged_run_has_no_prediction(card: PadCard, session: FakeSession) -> None:
    session.set_status(Status.DIVERGED)
    assert card.verdict.text() == "No prediction"
    assert {(text, bar) for _, text, bar in card.bars.rows()} == {(NOTHING, 0.0)}
    session.set_status(Status.PAUSED)
    assert_shows_prediction(card, session)
    card.show_frame(session.moved(0, scale=1e20))
    assert card.verdict.text() == "No prediction"


def test_the_answer_follows_every_frame(card: PadCard, session: FakeSession) -> None:
    draw(card)
    for seed in range(3):
        session.frame = session.moved(seed)
        card.show_frame(session.frame)
        assert_shows_prediction(card, session)


def test_the_menu_offers_what_can_be_done(card: PadCard, qtbot: QtBot) -> None:
    card.clear()
    QTest.mouseClick(card.pad, Qt.MouseButton.RightButton)
    card.pad.menu_requested.emit(card.pad.mapToGlobal(QPoint(10, 10)))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    able = {action.text(): action.isEnabled() for action in menu.actions() if action.text()}
    assert able == {
        "Paste a picture": True,
        "Surprise me": True,
        "Undo stroke": True,
        "Redo stroke": False,
        "Clear": False,
    }
    menu.close()


def test_every_control_has_a_name_and_a_tooltip(card: PadCard) -> None:
    controls = [
        each
        for each in card.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and card.isAncestorOf(each)
    ]
    assert len(controls) == 12
    assert [each for each in controls if not each.accessibleName() or not each.toolTip()] == []


@pytest.mark.parametrize("mode", [theme.Mode.LIGHT, theme.Mode.DARK])
def test_ink_and_paper_have_the_colours_of_the_theme(card: PadCard, mode: theme.Mode) -> None:
    theme.set_mode(mode)
    card.clear()
    drag(card.pad, QPoint(40, 100), QPoint(160, 100))
    QTest.mouseMove(card.pad, QPoint(10, 190))
    image = card.pad.grab().toImage()
    ratio = image.devicePixelRatio()
    assert image.pixelColor(QPoint(100, 100) * ratio) == theme.tokens().ink
    assert image.pixelColor(QPoint(100, 30) * ratio) == theme.tokens().bg


def test_an_empty_pad_invites_to_draw(card: PadCard) -> None:
    card.clear()
    colours = {card.pad.grab().toImage().pixelColor(x, 100).name() for x in range(200)}
    assert theme.tokens().ink3.name() in colours
    assert theme.tokens().line2.name() in colours


def test_only_the_bar_of_the_most_probable_class_stands_out(card: PadCard) -> None:
    def colours() -> set[str]:
        image = card.bars.grab().toImage()
        return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}

    assert theme.tokens().act.name() in colours()
    card.clear()
    assert theme.tokens().act.name() not in colours()
