import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea
from pytestqt.qtbot import QtBot
from tests.ui.formula.parts import W1, W2, X1, Z, row, weighted
from tests.ui.widgets.gestures import LEFT, Show, drag

from pellucid.lens.explain.notation import Number, Operand
from pellucid.ui.formula.formula_view import FormulaView

SHIFT = Qt.KeyboardModifier.ShiftModifier
Heard = list[tuple[Operand, float, bool]]


class Follower(FormulaView):
    """A view whose formula follows what is dragged in it, as in the window."""

    def __init__(self) -> None:
        super().__init__()
        self.weights = {W1: 0.1, W2: 0.2}
        self.heard: Heard = []
        self.number_dragged.connect(self.follow)
        self.show_formula(weighted(*self.weights.values()))

    def follow(self, operand: Operand, value: float, final: bool) -> None:
        self.heard.append((operand, value, final))
        self.weights[operand] = value
        self.show_formula(weighted(*self.weights.values()))

    def place(self, operand: Operand) -> QPoint:
        return next(spot.area.center().toPoint() for spot in self.spots if spot.operand == operand)


@pytest.fixture
def view(show: Show) -> Follower:
    made = Follower()
    show(made)
    return made


@pytest.fixture
def tabbed(view: Follower) -> Follower:
    view.clearFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    return view


def editor() -> QLineEdit:
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    return focused


def replace_by(text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
    field = editor()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, end)


def test_a_drag_changes_a_number_by_one_percent_of_its_value_for_each_pixel(view: Follower) -> None:
    start = view.place(W2)
    drag(view, start, start + QPoint(10, 0), start + QPoint(50, 0), start - QPoint(25, 0))
    assert view.heard == [(W2, 0.22, False), (W2, 0.3, False), (W2, 0.15, False), (W2, 0.15, True)]


def test_a_negative_number_grows_to_the_right_too_and_zero_leaves_zero(view: Follower) -> None:
    for before, after in ((-0.2, -0.1), (0.0, 0.5)):
        view.follow(W1, before, True)
        start = view.place(W1)
        drag(view, start, start + QPoint(50, 0))
        assert view.weights[W1] == after


def test_escape_brings_back_what_was_there_and_the_drag_is_over(view: Follower, qtbot: QtBot) -> None:
    start = view.place(W1)
    QTest.mousePress(view, LEFT, pos=start)
    QTest.mouseMove(view, start + QPoint(40, 0))
    assert view.weights[W1] == 0.14
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.heard[-1] == (W1, 0.1, True)
    told = len(view.heard)
    with qtbot.assertNotEmitted(view.operand_clicked, wait=QApplication.doubleClickInterval() + 50):
        QTest.mouseMove(view, start + QPoint(60, 0))
        QTest.mouseRelease(view, LEFT, pos=start)
    assert len(view.heard) == told


def test_escape_during_a_drag_is_no_shortcut_of_the_window(view: Follower) -> None:
    shortcut = QShortcut(QKeySequence(Qt.Key.Key_Escape), view.window())
    closed: list[bool] = []
    shortcut.activated.connect(lambda: closed.append(True))
    start = view.place(W1)
    QTest.mousePress(view, LEFT, pos=start)
    QTest.mouseMove(view, start + QPoint(40, 0))
    QTest.keyClick(view.window().windowHandle(), Qt.Key.Key_Escape)
    assert (view.weights[W1], closed) == (0.1, [])
    QTest.mouseRelease(view, LEFT, pos=start)
    QTest.keyClick(view.window().windowHandle(), Qt.Key.Key_Escape)
    assert closed == [True]


def test_a_number_that_is_no_input_of_the_step_cannot_be_dragged(view: Follower) -> None:
    start = view.place(Z)
    drag(view, start, start + QPoint(40, 0))
    assert view.heard == []


def test_a_click_on_a_number_that_can_be_changed_tells_whose_it_is_once_it_is_no_double_click(
    view: Follower, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(view.operand_clicked) as clicked:
        QTest.mouseClick(view, LEFT, pos=view.place(W1))
    assert clicked.args == [W1]
    assert view.heard == []


def test_a_double_click_lets_another_number_be_typed(view: Follower, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.operand_clicked, wait=QApplication.doubleClickInterval() + 50):
        QTest.mouseDClick(view, LEFT, pos=view.place(W1))
        assert editor().selectedText() == "0.1"
        replace_by("-0,25")
    assert view.heard == [(W1, -0.25, True)]


def test_what_is_no_number_changes_nothing(view: Follower) -> None:
    for text, end in (("two", Qt.Key.Key_Return), ("1e39", Qt.Key.Key_Return), ("7", Qt.Key.Key_Escape)):
        QTest.mouseDClick(view, LEFT, pos=view.place(W1))
        replace_by(text, end)
    assert view.heard == []


def test_tab_goes_through_the_numbers_that_can_be_changed_or_revealed(tabbed: Follower) -> None:
    tabbed.conceal(Z)
    reached = []
    for _ in range(3):
        assert tabbed.current is not None
        reached.append(tabbed.current.operand)
        QTest.keyClick(tabbed, Qt.Key.Key_Tab)
    assert reached == [W1, W2, Z]


def test_arrows_go_through_everything_and_stay_at_the_ends(tabbed: Follower) -> None:
    reached = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, *[Qt.Key.Key_Right] * 6):
        QTest.keyClick(tabbed, key)
        assert tabbed.current is not None
        reached.append(tabbed.current.operand)
    first = weighted().parts[2]
    assert isinstance(first, Number)
    assert reached[:3] == [X1, X1, W1]
    assert reached[-2:] == [Z, Z]


