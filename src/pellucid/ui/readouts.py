"""The numbers in the top bar: epoch, step, train loss, test accuracy, samples per second.

Where there are no classes to be right about, the test loss takes the place of the accuracy.
"""

import math

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pellucid.experiment.frame import Frame
from pellucid.session.session import Session, Status
from pellucid.ui.numbers import NOTHING, count_text, loss_text, percent_text
from pellucid.ui.seen_before import seen_before
from pellucid.ui.theme import Role, font, tokens

# Between a number and the hairlines beside it, with room to spare and without.
PADDING, TIGHT = 16, 10
# A readout that outgrows its room widens in steps, so that growing numbers do not push their neighbours at each digit.
WIDENING = 8
SUFFIX_GAP = 3


class Readout(QWidget):
    """One number with its name below. `widest`, text and suffix, has room from the start; room never shrinks."""

    def __init__(self, name: str, widest: tuple[str, str], *, tooltip: str, divided: bool = True) -> None:
        super().__init__()
        self._name = name
        self._text = ""
        self._suffix = ""
        self._fault = False
        self._divided = divided
        self._room = 0
        self._padding = PADDING
        self.setAccessibleName(name)
        self.setToolTip(tooltip)
        self.setFixedHeight(44)
        self._widen(*widest)

    def text(self) -> str:
        """Return what the readout shows, without its name."""
        return self._text + self._suffix

    def set_text(self, text: str, suffix: str = "", *, fault: bool = False) -> None:
        """Show `text`, then `suffix` in a quieter colour; a fault is shown in the colour of faults."""
        if (text, suffix, fault) != (self._text, self._suffix, self._fault):
            self._text, self._suffix, self._fault = text, suffix, fault
            self._widen(text, suffix)
            self.update()

    def width_at(self, padding: int) -> int:
        """Return the width with `padding` pixels on either side; the first readout has none at its left."""
        return self._room + padding * (2 if self._divided else 1)

    def set_padding(self, padding: int) -> None:
        """Stand `padding` pixels from the hairlines."""
        self._padding = padding
        self.setFixedWidth(self.width_at(padding))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the number, its suffix, its name, and the hairline that divides it from the one before."""
        del event
        colours = tokens()
        painter = QPainter(self)
        left = 0
        if self._divided:
            painter.fillRect(QRectF(0, 6, 1, 32), colours.line)
            left = self._padding
        area = QRectF(left, 3, self.width() - left, 22)
        number = font(Role.TITLE)
        painter.setFont(number)
        painter.setPen(colours.bad if self._fault else colours.ink)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self._text)
        painter.setPen(colours.ink3)
        if self._suffix:
            offset = QFontMetricsF(number).horizontalAdvance(self._text) + SUFFIX_GAP
            painter.setFont(font(Role.LABEL))
            painter.drawText(area.adjusted(offset, 1, 0, 1), Qt.AlignmentFlag.AlignVCenter, self._suffix)
        painter.setFont(font(Role.CAPTION))
        painter.drawText(QRectF(left, 24, self.width() - left, 16), Qt.AlignmentFlag.AlignVCenter, self._name)

    def _widen(self, text: str, suffix: str) -> None:
        number = QFontMetricsF(font(Role.TITLE)).horizontalAdvance(text)
        if suffix:
            number += SUFFIX_GAP + QFontMetricsF(font(Role.LABEL)).horizontalAdvance(suffix)
        name = QFontMetricsF(font(Role.CAPTION)).horizontalAdvance(self._name)
        missing = max(number, name) - self._room
        if missing > 0:
            self._room += WIDENING * math.ceil(missing / WIDENING)
            self.set_padding(self._padding)


class Readouts(QWidget):
    """Five readouts side by side, all of the same Frame."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.epoch = Readout(
            self.tr("Epoch"),
            ("888", "/ 888"),
            tooltip=self.tr("Passes over the training set, of those planned"),
            divided=False,
        )
        self.step = Readout(self.tr("Step"), ("88,888", ""), tooltip=self.tr("Updates of the weights: one a batch"))
        self.train_loss = Readout(
            self.tr("Train loss"), ("8.888", ""), tooltip=self.tr("Loss on the whole training set, as last evaluated")
        )
        self._tooltip_of_accuracy = self.tr("Share of the test set that is classified correctly")
        self.test_accuracy = Readout(self.tr("Test accuracy"), ("100.0%", ""), tooltip=self._tooltip_of_accuracy)
        self.test_loss = Readout(
            self.tr("Test loss"), ("8.888", ""), tooltip=self.tr("Loss on the whole test set, as last evaluated")
        )
        self.samples = Readout(
            self.tr("Samples/s"), ("888,888", ""), tooltip=self.tr("Training examples worked through per second")
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._all = (self.epoch, self.step, self.train_loss, self.test_loss, self.test_accuracy, self.samples)
        for readout in self._all:
            row.addWidget(readout)
        self._show_suiting()
        session.experiment_changed.connect(self._show_suiting)
        session.status_changed.connect(self._show_session)
        session.spec_changed.connect(self._show_session)
        self._show_session()

    def show_frame(self, frame: Frame) -> None:
        """Show the numbers of `frame`; a diverged run has no loss but NaN or infinity, a new one none yet."""
        planned, reached = self._session.spec.training.epochs, int(frame.epoch)
        self.epoch.set_text(count_text(reached), f"/ {count_text(planned)}" if reached <= planned else "")
        self.step.set_text(count_text(frame.step))
        divergence, metrics = self._session.divergence, frame.metrics
        if divergence is not None:
            self.train_loss.set_text("NaN" if math.isnan(divergence.loss) else "∞", fault=True)
        else:
            self.train_loss.set_text(NOTHING if metrics is None else loss_text(metrics.train_loss))
        self.test_loss.set_text(NOTHING if metrics is None else loss_text(metrics.test_loss))
        self.test_accuracy.set_text(NOTHING if metrics is None else percent_text(metrics.test_accuracy))
        running = self._session.status is Status.RUNNING
        self.samples.set_text(count_text(round(self._session.samples_per_second)) if running else "0")

    def fit(self, room: int) -> None:
        """Stand closer when `room` pixels are few; if that is not enough, leave out samples per second, then steps."""
        suiting = self._suiting()
        padding = PADDING if sum(readout.width_at(PADDING) for readout in suiting) <= room else TIGHT
        needed = sum(readout.width_at(padding) for readout in suiting)
        for readout in self._all:
            readout.set_padding(padding)
        for readout in (self.samples, self.step):
            fits = needed <= room
            readout.setVisible(fits)
            if not fits:
                needed -= readout.width_at(padding)

    def _suiting(self) -> list[Readout]:
        """Return the readouts that the experiment has numbers for."""
        other = self.test_loss if self._session.experiment.dataset.classes else self.test_accuracy
        return [readout for readout in self._all if readout is not other]

    def _show_suiting(self) -> None:
        suiting = self._suiting()
        for readout in (self.test_loss, self.test_accuracy):
            readout.setVisible(readout in suiting)

    def _show_session(self) -> None:
        remark = seen_before(self._session.spec)
        tooltip = self._tooltip_of_accuracy
        self.test_accuracy.setToolTip(f"{tooltip}. {remark}" if remark else tooltip)
        self.show_frame(self._session.frame)
