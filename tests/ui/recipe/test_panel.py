from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QApplication, QComboBox, QLabel, QLineEdit, QSpinBox
from tests.ui.recipe.fakes import FakeSession
from tests.ui.widgets.gestures import Show

from pellucid.experiment.catalog import load
from pellucid.experiment.spec import (
    Activation,
    Initialisation,
    Layer,
    OptimizerName,
    Scaling,
    ScheduleName,
    Source,
    Spec,
    SpecError,
    StopCondition,
    choices,
    get,
    with_value,
)
from pellucid.ui.importing.source_change import IMPORTED
from pellucid.ui.recipe import words
from pellucid.ui.recipe.panel import CARD_WIDTH, WIDTH, RecipePanel
from pellucid.ui.recipe.ranges import allowed

CONTROLS = (QAbstractButton, QAbstractSlider, QComboBox, QLineEdit, QSpinBox)
NUMBERS = (
    "seed",
    "data.train",
    "data.label_noise",
    "network.gaussian_std",
    "training.learning_rate",
    "training.momentum",
    "training.weight_decay",
    "training.l1",
    "training.batch_size",
    "training.schedule_factor",
    "training.schedule_epochs",
    "training.epochs",
    "training.stop_loss",
    "training.stop_patience",
    "training.stop_seconds",
)


class WiderWords(QTranslator):
    """A language whose words are 1.4 times as wide."""

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        return text if "{" in text else text + "n" * round(0.4 * len(text))

    def isEmpty(self) -> bool:  # noqa: N802
        return False


@pytest.fixture
def session() -> FakeSession:
    return FakeSession()


@pytest.fixture
def panel(session: FakeSession, show: Show) -> RecipePanel:
    panel = RecipePanel(session)
    show(panel)
    return panel


def test_the_panel_is_as_wide_as_its_column_and_no_higher_than_a_large_window(panel: RecipePanel) -> None:
    assert panel.width() == WIDTH == 280
    assert {card.width() for card in (panel.data, panel.network, panel.training)} == {CARD_WIDTH}
    assert panel.minimumSizeHint().height() <= 808


def test_every_control_has_a_name_and_a_tooltip(panel: RecipePanel) -> None:
    for widget in panel.findChildren(object):
        if isinstance(widget, CONTROLS) and widget.focusPolicy() and not isinstance(widget.parent(), QSpinBox):
            assert widget.accessibleName(), widget
            assert widget.toolTip(), widget.accessibleName()


def test_a_change_of_the_spec_reaches_every_card(panel: RecipePanel, session: FakeSession) -> None:
    spec = with_value(session.spec, "network.hidden", (Layer(4),) * 6)
    session.show(with_value(with_value(spec, "training.schedule", "step"), "network.initialisation", "gaussian"))
    assert session.wishes == []
    assert panel.minimumSizeHint().height() > 808


@pytest.mark.parametrize(
    ("experiment", "stop"),
    [
        *(("colours", stop) for stop in choices(StopCondition)),
        ("blobs", "none"),
        ("perceptron", "none"),
        ("saddle", "none"),
    ],
)
def test_words_half_as_wide_again_are_not_cut(
    experiment: str, stop: str, session: FakeSession, show: Show, qapp: QApplication
) -> None:
    translator = WiderWords()
    qapp.installTranslator(translator)
    try:
        spec = with_value(with_value(load(experiment), "training.schedule", "step"), "training.stop", stop)
        session.show(with_value(spec, "network.initialisation", "gaussian"))
        panel = RecipePanel(session)
        show(panel)
    finally:
        qapp.removeTranslator(translator)
    for card in (panel.data, panel.network, panel.training):
        assert card.minimumSizeHint().width() <= CARD_WIDTH
    for label in panel.findChildren(QLabel):
        if label.isVisible():
            assert label.width() >= label.sizeHint().width(), label.text()
    for combo in panel.findChildren(QComboBox):
        room = combo.width() - 12 - 6
        assert room >= QFontMetricsF(combo.font()).horizontalAdvance(combo.currentText()), combo.currentText()


@pytest.mark.parametrize(
    ("kind", "offered"),
    [
        (Activation, words.activations),
        (Initialisation, partial(words.initialisations, digits=True)),
        (OptimizerName, words.optimizers),
        (ScheduleName, words.schedules),
        (StopCondition, words.stop_conditions),
        (Scaling, words.scalings),
        (
            Source,
            lambda: [
                *words.colour_sources(),
                *words.picture_sources(),
                (IMPORTED, "a folder's name"),
                *words.shapes(),
                *words.surfaces(),
                *words.gates(),
                ("points", "own points"),
                ("value-points", "own points with values"),
            ],
        ),
    ],
)
def test_every_choice_of_a_specification_is_offered(kind, offered, qapp: QApplication) -> None:
    assert sorted(key for key, _ in offered()) == sorted(choices(kind))
    assert set(words.schedule_explanations()) == set(choices(ScheduleName))
    assert set(words.scaling_explanations()) == set(choices(Scaling))
    assert set(words.stop_explanations()) == set(choices(StopCondition))


@given(st.sampled_from(NUMBERS), st.integers(-5, 20_000) | st.floats(-2, 2e12))
def test_a_range_allows_what_the_specification_takes(path: str, value: float) -> None:
    whole = isinstance(get(Spec(), path), int)
    number = int(value) if whole else float(value)
    try:
        with_value(Spec(), path, number)
        taken = True
    except SpecError:
        taken = False
    assert allowed(path).contains(number) is taken


def test_what_is_no_number_has_no_range() -> None:
    with pytest.raises(KeyError):
        allowed("data.source")
