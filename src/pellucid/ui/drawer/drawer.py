"""The drawer under the stage: weights, activations, gradients, confusion, loss and mistakes, one at a time."""

from time import perf_counter

from PySide6.QtCore import QEasingCurve, QRectF, QSettings, QSignalBlocker, QVariantAnimation, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QWidget

from pellucid.experiment.frame import Frame
from pellucid.session.session import Session, Status
from pellucid.ui.drawer.activations_page import ActivationsPage
from pellucid.ui.drawer.along_page import AlongPage
from pellucid.ui.drawer.confusion_page import ConfusionPage
from pellucid.ui.drawer.gradients_page import GradientsPage
from pellucid.ui.drawer.landscape_page import LandscapePage
from pellucid.ui.drawer.metrics import BODY_HEIGHT, PAGE_HEIGHT, TABS_HEIGHT
from pellucid.ui.drawer.mistakes_page import MistakesPage
from pellucid.ui.drawer.page import Page
from pellucid.ui.drawer.restraint import Restraint
from pellucid.ui.drawer.status_line import StatusLine
from pellucid.ui.drawer.tab_bar import TabBar
from pellucid.ui.drawer.weights_page import WeightsPage
from pellucid.ui.numbers import count_text
from pellucid.ui.shortcuts import with_key
from pellucid.ui.stage.motion import motion_reduced
from pellucid.ui.theme import tokens
from pellucid.ui.widgets.buttons import IconButton
from pellucid.ui.widgets.card import RADIUS
from pellucid.ui.widgets.painting import begin, hairline, paint_surface

OPEN_HEIGHT = TABS_HEIGHT + BODY_HEIGHT
CLOSED_HEIGHT = TABS_HEIGHT
DURATION_MS = 200
_SETTING = "drawer/tab"
_BUTTON = 28
# The chevron and the control of a page, with the gaps between.
_BESIDE_TABS = 172
# Keys show pages; no experiment has both of the last two.
_KEYS = 6


