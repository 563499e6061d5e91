"""Typing the names of classes one after the other."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout

from pellucid.ui.importing.names_editor import NamesEditor
from pellucid.ui.widgets.label import FieldMessage


@pytest.fixture
def editor(window):
    made = NamesEditor()
    QVBoxLayout(window).addWidget(made)
    made.set_names(tuple("0123456789"))
    window.activateWindow()
    return made


def message(editor):
    (label,) = editor.findChildren(FieldMessage)
    return label.text() if label.isVisible() else ""


def test_every_label_has_a_field_with_a_name_of_its_own(editor):
    assert [field.accessibleName() for field in editor.fields] == [f"Name of class {index}" for index in range(10)]
    assert all(field.toolTip() for field in editor.fields)
    assert editor.names() == tuple("0123456789")
    assert editor.valid


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_return_and_tab_go_on_and_the_next_key_replaces_the_name(qtbot, editor, key):
    editor.fields[0].setFocus()
    editor.fields[0].selectAll()
    for index, name in enumerate(("coat", "dress", "shirt")):
        qtbot.waitUntil(editor.fields[index].hasFocus)
        QTest.keyClicks(editor.fields[index], name)
        QTest.keyClick(editor.fields[index], key)
    assert editor.names() == ("coat", "dress", "shirt", *"3456789")


def test_return_in_the_last_field_leaves(qtbot, editor):
    with qtbot.waitSignal(editor.left):
        QTest.keyClick(editor.fields[9], Qt.Key.Key_Return)


def test_a_name_that_cannot_be_is_marked_and_explained(editor):
    heard = []
    editor.changed.connect(heard.append)
    editor.fields[3].setText("  ")
    assert (heard[-1], editor.valid, message(editor)) == (False, False, "Class 3 has no name. Type one.")
    editor.fields[3].setText("7")
    assert message(editor) == "Two classes are called 7. Type another name."
    assert [bool(field.property("fault")) for field in editor.fields] == [index == 7 for index in range(10)]
    editor.fields[7].setText("seven")
    assert (heard[-1], editor.valid, message(editor)) == (True, True, "")


def test_a_name_is_never_longer_than_there_is_room_for(editor):
    editor.fields[0].setFocus()
    editor.fields[0].clear()
    QTest.keyClicks(editor.fields[0], "x" * 30)
    assert editor.names()[0] == "x" * 20
