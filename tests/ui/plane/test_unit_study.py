from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tests.ui.plane.units import UnitSession
from tests.ui.widgets.gestures import LEFT, Show, drag

from pellucid.experiment.frame import Metrics
from pellucid.experiment.spec import with_value
from pellucid.session.session import Status
from pellucid.ui import theme
from pellucid.ui.plane.map_view import MapView
from pellucid.ui.plane.rule_words import _words as words_of
from pellucid.ui.plane.unit_study import UnitStudy
from pellucid.ui.widgets.track import Track

WIDTH = 292


def shown(session: UnitSession, show: Show) -> UnitStudy:
    view = MapView(session.experiment)
    study = UnitStudy(session, view)
    show(view, study)
    study.show_frame(session.frame)
    study.resize(WIDTH, study.sizeHint().height())
    return study


@pytest.fixture
def session() -> UnitSession:
    return UnitSession()


@pytest.fixture
def study(session: UnitSession, show: Show) -> UnitStudy:
    return shown(session, show)


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def has(image: QImage, colour: QColor, top: int, bottom: int) -> bool:
    """Tell whether the exact colour is anywhere between two heights."""
    return any(image.pixel(x, y) == colour.rgb() for y in range(top, bottom) for x in range(image.width()))


def test_the_table_says_every_line_with_z_and_output(study: UnitStudy, session: UnitSession) -> None:
    study.show_frame(session.at(1, 1, -0.5))
    assert study.table.text().splitlines() == [
        "x₁ 0, x₂ 0: target 0, z −0.50, output 0, right",
        "x₁ 0, x₂ 1: target 0, z 0.50, output 1, wrong",
        "x₁ 1, x₂ 0: target 0, z 0.50, output 1, wrong",
        "x₁ 1, x₂ 1: target 1, z 1.50, output 1, right",
    ]
    study.describe()
    assert study.table.accessibleDescription() == study.table.text()


@pytest.mark.parametrize("output", ["sigmoid", "softmax"])
def test_no_column_of_the_table_reaches_into_another(show: Show, output: str) -> None:
    session = UnitSession("xor-gate", network__output=output)
    study = shown(session, show)
    theta = np.full(len(session.frame.theta), -40.0, np.float32)
    study.show_frame(replace(session.frame, theta=theta))
    table = study.table
    assert table._table is not None
    metrics = QFontMetricsF(theme.font(theme.Role.LABEL_STRONG))
    cells = table._places(2, 0.0, 20.0)
    for at in range(4):
        needed = [metrics.horizontalAdvance(text) for text in table._texts(table._table, at)]
        # The dot of the target.
        needed[4] += 16
        assert all(width < cell.width() for width, cell in zip(needed, cells, strict=True))
    assert cells[-1].right() < table.width() - 12


def test_the_table_says_probabilities_of_a_sigmoid(show: Show) -> None:
    session = UnitSession(network__output="sigmoid")
    study = shown(session, show)
    study.show_frame(session.at(0, 0, np.log(3)))
    assert study.table.text().splitlines()[3] == "x₁ 1, x₂ 1: target 1, z 1.10, output 0.75, right"


@pytest.mark.parametrize("mode", [theme.Mode.LIGHT, theme.Mode.DARK])
def test_wrong_lines_have_a_cross_and_right_ones_a_tick(
    study: UnitStudy, session: UnitSession, mode: theme.Mode
) -> None:
    theme.set_mode(mode)
    study.show_frame(session.at(1, 1, -0.5))
    image, colours = picture(study.table), theme.tokens()
    for line, right in enumerate((True, False, False, True)):
        rows = (20 + line * 20, 40 + line * 20)
        assert has(image, colours.good, *rows) == right
        assert has(image, colours.bad, *rows) == (not right)


def test_the_pointer_is_at_the_line_of_the_latest_step(study: UnitStudy, session: UnitSession) -> None:
    iris = theme.tokens().iris
    study.show_frame(session.at(0, 0, 0))
    assert not has(picture(study.table), iris, 0, 100)
    for step, line in ((1, 0), (3, 2), (4, 3), (5, 0)):
        study.show_frame(session.at(0, 0, 0, step=step))
        image = picture(study.table)
        assert [has(image, iris, 20 + at * 20, 40 + at * 20) for at in range(4)] == [at == line for at in range(4)]


def test_a_diverged_run_has_no_table(study: UnitStudy, session: UnitSession) -> None:
    session.status = Status.DIVERGED
    study.show_frame(session.frame)
    assert study.table.text() == ""
    assert not has(picture(study.table), theme.tokens().bad, 0, 100)


