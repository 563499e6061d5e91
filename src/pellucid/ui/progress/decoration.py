"""What is painted around the lines of a plot: axes behind them; marks, line ends and exact values over them."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from pellucid.ui.progress.area import Area
from pellucid.ui.progress.chart import Chart, End, Mark, Reading
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.painting import faded, hairline, paint_surface

_TICK_GAP = 6.0
_LABEL_PITCH = 27.0
_NAME_HEIGHT, _VALUE_HEIGHT = 13.0, 14.0
_END_GAP = 8.0
_DOT, _RIM = 3.0, 1.5
_HALO = 7.0
_WORDS_HEIGHT = 15.0
# Of marks beyond these the oldest go unpainted: a plot full of lines tells nothing.
_MOST_MARKS = 40
_CARD_PADDING, _ROW = 8.0, 16.0

_MIDDLE = Qt.AlignmentFlag.AlignVCenter


def paint_axes(painter: QPainter, area: Area, chart: Chart, unit: str, width: float) -> None:
    """Paint gridlines and ticks; `unit` stands at the right, under the horizontal axis of a plot `width` wide.

    A tick's text that would run into the unit moves aside.
    """
    colours = tokens()
    rect = area.rect
    thickness = hairline(painter)
    painter.setFont(font(Role.CAPTION))
    painter.setPen(colours.ink3)
    for tick in chart.height_ticks:
        y = area.y(tick.place)
        painter.fillRect(QRectF(rect.left(), round(y), rect.width(), thickness), colours.line)
        place = QRectF(0, y - 8, rect.left() - _TICK_GAP, 16)
        painter.drawText(place, _MIDDLE | Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextDontClip, tick.text)
    metrics = QFontMetricsF(painter.font())
    room = width - _TICK_GAP
    if unit:
        room -= metrics.horizontalAdvance(unit)
        painter.drawText(QRectF(room, rect.bottom() + 4, width - room, 14), _MIDDLE, unit)
        room -= _TICK_GAP
    for tick in chart.epoch_ticks:
        wide = metrics.horizontalAdvance(tick.text)
        left = min(area.x(tick.place) - wide / 2, room - wide)
        painter.drawText(QRectF(left, rect.bottom() + 4, wide + 1, 14), _MIDDLE, tick.text)


def paint_marks(painter: QPainter, area: Area, marks: Sequence[Mark], labels: Sequence[QRectF]) -> None:
    """Paint a dashed line for each change in view, and its words where they hide neither newer ones nor `labels`."""
    first, last = area.epochs
    seen = [mark for mark in marks if first <= mark.epoch <= last][-_MOST_MARKS:]
    if not seen:
        return
    colours = tokens()
    rect = area.rect
    pen = QPen(colours.iris, 1)
    pen.setDashPattern([2, 3])
    metrics = QFontMetricsF(font(Role.CAPTION))
    painter.setFont(font(Role.CAPTION))
    taken = list(labels)
    painter.setPen(pen)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for mark in seen:
        place = float(round(area.x(mark.epoch)))
        painter.drawLine(QPointF(place, rect.top()), QPointF(place, rect.bottom()))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for mark in reversed(seen):
        if not mark.words:
            continue
        width = metrics.horizontalAdvance(mark.words)
        x = area.x(mark.epoch)
        for left in (x + 5, x - 5 - width):
            words = QRectF(left, rect.top(), width, _WORDS_HEIGHT)
            others = [area.x(other.epoch) for other in seen if other is not mark]
            crossed = any(words.left() - 2 <= other <= words.right() + 2 for other in others)
            if words.left() >= rect.left() and not crossed and not any(words.intersects(each) for each in taken):
                painter.fillRect(words.adjusted(-2, 0, 2, 0), faded(colours.card, 0.8))
                painter.setPen(colours.iris)
                painter.drawText(words, _MIDDLE | Qt.TextFlag.TextDontClip, mark.words)
                taken.append(words)
                break


def end_labels(area: Area, chart: Chart, width: float) -> list[tuple[End, QRectF]]:
    """Return the line ends in view and where in a plot `width` wide their labels stand: whole and apart."""
    ends = [end for end in chart.ends if area.epochs[0] <= end.epoch <= area.epochs[1]]
    points = [area.point(end.epoch, end.height) for end in ends]
    value_metrics, name_metrics = QFontMetricsF(font(Role.LABEL_STRONG)), QFontMetricsF(font(Role.CAPTION))
    left = max((point.x() for point in points), default=0.0) + _END_GAP
    places = []
    for end, top in zip(
        ends, _label_tops([point.y() for point in points], area.rect.bottom() + _TICK_GAP), strict=True
    ):
        needed = max(value_metrics.horizontalAdvance(end.value), name_metrics.horizontalAdvance(end.name))
        places.append((end, QRectF(min(left, width - needed), top, needed, _LABEL_PITCH)))
    return places


def paint_ends(painter: QPainter, area: Area, flat: bool, labels: Sequence[tuple[End, QRectF]]) -> None:
    """Paint a dot where each line ends, with a halo if it is `flat`, and beside it name and newest value."""
    colours = tokens()
    for end, place in labels:
        point = area.point(end.epoch, end.height)
        colour = colours.train if end.train else colours.test
        painter.setPen(Qt.PenStyle.NoPen)
        if end.train and flat:
            painter.setBrush(faded(colour, 0.28))
            painter.drawEllipse(point, _HALO, _HALO)
        painter.setPen(QPen(colours.card, _RIM))
        painter.setBrush(colour)
        painter.drawEllipse(point, _DOT + _RIM / 2, _DOT + _RIM / 2)
        # Beside a run that has only begun there may be lines of earlier ones.
        painter.fillRect(place.intersected(area.rect), faded(colours.card, 0.8))
        painter.setPen(colours.train_text if end.train else colours.test)
        unclipped = _MIDDLE | Qt.TextFlag.TextDontClip
        painter.setFont(font(Role.CAPTION))
        painter.drawText(QRectF(place.left(), place.top(), place.width(), _NAME_HEIGHT), unclipped, end.name)
        painter.setFont(font(Role.LABEL_STRONG))
        value = QRectF(place.left(), place.top() + _NAME_HEIGHT, place.width(), _VALUE_HEIGHT)
        painter.drawText(value, unclipped, end.value)


def paint_notice(painter: QPainter, area: Area, text: str, labels: Sequence[QRectF]) -> None:
    """Paint what a plot without lines says, clear of the labels where they begin."""
    painter.setFont(font(Role.LABEL))
    painter.setPen(tokens().ink3)
    room = QRectF(area.rect)
    room.setLeft(max((label.right() + _TICK_GAP for label in labels), default=room.left()))
    how = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.fillRect(painter.boundingRect(room, how, text).adjusted(-4, -1, 4, 1), faded(tokens().card, 0.8))
    painter.drawText(room, how, text)


def paint_cross(painter: QPainter, area: Area, epoch: float) -> None:
    """Paint the line through the epoch that is pointed at."""
    painter.fillRect(QRectF(round(area.x(epoch)), area.rect.top(), 1, area.rect.height()), tokens().ink3)


def paint_band(painter: QPainter, area: Area, band: tuple[float, float]) -> None:
    """Paint the epochs, from one horizontal place to another, to which a drag will zoom."""
    left, right = (min(max(x, area.rect.left()), area.rect.right()) for x in sorted(band))
    painter.fillRect(QRectF(left, area.rect.top(), right - left, area.rect.height()), faded(tokens().iris, 0.14))


def paint_reading(painter: QPainter, area: Area, reading: Reading, width: float, height: float) -> None:
    """Paint the card of exact values beside the line through their epoch, in a plot of this size."""
    colours = tokens()
    strong, plain = QFontMetricsF(font(Role.LABEL_STRONG)), QFontMetricsF(font(Role.CAPTION))
    names = max((plain.horizontalAdvance(name) for _, name, _ in reading.rows), default=0.0)
    values = max((strong.horizontalAdvance(value) for _, _, value in reading.rows), default=0.0)
    inner = max(12 + names + 10 + values, strong.horizontalAdvance(reading.title))
    card = QRectF(0, area.rect.top(), inner + 2 * _CARD_PADDING, _ROW * (1 + len(reading.rows)) + 8)
    card.moveTop(max(1.0, min(card.top(), height - 1 - card.height())))
    x = area.x(reading.epoch)
    card.moveLeft(x + 8 if x + 8 + card.width() <= width - 1 else max(1.0, x - 8 - card.width()))
    paint_surface(painter, card, 6.0, colours.card, colours.line2)
    row = QRectF(card.left() + _CARD_PADDING, card.top() + 4, inner, _ROW)
    painter.setFont(font(Role.LABEL_STRONG))
    painter.setPen(colours.ink)
    painter.drawText(row, _MIDDLE, reading.title)
    dots = {"raw": faded(colours.train, 0.45), "train": colours.train, "test": colours.test}
    for tone, name, value in reading.rows:
        row.translate(0, _ROW)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(dots[tone])
        painter.drawEllipse(QPointF(row.left() + 3, row.center().y()), 3, 3)
        painter.setFont(font(Role.CAPTION))
        painter.setPen(colours.ink2)
        painter.drawText(row.adjusted(12, 0, 0, 0), _MIDDLE, name)
        painter.setFont(font(Role.LABEL_STRONG))
        painter.setPen(colours.ink)
        painter.drawText(row, _MIDDLE | Qt.AlignmentFlag.AlignRight, value)


def _label_tops(centres: list[float], bottom: float) -> list[float]:
    """Return where the labels of one or two points begin: centred on them, pushed apart, between 0 and `bottom`."""
    tops = [min(max(centre - _LABEL_PITCH / 2, 0.0), bottom - _LABEL_PITCH) for centre in centres]
    if len(tops) == 2 and abs(tops[0] - tops[1]) < _LABEL_PITCH:
        middle = min(max(sum(tops) / 2, _LABEL_PITCH / 2), bottom - _LABEL_PITCH * 1.5)
        upper = 0 if centres[0] <= centres[1] else 1
        tops[upper], tops[1 - upper] = middle - _LABEL_PITCH / 2, middle + _LABEL_PITCH / 2
    return tops
