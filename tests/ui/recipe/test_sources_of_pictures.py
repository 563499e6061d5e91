"""Choosing among the pictures in the box, the full MNIST, and those of the user's own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget
from tests.data.idx_files import small_set, write_set
from tests.ui.recipe.fakes import FakeSession
from tests.ui.recipe.look import control, type_count
from tests.ui.widgets.gestures import Show

from pellucid.data import digits, imported
from pellucid.experiment.catalog import load
from pellucid.experiment.spec import Spec, with_value
from pellucid.ui.importing.dialog import Dialog
from pellucid.ui.importing.import_dialog import ImportDialog
from pellucid.ui.importing.mnist_dialog import MnistDialog
from pellucid.ui.importing.names_dialog import NamesDialog
from pellucid.ui.recipe.data_card import DataCard
from pellucid.ui.recipe.picture_strip import PictureStrip
from pellucid.ui.recipe.training_card import TrainingCard
from pellucid.ui.widgets.combo import Combo
from pellucid.ui.widgets.label import FieldMessage


@pytest.fixture(autouse=True)
def _nothing_kept_or_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imported, "_kept", {})
    monkeypatch.delenv("PELLUCID_DATA", raising=False)


@pytest.fixture
def clothes(tmp_path: Path) -> Spec:
    folder = write_set(tmp_path / "clothes", values=small_set((28, 28)))
    spec = load("digits")
    names = ("coat", "dress", "shirt")
    data = replace(spec.data, source="idx", train=5, test=4, folder=str(folder), class_names=names)
    return replace(spec, data=data)


@pytest.fixture
def session() -> FakeSession:
    return FakeSession(load("digits"))


@pytest.fixture
def card(session: FakeSession, show: Show) -> Iterator[DataCard]:
    made = DataCard(session)
    session.experiment_changed.connect(made.show_experiment)
    session.spec_changed.connect(made.show_spec)
    show(made)
    yield made
    for dialog in made.window().findChildren(Dialog):
        dialog.end()


def choose(card: QWidget, name: str, key: str) -> None:
    combo = control(card, Combo, name)
    index = combo.findData(key)
    assert index >= 0
    assert combo.model().item(index).isEnabled()
    combo.setCurrentIndex(index)
    combo.activated.emit(index)


def offered(card: QWidget, name: str = "Source") -> list[str]:
    combo = control(card, Combo, name)
    return [combo.itemText(index) for index in range(combo.count())]


def dialogs(card: DataCard, kind: type[Dialog]) -> list[Any]:
    return [each for each in card.window().findChildren(kind) if each.isVisible()]


def menu_action(card: DataCard, text: str) -> QAction:
    (action,) = [each for menu in card.findChildren(QMenu) for each in menu.actions() if each.text() == text]
    return action


def test_where_the_full_mnist_is_missing_choosing_it_offers_to_get_it(card: DataCard, session: FakeSession) -> None:
    before = session.spec
    choose(card, "Source", "mnist")
    (dialog,) = dialogs(card, MnistDialog)
    assert dialog.offer.isVisible()
    assert (session.spec, control(card, Combo, "Source").currentText()) == (before, "Handwritten digits")


def test_what_is_wrong_with_the_mnist_that_is_there_is_said_where_it_can_be_got(
    card: DataCard, session: FakeSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = write_set(tmp_path / "mnist", values=small_set((28, 28)))
    monkeypatch.setenv("PELLUCID_DATA", str(tmp_path))
    assert digits.find_full_mnist() == other
    choose(card, "Source", "mnist")
    (dialog,) = dialogs(card, MnistDialog)
    assert "its SHA-256 differs" in dialog.fault.text()
    assert session.spec.data.source == "digits"


def test_a_folder_stands_among_the_sources_under_its_name(card: DataCard, session: FakeSession, clothes: Spec) -> None:
    assert offered(card) == ["Handwritten digits", "Full MNIST"]
    session.show(clothes)
    assert offered(card) == ["Handwritten digits", "Full MNIST", "clothes"]
    assert control(card, Combo, "Source").currentText() == "clothes"


def test_one_can_go_to_the_digits_and_back_to_the_folder(card: DataCard, session: FakeSession, clothes: Spec) -> None:
    session.show(clothes)
    choose(card, "Source", "digits")
    assert (session.spec.data.source, session.spec.data.train) == ("digits", 4_000)
    assert session.experiment.dataset.class_names == tuple("0123456789")
    choose(card, "Source", "idx")
    assert session.spec == clothes


def test_a_folder_that_has_gone_is_refused_in_place(
    card: DataCard, session: FakeSession, clothes: Spec, tmp_path: Path
) -> None:
    session.show(clothes)
    choose(card, "Source", "digits")
    imported._kept.clear()
    (tmp_path / "clothes").rename(tmp_path / "elsewhere")
    choose(card, "Source", "idx")
    (message,) = [each.text() for each in card.findChildren(FieldMessage) if each.isVisible()]
    assert "The folder cannot be read" in message
    assert session.spec.data.source == "digits"
    assert control(card, Combo, "Source").currentText() == "Handwritten digits"


def test_trained_weights_are_offered_for_digits_alone(session: FakeSession, show: Show, clothes: Spec) -> None:
    card = TrainingCard(session)
    session.experiment_changed.connect(card.show_experiment)
    session.spec_changed.connect(card.show_spec)
    show(card)
    assert "Trained weights" in offered(card, "Initialisation")
    session.show(clothes)
    assert "Trained weights" not in offered(card, "Initialisation")
    session.show(with_value(load("digits"), "network.initialisation", "trained"))
    assert control(card, Combo, "Initialisation").currentText() == "Trained weights"


def test_trained_weights_are_left_behind_with_the_digits(card: DataCard, session: FakeSession, clothes: Spec) -> None:
    session.show(replace(load("digits"), data=replace(clothes.data, source="digits", train=4_000, test=1_000)))
    session.show(with_value(session.spec, "network.initialisation", "trained"))
    choose(card, "Source", "idx")
    assert session.spec == clothes


def test_pictures_of_ones_own_are_called_pictures(card: DataCard, session: FakeSession, clothes: Spec) -> None:
    (strip,) = card.findChildren(PictureStrip)
    assert strip.accessibleName() == "Training digits"
    session.show(clothes)
    assert strip.accessibleName() == "Training pictures"
    assert strip.accessibleDescription() == "The first 5 of 5 training pictures: coat, dress, shirt, coat, dress"


def test_more_pictures_than_a_folder_has_cannot_be_had(card: DataCard, session: FakeSession, clothes: Spec) -> None:
    session.show(clothes)
    type_count(card, "Training examples", "6")
    (message,) = [each.text() for each in card.findChildren(FieldMessage) if each.isVisible()]
    assert message == "There are 5 training and 4 test pictures. Take at most so many."


def test_the_menu_asks_for_a_folder_and_imports_it(
    card: DataCard, session: FakeSession, clothes: Spec, qtbot: Any
) -> None:
    menu_action(card, "Import pictures (IDX)…").trigger()
    (chooser,) = card.window().findChildren(QFileDialog)
    chooser.fileSelected.emit(clothes.data.folder)
    chooser.reject()
    (dialog,) = dialogs(card, ImportDialog)
    qtbot.waitUntil(lambda: dialog.preview is not None)
    dialog.use.click()
    assert session.spec == replace(clothes, data=replace(clothes.data, class_names=()))


def test_classes_can_be_named_where_they_are_of_ones_own(card: DataCard, session: FakeSession, clothes: Spec) -> None:
    assert not menu_action(card, "Class names…").isVisible()
    session.show(clothes)
    menu_action(card, "Class names…").trigger()
    (dialog,) = dialogs(card, NamesDialog)
    assert dialog.editor.names() == ("coat", "dress", "shirt")


def test_only_one_dialog_opens_at_a_time(card: DataCard, session: FakeSession, clothes: Spec) -> None:
    session.show(clothes)
    choose(card, "Source", "mnist")
    menu_action(card, "Class names…").trigger()
    assert len(dialogs(card, Dialog)) == 1