def test_the_sliders_are_the_weights_and_the_bias(study: UnitStudy, session: UnitSession) -> None:
    study.show_frame(session.at(0.5, -1.25, 3))
    w1, w2, *rest = study.sliders.weights
    assert [slider.value for slider in (w1, w2, study.sliders.bias)] == [0.5, -1.25, 3]
    assert not any(slider.isVisibleTo(study) for slider in rest)
    names = [each.accessibleName() for each in study.sliders.findChildren(Track) if each.isVisible()]
    assert names == ["w₁", "w₂", "b"]


def test_a_drag_writes_the_weight_live_and_once_for_good(study: UnitStudy, session: UnitSession) -> None:
    track = study.sliders.weights[1].findChildren(Track)[0]
    middle = track.rect().center()
    drag(track, middle, middle + QPoint(10, 0), middle + QPoint(20, 0))
    assert [list(values) for values, _ in session.written] == [[1]] * len(session.written)
    assert len(session.written) >= 3
    assert [final for _, final in session.written] == [False] * (len(session.written) - 1) + [True]
    assert session.written[-1][0][1] > session.written[0][0][1]


def test_a_slider_in_the_hand_does_not_follow_the_network(study: UnitStudy, session: UnitSession) -> None:
    slider = study.sliders.bias
    track = slider.findChildren(Track)[0]
    place = track.rect().center() + QPoint(15, 0)
    QTest.mousePress(track, LEFT, pos=track.rect().center())
    QTest.mouseMove(track, place)
    held = slider.value
    study.show_frame(session.at(1, 2, -7))
    assert slider.value == held
    assert study.sliders.weights[0].value == 1
    QTest.mouseRelease(track, LEFT, pos=place)
    study.show_frame(session.frame)
    assert slider.value == -7


def test_a_slider_in_the_hand_writes_nothing_into_another_network(study: UnitStudy, session: UnitSession) -> None:
    track = study.sliders.weights[0].findChildren(Track)[0]
    place = track.rect().center()
    track.setFocus()
    QTest.mousePress(track, LEFT, pos=place)
    QTest.mouseMove(track, place + QPoint(15, 0))
    written = list(session.written)
    assert written
    session.show("two-spirals")
    study.show_experiment()
    QTest.mouseMove(track, place + QPoint(20, 0))
    QTest.mouseRelease(track, LEFT, pos=place + QPoint(20, 0))
    assert session.written == written


def test_arrow_keys_move_a_weight_by_a_tenth(study: UnitStudy, session: UnitSession) -> None:
    study.show_frame(session.at(1, 1, 1))
    track = study.sliders.weights[0].findChildren(Track)[0]
    track.setFocus()
    QTest.keyClick(track, Qt.Key.Key_Right)
    assert session.written[-1] == ({0: 1.1}, True)


def test_one_feature_has_one_weight_and_four_no_room_beside_the_table(show: Show) -> None:
    session = UnitSession(data__features=("x1",))
    study = shown(session, show)
    table, sliders = study.table.geometry(), study.sliders.geometry()
    assert table.right() < sliders.left()
    assert sliders.bottom() <= table.bottom()
    assert [slider.isVisibleTo(study) for slider in study.sliders.weights] == [True] + [False] * 6
    session.show("perceptron", data__features=("x1", "x2", "product", "sin-x1"))
    study.show_experiment()
    study.show_frame(session.at(1, 2, 3, 4, 5))
    study.adjustSize()
    assert study.table.geometry().bottom() < study.sliders.geometry().top()
    assert study.sliders.weights[2].y() < study.sliders.weights[3].y()
    assert study.sliders.weights[3].value == 4
    assert study.sliders.bias.value == 5


def test_updates_are_counted_and_the_latest_is_told_in_numbers(study: UnitStudy, session: UnitSession) -> None:
    study.show_frame(session.at(1, 0, -1, step=7, corrections=3, corrected_at=6))
    assert study.words.count.text() == "Updates: 3 in 7 steps"
    assert study.words.update_words.text() == (
        "Point (0, 1): target 0, answer 1.\nw ← w − η x = (1, 0), b ← b − η = −1"
    )
    study.show_frame(session.at(0.25, 0.5, 0.25, step=4, corrections=1, corrected_at=4))
    assert study.words.update_words.text() == (
        "Point (1, 1): target 1, answer 0.\nw ← w + η x = (0.25, 0.50), b ← b + η = 0.25"
    )


def test_a_single_step_is_counted_as_one(study: UnitStudy, session: UnitSession) -> None:
    study.show_frame(session.at(0, 0, 0, step=1, corrections=0))
    assert study.words.count.text() == "Updates: 0 in 1 step"


