"""The window is built anew in another language while a step is explained."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pellucid.app import Root
from pellucid.experiment.catalog import load
from pellucid.lens.explain.notation import Kind, Operand
from pellucid.session.session import Status
from pellucid.ui import language
from pellucid.ui.explain.moment_walk import BIAS
from pellucid.ui.explain.panel import ExplainPanel
from pellucid.ui.explain.samples import Sample, Source
from pellucid.ui.theme import tokens
from pellucid.ui.try_it.colour_card import ColourCard
from pellucid.ui.widgets.menu import Menu

Open = Callable[[str], Root]


@pytest.fixture
def opened(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Open windows by the names of experiments; they are built anew in English, so that words can be compared."""
    monkeypatch.setattr(language, "choose", lambda code: None)
    roots: list[Root] = []

    def open_(name: str) -> Root:
        root = Root(load(name))
        roots.append(root)
        root.window.resize(1440, 900)
        root.window.show()
        qtbot.waitUntil(root.window.isActiveWindow)
        return root

    yield open_
    for root in roots:
        root.close()
        root.window.deleteLater()


def explain(qtbot: QtBot, root: Root) -> ExplainPanel:
    panel = root.window.explain
    QTest.keyClick(root.window, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: panel.explanation.inspected is not None)
    return panel


def change(qtbot: QtBot, root: Root) -> ExplainPanel:
    """Build the window anew; return the panel of Explain in it."""
    before = root.window
    root.change_language("ja")
    assert root.window is not before
    qtbot.waitUntil(root.window.isActiveWindow)
    return root.window.explain


def said(panel: ExplainPanel) -> list[str]:
    """Return every formula that is seen, in words."""
    views = [view for column in panel.arithmetic.columns for view in (column.formulae, column.later)]
    return [view.accessibleName() for view in views if view.isVisible()]


def answer(root: Root) -> str:
    """Return what the card says on which one tries a colour."""
    card = root.window.try_it.card
    assert isinstance(card, ColourCard)
    return card.answer.text()


