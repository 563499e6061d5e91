"""Bars for few classes, for many, and for such with long names."""

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from pellucid.ui import theme
from pellucid.ui.try_it.class_bars import ClassBars

CLOTHES = ("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot")
COLOURS = ("red", "green", "blue", "pink", "purple", "brown", "yellow", "grey", "orange", "black", "white")


@pytest.mark.parametrize(("names", "rows"), [(tuple("012"), 3), (tuple("0123456789"), 5), (COLOURS, 6), (CLOTHES, 10)])
def test_many_classes_stand_in_two_columns_unless_their_names_leave_no_room_for_bars(qtbot, names, rows):
    theme.install(QApplication.instance())
    bars = ClassBars()
    qtbot.addWidget(bars)
    bars.set_classes(names)
    assert bars.sizeHint().height() == {3: 66, 5: 100, 6: 120, 10: 160}[rows]
    assert [word for word, _, _ in bars.rows()] == list(names)


def test_probabilities_that_are_to_be_guessed_all_look_alike(qtbot):
    bars = ClassBars()
    qtbot.addWidget(bars)
    bars.set_classes(("A", "B"))
    bars.resize(bars.sizeHint())
    bars.set_covered(True)
    assert bars.text() == "A –, B –"
    pictures = []
    for shares in ((0.9, 0.1), (0.25, 0.75)):
        bars.set_probabilities(np.array(shares, np.float32))
        assert bars.rows() == [("A", "?", 0.0), ("B", "?", 0.0)]
        assert bars.text() == "Hidden until it is revealed"
        pictures.append(bars.grab().toImage())
    assert pictures[0] == pictures[1]
    bars.set_covered(False)
    assert bars.text() == "A 25.0%, B 75.0%"
    assert bars.grab().toImage() != pictures[0]
