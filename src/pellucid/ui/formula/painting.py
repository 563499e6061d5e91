"""Painting a page of formulae: baselines, bars and dots on whole device pixels."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from pellucid.lens.explain.notation import Operand
from pellucid.ui.cover import paint_cover
from pellucid.ui.formula.boxes import Bracket, Ink, Root, Spot
from pellucid.ui.formula.colours import operand_colour
from pellucid.ui.formula.faces import face
from pellucid.ui.formula.page import Page
from pellucid.ui.formula.pieces import CLOSING
from pellucid.ui.stage.columns import Column
from pellucid.ui.theme import tokens
from pellucid.ui.widgets.painting import hairline, paint_surface

_DOTS_BELOW, _DOT_PITCH = 3.0, 3.0
_RADIUS = 3.0
_BLOCK_RADIUS = 2.0
_HOOK_WEIGHT = 1.6
_BESIDE_BRACKET = 0.22


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
        _fill(painter, QRectF(left, top, right - left, thickness), _colour(bar.ink, columns))
    for block in page.blocks:
        area = QRectF(block.x, block.y - block.height / 2, block.width, block.height)
        paint_surface(painter, area, min(_BLOCK_RADIUS, block.width / 2), _colour(block.ink, columns))
    for root in page.roots:
        _paint_root(painter, root, _colour(root.ink, columns))
    for bracket in page.brackets:
        _paint_bracket(painter, bracket, _colour(bracket.ink, columns))


def _paint_bracket(painter: QPainter, bracket: Bracket, colour: QColor) -> None:
    """Paint a tall bracket: a bow, or corners."""
    ratio = painter.device().devicePixelRatioF()
    inset = bracket.width * _BESIDE_BRACKET
    near, far = bracket.x + bracket.width - inset, bracket.x + inset
    if bracket.sign in CLOSING:
        near, far = far, near
    top, bottom = bracket.y - bracket.ascent, bracket.y + bracket.descent
    path = QPainterPath(QPointF(near, top))
    if bracket.sign in "()":
        bend = near + 2 * (far - near)
        path.quadTo(QPointF(bend, (top + bottom) / 2), QPointF(near, bottom))
    else:
        edge = _snapped(far, ratio)
        for x, y in ((edge, top), (edge, bottom), (near, bottom)):
            path.lineTo(QPointF(x, y))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, bracket.stroke))
    painter.drawPath(path)


def _paint_root(painter: QPainter, root: Root, colour: QColor) -> None:
    """Paint the hook of a root, its way down the thickest, and the bar."""
    thickness = hairline(painter)
    ratio = painter.device().devicePixelRatioF()
    top, right = _snapped(root.y - root.ascent, ratio), _snapped(root.x + root.width, ratio)
    corner = _snapped(root.x + root.hook, ratio)
    start, shoulder, foot = (
        QPointF(root.x + along * root.hook, root.y - up)
        for along, up in ((0.02, 3.6), (0.24, 4.6), (0.54, -root.descent))
    )
    middle = top + thickness / 2
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, thickness))
    painter.drawLine(start, shoulder)
    painter.drawLine(foot, QPointF(corner, middle))
    painter.setPen(QPen(colour, _HOOK_WEIGHT * thickness))
    painter.drawLine(shoulder, foot)
    _fill(painter, QRectF(corner, top, right - corner, thickness), colour)


def _paint_spot(painter: QPainter, spot: Spot, pointed: Operand | None) -> None:
    if spot.hidden:
        paint_cover(painter, spot.area)
        return
    if spot.operand == pointed:
        paint_surface(painter, spot.area, _RADIUS, tokens().fill2)
    if spot.editable:
        _paint_dots(painter, spot)


def _paint_dots(painter: QPainter, spot: Spot) -> None:
    """Underline a number with dots, square ones of whole device pixels."""
    ratio = painter.device().devicePixelRatioF()
    side = hairline(painter)
    top = _snapped(spot.baseline + _DOTS_BELOW, ratio)
    x, end = _snapped(spot.area.left() + 1, ratio), spot.area.right() - 1
    while x + side <= end:
        _fill(painter, QRectF(x, top, side, side), tokens().ink3)
        x += _snapped(_DOT_PITCH, ratio)


def _fill(painter: QPainter, area: QRectF, colour: QColor) -> None:
    """Fill whole device pixels: smoothing would show how nearly `area` fits them."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(area, colour)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _colour(ink: Ink, columns: Sequence[Column]) -> QColor:
    return operand_colour(ink.operand, ink.value, columns, tokens())


def _snapped(at: float, ratio: float) -> float:
    return round(at * ratio) / ratio