def test_up_and_down_change_a_number_by_a_percent_or_ten(tabbed: Follower) -> None:
    QTest.keyClick(tabbed, Qt.Key.Key_Up)
    QTest.keyClick(tabbed, Qt.Key.Key_Down, SHIFT)
    assert tabbed.heard == [(W1, 0.101, False), (W1, 0.101, True), (W1, 0.0909, False), (W1, 0.0909, True)]


def test_a_held_key_is_one_gesture(tabbed: Follower) -> None:
    for _ in range(3):
        QTest.keyPress(tabbed, Qt.Key.Key_Up)
    QTest.keyRelease(tabbed, Qt.Key.Key_Up)
    assert [final for _, _, final in tabbed.heard] == [False, False, False, True]


def test_return_types_a_number_and_the_keyboard_is_where_it_was(tabbed: Follower) -> None:
    QTest.keyClick(tabbed, Qt.Key.Key_Tab)
    QTest.keyClick(tabbed, Qt.Key.Key_Return)
    replace_by("3")
    assert tabbed.heard == [(W2, 3.0, True)]
    assert tabbed.hasFocus()
    assert tabbed.current is not None
    assert tabbed.current.operand == W2


def test_return_reveals_and_space_tells_whose_a_number_is(tabbed: Follower, qtbot: QtBot) -> None:
    tabbed.conceal(X1)
    QTest.keyClick(tabbed, Qt.Key.Key_Left)
    with qtbot.waitSignal(tabbed.revealed) as revealed:
        QTest.keyClick(tabbed, Qt.Key.Key_Return)
    with qtbot.waitSignal(tabbed.operand_clicked) as clicked:
        QTest.keyClick(tabbed, Qt.Key.Key_Space)
    assert revealed.args == clicked.args == [X1]


def test_keys_are_left_to_others_when_the_formula_was_clicked(view: Follower) -> None:
    walked: list[bool] = []
    shortcut = QShortcut(QKeySequence(Qt.Key.Key_Right), view.window())
    shortcut.activated.connect(lambda: walked.append(True))
    QTest.mousePress(view, LEFT, pos=view.place(W1))
    QTest.mouseRelease(view, LEFT, pos=QPoint(0, 0))
    assert view.hasFocus()
    QTest.keyClick(view.window().windowHandle(), Qt.Key.Key_Right)
    assert walked == [True]
    view.clearFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view.window().windowHandle(), Qt.Key.Key_Right)
    assert walked == [True]


def test_the_number_where_the_keyboard_is_can_be_heard(tabbed: Follower) -> None:
    assert tabbed.accessibleDescription() == "w sub 1: 0.1. Up and Down change it"
    tabbed.follow(W1, -0.5, True)
    assert tabbed.accessibleDescription() == "w sub 1: minus 0.5. Up and Down change it"
    tabbed.conceal(W1)
    assert tabbed.accessibleDescription() == "w sub 1: a hidden number. Return reveals it"


def test_the_number_where_the_keyboard_is_is_scrolled_into_view(show: Show) -> None:
    view, area = FormulaView(), QScrollArea()
    view.show_formulae([weighted()] * 20)
    area.setWidget(view)
    area.setWidgetResizable(True)
    show(area)
    area.setFixedSize(300, 60)
    view.setFocus(Qt.FocusReason.BacktabFocusReason)
    assert view.current is not None
    seen = view.visibleRegion().boundingRect()
    assert seen.contains(view.current.area.toRect())
    assert not seen.contains(view.spots[0].area.toRect())


def test_the_keyboard_finds_its_place_in_another_formula(tabbed: Follower) -> None:
    QTest.keyClick(tabbed, Qt.Key.Key_Tab)
    tabbed.show_formula(row(Number(5.0, Z), Number(7.0, W2)))
    assert tabbed.current is not None
    assert tabbed.current.operand == W2
    tabbed.show_formula(row("nothing to point at"))
    assert tabbed.current is None


def test_a_number_that_follows_from_another_is_not_called_that_one(tabbed: Follower) -> None:
    tabbed.show_formula(row(Number(3.0, X1), "+", Number(-0.5, X1, worked_out=True)))
    QTest.keyClick(tabbed, Qt.Key.Key_Right)
    assert tabbed.accessibleDescription() == "minus 0.5, from x"


def test_a_number_of_thousands_is_changed_digit_by_digit(tabbed: Follower) -> None:
    tabbed.follow(W1, 1234.0, True)
    QTest.keyClick(tabbed, Qt.Key.Key_Return)
    assert editor().text() == "1234"
    QTest.keyClick(editor(), Qt.Key.Key_End)
    QTest.keyClick(editor(), Qt.Key.Key_Backspace)
    QTest.keyClicks(editor(), "5")
    QTest.keyClick(editor(), Qt.Key.Key_Return)
    assert tabbed.weights[W1] == 1235.0
