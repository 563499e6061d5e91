from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from tests.ui.recipe.fakes import FakeSession
from tests.ui.recipe.look import control
from tests.ui.widgets.gestures import LEFT, Show, drag

from pellucid.experiment.catalog import load
from pellucid.experiment.spec import Layer, Network, Spec, Training, with_value
from pellucid.session.session import Session, Status
from pellucid.training.messages import Changed
from pellucid.ui.recipe import stop_rows
from pellucid.ui.recipe.training_card import TrainingCard
from pellucid.ui.theme import tokens
from pellucid.ui.widgets.chip import Chip
from pellucid.ui.widgets.combo import Combo
from pellucid.ui.widgets.label import FieldMessage
from pellucid.ui.widgets.stepper import Stepper
from pellucid.ui.widgets.track import Track
from pellucid.ui.widgets.value_field import ValueField


@pytest.fixture
def session() -> FakeSession:
    return FakeSession()


@pytest.fixture
def card(session: FakeSession, show: Show) -> TrainingCard:
    card = TrainingCard(session)
    session.spec_changed.connect(card.show_spec)
    session.experiment_changed.connect(card.show_experiment)
    show(card)
    return card


def choose(combo: Combo, key: str) -> None:
    """Go through the choices with the arrow keys, as a hand does."""
    combo.setFocus()
    steps = combo.findData(key) - combo.currentIndex()
    for _ in range(abs(steps)):
        QTest.keyClick(combo, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)


def seen(card: TrainingCard, kind: type, name: str) -> bool:
    return control(card, kind, name).isVisible()


def messages(card: TrainingCard) -> list[str]:
    return [each.text() for each in card.findChildren(FieldMessage) if each.isVisible()]


def test_dragging_the_learning_rate_is_live_and_leaves_one_final_change(
    card: TrainingCard, session: FakeSession
) -> None:
    track = control(card, Track, "Learning rate")
    thumb = track.thumb().center().toPoint()
    drag(track, thumb, thumb + QPoint(10, 0), thumb + QPoint(30, 0))
    assert {path for path, _, _ in session.wishes} == {"training.learning_rate"}
    assert [final for _, _, final in session.wishes] == [False, False, True]
    assert session.spec.training.learning_rate == session.wishes[-1][1] > 0.01


def test_the_origin_stays_where_the_run_started(card: TrainingCard, session: FakeSession) -> None:
    track = control(card, Track, "Learning rate")
    drag(track, track.thumb().center().toPoint(), QPoint(30, 14))
    assert session.spec.training.learning_rate < 0.01
    changed = Changed(0, 5, 0.1, "learning_rate", 0.01, session.spec.training.learning_rate)
    session.history = SimpleNamespace(run=0, marks=(changed,))
    session.history_changed.emit(session.history)
    QTest.mouseDClick(track, LEFT, pos=track.thumb().center().toPoint())
    assert session.spec.training.learning_rate == 0.01


def test_a_new_run_starts_from_the_present_rate(card: TrainingCard, session: FakeSession) -> None:
    session.show(with_value(session.spec, "training.learning_rate", 0.5))
    session.show(with_value(session.spec, "seed", 7))
    session.show(with_value(session.spec, "training.learning_rate", 0.1))
    track = control(card, Track, "Learning rate")
    QTest.mouseDClick(track, LEFT, pos=track.thumb().center().toPoint())
    assert session.spec.training.learning_rate == 0.5


def test_a_rate_of_a_billion_can_be_typed(card: TrainingCard, session: FakeSession) -> None:
    field = next(each for each in card.findChildren(ValueField) if each.accessibleName() == "Learning rate")
    QTest.mouseClick(field, LEFT)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "1e9")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert session.wishes == [("training.learning_rate", 1e9, True)]


def test_a_diverged_run_shows_its_learning_rate_as_the_fault(card: TrainingCard, session: FakeSession) -> None:
    field = next(each for each in card.findChildren(ValueField) if each.accessibleName() == "Learning rate")

    def colours() -> set[str]:
        picture = field.grab().toImage()
        return {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}

    assert tokens().bad.name() not in colours()
    session.status_changed.emit(Status.DIVERGED)
    assert tokens().bad.name() in colours()
    session.status_changed.emit(Status.PAUSED)
    assert tokens().bad.name() not in colours()


def test_momentum_is_shown_only_where_it_is_used(card: TrainingCard, session: FakeSession) -> None:
    assert seen(card, Track, "Momentum")
    choose(control(card, Combo, "Optimizer"), "rmsprop")
    assert session.spec.training.optimizer == "rmsprop"
    assert not seen(card, Track, "Momentum")
    choose(control(card, Combo, "Optimizer"), "adam")
    assert seen(card, Track, "Momentum")
    session.show(Spec())
    assert seen(card, Track, "Momentum")


