import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QRadioButton
from tests.ui.recipe.fakes import FakeSession
from tests.ui.recipe.look import control, type_count
from tests.ui.widgets.gestures import LEFT, Show, drag

from pellucid.experiment import catalog
from pellucid.experiment.build_data import build_dataset
from pellucid.experiment.spec import Spec, with_value
from pellucid.ui.recipe.data_card import DataCard
from pellucid.ui.recipe.mosaic import Mosaic
from pellucid.ui.recipe.picture_strip import PictureStrip
from pellucid.ui.widgets.buttons import IconButton
from pellucid.ui.widgets.combo import Combo
from pellucid.ui.widgets.label import FieldMessage
from pellucid.ui.widgets.track import Track
from pellucid.ui.widgets.value_field import ValueField


@pytest.fixture
def session() -> FakeSession:
    return FakeSession()


@pytest.fixture
def card(session: FakeSession, show: Show) -> DataCard:
    card = DataCard(session)
    session.spec_changed.connect(card.show_spec)
    session.experiment_changed.connect(card.show_experiment)
    show(card)
    return card


def messages(card: DataCard) -> list[str]:
    return [each.text() for each in card.findChildren(FieldMessage) if each.isVisible()]


def test_the_counts_are_those_of_the_data(card: DataCard) -> None:
    assert control(card, ValueField, "Training examples").text() == "240"
    assert control(card, ValueField, "Test examples").text() == "20"


def test_a_typed_count_draws_other_data(card: DataCard, session: FakeSession) -> None:
    type_count(card, "Training examples", "1,200")
    type_count(card, "Test examples", "400")
    assert session.wishes == [("data.train", 1200, True), ("data.test", 400, True)]
    assert control(card, ValueField, "Training examples").text() == "1,200"


@pytest.mark.parametrize("text", ["0", "60001", "many", "2.5"])
def test_a_count_that_cannot_be_had_is_explained(card: DataCard, session: FakeSession, text: str) -> None:
    type_count(card, "Training examples", text)
    assert session.wishes == []
    assert messages(card) == ["Type a whole number from 1 to 60,000."]
    type_count(card, "Training examples", "300")
    assert messages(card) == []


def test_more_colour_names_than_there_are_cannot_be_had(card: DataCard, session: FakeSession) -> None:
    session.show(catalog.load("colour-names"))
    train = session.spec.data.train
    type_count(card, "Training examples", "5,000")
    assert session.spec.data.train == train
    assert control(card, ValueField, "Training examples").text() == str(train)
    (message,) = messages(card)
    assert message.endswith("colour names. Take at most so many for train and test together.")


def test_a_source_that_is_too_small_is_not_taken(card: DataCard, session: FakeSession) -> None:
    session.show(with_value(session.spec, "data.train", 5000))
    source = control(card, Combo, "Source")
    QTest.keyClick(source, Qt.Key.Key_Down)
    assert session.spec.data.source == "three-colours"
    assert source.currentText() == "Three colours"
    assert len(messages(card)) == 1


@pytest.fixture
def digits(card: DataCard, session: FakeSession) -> FakeSession:
    session.show(with_value(with_value(catalog.load("digits"), "data.train", 400), "data.test", 100))
    return session


@pytest.mark.parametrize(
    ("name", "typed"), [("Training examples", "4,001"), ("Test examples", "1,001"), ("Training examples", "60,000")]
)
def test_more_digits_than_there_are_cannot_be_had(card: DataCard, digits: FakeSession, name: str, typed: str) -> None:
    before = digits.spec
    type_count(card, name, typed)
    assert digits.spec == before
    assert messages(card) == ["There are 4,000 training and 1,000 test digits. Take at most so many."]
    assert control(card, ValueField, "Training examples").text() == "400"
    assert control(card, ValueField, "Test examples").text() == "100"


def test_as_many_digits_as_there_are_can_be_had(card: DataCard, digits: FakeSession) -> None:
    type_count(card, "Training examples", "4000")
    type_count(card, "Test examples", "1000")
    assert messages(card) == []
    assert len(digits.experiment.dataset.x_train) == 4_000
    assert len(digits.experiment.dataset.x_test) == 1_000


