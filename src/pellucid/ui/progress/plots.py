"""The plots of loss and of accuracy, one under the other, always over the same epochs."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pellucid.session.session import Session, Status
from pellucid.ui.progress.charts import Span, accuracy_chart, loss_chart
from pellucid.ui.progress.plot import OVERHANG, Plot
from pellucid.ui.progress.readings import accuracy_reading, loss_reading
from pellucid.ui.progress.scales import epoch_extent
from pellucid.ui.theme import Role
from pellucid.ui.widgets.label import Label

_NARROWEST = 0.05


class Plots(QWidget):
    """Shows the session's history. Which epochs are in view is its own affair, and so is what is pointed at.

    `zoomed` tells whether only a part of the run is in view, `flat_changed` whether the loss has stopped falling.
    """

    zoomed = Signal(bool)
    flat_changed = Signal(bool)

    def __init__(self, session: Session, *, logarithmic: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._logarithmic = logarithmic
        self._zoom: Span | None = None
        self._pointed: tuple[Plot, float] | None = None
        self._run = session.history.run
        self._drawn: tuple[object, ...] = ()
        self.loss = Plot(self.tr("Loss"))
        self.accuracy = Plot(self.tr("Accuracy"), self.tr("epoch"))
        self._arrange()
        for plot in (self.loss, self.accuracy):
            plot.pointed.connect(self._point)
            plot.zoom_requested.connect(self._show_span)
            plot.whole_requested.connect(self.show_whole)
            plot.resized.connect(self.refresh)
        session.history_changed.connect(self._history_changed)
        session.status_changed.connect(self.refresh)

    def span(self) -> Span:
        """Return the first and the last epoch in view."""
        return self._zoom or (0.0, epoch_extent(self._session.history.last_epoch))

    def set_logarithmic(self, logarithmic: bool) -> None:
        """Show the loss on a logarithmic axis, or on a linear one."""
        self._logarithmic = logarithmic
        self.refresh()

    def show_whole(self) -> None:
        """Show the run from its beginning to its end."""
        self._zoom = None
        self.refresh()

    def refresh(self) -> None:
        """Draw what has changed since the last time, if it can be seen."""
        if not self.isVisible():
            return
        session = self._session
        history, status = session.history, session.status
        if history.run != self._run:
            self._run = history.run
            self._zoom = None
        span, columns = self.span(), self.loss.columns
        wanted = (history.run, history.version, status, span, columns, self._logarithmic)
        if wanted == self._drawn:
            return
        self._drawn = wanted
        divergence = session.divergence
        chart = loss_chart(
            history,
            span,
            columns,
            logarithmic=self._logarithmic,
            stopped_at=None if divergence is None else divergence.loss,
        )
        waiting = status is Status.PAUSED and not history.losses[0].size
        self.loss.show_chart(chart, self.tr("Press Space to start") if waiting else "")
        self.accuracy.show_chart(accuracy_chart(history, span, columns))
        self.zoomed.emit(self._zoom is not None)
        self.flat_changed.emit(chart.flat)
        self._show_pointed()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened meanwhile."""
        super().showEvent(event)
        self.refresh()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        how = self.tr("Thin: single batches. Lines are smoothed, their numbers are not. Drag to look closer.")
        for plot, caption in ((self.loss, self.tr("Loss")), (self.accuracy, self.tr("Accuracy"))):
            name = Label(caption, Role.CAPTION)
            name.setToolTip(how)
            plot.setAccessibleDescription(how)
            column.addWidget(name)
            overhanging = QHBoxLayout()
            overhanging.setContentsMargins(-OVERHANG, 0, 0, 0)
            overhanging.addWidget(plot)
            column.addLayout(overhanging, 1)

    def _show_span(self, first: float, last: float) -> None:
        whole = epoch_extent(self._session.history.last_epoch)
        first, last = max(first, 0.0), min(last, whole)
        if last - first < _NARROWEST:
            return
        self._zoom = None if (first, last) == (0.0, whole) else (first, last)
        self.refresh()

    def _point(self, epoch: float | None) -> None:
        plot = self.loss if self.sender() is self.loss else self.accuracy
        self._pointed = None if epoch is None else (plot, epoch)
        self._show_pointed()

    def _show_pointed(self) -> None:
        """Show exact values where one points, and the same epoch in the other plot."""
        history = self._session.history
        for plot, reader in ((self.loss, loss_reading), (self.accuracy, accuracy_reading)):
            if self._pointed is None:
                plot.show_pointed(None)
                continue
            pointed, epoch = self._pointed
            reading = reader(history, epoch) if pointed is plot else None
            plot.show_pointed(epoch, reading)

    def _history_changed(self) -> None:
        # While training runs the next frame refreshes anyway; a change made in a pause has to be shown now.
        if self._session.status is not Status.RUNNING:
            self.refresh()
