"""A column of arithmetic scrolls, and what is cut at its edges fades."""

import numpy as np
import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from tests.ui.formula.parts import row, slope

from pellucid.ui.explain.arithmetic_column import ArithmeticColumn


@pytest.fixture
def column(qtbot: QtBot) -> ArithmeticColumn:
    made = ArithmeticColumn("Backward")
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show_content([row(slope("a"), "= 1")] * 12, code="dot(x, w)")
    made.show()
    return made


def edges(column: ArithmeticColumn) -> tuple[bool, bool]:
    """Tell whether anything but the ground is seen in the first and the last line of what scrolls."""
    view = column._scroll.viewport()
    corner = view.mapTo(column, view.rect().topLeft())
    image = column.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width())
    seen = pixels[corner.y() :][: view.height(), corner.x() : corner.x() + view.width() - 20] & 0xFFFFFF
    return tuple(len(np.unique(seen[line])) > 1 for line in (0, -1))


@pytest.mark.parametrize("current", [False, True])
def test_half_a_line_fades_at_the_edge(column: ArithmeticColumn, current: bool) -> None:
    column.set_current(current)
    bar = column._scroll.verticalScrollBar()
    cut = 0
    for value in range(20, 60, 3):
        bar.setValue(value)
        assert edges(column) == (False, False)
        column._fade.hide()
        cut += any(edges(column))
        column._fade.show()
    assert cut


def test_pages_can_be_scrolled(column: ArithmeticColumn) -> None:
    bar = column._scroll.verticalScrollBar()
    bar.setValue(0)
    column.scroll_pages(1)
    assert bar.value() == bar.pageStep()
    column.scroll_pages(-1)
    assert bar.value() == 0


def test_the_column_is_named_as_it_is_headed(column: ArithmeticColumn) -> None:
    column.show_title("Loss", "how wrong the answer is")
    assert column.accessibleName() == "Loss"
    column.show_content((), note="ReLU: ∂L/∂z = ∂L/∂a · slope")
    assert column.note.text() == "ReLU: ∂L/∂z = ∂L/∂a · slope"
    assert column.note.accessibleName() == "ReLU, partial L over partial z equals partial L over partial a times slope"
