"""The card of the progress, shown, and what the tests read off its plots."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget
from tests.ui.progress.fakes import FakeSession
from tests.ui.widgets.gestures import Show

from pellucid.ui.progress.plot import BOTTOM, RIGHT, TOP, Plot
from pellucid.ui.progress.plot import LEFT as FRAME_LEFT
from pellucid.ui.progress.progress import Progress


def shown(session: FakeSession, show: Show) -> Progress:
    made = Progress(session)
    show(made)
    made.resize(316, 444)
    for _ in range(3):
        QApplication.processEvents()
    assert made.plots is not None
    refresh(made)
    return made


def refresh(card: Progress) -> None:
    QApplication.processEvents()
    card.show_frame(None)
    QApplication.processEvents()


def frame(plot: Plot) -> QRect:
    return QRect(FRAME_LEFT, TOP, plot.width() - FRAME_LEFT - RIGHT, plot.height() - TOP - BOTTOM)


def count(plot: QWidget, colour: QColor, area: QRect) -> int:
    """Return how many pixels of `area` have about this colour."""
    image = plot.grab().toImage()
    near = 0
    for x in range(area.left(), area.right()):
        for y in range(area.top(), area.bottom()):
            seen = image.pixelColor(x, y)
            distance = max(
                abs(seen.red() - colour.red()), abs(seen.green() - colour.green()), abs(seen.blue() - colour.blue())
            )
            near += distance <= 24
    return near
