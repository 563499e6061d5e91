"""Painting a page of formulae: baselines, bars and dots on whole device pixels."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from pellucid.lens.explain.notation import Operand
from pellucid.ui.formula.boxes import Ink, Spot
from pellucid.ui.formula.colours import operand_colour
from pellucid.ui.formula.faces import MEDIUM, face
from pellucid.ui.formula.page import Page
from pellucid.ui.stage.columns import Column
from pellucid.ui.theme import tokens
from pellucid.ui.widgets.painting import hairline, paint_surface

_DOTS_BELOW, _DOT_PITCH = 3.0, 3.0
_RADIUS = 3.0


def paint_page(painter: QPainter, page: Page, columns: Sequence[Column], pointed: Operand | None) -> None:
    """Paint formulae; what belongs to the operand that is `pointed` at lies on a tint."""
    for spot in page.spots:
        _paint_spot(painter, spot, pointed)
    ratio = painter.device().devicePixelRatioF()
    for glyphs in page.glyphs:
        painter.setFont(face(glyphs.size, glyphs.weight, glyphs.italic))
        painter.setPen(_colour(glyphs.ink, columns))
        painter.drawText(QPointF(_snapped(glyphs.x, ratio), _snapped(glyphs.y, ratio)), glyphs.text)
    thickness = hairline(painter)
    for bar in page.bars:
        left, right = _snapped(bar.x, ratio), _snapped(bar.x + bar.width, ratio)
        top = _snapped(bar.y - thickness / 2, ratio)
        painter.fillRect(QRectF(left, top, right - left, thickness), _colour(bar.ink, columns))


def _paint_spot(painter: QPainter, spot: Spot, pointed: Operand | None) -> None:
    colours = tokens()
    if spot.hidden:
        paint_surface(painter, spot.area, _RADIUS, colours.irisbg, colours.iris)
        painter.setPen(colours.iris)
        painter.setFont(face(round(spot.area.height() * 0.75), MEDIUM))
        painter.drawText(spot.area, Qt.AlignmentFlag.AlignCenter, "?")
        return
    if spot.operand == pointed:
        paint_surface(painter, spot.area, _RADIUS, colours.fill)
    if spot.editable:
        _paint_dots(painter, spot)


def _paint_dots(painter: QPainter, spot: Spot) -> None:
    """Underline a number with dots, square ones of whole device pixels."""
    ratio = painter.device().devicePixelRatioF()
    side = hairline(painter)
    top = _snapped(spot.baseline + _DOTS_BELOW, ratio)
    x, end = _snapped(spot.area.left() + 1, ratio), spot.area.right() - 1
    while x + side <= end:
        painter.fillRect(QRectF(x, top, side, side), tokens().ink3)
        x += _DOT_PITCH


def _colour(ink: Ink, columns: Sequence[Column]) -> QColor:
    return operand_colour(ink.operand, ink.value, columns, tokens())


def _snapped(at: float, ratio: float) -> float:
    return round(at * ratio) / ratio
