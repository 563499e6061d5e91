"""What does not change from frame to frame: headings, names of the inputs, captions and outlines of the folds."""

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from pellucid.ui.numbers import count_text
from pellucid.ui.stage.columns import Column
from pellucid.ui.stage.folds import CAPTION, FILLED, Fold
from pellucid.ui.stage.labels import input_colour
from pellucid.ui.stage.layout import LABEL_GAP, Arrangement
from pellucid.ui.stage.picture_face import paint_caption
from pellucid.ui.theme import Role, font
from pellucid.ui.tokens import Tokens

TITLE_Y = 12.0
SHAPE_Y = 28.0
LINE = 18.0
TITLE_GAP = 12.0
CAPTION_WIDTH, CAPTION_GAP = 120.0, 2.0


def paint_backdrop(
    size: QSize, scale: float, columns: Sequence[Column], arrangement: Arrangement, tokens: Tokens
) -> QPixmap:
    """Return the opaque ground of the diagram, `size` in logical pixels."""
    pixmap = QPixmap(size * scale)
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(tokens.bg)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_headings(painter, columns, arrangement, tokens)
    picture = arrangement.columns[0].fold if arrangement.columns[0].pictured else None
    if picture is not None:
        paint_caption(painter, picture, tokens)
    else:
        _paint_input_names(painter, columns[0], arrangement, tokens)
    painter.end()
    return pixmap


class FoldMask(NamedTuple):
    """The page with one hole for every square of a fold, and the caption below; `left` and `top` are its corner."""

    pixmap: QPixmap
    left: float
    top: float


def paint_fold_mask(fold: Fold, scale: float, tokens: Tokens) -> FoldMask:
    """Return the mask of `fold`: laid over the squares' colours it rounds them."""
    # In whole pixels, so that its holes stand over the squares.
    overhang = ceil(max(0.0, CAPTION_WIDTH - fold.width) / 2 * scale) / scale
    width = fold.width + 2 * overhang
    height = fold.height + CAPTION_GAP + CAPTION
    pixmap = QPixmap(max(1, round(width * scale)), max(1, round(height * scale)))
    pixmap.fill(Qt.GlobalColor.transparent)  # gives it an alpha channel, which the holes need
    pixmap.setDevicePixelRatio(scale)
    painter = QPainter(pixmap)
    painter.translate(overhang, 0)
    painter.fillRect(QRectF(0, 0, fold.width + 1, fold.height + 1), tokens.bg)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    holes = QPainterPath()
    side = fold.pitch * FILLED
    for at in range(len(fold.units)):
        row, column = divmod(at, fold.columns)
        holes.addRoundedRect(QRectF(column * fold.pitch + 0.5, row * fold.pitch + 0.5, side, side), side / 4, side / 4)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
    painter.fillPath(holes, QColor(0, 0, 0))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    outline = QColor(tokens.ink)
    outline.setAlphaF(0.12)
    painter.setPen(QPen(outline, 0.5))
    painter.drawPath(holes)
    painter.setFont(font(Role.CAPTION))
    painter.setPen(tokens.ink3)
    area = QRectF((fold.width - CAPTION_WIDTH) / 2, fold.height + CAPTION_GAP, CAPTION_WIDTH, CAPTION)
    text = QCoreApplication.translate("Stage", "+{count} more").format(count=count_text(len(fold.units)))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return FoldMask(pixmap, fold.left - overhang, fold.top)


def heading_area(arrangement: Arrangement, number: int, wanted: float) -> QRectF:
    """Return where the heading of a column stands that wants so much width: over its middle, if there is room.

    A wide one keeps clear of its neighbours. The heading of the last column goes on over the names of the outputs.
    """
    room, x = arrangement.column_pitch - TITLE_GAP, arrangement.columns[number].x
    if wanted <= room or number < len(arrangement.columns) - 1:
        return _centred(x, TITLE_Y, min(wanted, room), arrangement)
    left = x - room / 2
    return QRectF(left, TITLE_Y - LINE / 2, min(wanted + 4, arrangement.width - left), LINE)


def _paint_headings(painter: QPainter, columns: Sequence[Column], arrangement: Arrangement, tokens: Tokens) -> None:
    strong = font(Role.LABEL_STRONG)
    metrics = QFontMetricsF(strong)
    room = arrangement.column_pitch - TITLE_GAP
    fits = max(metrics.horizontalAdvance(column.title) for column in columns) <= room
    for number, (column, place) in enumerate(zip(columns, arrangement.columns, strict=True)):
        title = column.title if fits else column.short_title
        area = heading_area(arrangement, number, metrics.horizontalAdvance(title))
        painter.setFont(strong)
        painter.setPen(tokens.ink)
        painter.drawText(area, _CENTRE, metrics.elidedText(title, Qt.TextElideMode.ElideRight, area.width()))
        painter.setFont(font(Role.MONO))
        painter.setPen(tokens.ink3)
        painter.drawText(_centred(place.x, SHAPE_Y, 60, arrangement), _CENTRE, column.shape)


def _paint_input_names(painter: QPainter, column: Column, arrangement: Arrangement, tokens: Tokens) -> None:
    place = arrangement.columns[0]
    painter.setFont(font(Role.BODY_STRONG))
    for at, y in zip(place.drawn, place.y, strict=True):
        painter.setPen(input_colour(int(at), column, tokens))
        right = place.x - place.radius - LABEL_GAP
        painter.drawText(QRectF(0, y - LINE / 2, right, LINE), _RIGHT, column.names[at])


def _centred(x: float, y: float, width: float, arrangement: Arrangement) -> QRectF:
    """Return a line around (`x`, `y`), moved inwards where it would leave the diagram."""
    half = width / 2 + 2
    left = min(max(x - half, 2.0), arrangement.width - 2 * half - 2.0)
    return QRectF(left, y - LINE / 2, 2 * half, LINE)


_CENTRE = Qt.AlignmentFlag.AlignCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
