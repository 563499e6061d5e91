"""The small picture that the network really sees."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pellucid.ui.theme import tokens
from pellucid.ui.try_it.ink_image import ink_image
from pellucid.ui.widgets.painting import begin, paint_surface

SIDE = 84
_RADIUS = 6.0


class Preview(QWidget):
    """Shows a raw example as a picture, pixel by pixel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._levels: NDArray[np.uint8] = np.zeros((1, 1), np.uint8)
        self.setAccessibleName(self.tr("What the network sees"))
        self.setToolTip(self.tr("The picture that the network sees, pixel by pixel"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_example(self, example: NDArray[np.float32], picture: tuple[int, int]) -> None:
        """Show a raw example, (features,), from 0 to 255, as a picture of (height, width) pixels."""
        self._levels = np.rint(np.clip(example, 0.0, 255.0)).astype(np.uint8).reshape(picture)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size in which each of 28 × 28 pixels is three pixels wide."""
        return QSize(SIDE, SIDE)

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pixels, their edges sharp."""
        del event
        colours = tokens()
        painter = begin(self)
        area = QRectF(self.rect())
        paint_surface(painter, area, _RADIUS, colours.bg)
        edge = QPainterPath()
        edge.addRoundedRect(area, _RADIUS, _RADIUS)
        height, width = self._levels.shape
        scale = min(area.width() / width, area.height() / height)
        shown = QRectF(0, 0, width * scale, height * scale)
        shown.moveCenter(area.center())
        painter.save()
        painter.setClipPath(edge)
        painter.drawImage(shown, ink_image(self._levels))
        painter.restore()
        paint_surface(painter, area, _RADIUS, None, colours.line2)