@pytest.mark.parametrize(
    ("schedule", "factor", "epochs"),
    [
        ("constant", False, False),
        ("step", True, True),
        ("exponential", True, True),
        ("cosine", True, True),
        ("inverse-time", False, True),
    ],
)
def test_a_schedule_shows_the_numbers_it_uses(
    card: TrainingCard, session: FakeSession, schedule: str, factor: bool, epochs: bool
) -> None:
    choose(control(card, Combo, "Schedule"), schedule)
    assert session.spec.training.schedule == schedule
    assert seen(card, QLineEdit, "Factor") is factor
    assert seen(card, Stepper, "Epochs") is epochs


def test_factor_and_epochs_reach_the_session(card: TrainingCard, session: FakeSession) -> None:
    session.show(with_value(session.spec, "training.schedule", "step"))
    field = control(card, QLineEdit, "Factor")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "0,1")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(control(card, Stepper, "Epochs"), Qt.Key.Key_Up)
    assert session.wishes == [("training.schedule_factor", 0.1, True), ("training.schedule_epochs", 51, True)]


def test_a_faulty_factor_is_explained_where_it_was_typed(card: TrainingCard, session: FakeSession) -> None:
    session.show(with_value(session.spec, "training.schedule", "step"))
    field = control(card, QLineEdit, "Factor")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "2")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert session.wishes == []
    assert messages(card) == ["Type a number above 0, up to 1."]


def test_longer_words_of_another_language_are_not_cut(
    session: FakeSession, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stop_rows, "stop_conditions", lambda: [("none", "テスト損失が上がったら"), ("time", "–")])
    card = TrainingCard(session)
    show(card)
    stop = control(card, Combo, "Stop")
    assert stop.width() >= stop.sizeHint().width() > 160
    assert stop.geometry().right() <= card.width()


@pytest.mark.parametrize(
    ("condition", "kind", "name"),
    [
        ("epochs", Stepper, "Planned epochs"),
        ("loss", QLineEdit, "Loss limit"),
        ("early", Stepper, "Patience, epochs"),
        ("time", QLineEdit, "Seconds"),
        ("none", None, ""),
    ],
)
def test_a_stop_condition_shows_the_one_number_it_needs(
    card: TrainingCard, session: FakeSession, condition: str, kind: type | None, name: str
) -> None:
    session.show(with_value(session.spec, "training.stop", "epochs"))
    choose(control(card, Combo, "Stop"), condition)
    assert session.spec.training.stop == condition
    numbers = {(Stepper, "Planned epochs"), (Stepper, "Patience, epochs"), (QLineEdit, "Loss limit")}
    shown = {each for each in numbers | {(QLineEdit, "Seconds")} if seen(card, *each)}
    assert shown == ({(kind, name)} if kind else set())
    session.show(Spec())
    assert not any(seen(card, *each) for each in numbers)


@pytest.mark.parametrize(
    ("condition", "name", "typed", "path", "value"),
    [
        ("loss", "Loss limit", "0,25", "training.stop_loss", 0.25),
        ("time", "Seconds", "90", "training.stop_seconds", 90.0),
    ],
)
def test_the_number_of_a_stop_condition_is_typed(
    card: TrainingCard, session: FakeSession, condition: str, name: str, typed: str, path: str, value: float
) -> None:
    session.show(with_value(session.spec, "training.stop", condition))
    field = control(card, QLineEdit, name)
    for text in (typed, "0"):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert session.wishes == [(path, value, True)]
    assert len(messages(card)) == 1
    assert messages(card)[0].startswith("Type a number above 0, up to ")


def test_epochs_and_patience_are_stepped(card: TrainingCard, session: FakeSession) -> None:
    session.show(with_value(session.spec, "training.stop", "epochs"))
    QTest.keyClick(control(card, Stepper, "Planned epochs"), Qt.Key.Key_Up)
    session.show(with_value(session.spec, "training.stop", "early"))
    QTest.keyClick(control(card, Stepper, "Patience, epochs"), Qt.Key.Key_Down)
    assert session.wishes == [("training.epochs", 201, True), ("training.stop_patience", 19, True)]


@pytest.mark.parametrize(("name", "path"), [("Weight decay", "training.weight_decay"), ("L1", "training.l1")])
def test_a_penalty_is_zero_or_logarithmic(card: TrainingCard, session: FakeSession, name: str, path: str) -> None:
    track = control(card, Track, name)
    QTest.keyClick(track, Qt.Key.Key_Right)
    assert session.wishes[-1] == (path, 1e-6, True)
    QTest.keyClick(track, Qt.Key.Key_Home)
    assert session.wishes[-1] == (path, 0.0, True)


def test_batch_size_is_stepped(card: TrainingCard, session: FakeSession) -> None:
    QTest.keyClick(control(card, Stepper, "Batch size"), Qt.Key.Key_Down)
    assert session.wishes == [("training.batch_size", 19, True)]


def test_the_standard_deviation_belongs_to_the_gaussian(card: TrainingCard, session: FakeSession) -> None:
    assert not seen(card, QLineEdit, "Standard deviation")
    choose(control(card, Combo, "Initialisation"), "gaussian")
    field = control(card, QLineEdit, "Standard deviation")
    assert field.isVisible()
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "0.05")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert session.spec.network.gaussian_std == 0.05


