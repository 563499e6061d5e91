from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF

from pellucid.ui.progress.area import Area
from pellucid.ui.progress.chart import Chart, End, Line
from pellucid.ui.progress.decoration import end_labels

AREA = Area(QRectF(40, 6, 190, 110), (0.0, 10.0), (0.0, 1.0))
EMPTY = Chart((0.0, 10.0), (0.0, 1.0), (), (), Line(), Line(), Line(), (), (), flat=False)


@pytest.mark.parametrize("first", [0.0, 0.02, 0.24, 0.26, 0.5, 0.76, 1.0])
@pytest.mark.parametrize("second", [0.0, 0.02, 0.24, 0.26, 0.5, 0.76, 1.0])
def test_the_labels_of_two_lines_are_whole_apart_and_in_the_order_of_the_lines(qapp, first, second):
    ends = tuple(End(train, 9.0, height, "train", "0.010") for train, height in ((True, first), (False, second)))
    (_, one), (_, other) = end_labels(AREA, replace(EMPTY, ends=ends), 292.0)
    assert not one.intersects(other)
    assert min(one.top(), other.top()) >= 0
    assert max(one.bottom(), other.bottom()) <= AREA.rect.bottom() + 6
    if first != second:
        assert (one.top() < other.top()) == (first > second)
