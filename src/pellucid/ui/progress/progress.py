"""The card that shows how training goes: loss and accuracy over the epochs."""

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pellucid.experiment.frame import Frame
from pellucid.session.session import Session, Status
from pellucid.ui.progress.charts import Span, accuracy_chart, loss_chart
from pellucid.ui.progress.plot import OVERHANG, Plot
from pellucid.ui.progress.readings import accuracy_reading, loss_reading
from pellucid.ui.progress.scales import epoch_extent
from pellucid.ui.theme import Role
from pellucid.ui.widgets.buttons import IconButton
from pellucid.ui.widgets.card import Card
from pellucid.ui.widgets.label import Label
from pellucid.ui.widgets.segmented import Segmented

LINEAR, LOGARITHMIC = "linear", "log"
_SETTING = "progress/scale"
_NARROWEST = 0.05


class Progress(Card):
    """Two plots over the same epochs. Which epochs are in view, and the scale of the loss, are the view's own."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Progress"), parent)
        self._session = session
        self._zoom: Span | None = None
        self._pointed: tuple[Plot, float] | None = None
        self._run = session.history.run
        self._drawn: tuple[object, ...] = ()
        stored = str(QSettings().value(_SETTING, LOGARITHMIC))
        self._scale = stored if stored in (LINEAR, LOGARITHMIC) else LOGARITHMIC
        self.whole = IconButton("fit", self.tr("Show all epochs"), self.tr("Show all epochs (double click)"), 26)
        self.whole.hide()
        self.scale = Segmented(
            ((LINEAR, self.tr("Linear")), (LOGARITHMIC, self.tr("Log"))), self.tr("Scale of the loss")
        )
        self.scale.set_tooltips(
            {
                LINEAR: self.tr("Linear axis, from zero"),
                LOGARITHMIC: self.tr("Logarithmic axis, for losses that fall far"),
            }
        )
        self.scale.set_current(self._scale)
        self.loss = Plot(self.tr("Loss"))
        self.accuracy = Plot(self.tr("Accuracy"), self.tr("epoch"))
        self.hint = Label(self.tr("Loss is flat. Try a larger learning rate."), Role.CAPTION, "train_text")
        self.hint.setWordWrap(True)
        self.hint.hide()
        self._arrange()
        self.scale.chosen.connect(self._choose_scale)
        self.whole.clicked.connect(self._show_whole)
        for plot in (self.loss, self.accuracy):
            plot.pointed.connect(self._point)
            plot.zoom_requested.connect(self._show_span)
            plot.whole_requested.connect(self._show_whole)
            plot.resized.connect(self._refresh)
        session.history_changed.connect(self._history_changed)
        session.status_changed.connect(self._status_changed)

    def show_frame(self, frame: Frame) -> None:
        """Show the history up to now; a frame alone brings nothing new."""
        del frame
        self._refresh()

    def span(self) -> Span:
        """Return the first and the last epoch in view."""
        return self._zoom or (0.0, epoch_extent(self._session.history.last_epoch))

    def _arrange(self) -> None:
        self.header.addWidget(self.whole)
        self.header.addWidget(self.scale)
        self.body.setSpacing(2)
        how = self.tr("Thin: single batches. Lines are smoothed, their numbers are not. Drag to look closer.")
        for plot, caption in ((self.loss, self.tr("Loss")), (self.accuracy, self.tr("Accuracy"))):
            name = Label(caption, Role.CAPTION)
            name.setToolTip(how)
            plot.setAccessibleDescription(how)
            self.body.addWidget(name)
            overhanging = QHBoxLayout()
            overhanging.setContentsMargins(-OVERHANG, 0, 0, 0)
            overhanging.addWidget(plot)
            self.body.addLayout(overhanging, 1)
        self.body.insertWidget(1, self.hint)

    def _refresh(self) -> None:
        """Draw what has changed since the last time, if it can be seen."""
        if not self.isVisible():
            return
        session = self._session
        history, status = session.history, session.status
        if history.run != self._run:
            self._run = history.run
            self._zoom = None
        span, columns = self.span(), self.loss.columns
        wanted = (history.run, history.version, status, span, columns, self._scale)
        if wanted == self._drawn:
            return
        self._drawn = wanted
        divergence = session.divergence
        chart = loss_chart(
            history,
            span,
            columns,
            logarithmic=self._scale == LOGARITHMIC,
            stopped_at=None if divergence is None else divergence.loss,
        )
        waiting = status is Status.PAUSED and not history.losses[0].size
        self.loss.show_chart(chart, self.tr("Press Space to start") if waiting else "")
        self.accuracy.show_chart(accuracy_chart(history, span, columns))
        self.hint.setVisible(chart.flat)
        self.whole.setVisible(self._zoom is not None)
        self._show_pointed()

    def _choose_scale(self, scale: str) -> None:
        self._scale = scale
        QSettings().setValue(_SETTING, scale)
        self._refresh()

    def _show_span(self, first: float, last: float) -> None:
        whole = epoch_extent(self._session.history.last_epoch)
        first, last = max(first, 0.0), min(last, whole)
        if last - first < _NARROWEST:
            return
        self._zoom = None if (first, last) == (0.0, whole) else (first, last)
        self._refresh()

    def _show_whole(self) -> None:
        self._zoom = None
        self._refresh()

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
            self._refresh()

    def _status_changed(self) -> None:
        self._refresh()
