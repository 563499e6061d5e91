"""Other names for the classes of imported pictures."""

import pytest
from tests.data.idx_files import small_set, write_set
from tests.ui.importing.fakes import FakeSession, with_data

from pellucid.ui.importing.names_dialog import NamesDialog
from pellucid.ui.widgets.label import FieldMessage


@pytest.fixture
def session(tmp_path):
    folder = write_set(tmp_path / "clothes", values=small_set((28, 28)))
    names = ("coat", "dress", "shirt")
    made = FakeSession()
    made.spec = with_data(made.spec, source="idx", train=5, test=4, folder=str(folder), class_names=names)
    return made


@pytest.fixture
def dialog(window, session):
    made = NamesDialog(session, window)
    made.open()
    yield made
    made.end()


def test_it_shows_the_names_as_they_are(dialog):
    assert dialog.editor.names() == ("coat", "dress", "shirt")
    assert dialog.editor.fields[0].hasFocus()


def test_other_names_are_one_change(qtbot, dialog, session):
    before = session.spec
    dialog.editor.fields[2].setText("blouse")
    dialog.use.click()
    assert session.spec == with_data(before, class_names=("coat", "dress", "blouse"))
    assert session.labels == ["data.class_names"]


def test_numbers_are_no_names(dialog, session):
    for index, field in enumerate(dialog.editor.fields):
        field.setText(str(index))
    dialog.use.click()
    assert session.spec.data.class_names == ()


def test_two_classes_of_one_name_cannot_be_had(dialog):
    dialog.editor.fields[2].setText("coat")
    assert not dialog.use.isEnabled()


def test_what_the_session_refuses_is_said_in_place(dialog, session):
    session.refuses = "The folder has gone."
    dialog.editor.fields[2].setText("blouse")
    dialog.use.click()
    assert "The folder has gone." in [each.text() for each in dialog.findChildren(FieldMessage) if each.isVisible()]
    assert dialog.isVisible()
