"""The plots of loss and of accuracy, one under the other, always over the same epochs; values have a loss alone."""

from time import monotonic

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pellucid.session.kept_run import KeptRun
from pellucid.session.session import Session, Status
from pellucid.training.history import History
from pellucid.ui.progress.charts import EarlierLines, Span, accuracy_chart, earlier_lines, loss_chart
from pellucid.ui.progress.plot import OVERHANG, Plot
from pellucid.ui.progress.readings import accuracy_reading, loss_reading
from pellucid.ui.progress.scales import epoch_extent
from pellucid.ui.theme import Role
from pellucid.ui.widgets.label import Label

_NARROWEST = 0.05
_QUICKLY = 0.2  # seconds


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
        # While training runs, frames follow one another so quickly that each brings one of the two plots up to date.
        self._drawn: tuple[object, int] = (None, 0)
        self._drawn_at = 0.0
        self._loss_is_next = False
        self._earlier: EarlierLines | None = None
        self._earlier_of: tuple[object, ...] = ()
        self._earlier_runs: tuple[KeptRun, ...] = ()
        self._highlighted: KeptRun | None = None
        self.loss = Plot(self.tr("Loss"))
        self.accuracy = Plot(self.tr("Accuracy"), self.tr("epoch"))
        self._arrange()
        for plot in (self.loss, self.accuracy):
            plot.pointed.connect(self._point)
            plot.zoom_requested.connect(self._show_span)
            plot.whole_requested.connect(self.show_whole)
            plot.resized.connect(self.refresh)
        self._suit()
        session.experiment_changed.connect(self._suit)
        session.history_changed.connect(self._history_changed)
        session.kept.changed.connect(self._history_changed)
        session.status_changed.connect(self.refresh)

    def span(self) -> Span:
        """Return the first and the last epoch in view."""
        return self._zoom or (0.0, self._extent())

    def set_logarithmic(self, logarithmic: bool) -> None:
        """Show the loss on a logarithmic axis, or on a linear one."""
        self._logarithmic = logarithmic
        self.refresh()

    def highlight(self, run: KeptRun | None) -> None:
        """Let the lines of one earlier run stand out, or of none."""
        self._highlighted = run
        self._show_highlighted()

    def show_whole(self) -> None:
        """Show the run from its beginning to its end."""
        self._zoom = None
        self.refresh()

    def refresh(self) -> None:
        """Draw what has changed since the last time, if it can be seen."""
        if not self.isVisible():
            return
        history, runs = self._session.history, self._session.kept.runs
        if history.run != self._run:
            self._run = history.run
            self._zoom = None
        span, columns = self.span(), self.loss.columns
        look = (history.run, self._session.status, span, columns, self._logarithmic, runs)
        if (look, history.version) == self._drawn:
            return
        now = monotonic()
        running = self._session.status is Status.RUNNING
        in_turn = running and look == self._drawn[0] and now - self._drawn_at < _QUICKLY
        self._drawn, self._drawn_at, self._loss_is_next = (look, history.version), now, not self._loss_is_next
        if self._loss_is_next or not in_turn:
            self._draw_loss(history, span, columns, runs)
        if not (self._loss_is_next and in_turn):
            self.accuracy.show_chart(accuracy_chart(history, span, columns))
        self.zoomed.emit(self._zoom is not None)
        self._show_pointed()

    def _draw_loss(self, history: History, span: Span, columns: int, runs: tuple[KeptRun, ...]) -> None:
        earlier = self._show_earlier(runs, span, columns)
        divergence = self._session.divergence
        chart = loss_chart(
            history,
            span,
            columns,
            logarithmic=self._logarithmic,
            stopped_at=None if divergence is None else divergence.loss,
            earlier=earlier.range,
        )
        waiting = self._session.status is Status.PAUSED and not history.losses[0].size
        self.loss.show_chart(chart, self.tr("Press Space to start") if waiting else "")
        # The perceptron rule takes the same course at every learning rate.
        self.flat_changed.emit(chart.flat and self._session.experiment.spec.network.output != "step")

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened meanwhile."""
        super().showEvent(event)
        self.refresh()

    def _arrange(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        how = self.tr("Thin: single batches. Lines are smoothed, their numbers are not. Drag to look closer.")
        self._names = (Label(self.tr("Loss"), Role.CAPTION), Label(self.tr("Accuracy"), Role.CAPTION))
        for plot, name in zip((self.loss, self.accuracy), self._names, strict=True):
            name.setToolTip(how)
            plot.setAccessibleDescription(how)
            column.addWidget(name)
            overhanging = QHBoxLayout()
            overhanging.setContentsMargins(-OVERHANG, 0, 0, 0)
            overhanging.addWidget(plot)
            column.addLayout(overhanging, 1)

    def _suit(self) -> None:
        """Show the accuracy only where there are classes to be right about."""
        classes = self._session.experiment.dataset.classes > 0
        for each in (self._names[1], self.accuracy):
            each.setVisible(classes)
        # Otherwise the place of a plot that is not there would stay empty.
        self._column.setStretch(self._column.count() - 1, int(classes))
        self.loss.set_unit("" if classes else self.tr("epoch"))

    def _show_span(self, first: float, last: float) -> None:
        whole = self._extent()
        first, last = max(first, 0.0), min(last, whole)
        if last - first < _NARROWEST:
            return
        self._zoom = None if (first, last) == (0.0, whole) else (first, last)
        self.refresh()

    def _extent(self) -> float:
        """Return where the epochs of the present run end; until it has begun, those of the longest earlier one."""
        begun = self._session.history.last_epoch
        return epoch_extent(begun or max((run.epoch for run in self._session.kept.runs), default=0.0))

    def _show_earlier(self, runs: tuple[KeptRun, ...], span: Span, columns: int) -> EarlierLines:
        """Draw the earlier runs if they, or the axes of epochs, are others than before."""
        wanted = (runs, span, columns, self._logarithmic)
        if self._earlier is None or wanted != self._earlier_of:
            self._earlier = earlier_lines(runs, span, columns, logarithmic=self._logarithmic)
            self._earlier_of, self._earlier_runs = wanted, runs
            self.loss.show_earlier(self._earlier.losses)
            self.accuracy.show_earlier(self._earlier.accuracies)
            self._show_highlighted()
        return self._earlier

    def _show_highlighted(self) -> None:
        runs = self._earlier_runs
        index = runs.index(self._highlighted) if self._highlighted in runs else None
        for plot in (self.loss, self.accuracy):
            plot.highlight_earlier(index)

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