def test_weights_by_hand_have_no_latest_update(study: UnitStudy, session: UnitSession) -> None:
    study.show_frame(session.at(0.5, 0, -1, step=7, corrections=3, corrected_at=None))
    assert study.words.count.text() == "Updates: 3 in 7 steps"
    assert study.words.update_words.text() == ""


def test_the_theorem_promises_an_end_where_a_line_separates(study: UnitStudy, session: UnitSession) -> None:
    assert study.words.promise.text() == "From zeros at most 51 updates: (R/γ)²."
    learned = session.at(2, 1, -2, step=24, corrections=10, corrected_at=18)
    study.show_frame(replace(learned, metrics=Metrics(24, 6.0, 0.0, 1.0, 0.0, 1.0)))
    assert study.words.promise.text() == "Every answer is right: nothing is left to update."
    study.show_frame(replace(learned, metrics=Metrics(20, 5.0, 0.0, 1.0, 0.0, 1.0)))
    assert study.words.promise.text() == "Every answer is right: nothing is left to update."
    study.show_frame(replace(learned, metrics=Metrics(17, 5.0, 0.0, 1.0, 0.0, 1.0)))
    assert "at most 51" in study.words.promise.text()


@pytest.mark.parametrize(("path", "value"), [("batch_size", 4), ("weight_decay", 0.1), ("optimizer", "momentum")])
def test_a_setting_changed_on_the_way_leaves_the_rule_and_its_promise(
    study: UnitStudy, session: UnitSession, path: str, value: object
) -> None:
    # The session's settings alone: the experiment stays that with which the run began.
    session.spec = with_value(session.spec, f"training.{path}", value)
    study.show_frame(session.at(1, 0, -1, step=7, corrections=3, corrected_at=6))
    assert study.words.count.text() == "Updates: 3 in 7 steps"
    assert study.words.update_words.text() == ""
    assert study.words.promise.text() == ""


def test_letters_that_the_font_has_not_are_not_cut(show: Show) -> None:
    label = words_of("収束性", "ink3")
    show(label)
    label.setText("更新\n更新")
    assert label.heightForWidth(WIDTH) <= label.height()


def test_for_xor_no_end_is_promised_and_the_cycle_is_seen(show: Show) -> None:
    session = UnitSession(data__source="xor-gate")
    study = shown(session, show)
    study.show_frame(session.at(7, 5, -3, step=4, corrections=2, corrected_at=4))
    assert study.words.promise.text() == "No line separates these points: the updates never end."
    study.show_frame(session.at(-1, 1, 1, step=30, corrections=27, corrected_at=30))
    assert study.words.promise.text().endswith("The weights repeat every 4 steps.")


def test_xor_with_the_product_as_an_input_can_be_learned(show: Show) -> None:
    study = shown(UnitSession(data__source="xor-gate", data__features=("x1", "x2", "product")), show)
    assert "From zeros at most" in study.words.promise.text()


@pytest.mark.parametrize(
    ("name", "table", "sliders", "words"),
    [
        ("perceptron", True, True, True),
        ("xor-gate", True, False, False),
        ("logistic-regression", False, True, False),
        ("two-spirals", False, False, False),
    ],
)
def test_only_what_suits_the_network_is_there(name: str, table: bool, sliders: bool, words: bool, show: Show) -> None:
    session = UnitSession(name)
    study = shown(session, show)
    parts = (study.table, study.sliders, study.words)
    assert [not part.isHidden() for part in parts] == [table, sliders, words]
    assert study.isHidden() == (not any((table, sliders, words)))


def test_xor_by_hand_writes_all_nine_weights_at_once(show: Show) -> None:
    session = UnitSession("xor-gate")
    study = shown(session, show)
    assert study.by_hand.accessibleName() == "Set to NAND, OR, AND"
    QTest.mouseClick(study.by_hand, LEFT)
    ((values, final),) = session.written
    assert final
    study.show_frame(session.at(*(values[at] for at in range(9))))
    lines = study.table.text().splitlines()
    assert [line.rpartition(", ")[2] for line in lines] == ["right"] * 4
    assert [line.partition("output ")[2][:4] for line in lines] == ["0.00", "1.00", "1.00", "0.00"]


@pytest.mark.parametrize("changes", [{"data__source": "and"}, {"network__output": "softmax"}])
def test_xor_by_hand_is_offered_for_xor_and_its_network_alone(changes: dict[str, object], show: Show) -> None:
    assert shown(UnitSession("xor-gate"), show).by_hand.isVisible()
    assert shown(UnitSession("xor-gate", **changes), show).by_hand.isHidden()
