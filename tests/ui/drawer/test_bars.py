import numpy as np
from PySide6.QtGui import QColor, QImage, QPainter

from pellucid.ui.drawer.bars import bar_heights, paint_bars


def test_bars_are_as_high_as_the_root_of_their_counts():
    assert bar_heights(np.array([0, 1, 25, 100]), 50).tolist() == [0, 5, 25, 50]


def test_a_bin_that_holds_something_is_always_seen():
    assert bar_heights(np.array([1, 10**9]), 20).tolist() == [1, 20]


def test_without_counts_there_are_no_bars():
    assert bar_heights(np.zeros(4, np.int64), 50).tolist() == [0, 0, 0, 0]


def test_each_bar_stands_on_the_floor_between_its_edges():
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    red, blue = QColor("red"), QColor("blue")
    painter = QPainter(image)
    paint_bars(painter, 8, np.array([0.0, 10.0, 20.0]), np.array([3, 8]), [red, blue])
    painter.end()
    assert [image.pixelColor(4, y) == red for y in range(10)] == [y in (5, 6, 7) for y in range(10)]
    assert [image.pixelColor(14, y) == blue for y in range(10)] == [y < 8 for y in range(10)]
    assert image.pixelColor(9, 7) == QColor("white")