def ring_is_seen(button: QWidget) -> bool:
    """Tell whether there is a ring around a control."""
    corner = button.mapTo(button.window(), button.rect().topLeft())
    picture = button.window().grab().toImage()
    return picture.pixelColor(corner.x() + button.width() // 2, corner.y() - 3) == tokens().iris


@pytest.mark.parametrize("name", ["two-spirals", "digits", "colours"])
def test_explain_stands_where_it_stood_and_closing_leaves_everything_as_it_was(
    qtbot: QtBot, opened: Open, name: str
) -> None:
    root = opened(name)
    session = root.session
    session.play()
    qtbot.waitUntil(lambda: session.frame.step > 0)
    own = session.input
    explanation = explain(qtbot, root).explanation
    explanation.set_sample(Sample(Source.TEST, 3, 1.0))
    explanation.choose(2, 1, 2)
    explanation.choose(1, 3, BIAS)
    explanation.go(3)
    before, words = root.window, said(root.window.explain)
    reveal = before.stage.diagram.reveal
    assert reveal is not None

    panel = change(qtbot, root)
    again = panel.explanation
    assert panel.is_open
    assert not before.explain.is_open
    assert (again.sample, again.target) == (Sample(Source.TEST, 3, 1.0), 1.0)
    assert (again.at, again.column) == (explanation.at, explanation.column)
    assert (again.chosen, again.source) == (explanation.chosen, explanation.source)
    assert said(panel) == words
    shown = root.window.stage.diagram.reveal
    assert shown is not None
    assert (shown.chosen, shown.notes, shown.pills) == (reveal.chosen, reveal.notes, reveal.pills)
    again.go(0)
    assert (again.column, again.chosen, again.source) == (1, 3, BIAS)
    qtbot.wait(50)
    assert session.status is Status.PAUSED

    QTest.keyClick(root.window, Qt.Key.Key_E)
    np.testing.assert_array_equal(session.input, own)
    qtbot.waitUntil(lambda: session.status is Status.RUNNING)


def test_a_mini_batch_at_its_update_is_the_same_one(qtbot: QtBot, opened: Open) -> None:
    root = opened("two-spirals")
    explanation = explain(qtbot, root).explanation
    explanation.set_sample(Sample(Source.BATCH))
    explanation.choose(2, 1)
    explanation.go(explanation.last)
    inspected, words = explanation.inspected, said(root.window.explain)

    panel = change(qtbot, root)
    assert panel.explanation.at == panel.explanation.last
    assert panel.explanation.column == 2
    assert panel.explanation.inspected is inspected
    assert said(panel) == words
    QTest.keyClick(root.window, Qt.Key.Key_E)
    qtbot.wait(50)
    assert root.session.status is Status.PAUSED


def test_a_step_that_was_taken_is_still_looked_at(qtbot: QtBot, opened: Open) -> None:
    root = opened("two-spirals")
    panel = explain(qtbot, root)
    panel.explanation.set_sample(Sample(Source.BATCH))
    panel.explanation.go(panel.explanation.last)
    panel.explanation.take_step()
    qtbot.waitUntil(lambda: panel.explanation.taken)
    before = panel.explanation.moment
    after = change(qtbot, root).explanation
    qtbot.wait(50)
    assert after.taken
    assert before is not None
    assert after.moment is not None
    np.testing.assert_array_equal(after.moment.theta, before.theta)
    after.go_to_next_batch()
    np.testing.assert_array_equal(after.moment.theta, root.session.frame.theta)


def test_what_the_trainer_has_not_yet_told_of_is_heard_by_the_new_window(qtbot: QtBot, opened: Open) -> None:
    root = opened("two-spirals")
    root.session.play()
    qtbot.waitUntil(lambda: root.session.frame.step > 0)
    root.window.explain.open(0)
    assert root.window.explain.explanation.inspected is None
    panel = change(qtbot, root)
    qtbot.waitUntil(lambda: panel.explanation.inspected is not None)
    assert root.session.status is Status.PAUSED
    panel.close_panel()
    qtbot.waitUntil(lambda: root.session.status is Status.RUNNING)


def test_changed_numbers_stay_changed_until_they_are_restored(qtbot: QtBot, opened: Open) -> None:
    root = opened("two-spirals")
    explanation = explain(qtbot, root).explanation
    weight = Operand(Kind.WEIGHT, 1, explanation.chosen, 0)
    was = said(root.window.explain)
    explanation.change_number(weight, 2.5)
    words = said(root.window.explain)
    assert words != was

    panel = change(qtbot, root)
    assert panel.explanation.changed_numbers == {weight: 2.5}
    assert panel.stepper.restore.isVisible()
    assert said(panel) == words
    QTest.keyClick(root.window, Qt.Key.Key_Escape)
    assert said(panel) == was


def test_what_was_revealed_stays_so_and_the_rest_stays_hidden(qtbot: QtBot, opened: Open) -> None:
    root = opened("colours")
    panel = explain(qtbot, root)
    QTest.keyClick(root.window, Qt.Key.Key_P)
    for _ in range(3):
        QTest.keyClick(root.window, Qt.Key.Key_Right)
    assert panel.explanation.at == 1
    assert not panel.prediction.asked
    words = said(panel)

    panel = change(qtbot, root)
    assert panel.stepper.predict.is_on
    assert answer(root) == "Hidden until it is revealed"
    assert panel.explanation.at == 1
    assert not panel.prediction.asked
    assert said(panel) == words
    QTest.keyClick(root.window, Qt.Key.Key_Right)
    assert panel.prediction.asked
    QTest.keyClick(root.window, Qt.Key.Key_Home)
    assert not panel.prediction.asked
    QTest.keyClick(root.window, Qt.Key.Key_P)
    assert answer(root).endswith("%")


def test_the_check_stays_and_the_walk_by_itself_keeps_its_pace(qtbot: QtBot, opened: Open) -> None:
    root = opened("two-spirals")
    panel = explain(qtbot, root)
    panel.stepper.pace.chosen.emit("8.0")
    QTest.keyClick(root.window, Qt.Key.Key_G)
    panel.toggle_play()
    panel = change(qtbot, root)
    assert panel.body.checking
    assert panel.body.check.isVisible()
    assert panel.stepper.check.is_on
    assert panel.player.playing
    assert panel.player.seconds == 8.0
    assert panel.stepper.pace.currentData() == "8.0"
    panel.toggle_play()
    QTest.keyClick(root.window, Qt.Key.Key_Escape)
    assert said(panel)
    panel.close_panel()
    panel = change(qtbot, root)
    assert not panel.is_open
    assert panel.player.seconds == 8.0


def test_nothing_but_explain_is_seen_from_the_first_moment(qtbot: QtBot, opened: Open) -> None:
    root = opened("colours")
    explain(qtbot, root)
    root.change_language("ja")
    window = root.window
    panel, stage = window.explain, window.stage
    assert panel.isVisible()
    assert panel.height() == panel.maximumHeight() > window.drawer.height() > 0
    assert not window.drawer.isVisible()
    assert panel.line.isVisible()
    assert not stage.top_line.isVisible()
    assert window.transport.explain.is_on
    assert stage.diagram.reveal is not None


@pytest.mark.parametrize("explains", [False, True])
@pytest.mark.parametrize("by_keyboard", [False, True])
def test_the_button_for_the_language_keeps_the_focus(
    qtbot: QtBot, opened: Open, explains: bool, by_keyboard: bool
) -> None:
    root = opened("colours")
    if explains:
        explain(qtbot, root)
    button = root.window.transport.language
    if by_keyboard:
        root.window.transport.explain.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(root.window.transport.explain, Qt.Key.Key_Tab)
    else:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        root.window.transport.findChildren(Menu)[-1].close()
    assert root.window.focusWidget() is button
    assert ring_is_seen(button) == by_keyboard
    change(qtbot, root)
    again = root.window.transport.language
    assert again is not button
    qtbot.waitUntil(again.hasFocus)
    assert ring_is_seen(again) == by_keyboard


def test_who_walks_with_the_keys_goes_on_with_them(qtbot: QtBot, opened: Open) -> None:
    root = opened("colours")
    panel = explain(qtbot, root)
    assert root.window.focusWidget() is panel
    panel = change(qtbot, root)
    assert root.window.focusWidget() is panel
    QTest.keyClick(panel, Qt.Key.Key_Right)
    assert panel.explanation.at == 1
