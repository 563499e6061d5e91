import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot
from tests.ui.formula.parts import W1, X1, Z, row, weighted
from tests.ui.widgets.gestures import LEFT, Show

from pellucid.lens.explain.notation import Number, Operand
from pellucid.ui import theme
from pellucid.ui.formula.formula_view import FormulaView


@pytest.fixture
def view(show: Show) -> FormulaView:
    made = FormulaView()
    made.show_formula(weighted())
    show(made)
    return made


def place_of(view: FormulaView, operand: Operand) -> QPoint:
    return next(spot.area.center().toPoint() for spot in view.spots if spot.operand == operand)


def test_a_click_on_a_number_says_whose_it_is(view: FormulaView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.operand_clicked) as clicked:
        QTest.mouseClick(view, LEFT, pos=place_of(view, X1))
    assert clicked.args == [X1]


def test_a_click_beside_everything_says_nothing(view: FormulaView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.operand_clicked):
        QTest.mouseClick(view, LEFT, pos=QPoint(view.width() - 1, view.height() - 1))


def test_a_hidden_number_is_revealed_by_a_click(view: FormulaView, qtbot: QtBot) -> None:
    view.conceal(Z)
    covered = view.grab().toImage()
    with qtbot.assertNotEmitted(view.operand_clicked), qtbot.waitSignal(view.revealed) as revealed:
        QTest.mouseClick(view, LEFT, pos=place_of(view, Z))
    assert revealed.args == [Z]
    assert not any(spot.hidden for spot in view.spots)
    assert view.grab().toImage() != covered


def test_a_hidden_number_stays_hidden_when_others_change(view: FormulaView) -> None:
    view.conceal(Z)
    view.show_formula(weighted(w1=0.3))
    assert [spot.operand for spot in view.spots if spot.hidden] == [Z]
    view.reveal(Z)
    assert not any(spot.hidden for spot in view.spots)


def test_the_height_follows_the_width_and_nothing_is_cut(view: FormulaView) -> None:
    whole = view.sizeHint()
    assert view.heightForWidth(whole.width()) == whole.height()
    least = view.minimumSizeHint().width()
    assert least < whole.width()
    assert view.heightForWidth(least) > whole.height()
    view.resize(least, view.heightForWidth(least))
    assert all(view.rect().contains(spot.area.toRect()) for spot in view.spots)


def test_the_pointer_tells_what_can_be_clicked(view: FormulaView) -> None:
    QTest.mouseMove(view, place_of(view, X1))
    assert view.cursor().shape() == Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(view, QPoint(view.width() - 1, view.height() - 1))
    assert view.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_the_pointer_is_told_every_digit_and_what_to_do(view: FormulaView) -> None:
    def told(operand: Operand) -> str:
        place = place_of(view, operand)
        QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, place, view.mapToGlobal(place)))
        return QToolTip.text()

    view.show_formula(weighted(w1=0.12345678))
    assert told(W1) == "0.12345678\nDrag to change it, double-click to type another one"
    assert told(X1) == "122\nClick to see where it comes from"
    view.conceal(Z)
    assert told(Z) == "Click to reveal the number"


def test_a_weight_changes_its_colour_with_its_sign_and_with_the_theme(view: FormulaView) -> None:
    def inks() -> set[str]:
        image = view.grab().toImage()
        return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}

    view.show_formula(row(Number(5.0, W1)))
    QApplication.processEvents()
    positive, colours = inks(), theme.tokens()
    view.show_formula(row(Number(-5.0, W1)))
    negative = inks()
    assert colours.pos_text.name() in positive
    assert colours.pos_text.name() not in negative
    assert colours.neg_text.name() in negative
    theme.set_mode(theme.Mode.LIGHT if colours.dark else theme.Mode.DARK)
    assert theme.tokens().neg_text.name() in inks()
