"""The bar along the bottom: the whole run as a waveform of its loss, its changes as flags, and where it stands."""

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from pellucid.experiment.frame import Frame
from pellucid.session.session import Session, Status
from pellucid.ui.numbers import count_text, loss_text
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.timeline_marks import flag_line, flags, mark_text
from pellucid.ui.timeline_scale import Columns, columns, extent, tick_spacing
from pellucid.ui.timeline_state import paint_pill, pill_width
from pellucid.ui.timeline_wave import COLUMN, wave_image
from pellucid.ui.widgets.painting import faded

HEIGHT = 40
TOP = 4.0
BASE = 32.0
LEFT = 20.0
TRACK_LEFT = 150.0
GAP = 16.0
END_WIDTH = 40.0
MOST_TEXTS = 40


class Timeline(QWidget):
    """Shows the run from its first epoch to the planned last; nothing here can be dragged."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._frame = session.frame
        self._columns: Columns | None = None
        self._drawn: tuple[int, int, int, int] | None = None
        self._states = {
            Status.RUNNING: self.tr("Live"),
            Status.PAUSED: self.tr("Paused"),
            Status.DIVERGED: self.tr("Stopped"),
        }
        self._pill_width = pill_width(self._states.values())
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Timeline"))
        self.setMouseTracking(True)
        self._measure()
        session.history_changed.connect(self._history_changed)
        session.status_changed.connect(self._status_changed)
        session.spec_changed.connect(self._spec_changed)
        self._describe()

    def show_frame(self, frame: Frame) -> None:
        """Put the playhead where `frame` stands."""
        self._frame = frame
        if self._session.status is not Status.RUNNING:
            # The last frame of a run comes when it has been said already that training pauses.
            self._describe()
        self.update()

    def span(self) -> int:
        """Return the number of epochs from the left end to the right."""
        return extent(self._session.spec.training.epochs, self._frame.epoch)

    def position(self, epoch: float) -> float:
        """Return the horizontal position of `epoch` in pixels."""
        track = self._track()
        return track.left() + track.width() * min(1.0, epoch / self.span())

    def state_text(self) -> str:
        """Return what the pill at the right says."""
        return self._states[self._session.status]

    def epoch_text(self) -> tuple[str, str]:
        """Return the epoch and, while it is not passed, how many are planned."""
        return self._epoch_text(int(self._frame.epoch))

    def _epoch_text(self, reached: int) -> tuple[str, str]:
        planned = self._session.spec.training.epochs
        text = self.tr("Epoch {epoch}").format(epoch=count_text(reached))
        return text, self.tr("/ {epochs}").format(epochs=count_text(planned)) if reached <= planned else ""

    def sizeHint(self) -> QSize:
        """Return the bar's height and a width at which flags have room."""
        return QSize(960, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Forget what was drawn for another width."""
        self._drawn = None
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Answer the pointer with the exact values under it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            text = self.text_at(event.pos())
            if text:
                QToolTip.showText(event.globalPos(), text, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar: epoch, waveform, ticks, flags, playhead, state."""
        del event
        colours = tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours.card)
        painter.fillRect(QRectF(0, 0, self.width(), 1), colours.line)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_epoch(painter)
        self._paint_wave(painter)
        self._paint_ticks(painter)
        self._paint_flags(painter)
        self._paint_playhead(painter)
        paint_pill(painter, self._pill(), self._session.status, self.state_text())

    def _paint_epoch(self, painter: QPainter) -> None:
        colours = tokens()
        reached, planned = self.epoch_text()
        strong, plain = font(Role.BODY_STRONG), font(Role.BODY)
        area = QRectF(LEFT, 0, self._track_left - LEFT, HEIGHT)
        painter.setFont(strong)
        painter.setPen(colours.ink)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, reached)
        painter.setFont(plain)
        painter.setPen(colours.ink3)
        offset = QFontMetricsF(strong).horizontalAdvance(reached + " ")
        painter.drawText(area.adjusted(offset, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, planned)

    def _paint_wave(self, painter: QPainter) -> None:
        wave = self._wave()
        if not wave.x.size:
            return
        image = wave_image(wave, self.devicePixelRatioF(), tokens())
        left = self._track().left() + float(wave.x[0]) * COLUMN
        # The history may be some steps ahead of the frame that is shown.
        painter.setClipRect(QRectF(0, 0, self.position(self._frame.epoch), HEIGHT))
        painter.drawImage(QPointF(left, BASE - image.deviceIndependentSize().height()), image)
        painter.setClipping(False)

    def _paint_ticks(self, painter: QPainter) -> None:
        colours = tokens()
        track, span = self._track(), self.span()
        painter.fillRect(QRectF(track.left(), BASE, track.width(), 1), colours.line2)
        for epoch in range(0, span + 1, tick_spacing(span)):
            painter.fillRect(QRectF(round(self.position(epoch)), BASE, 1, 4), colours.line2)
        painter.setFont(font(Role.CAPTION))
        painter.setPen(colours.ink3)
        text = count_text(span)
        width = QFontMetricsF(painter.font()).horizontalAdvance(text) + 2
        end = QRectF(track.right() - width, TOP + 2, width, 16)
        # Where the playhead and the wave have come, they are what is read.
        if self.position(self._frame.epoch) < end.left() - 4:
            painter.drawText(end, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_flags(self, painter: QPainter) -> None:
        colours = tokens()
        texts = self.flag_texts()
        painter.setFont(font(Role.CAPTION))
        for x in {round(self.position(flag.epoch)) for flag in flags(self._session.history)}:
            painter.fillRect(QRectF(x, TOP, 2, BASE - TOP), colours.iris)
            painter.fillRect(QRectF(x, TOP, 7, 7), colours.iris)
        for text, area in texts:
            painter.fillRect(area.adjusted(-2, 1, 2, -1), faded(colours.card, 0.85))
            painter.setPen(colours.iris)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)

    def flag_texts(self) -> list[tuple[str, QRectF]]:
        """Return the texts of the newest flags and where they stand.

        A text stands right of its flag, or left of it when the playhead or another flag is in the way there; where
        neither side has room it is left out, and the pointer still finds it.
        """
        metrics = QFontMetricsF(font(Role.CAPTION))
        track = self._track()
        marks = flags(self._session.history)
        places = np.array([self.position(mark.epoch) for mark in marks])
        obstacles = np.append(places, self.position(self._frame.epoch))
        taken = [QRectF(track.right() - END_WIDTH, 0, END_WIDTH, HEIGHT)]
        placed: list[tuple[str, QRectF]] = []
        for mark, x in list(zip(marks, places.tolist(), strict=True))[: -MOST_TEXTS - 1 : -1]:
            text = mark_text(mark)
            width = metrics.horizontalAdvance(text) + 2
            for area in (QRectF(x + 11, TOP - 2, width, 15), QRectF(x - 6 - width, TOP - 2, width, 15)):
                between = (obstacles > min(x + 1, area.left() - 9)) & (obstacles < max(x - 1, area.right() + 2))
                inside = area.left() >= track.left() and area.right() <= track.right()
                if inside and not between.any() and not any(area.intersects(each) for each in taken):
                    placed.append((text, area))
                    taken.append(area.adjusted(-6, 0, 6, 0))
                    break
        return placed

    def _paint_playhead(self, painter: QPainter) -> None:
        x = round(self.position(self._frame.epoch))
        painter.fillRect(QRectF(x - 1, TOP, 2, BASE + 4 - TOP), tokens().ink)

    def _pill(self) -> QRectF:
        """Return the pill's place."""
        return QRectF(self.width() - 12 - self._pill_width, HEIGHT / 2 - 12, self._pill_width, 25)

    def _track(self) -> QRectF:
        right = self._pill().left() - GAP
        return QRectF(self._track_left, TOP, max(1.0, right - self._track_left), BASE - TOP)

    def _measure(self) -> None:
        """Give the epoch as much room as the last planned one will need."""
        reached, planned = self._epoch_text(self._session.spec.training.epochs)
        strong, plain = QFontMetricsF(font(Role.BODY_STRONG)), QFontMetricsF(font(Role.BODY))
        width = strong.horizontalAdvance(reached + " ") + plain.horizontalAdvance(planned)
        self._track_left = max(TRACK_LEFT, LEFT + width + GAP)

    def _wave(self) -> Columns:
        history = self._session.history
        width, span = int(self._track().width()) // COLUMN, self.span()
        wanted = (history.run, history.version, width, span)
        if self._columns is None or wanted != self._drawn:
            self._columns = columns(*history.losses, span=span, width=width)
            self._drawn = wanted
        return self._columns

    def text_at(self, point: QPoint) -> str:
        """Return the changes or the loss at `point`, exactly; empty where there is nothing."""
        near = [flag for flag in flags(self._session.history) if abs(self.position(flag.epoch) - point.x()) <= 5]
        if near:
            return "\n".join(map(flag_line, near[-8:]))
        track = self._track()
        wave = self._wave()
        column = (point.x() - track.left()) / COLUMN
        at = int(np.searchsorted(wave.x, column - 1))
        if at >= wave.x.size or abs(float(wave.x[at]) - column) > 2:
            return ""
        epoch = (float(wave.x[at]) + 0.5) * COLUMN / track.width() * self.span()
        return self.tr("Epoch {epoch} · train loss {loss}").format(
            epoch=f"{epoch:.1f}", loss=loss_text(float(wave.mean[at]))
        )

    def _history_changed(self) -> None:
        # While training runs the next frame repaints anyway; a change made in a pause has to be shown now.
        if self._session.status is not Status.RUNNING:
            self.update()

    def _status_changed(self) -> None:
        self._describe()
        self.update()

    def _spec_changed(self) -> None:
        self._measure()
        self.update()

    def _describe(self) -> None:
        """Tell assistive technology where the run stands: when the state changes and in a pause, not at each step."""
        reached, planned = self.epoch_text()
        self.setAccessibleDescription(f"{reached} {planned}".strip() + f", {self.state_text()}")
