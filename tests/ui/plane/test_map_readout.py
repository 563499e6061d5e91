from itertools import pairwise
from math import nan

import numpy as np
import pytest
from PySide6.QtGui import QFontMetricsF
from tests.ui.widgets.gestures import Show

from pellucid.ui.plane.map_readout import HEIGHT, SHARES_HEIGHT, MapReadout, curve_place_text
from pellucid.ui.theme import Role, font

SIX = ("A", "B", "C", "D", "E", "F")


@pytest.fixture
def readout(show: Show) -> MapReadout:
    made = MapReadout()
    made.leave_room_for("(−1.00, −2.00)")
    show(made)
    return made


def give(readout: MapReadout, *shares: float) -> None:
    readout.set_classes(SIX[: len(shares)])
    readout.set_answer("(1.00, −2.00)", shares)
    readout.resize(readout.sizeHint())


def test_of_two_classes_one_probability_tells_the_other(readout: MapReadout) -> None:
    give(readout, 0.25, 0.75)
    assert readout.text() == "(1.00, −2.00): B 75.0%"
    assert readout.sizeHint().height() == HEIGHT


def test_of_more_classes_every_probability_is_read(readout: MapReadout) -> None:
    give(readout, 0.2, 0.1, 0.7)
    assert readout.text() == "(1.00, −2.00): C 70.0%, A 20.0%, B 10.0%"
    assert readout.sizeHint().height() == HEIGHT + SHARES_HEIGHT
    before = readout.grab().toImage()
    give(readout, 0.1, 0.2, 0.7)
    after = readout.grab().toImage()
    changed = [y for y in range(before.height()) if any(before.pixel(x, y) != after.pixel(x, y) for x in range(40))]
    assert changed
    assert min(changed) >= HEIGHT


def test_without_an_answer_every_class_has_a_dash(readout: MapReadout) -> None:
    give(readout, 0.2, 0.1, 0.7)
    readout.set_answer("(1.00, −2.00)", None)
    assert readout.text() == "(1.00, −2.00): –"
    assert readout.shares() == ("A –", "B –", "C –")


@pytest.mark.parametrize("certain", range(6))
def test_six_probabilities_are_whole_and_apart(readout: MapReadout, certain: int) -> None:
    metrics = QFontMetricsF(font(Role.CAPTION))
    for shares in (np.eye(6)[certain], np.roll((0.5, 0.38, 0.12, 0, 0, 0), certain), np.full(6, 1 / 6)):
        give(readout, *shares.tolist())
        ends = [
            (left, left + metrics.horizontalAdvance(text))
            for text, left in zip(readout.shares(), readout.share_places(), strict=True)
        ]
        assert ends[0][0] >= 0
        assert ends[-1][1] <= readout.width()
        assert all(end < begin for (_, end), (begin, _) in pairwise(ends))


def test_what_is_to_be_guessed_is_neither_read_nor_seen_and_takes_the_same_room(readout: MapReadout) -> None:
    give(readout, 0.2, 0.1, 0.7)
    size, shown = readout.sizeHint(), readout.grab().toImage()
    readout.set_covered(True)
    assert readout.text() == "(1.00, −2.00): Hidden until it is revealed"
    assert readout.shares() == ("A ?", "B ?", "C ?")
    assert readout.sizeHint() == size
    hidden = readout.grab().toImage()
    assert hidden != shown
    readout.set_answer("(1.00, −2.00)", (0.7, 0.2, 0.1))
    assert readout.grab().toImage() == hidden, "another answer looks the same"
    give(readout, 0.2, 0.1, 0.7)
    readout.set_covered(False)
    assert readout.grab().toImage() == shown


def test_where_there_is_no_answer_nothing_is_to_be_guessed(readout: MapReadout) -> None:
    give(readout, 0.2, 0.8)
    readout.set_answer("(1.00, −2.00)", None)
    readout.set_covered(True)
    assert readout.text() == "(1.00, −2.00): –"


def test_on_the_curve_a_probability_may_be_unknown_or_to_be_guessed() -> None:
    assert curve_place_text(0, 0.31, "B", 0.042) == "x₁ = 0.31, p(B) = 0.042"
    assert curve_place_text(0, 0.31, "B", nan) == "x₁ = 0.31, p(B) = –"
    assert curve_place_text(1, 0.31, "B", None) == "x₂ = 0.31, p(B) = ?"