def test_pictures_take_the_place_of_the_mosaic(card: DataCard, session: FakeSession) -> None:
    def seen() -> list[bool]:
        return [card.findChild(Mosaic).isVisible(), card.findChild(PictureStrip).isVisible()]

    def presets() -> list[str]:
        actions = [action for menu in card.findChildren(QMenu) for action in menu.actions() if action.isVisible()]
        return [action.text() for action in actions]

    for spec, shown in ((session.spec, [True, False]), (catalog.load("digits"), [False, True])) * 2:
        session.show(spec)
        assert seen() == shown
        assert ("As in the course" in presets()) == shown[0]
        assert control(card, Track, "Label noise").isVisible()


def test_label_noise_waits_for_the_hand(card: DataCard, session: FakeSession) -> None:
    track = control(card, Track, "Label noise")
    thumb = track.thumb().center().toPoint()
    drag(track, thumb, thumb + QPoint(15, 0), thumb + QPoint(30, 0))
    ((path, value, final),) = session.wishes
    assert (path, final) == ("data.label_noise", True)
    assert 0 < value < 0.5


def test_the_scaling_is_chosen_in_one_click(card: DataCard, session: FakeSession) -> None:
    QTest.mouseClick(control(card, QRadioButton, "standardised"), LEFT)
    assert session.wishes == [("data.scaling", "standard", True)]


def test_the_die_throws_another_seed(card: DataCard, session: FakeSession) -> None:
    for _ in range(3):
        before = session.spec.data.seed
        QTest.mouseClick(control(card, object, "New data seed"), LEFT)
        assert session.spec.data.seed != before
    assert control(card, QLineEdit, "Data seed").text() == str(session.spec.data.seed)


def test_undo_restores_every_control_and_asks_for_nothing(card: DataCard, session: FakeSession) -> None:
    before = session.spec
    after = with_value(with_value(before, "data.label_noise", 0.2), "data.scaling", "raw")
    session.show(with_value(with_value(after, "data.train", 50), "data.seed", 9))
    assert control(card, QRadioButton, "raw").isChecked()
    session.show(before)
    assert control(card, QRadioButton, "[0, 1]").isChecked()
    assert control(card, Track, "Label noise").value() == 0
    assert control(card, ValueField, "Training examples").text() == "240"
    assert control(card, QLineEdit, "Data seed").text() == "0"
    assert session.wishes == []


def preset(card: DataCard, text: str) -> QAction:
    (action,) = [each for menu in card.findChildren(QMenu) for each in menu.actions() if each.text() == text]
    return action


def test_the_presets_replace_the_whole_recipe(card: DataCard, session: FakeSession) -> None:
    preset(card, "As in the course").trigger()
    assert session.spec == catalog.load("colours-course")
    preset(card, "Reset to defaults").trigger()
    assert session.spec == catalog.load("colours")
    assert session.labels == ["As in the course", "Reset to defaults"]


@pytest.mark.parametrize("train", [1, 20, 80, 240, 456, 5000])
def test_the_mosaic_fits_and_groups_by_label(card: DataCard, train: int) -> None:
    dataset = build_dataset(with_value(Spec(), "data.train", train).data)
    mosaic = card.findChild(Mosaic)
    mosaic.set_dataset(dataset)
    picture = mosaic.grab().toImage()
    ratio = picture.devicePixelRatio()
    shown = [
        (y, x, picture.pixelColor(round(x * ratio), round(y * ratio)).getRgb()[:3])
        for y in range(mosaic.height())
        for x in range(mosaic.width())
    ]
    label_of = {tuple(map(int, rgb)): int(t) for rgb, t in zip(dataset.x_train, dataset.t_train, strict=True)}
    rows: dict[int, list[int]] = {}
    for y, _, rgb in shown:
        if rgb in label_of:
            rows.setdefault(y, []).append(label_of[rgb])
    labels = [np.median(row) for _, row in sorted(rows.items())]
    assert labels == sorted(labels)
    assert {label for row in rows.values() for label in row} == set(map(int, dataset.t_train))


def test_whether_other_data_keep_the_weights_is_chosen_where_data_are_changed(
    card: DataCard, session: FakeSession
) -> None:
    keep = control(card, IconButton, "Keep the weights")
    assert "now learn this instead" in keep.toolTip()
    QTest.mouseClick(keep, LEFT)
    assert session.keeps_weights
    session.show(catalog.load("digits"))
    assert keep.isVisible()
    assert keep.isChecked()
    session.set_keeps_weights(False)
    assert not keep.isChecked()


def test_a_new_card_shows_what_was_chosen(session: FakeSession, show: Show) -> None:
    session.set_keeps_weights(True)
    card = DataCard(session)
    show(card)
    assert control(card, IconButton, "Keep the weights").isChecked()
