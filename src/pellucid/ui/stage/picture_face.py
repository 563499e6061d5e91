"""The input of a network that reads pictures: the picture itself, on the grid of its pixels."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap

from pellucid.ui.numbers import count_text
from pellucid.ui.stage.folds import Fold
from pellucid.ui.theme import Role, font
from pellucid.ui.tokens import Tokens

BRIGHTEST = 255.0
GRID_OPACITY = 0.07
CAPTION_GAP, CAPTION_LINE = 8.0, 16.0


class PictureFace:
    """Paints a picture where `matrix` says its pixels are; kept until another one comes."""

    def __init__(self, matrix: Fold, tokens: Tokens, scale: float) -> None:
        self._matrix = matrix
        self._tokens = tokens
        self._scale = scale
        self._shown: NDArray[np.float32] | None = None
        self._pixmap = QPixmap()
        self._ink = _ramp(tokens.card, tokens.ink)

    def paint(
        self, painter: QPainter, at: int, values: NDArray[np.float32], levels: NDArray[np.intp], *, diverged: bool
    ) -> None:
        """Paint the picture: `values`, (pixels,) from 0 to 255."""
        del at, levels, diverged
        if self._shown is None or not np.array_equal(values, self._shown):
            self._shown = values.copy()
            self._pixmap = self._painted(values)
        matrix = self._matrix
        left, top = (round(each * self._scale) / self._scale for each in (matrix.left - 1, matrix.top - 1))
        painter.drawPixmap(QRectF(left, top, 0, 0).topLeft(), self._pixmap)

    def paint_blank(self, painter: QPainter, at: int) -> None:
        """Paint an empty picture."""
        nothing = np.zeros(self._matrix.rows * self._matrix.columns, np.float32)
        self.paint(painter, at, nothing, np.empty(0, dtype=np.intp), diverged=False)

    def _painted(self, raw: NDArray[np.float32]) -> QPixmap:
        matrix, scale = self._matrix, self._scale
        pixmap = QPixmap(round((matrix.width + 2) * scale), round((matrix.height + 2) * scale))
        pixmap.fill(self._tokens.bg)
        pixmap.setDevicePixelRatio(scale)
        painter = QPainter(pixmap)
        area = QRectF(1, 1, matrix.width, matrix.height)
        levels = np.clip(np.nan_to_num(raw) * (255 / BRIGHTEST), 0, 255).astype(np.intp)
        pixels = np.ascontiguousarray(self._ink[levels])
        image = QImage(pixels.data, matrix.columns, matrix.rows, 4 * matrix.columns, QImage.Format.Format_RGB32)
        painter.drawImage(area, image)
        line = QColor(self._tokens.ink)
        line.setAlphaF(GRID_OPACITY)
        for at in range(1, matrix.columns):
            painter.fillRect(QRectF(_aligned(1 + at * matrix.pitch, scale), 1, 1 / scale, matrix.height), line)
        for at in range(1, matrix.rows):
            painter.fillRect(QRectF(1, _aligned(1 + at * matrix.pitch, scale), matrix.width, 1 / scale), line)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._tokens.line2, 1))
        painter.drawRoundedRect(area.adjusted(-0.5, -0.5, 0.5, 0.5), 2, 2)
        painter.end()
        return pixmap


def paint_caption(painter: QPainter, matrix: Fold, tokens: Tokens) -> None:
    """Say under the picture how many pixels it has."""
    text = QCoreApplication.translate("Stage", "{rows} × {columns} = {count} pixels").format(
        rows=matrix.rows, columns=matrix.columns, count=count_text(matrix.rows * matrix.columns)
    )
    painter.setFont(font(Role.CAPTION))
    painter.setPen(tokens.ink2)
    area = QRectF(matrix.left - 20, matrix.top + matrix.height + CAPTION_GAP, matrix.width + 40, CAPTION_LINE)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)


def _ramp(paper: QColor, ink: QColor) -> NDArray[np.uint32]:
    """Return 256 opaque colours from paper to ink."""
    share = np.linspace(0, 1, 256)
    table = np.full(256, 0xFF000000, dtype=np.uint32)
    channels = ((paper.red(), ink.red(), 16), (paper.green(), ink.green(), 8), (paper.blue(), ink.blue(), 0))
    for low, high, shift in channels:
        table |= np.rint(low + share * (high - low)).astype(np.uint32) << np.uint32(shift)
    return table


def _aligned(at: float, scale: float) -> float:
    return float(round(at * scale) / scale)