class Drawer(QWidget):
    """Shows one page of numbers about the network of a session; closed, only the row of tabs.

    Only the page that can be seen asks for anything. Pages are there for the experiments that they suit.
    """

    open_changed = Signal(bool)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._open = True
        self._restraint = Restraint()
        self.setAccessibleName(self.tr("Drawer"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        landscape = LandscapePage()
        landscape.weights_wanted.connect(self._write_weights)
        landscape.note(session.frame)
        session.frame_changed.connect(landscape.note)
        along = AlongPage()
        along.weights_wanted.connect(self._write_weights)
        self._all: tuple[Page, ...] = (
            WeightsPage(),
            ActivationsPage(),
            GradientsPage(),
            ConfusionPage(),
            landscape,
            along,
            MistakesPage(),
        )
        self.pages: tuple[Page, ...] = ()
        self.tabs = TabBar(self.tr("Views of the network"))
        self.note = StatusLine()
        self.chevron = IconButton("chev", "", "", _BUTTON)
        self._row = QWidget(self)
        self._body = QStackedWidget(self)
        for page in self._all:
            self._body.addWidget(page)
            page.example_chosen.connect(session.set_input)
        self._offer_pages()
        self._arrange()
        self._motion = QVariantAnimation(self)
        self._motion.setDuration(DURATION_MS)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(self._set_height)
        self._motion.finished.connect(self._come_to_rest)
        self.show_tab(self._remembered_tab())
        self._show_page()
        self._show_open()
        self._come_to_rest()
        self.tabs.currentChanged.connect(self._tab_changed)
        self.tabs.chosen.connect(self._tab_clicked)
        self.chevron.clicked.connect(self._toggle)
        session.status_changed.connect(self._show_status)
        session.experiment_changed.connect(self._show_experiment)
        self._show_status()

    @property
    def is_open(self) -> bool:
        """Tell whether the drawer is open, or opening."""
        return self._open

    @property
    def page(self) -> Page:
        """Return the page of the present tab."""
        return self.pages[self.tabs.currentIndex()]

    def set_open(self, open_: bool, *, animated: bool = True) -> None:
        """Open or close the drawer, gliding there unless motion is unwelcome or `animated` is False."""
        if open_ == self._open:
            return
        self._open = open_
        self._show_open()
        if animated and self.isVisible() and not motion_reduced(self):
            self._body.show()
            self._motion.stop()
            self._motion.setStartValue(self.height())
            self._motion.setEndValue(self._resting_height())
            self._motion.start()
        else:
            self._motion.stop()
            self._come_to_rest()
        self._refresh()
        self.open_changed.emit(open_)

    def tab_of_key(self, number: int) -> int | None:
        """Return the tab that a key shows, 1 for the first; the same page for all experiments, None if it is not there.

        Tabs are counted from 0.
        """
        return next((tab for tab, page in enumerate(self.pages) if self._key_of(page) == number), None)

    def show_tab(self, index: int) -> None:
        """Show the page with this number, from 0. Raises IndexError if there is none."""
        self.pages[index]
        self.tabs.setCurrentIndex(index)

    def show_frame(self, frame: Frame) -> None:
        """Show the present page at `frame`; nothing is computed while it cannot be seen."""
        start = perf_counter()
        if not (self._open and self.isVisible()):
            return
        if self._session.status is Status.RUNNING and not self._restraint.may(start):
            return
        self.page.show_frame(self._session.experiment, frame)
        self._restraint.took(start, perf_counter())

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while the drawer was hidden."""
        super().showEvent(event)
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page at its full height while the drawer glides over it."""
        super().resizeEvent(event)
        self.tabs.fit(self.width() - _BESIDE_TABS)
        self._row.setGeometry(0, 0, self.width(), TABS_HEIGHT)
        self._body.setGeometry(0, TABS_HEIGHT, self.width(), PAGE_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card and the hairline under the tabs."""
        del event
        colours = tokens()
        painter = begin(self)
        paint_surface(painter, QRectF(self.rect()), RADIUS, colours.card, colours.line)
        if self.height() > TABS_HEIGHT:
            line = hairline(painter)
            painter.fillRect(QRectF(line, TABS_HEIGHT - line, self.width() - 2 * line, line), colours.line)

    def _arrange(self) -> None:
        row = QHBoxLayout(self._row)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self.tabs)
        row.addWidget(self.note, 1)
        for page in self._all:
            corner = page.corner()
            if corner is not None:
                row.addWidget(corner)
        row.addWidget(self.chevron)

    def _offer_pages(self) -> None:
        """Offer the pages that suit the experiment; the one that is shown stays, or gives way to the one before it."""
        suiting = tuple(page for page in self._all if page.suits(self._session.experiment))
        if suiting == self.pages:
            return
        shown = self.page if self.pages else suiting[0]
        before = [page for page in self._all[: self._all.index(shown) + 1] if page in suiting]
        with QSignalBlocker(self.tabs):
            while self.tabs.count():
                self.tabs.removeTab(0)
            self.pages = suiting
            for page in suiting:
                name = page.accessibleName()
                self.tabs.add_tab(name, with_key(name, f"drawer_{self._key_of(page)}"))
            self.tabs.setCurrentIndex(suiting.index(before[-1]))
        self.tabs.fit(self.width() - _BESIDE_TABS)
        if self.page is not shown:
            self._show_page()

    def _key_of(self, page: Page) -> int:
        return min(self._all.index(page) + 1, _KEYS)

    def _show_experiment(self) -> None:
        self._offer_pages()
        self._show_status()

    def _show_page(self) -> None:
        self._body.setCurrentWidget(self.page)
        self._show_corners()
        self._refresh()

    def _show_corners(self) -> None:
        for page in self._all:
            corner = page.corner()
            if corner is not None:
                corner.setVisible(self._open and page is self.page)

    def _show_open(self) -> None:
        self._show_corners()
        self.tabs.set_underlined(self._open)
        text = self.tr("Close the drawer") if self._open else self.tr("Open the drawer")
        self.chevron.set_icon("chev" if self._open else "chevUp")
        self.chevron.setAccessibleName(text)
        self.chevron.setToolTip(with_key(text, "toggle_drawer"))

    def _show_status(self) -> None:
        divergence = self._session.divergence
        if divergence is None:
            self.note.show_text("")
        else:
            text = self.tr("Weights from step {step}, the last finite ones")
            self.note.show_text(text.format(step=count_text(divergence.weights_step)))
        for page in self.pages:
            page.set_dimmed(divergence is not None)
            page.set_training(self._session.status is Status.RUNNING)
        self._refresh()

    def _refresh(self) -> None:
        if self._open and self.isVisible():
            self.page.show_frame(self._session.experiment, self._session.frame)

    def _write_weights(self, values: dict[int, float], final: bool) -> None:
        self._session.set_weights(values, final=final)

    def _toggle(self) -> None:
        self.set_open(not self._open)

    def _tab_changed(self, index: int) -> None:
        QSettings().setValue(_SETTING, index)
        self._show_page()
        self.set_open(True)

    def _tab_clicked(self) -> None:
        self.set_open(True)

    def _remembered_tab(self) -> int:
        stored = str(QSettings().value(_SETTING, 0))
        return int(stored) if stored.isdecimal() and int(stored) < len(self.pages) else 0

    def _resting_height(self) -> int:
        return OPEN_HEIGHT if self._open else CLOSED_HEIGHT

    def _set_height(self, height: int) -> None:
        self.setFixedHeight(height)

    def _come_to_rest(self) -> None:
        self.setFixedHeight(self._resting_height())
        self._body.setVisible(self._open)