def test_a_seed_is_typed_or_thrown(card: TrainingCard, session: FakeSession) -> None:
    field = control(card, QLineEdit, "Seed")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "7")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert session.wishes == [("seed", 7, True)]
    QTest.mouseClick(control(card, object, "New seed"), LEFT)
    assert session.seeds_thrown == 1
    assert field.text() == str(session.spec.seed)


def test_undo_restores_every_control_and_asks_for_nothing(card: TrainingCard, session: FakeSession) -> None:
    before = session.spec
    session.show(
        Spec(
            seed=1,
            training=Training(
                optimizer="sgd", learning_rate=0.5, weight_decay=0.1, l1=0.01, batch_size=64, schedule="cosine"
            ),
        )
    )
    session.show(before)
    assert control(card, Combo, "Optimizer").currentText() == "Momentum"
    assert control(card, Combo, "Schedule").currentText() == "Constant"
    assert control(card, Stepper, "Batch size").value() == 20
    assert control(card, Track, "Learning rate").value() == 240
    assert control(card, Track, "Momentum").value() == 90
    assert control(card, Track, "Weight decay").value() == control(card, Track, "L1").value() == 0
    assert control(card, QLineEdit, "Seed").text() == "42"
    assert session.wishes == []


def digits(*hidden: Layer) -> Spec:
    spec = with_value(with_value(load("digits"), "data.train", 40), "data.test", 20)
    return with_value(spec, "network.hidden", hidden) if hidden else spec


def offered(card: TrainingCard) -> list[str]:
    combo = control(card, Combo, "Initialisation")
    return [combo.itemData(index) for index in range(combo.count())]


def test_trained_weights_are_offered_for_pictures_only(card: TrainingCard, session: FakeSession) -> None:
    drawn = offered(card)
    assert "trained" not in drawn
    session.show(digits())
    assert offered(card) == [*drawn, "trained"]
    assert control(card, Combo, "Initialisation").currentData() == "he-normal"
    session.show(with_value(session.spec, "network.initialisation", "trained"))
    assert control(card, Combo, "Initialisation").currentText() == "Trained weights"
    session.show(Spec())
    assert offered(card) == drawn
    assert control(card, Combo, "Initialisation").currentText() == "He normal"


@pytest.mark.parametrize("hidden", [(Layer(8),), (Layer(50), Layer(100, "tanh")), (Layer(100), Layer(50))], ids=str)
def test_trained_weights_bring_their_layers_and_one_undo_takes_both_back(
    qtbot: QtBot, show: Show, hidden: tuple[Layer, ...]
) -> None:
    session = Session(digits(*hidden))
    card = TrainingCard(session)
    session.spec_changed.connect(card.show_spec)
    session.experiment_changed.connect(card.show_experiment)
    show(card)
    before = session.spec
    combo = control(card, Combo, "Initialisation")
    # With the arrow keys, zeros would be chosen on the way.
    combo.setCurrentIndex(combo.findData("trained"))
    combo.activated.emit(combo.currentIndex())
    assert session.spec.network == Network((Layer(50), Layer(100)), initialisation="trained")
    assert session.undo_label() == "network.initialisation"
    session.undo()
    assert session.spec == before
    assert combo.currentData() == "he-normal"
    assert session.undo_label() is None
    session.close()


def test_a_chip_takes_the_whole_training_set_and_gives_it_back(card: TrainingCard, session: FakeSession) -> None:
    chip, stepper = control(card, Chip, "The whole training set"), control(card, Stepper, "Batch size")
    assert not chip.isChecked()
    QTest.mouseClick(chip, LEFT)
    assert session.spec.training.batch_size == 240
    assert (chip.isChecked(), stepper.value(), stepper.maximum()) == (True, 240, 240)
    QTest.mouseClick(chip, LEFT)
    assert session.spec.training.batch_size == 20
    assert not chip.isChecked()


def test_the_chip_stays_on_where_the_usual_batch_is_everything(card: TrainingCard, session: FakeSession) -> None:
    session.show(with_value(session.spec, "data.train", 15))
    chip = control(card, Chip, "The whole training set")
    assert chip.isChecked()
    QTest.mouseClick(chip, LEFT)
    assert chip.isChecked()
    assert session.spec.training.batch_size == 20


def test_a_batch_larger_than_the_set_is_shown_as_it_is(card: TrainingCard, session: FakeSession) -> None:
    session.show(with_value(with_value(session.spec, "training.batch_size", 500), "data.train", 100))
    assert control(card, Stepper, "Batch size").text() == "500"
    assert control(card, Chip, "The whole training set").isChecked()


def test_a_training_set_too_large_for_a_batch_has_no_chip(card: TrainingCard, session: FakeSession) -> None:
    chip = control(card, Chip, "The whole training set")
    assert chip.isVisible()
    session.show(with_value(session.spec, "data.train", 10_001))
    assert not chip.isVisible()
