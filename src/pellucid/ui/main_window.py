"""The window: its regions, how they make room for one another, and what the keyboard does."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QSettings, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QVBoxLayout, QWidget

from pellucid.session.session import Session
from pellucid.ui.drawer.drawer import Drawer
from pellucid.ui.experiments import spec_title
from pellucid.ui.explain.panel import ExplainPanel
from pellucid.ui.frame_clock import FrameClock
from pellucid.ui.help_overlay import HelpOverlay
from pellucid.ui.importing.drop_veil import DropVeil
from pellucid.ui.importing.offered_files import offered_files
from pellucid.ui.importing.opening import close_dialogs, import_pictures, may_open
from pellucid.ui.notice import Notice, Sign
from pellucid.ui.progress.progress import Progress
from pellucid.ui.recipe.panel import RecipePanel
from pellucid.ui.shortcuts import SHORTCUTS
from pellucid.ui.side_panel import Entry, SidePanel, release_focus
from pellucid.ui.stage.pointing import Target
from pellucid.ui.stage.stage import Stage
from pellucid.ui.stop_notice import StopNotice
from pellucid.ui.timeline import Timeline
from pellucid.ui.transport import Transport
from pellucid.ui.try_it.try_it import TryIt

LEFT, RIGHT = 280, 340
GUTTER, GAP = 12, 8
FULL_SIZE = QSize(1440, 900)
SMALLEST = QSize(1024, 680)
# Below these a region gives way to the stage.
LEFT_DOCKS_FROM, RIGHT_DOCKS_FROM, DRAWER_OPENS_FROM = 1280, 1100, 760


class MainWindow(QWidget):
    """Shows one Session. Closing it leaves the Session alone: whoever made that closes it."""

    closed = Signal()
    language_requested = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._full_stage = False
        self._low: bool | None = None
        self.setMinimumSize(SMALLEST)
        # A click beside a text field ends the typing, so that letters are shortcuts again.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.transport = Transport(session)
        self.recipe = RecipePanel(session)
        self.stage = Stage(session)
        self.try_it = TryIt(session)
        self.progress = Progress(session)
        self.drawer = Drawer(session)
        self.explain = ExplainPanel(session, self.stage)
        self.timeline = Timeline(session)
        self._arrange()
        self._stop_notice = StopNotice(session, self._notice)
        self._help = HelpOverlay(self)
        self._help.closed.connect(self._close_help)
        self._drop_veil = DropVeil(self)
        self.setAcceptDrops(True)
        self._clock = FrameClock(session, self)
        self._register_views()
        self._bind_keys()
        self.transport.language_requested.connect(self.language_requested)
        self.stage.fit_requested.connect(self._toggle_full_stage)
        self.stage.neuron_pointed.connect(self.try_it.show_neuron)
        self.stage.target_chosen.connect(self._explain_target)
        self.stage.column_chosen.connect(self._explain_column)
        self.explain.open_changed.connect(self._show_explain)
        self.explain.answer_hidden_changed.connect(self.try_it.hide_answer)
        self.explain.said.connect(lambda text: self._notice.show_text(text, Sign.DONE))
        self.transport.explain_requested.connect(self._toggle_explain)
        session.failed.connect(self.show_message)
        session.spec_changed.connect(self._show_title)
        self._show_title()
        self._restore_geometry()
        # Otherwise the first button would have the focus from the start, and keys would seem to belong to it.
        self.setFocus()

    def show_message(self, text: str) -> None:
        """Tell the user something without stopping anything."""
        self._notice.show_text(text)

    def take_over(self, former: "MainWindow") -> None:
        """Go on, before it is shown, with what `former` has in hand, a window of the same session that is to go."""
        focused = former.focusWidget()
        self.try_it.take_over(former.try_it.hand_over())
        self.explain.take_over(former.explain.hand_over(), self._below_explain())
        if focused is former.transport.language:
            self.transport.language.take_focus_of(former.transport.language)
        elif focused is not None and (focused is former.explain or former.explain.isAncestorOf(focused)):
            self.explain.setFocus(Qt.FocusReason.OtherFocusReason)

    def remember_geometry(self) -> None:
        """Keep the window's place and size for the next start."""
        QSettings().setValue("window/geometry", self.saveGeometry())

    def sizeHint(self) -> QSize:
        """Return the size at which every region is open."""
        return FULL_SIZE

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where the window stood, and say that it is gone."""
        close_dialogs(self)
        self.remember_geometry()
        super().closeEvent(event)
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the panels give way to the stage when the window is small."""
        super().resizeEvent(event)
        self._make_room()
        self._help.setGeometry(self.rect())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a folder with a data set, or its files."""
        if offered_files(event.mimeData()) and may_open(self):
            event.acceptProposedAction()
            self._drop_veil.cover()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Wait for something else to be dropped."""
        self._drop_veil.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        event.acceptProposedAction()
        self._drop_veil.hide()
        import_pictures(self, self._session, offered_files(event.mimeData()))

    def event(self, event: QEvent) -> bool:
        """Paint before anything else, and leave Space to the button reached with the Tab key: it presses buttons."""
        if event.type() == QEvent.Type.UpdateRequest:
            with self._session.precedence:
                return super().event(event)
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Space
            and isinstance(QApplication.focusWidget(), QAbstractButton)
            and self.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc what lies on top; not a shortcut, so that a text field may have Esc first."""
        if event.key() == Qt.Key.Key_Escape:
            self._close_topmost()
        elif not self.explain.press(event):
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        # The Tab key goes through the regions in the order in which they come to belong to the window.
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.transport)
        self._left = SidePanel(self.recipe, self._recipe_entries(), width=LEFT, right=False, window=self)
        self.stage.setParent(self)
        self._notice = Notice(self)
        self._right = SidePanel(self._right_cards(), self._right_entries(), width=RIGHT, right=True, window=self)
        self.drawer.setParent(self)
        self.explain.setParent(self)
        centre = QVBoxLayout()
        centre.setContentsMargins(GUTTER, 0, GUTTER, GAP)
        centre.setSpacing(0)
        centre.addWidget(self.stage, 1)
        centre.addWidget(self._notice)
        centre.addWidget(self.drawer)
        centre.addWidget(self.explain)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._left)
        middle.addLayout(centre, 1)
        middle.addWidget(self._right)
        column.addLayout(middle, 1)
        column.addWidget(self.timeline)
        # Two flyouts at once would leave nothing of the stage.
        self._left.flyout_opened.connect(self._right.close_flyout)
        self._right.flyout_opened.connect(self._left.close_flyout)

    def _right_cards(self) -> QWidget:
        cards = QWidget()
        column = QVBoxLayout(cards)
        column.setContentsMargins(GUTTER, GUTTER, GUTTER, GAP)
        column.setSpacing(GAP)
        column.addWidget(self.try_it)
        column.addWidget(self.progress, 1)
        return cards

    def _right_entries(self) -> tuple[Entry, ...]:
        return (
            Entry("try", self.tr("Try it"), self.try_it),
            Entry("progress", self.tr("Progress"), self.progress),
        )

    def _recipe_entries(self) -> tuple[Entry, ...]:
        return (
            Entry("gallery", self.tr("Data"), self.recipe.data),
            Entry("network", self.tr("Network"), self.recipe.network),
            Entry("training", self.tr("Training"), self.recipe.training),
        )

    def _register_views(self) -> None:
        self._clock.add(self.stage, self.stage.show_frame)
        self._clock.add(self.try_it, self.try_it.show_frame, interval_ms=30)
        self._clock.add(self.transport, self.transport.show_frame, interval_ms=66)
        self._clock.add(self.progress, self.progress.show_frame, interval_ms=66)
        self._clock.add(self.drawer, self.drawer.show_frame, interval_ms=100)
        self._clock.add(self.explain, self.explain.show_frame)
        self._clock.add(self.timeline, self.timeline.show_frame, interval_ms=100)

        # Painted at once, in the turn that the window has anyway for the frame.
        self._session.frame_changed.connect(self._paint_now)

    def _paint_now(self) -> None:
        QCoreApplication.sendPostedEvents(self, QEvent.Type.UpdateRequest.value)

    def _bind_keys(self) -> None:
        session = self._session
        actions: dict[str, Callable[[], object]] = {
            "toggle": session.toggle,
            "step_batch": session.step_batch,
            "step_epoch": session.step_epoch,
            "reset": session.reset,
            "new_seed": session.new_seed,
            "slower": lambda: self.transport.change_pace(faster=False),
            "faster": lambda: self.transport.change_pace(faster=True),
            "undo": session.undo,
            "redo": session.redo,
            "drawer_1": lambda: self._open_drawer(1),
            "drawer_2": lambda: self._open_drawer(2),
            "drawer_3": lambda: self._open_drawer(3),
            "drawer_4": lambda: self._open_drawer(4),
            "drawer_5": lambda: self._open_drawer(5),
            "drawer_6": lambda: self._open_drawer(6),
            "toggle_drawer": self._toggle_drawer,
            "toggle_full_stage": self._toggle_full_stage,
            "explain": self._toggle_explain,
            "explain_play": self.explain.toggle_play,
            "explain_check": self.explain.toggle_check,
            "explain_predict": self.explain.toggle_predict,
            "clear_pad": self.try_it.clear,
            "toggle_theme": self.transport.toggle_theme,
            "toggle_help": self._toggle_help,
        }
        for shortcut in SHORTCUTS:
            if shortcut.action in actions:
                bound = QShortcut(QKeySequence(shortcut.keys), self)
                bound.activated.connect(actions[shortcut.action])
                bound.setAutoRepeat(shortcut.action in {"step_batch", "undo", "redo"})

    def _make_room(self) -> None:
        self._left.set_narrow(self.width() < LEFT_DOCKS_FROM)
        self._right.set_narrow(self.width() < RIGHT_DOCKS_FROM)
        self.explain.make_room()
        low = self.height() < DRAWER_OPENS_FROM
        if low != self._low:
            # Only crossing the limit moves the drawer: in a low window it may still be opened by hand.
            self._low = low
            self.drawer.set_open(not low, animated=False)

    def _show_title(self) -> None:
        name = spec_title(self._session.spec)
        self.setWindowTitle(self.tr("{experiment} – Pellucid").format(experiment=name))

    def _restore_geometry(self) -> None:
        stored = QSettings().value("window/geometry")
        if isinstance(stored, QByteArray) and self.restoreGeometry(stored):
            return
        self.resize(FULL_SIZE.boundedTo(QGuiApplication.primaryScreen().availableSize()).expandedTo(SMALLEST))

    def _open_drawer(self, key: int) -> None:
        tab = self.drawer.tab_of_key(key)
        if tab is None:
            return
        self.explain.close_panel()
        self._leave_full_stage()
        self.drawer.show_tab(tab)
        self.drawer.set_open(True)

    def _toggle_drawer(self) -> None:
        self.explain.close_panel()
        self._leave_full_stage()
        self.drawer.set_open(not self.drawer.is_open)

    def _toggle_full_stage(self) -> None:
        self._set_full_stage(not self._full_stage)

    def _leave_full_stage(self) -> None:
        self._set_full_stage(False)

    def _set_full_stage(self, full: bool) -> None:
        self._full_stage = full
        if full:
            self._left.close_flyout()
            self._right.close_flyout()
        for region in (self._left, self._right):
            release_focus(region)
            region.setVisible(not full)
        self._show_drawer()

    def _show_drawer(self) -> None:
        """Show the drawer unless the network has the whole window, or a step is explained in its place."""
        visible = not self._full_stage and not self.explain.isVisibleTo(self)
        if not visible:
            release_focus(self.drawer)
        self.drawer.setVisible(visible)

    def _toggle_explain(self) -> None:
        if self.explain.is_open:
            self.explain.close_panel()
            return
        target = self.stage.diagram.explorer.target
        self._open_explain()
        if target is not None and self.explain.is_open:
            self.explain.explain(target)

    def _open_explain(self) -> None:
        self.explain.open(self._below_explain())

    def _below_explain(self) -> int:
        """Return how high what Explain takes the place of is."""
        return 0 if self._full_stage else self.drawer.height()

    def _show_explain(self, opened: bool) -> None:
        self.transport.show_explaining(opened)
        self._show_drawer()
        if not opened:
            self.setFocus()

    def _explain_target(self, target: Target) -> None:
        self._open_explain()
        if self.explain.is_open:
            self.explain.explain(target)
            self._walk_from_diagram()

    def _explain_column(self, column: int) -> None:
        self._open_explain()
        if self.explain.is_open:
            self.explain.explain_column(column)
            self._walk_from_diagram()

    def _walk_from_diagram(self) -> None:
        """Let who has clicked in the diagram walk on with the arrows; who came there with the Tab key stays there."""
        if not self.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
            self.explain.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle_help(self) -> None:
        if self._help.isVisible():
            self._close_help()
        else:
            self._help.open()

    def _close_help(self) -> None:
        self._help.hide()
        self.setFocus()

    def _close_topmost(self) -> None:
        for panel in (self._left, self._right):
            if panel.is_open:
                panel.close_flyout()
                return
        if self._notice.isVisible():
            self._notice.hide()
        elif self.explain.is_open:
            self.explain.escape()
        elif self._full_stage:
            self._leave_full_stage()
        else:
            self.setFocus()
