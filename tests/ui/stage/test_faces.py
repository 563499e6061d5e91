import pytest
from PySide6.QtGui import QFontMetricsF

from pellucid.ui.stage.faces import RING_WIDTH, number_font


@pytest.mark.parametrize("text", ["7", "255", "0.0", "98.8", "100.0", "−1.23"])
def test_a_number_stands_clear_of_its_ring(qapp, text):
    for diameter in (44.0, 50.0, 90.0):
        inside = diameter - 2 * RING_WIDTH
        assert QFontMetricsF(number_font(diameter, text)).horizontalAdvance(text) <= inside - 2
    assert QFontMetricsF(number_font(50.0, text)).horizontalAdvance(text) <= 42 - 6
