"""The strip of earlier runs under the plots: what they were, and what can be done with them."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pellucid.session.kept_run import KeptRun
from pellucid.session.session import Session
from pellucid.ui.progress import earlier_words
from pellucid.ui.progress.earlier_strip import EarlierStrip
from pellucid.ui.side_panel import release_focus
from pellucid.ui.stage.hover_card import HoverCard
from pellucid.ui.stage.pointing import Spot
from pellucid.ui.stage.popover import place_beside
from pellucid.ui.theme import Role
from pellucid.ui.widgets.card import PADDING
from pellucid.ui.widgets.cell_grid import Cell
from pellucid.ui.widgets.label import Label
from pellucid.ui.widgets.menu import Menu


class EarlierRuns(QWidget):
    """Shows the runs that the session keeps, and takes no room while there are none.

    `highlighted` tells which one is looked at: a KeptRun, or None.
    """

    highlighted = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._chosen: KeptRun | None = None
        self._choosing = False
        self._card: HoverCard | None = None
        caption = Label(self.tr("Earlier runs"), Role.CAPTION)
        caption.setToolTip(
            self.tr("The test curves of the latest runs stand pale behind the present one. Chips say what differed.")
        )
        self.strip = EarlierStrip()
        self.strip.setAccessibleDescription(caption.toolTip())
        self.strip.pointed.connect(self._point)
        self.strip.menu_requested.connect(self._open_menu)
        self.strip.removed.connect(session.kept.remove)
        self.menu = Menu(self)
        self._add_actions()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(4)
        column.addWidget(caption)
        column.addWidget(self.strip)
        session.kept.changed.connect(self._show)
        session.spec_changed.connect(self._show)
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the card away too, which lies elsewhere in the window."""
        self.strip.point_at(None)
        super().hideEvent(event)

    def _add_actions(self) -> None:
        self.menu.addAction(self.tr("Restore these settings")).triggered.connect(self._restore)
        self.menu.addSeparator()
        self.menu.addAction(self.tr("Remove")).triggered.connect(self._remove)
        self.menu.addAction(self.tr("Remove all")).triggered.connect(self._session.kept.remove_all)
        self.menu.aboutToHide.connect(self._menu_closed)

    def _show(self) -> None:
        runs = self._session.kept.runs
        if not runs:
            release_focus(self)
        self.strip.show_runs(runs, self._session.spec)
        self.setVisible(bool(runs))
        self._point(self.strip.cell)

    def _point(self, cell: Cell | None) -> None:
        """Highlight the run that is pointed at, and say all about it."""
        run = None if cell is None else self.strip.run_at(cell)
        if self._choosing:
            return
        self.highlighted.emit(run)
        if run is None or cell is None:
            if self._card is not None:
                self._card.hide()
            return
        if self._card is None:
            # Over the whole window: the panel in which the strip stands is narrow.
            self._card = HoverCard(self.window())
        card, window = self._card, self.window()
        middle = self.strip.mapTo(
            window, QPoint(self.strip.width() // 2, round(self.strip.cell_rect(cell).center().y()))
        )
        spot = Spot(middle.x(), middle.y(), self.strip.width() / 2 + PADDING)
        card.show_at(spot, earlier_words.title(run), earlier_words.rows(run, self._session.spec))
        # Beside the panel, not above the chip: there the curves are.
        card.setGeometry(place_beside(spot, card.width(), card.height(), window.rect()))
        card.raise_()
        self.strip.setAccessibleDescription(card.text())

    def _open_menu(self, run: KeptRun) -> None:
        cell = Cell(*divmod(self.strip.runs.index(run), self.strip.shape[1]))
        self._chosen, self._choosing = run, True
        if self._card is not None:
            self._card.hide()
        self.highlighted.emit(run)
        self.menu.popup(self.strip.mapToGlobal(self.strip.cell_rect(cell).bottomLeft().toPoint() + QPoint(0, 2)))

    def _menu_closed(self) -> None:
        self._choosing = False
        self._point(self.strip.cell)

    def _restore(self) -> None:
        if self._chosen is not None:
            self._session.restore(self._chosen)

    def _remove(self) -> None:
        if self._chosen is not None:
            self._session.kept.remove(self._chosen)
