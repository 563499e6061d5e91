"""The card that shows how training goes: loss and accuracy over the epochs."""

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QRadioButton, QWidget

from pellucid.experiment.frame import Frame
from pellucid.session.session import Session, Status
from pellucid.ui.progress.earlier_runs import EarlierRuns
from pellucid.ui.theme import Role
from pellucid.ui.widgets.buttons import IconButton
from pellucid.ui.widgets.card import Card
from pellucid.ui.widgets.label import Label
from pellucid.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from pellucid.ui.progress.plots import Plots

LINEAR, LOGARITHMIC = "linear", "log"
_SETTING = "progress/scale"
HINT_SECONDS = 2.0


class Progress(Card):
    """Title, scale of the loss, the two plots, which are made after the card was first painted, and earlier runs."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Progress"), parent)
        self._session = session
        self._awaits_plots = False
        self.plots: Plots | None = None
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
        self.scale.chosen.connect(self._choose_scale)
        self._hinted_at = -HINT_SECONDS
        self.hint = Label(self.tr("Loss is flat. Try a larger learning rate."), Role.CAPTION, "train_text")
        self.hint.setWordWrap(True)
        self.hint.hide()
        self.header.addWidget(self.whole)
        self.header.addWidget(self.scale)
        self.body.setSpacing(2)
        self.body.addWidget(self.hint)
        self.earlier = EarlierRuns(session, self)
        self.body.addWidget(self.earlier)

    def show_frame(self, frame: Frame) -> None:
        """Show the history up to now; a frame alone brings nothing new."""
        del frame
        if self.plots is not None:
            self.plots.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, and after the first time make the plots: what draws them takes long to load."""
        super().paintEvent(event)
        if not self._awaits_plots:
            self._awaits_plots = True
            QTimer.singleShot(0, self, self._make_plots)

    def _show_hint(self, flat: bool) -> None:
        """Say that the loss is flat; while training runs, what is said stays long enough to be read."""
        now = monotonic()
        if flat == self.hint.isHidden() and (
            self._session.status is not Status.RUNNING or now - self._hinted_at >= HINT_SECONDS
        ):
            self._hinted_at = now
            self.hint.setVisible(flat)

    def _make_plots(self) -> None:
        from pellucid.ui.progress.plots import Plots

        self.plots = plots = Plots(self._session, logarithmic=self._scale == LOGARITHMIC)
        plots.zoomed.connect(self.whole.setVisible)
        plots.flat_changed.connect(self._show_hint)
        self.whole.clicked.connect(plots.show_whole)
        self.earlier.highlighted.connect(plots.highlight)
        self.body.insertWidget(self.body.indexOf(self.earlier), plots, 1)
        # Made last, they would come last with the Tab key too.
        before: QWidget = self.scale.findChildren(QRadioButton)[-1]
        for plot in (plots.loss, plots.accuracy):
            QWidget.setTabOrder(before, plot)
            before = plot

    def _choose_scale(self, scale: str) -> None:
        self._scale = scale
        QSettings().setValue(_SETTING, scale)
        if self.plots is not None:
            self.plots.set_logarithmic(scale == LOGARITHMIC)
