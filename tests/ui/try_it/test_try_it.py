import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from tests.ui.try_it.fakes import FakeSession
from tests.ui.widgets.gestures import LEFT, Show

from pellucid.session.session import Status
from pellucid.ui.try_it.colour_card import ColourCard
from pellucid.ui.try_it.pad_card import PadCard
from pellucid.ui.try_it.try_it import TryIt
from pellucid.ui.widgets.buttons import TextButton


def between_buttons(session: FakeSession, show: Show) -> TryIt:
    made = TryIt(session)
    holder = QWidget()
    column = QVBoxLayout(holder)
    for widget in (TextButton("before"), made, TextButton("after")):
        column.addWidget(widget)
    show(holder)
    holder.resize(340, holder.sizeHint().height())
    QApplication.processEvents()
    return made


def names_by_tab(window: QWidget) -> list[str]:
    names: list[str] = []
    window.findChild(TextButton, options=Qt.FindChildOption.FindChildrenRecursively).setFocus()
    while (widget := QApplication.focusWidget()) is not None and widget.accessibleName() not in names:
        names.append(widget.accessibleName())
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    return names


def test_pictures_bring_the_pad_and_colours_the_wheel(show: Show) -> None:
    session = FakeSession()
    try_it = between_buttons(session, show)
    assert isinstance(try_it.card, ColourCard)
    session.rebuild("pictures")
    assert isinstance(try_it.card, PadCard)
    np.testing.assert_array_equal(try_it.card.pad.sheet.example, session.input)
    session.rebuild("colour-names")
    assert isinstance(try_it.card, ColourCard)
    assert try_it.card.entry.text() == "#7A425E"
    try_it.show_frame(session.moved(1))


def test_the_card_stays_when_examples_of_the_same_kind_come(show: Show) -> None:
    session = FakeSession("pictures")
    try_it = between_buttons(session, show)
    card = try_it.card
    session.rebuild("pictures")
    assert try_it.card is card
    session.rebuild("three-colours")
    colours = try_it.card
    session.rebuild("colour-names")
    assert try_it.card is colours


def test_a_card_that_is_gone_hears_no_more_of_the_session(show: Show) -> None:
    session = FakeSession("pictures")
    try_it = between_buttons(session, show)
    former = try_it.card
    session.rebuild("three-colours")
    session.set_input(np.array([1, 2, 3], np.float32))
    session.set_status(Status.DIVERGED)
    assert isinstance(former, PadCard)
    session.rebuild("pictures")
    session.teaching.teach(session.input, 3)
    assert len(try_it.card.teach.strip.examples) == 1
    assert len(former.teach.strip.examples) == 0
    assert former._raw.size == 784
    assert not former.isVisible()


def test_what_is_unfinished_on_a_card_that_goes_is_given_up(show: Show) -> None:
    session = FakeSession("pictures")
    try_it = between_buttons(session, show)
    assert isinstance(try_it.card, PadCard)
    QTest.mousePress(try_it.card.pad, LEFT, pos=QPoint(50, 50))
    session.inputs.clear()
    session.rebuild("three-colours")
    assert isinstance(try_it.card, ColourCard)
    QTest.mouseClick(try_it.card.entry, LEFT)
    try_it.card.entry.selectAll()
    QTest.keyClicks(try_it.card.entry, "teal")
    session.rebuild("pictures")
    QApplication.processEvents()
    assert session.inputs == []


def test_the_tab_key_finds_a_new_card_where_the_former_one_was(show: Show) -> None:
    session = FakeSession()
    try_it = between_buttons(session, show)
    session.rebuild("pictures")
    QApplication.processEvents()
    names = names_by_tab(try_it.window())
    assert (names[0], names[-1]) == ("before", "after")
    assert names[1:-1] == [
        "Eraser",
        "Clear",
        "Drawing pad",
        "Pen width",
        "Centred",
        "Surprise me",
        "Teach the right answer",
    ]


def test_only_a_pad_is_cleared(show: Show) -> None:
    session = FakeSession()
    try_it = between_buttons(session, show)
    try_it.clear()
    assert session.inputs == []
    session.rebuild("pictures")
    try_it.clear()
    assert not np.any(session.inputs[-1])
