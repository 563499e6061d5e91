"""The pad on which one draws, with mouse, tablet or keyboard."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QPointingDevice,
    QTabletEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from pellucid.ui.theme import tokens
from pellucid.ui.try_it.canvas import SIDE, Canvas, Dot
from pellucid.ui.try_it.pad_face import RADIUS, paint_ink, paint_invitation, paint_tip
from pellucid.ui.try_it.receiver import Receiver
from pellucid.ui.try_it.sheets import Sheet, Sheets, drawn, enlarged
from pellucid.ui.widgets.focus_ring import FocusRing
from pellucid.ui.widgets.painting import begin, paint_surface

SHOWN = 200
PEN_WIDTH = 22.0
_STEP, _LARGE_STEP = 4.0, 20.0

_DIRECTIONS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip


class Pad(Receiver):
    """A sheet for ink. A press of the mouse or of a tablet's pen draws; so do the arrow keys once Return put it down.

    `moved` comes while a stroke is being drawn, `changed` when it has ended or the user has changed the sheet
    in another way; `menu_requested` tells where a menu is wanted.
    """

    moved = Signal()
    changed = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = Canvas()
        self._sheets = Sheets()
        self._erases = False
        self._pen_width = PEN_WIDTH
        self._drawing = False
        # Where the pen is, in pixels of the sheet: under the pointer, or where the arrow keys have brought it.
        self._tip = QPointF(SIDE / 2, SIDE / 2)
        self._tip_shown = False
        self._invitation = ""
        self.setAccessibleName(self.tr("Drawing pad"))
        self.setToolTip(self.tr("Draw with mouse or pen; or move with the arrow keys, and Return puts the pen down"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._ring = FocusRing(self, RADIUS)

    @property
    def ink(self) -> NDArray[np.float32]:
        """Return what is drawn, (280, 280), from 0 for paper to 1 for ink."""
        return self._canvas.levels.astype(np.float32) / np.float32(255.0)

    @property
    def sheet(self) -> Sheet:
        """Return the sheet as it was when the pen was last lifted."""
        return self._sheets.present

    @property
    def sheets(self) -> Sheets:
        """Return the sheets, for another pad to go on with."""
        return self._sheets

    def take_sheets(self, sheets: Sheets) -> None:
        """Go on with the sheets of a pad that is gone."""
        self._drawing = False
        self._sheets = sheets
        self._show_sheet()

    @property
    def drawing(self) -> bool:
        """Tell whether a stroke is being drawn."""
        return self._drawing

    @property
    def blank(self) -> bool:
        """Tell whether there is nothing on the pad."""
        return not self._drawing and self.sheet.blank

    @property
    def can_undo(self) -> bool:
        """Tell whether there is a stroke, or another change of the sheet, to take back."""
        return self._sheets.can_undo

    @property
    def can_redo(self) -> bool:
        """Tell whether there is a change to make again."""
        return self._sheets.can_redo

    def set_eraser(self, erases: bool) -> None:
        """Let the pen take ink away, or lay it again."""
        self._erases = erases
        self.update()

    def set_pen_width(self, width: float) -> None:
        """Make the pen so many pixels of the sheet wide; a tablet's pressure makes it wider or narrower."""
        self._pen_width = width
        self.update()

    def set_invitation(self, text: str) -> None:
        """Say on an empty sheet what can be done with it."""
        self._invitation = text
        self.update()

    def clear(self) -> None:
        """Take a new sheet. Where nothing is drawn, nothing happens."""
        self._lift()
        if not self.sheet.blank:
            self._sheets.add(drawn(np.zeros((SIDE, SIDE), np.uint8)))
            self._show_sheet()
            self.changed.emit()

    def undo(self) -> None:
        """Take back the last stroke, or the last other change of the sheet."""
        self._lift()
        if self.can_undo:
            self._sheets.undo()
            self._show_sheet()
            self.changed.emit()

    def redo(self) -> None:
        """Make the change last taken back again."""
        self._lift()
        if self.can_redo:
            self._sheets.redo()
            self._show_sheet()
            self.changed.emit()

    def put_ink(self, levels: NDArray[np.uint8]) -> None:
        """Show other ink on a new sheet: (280, 280), from 0 for paper to 255."""
        self._drawing = False
        self._sheets.add(drawn(levels))
        self._show_sheet()

    def put_example(
        self, example: NDArray[np.float32], picture: tuple[int, int], *, first: bool, gives_way: bool
    ) -> None:
        """Show a raw example on a new sheet, as a picture of (height, width) pixels.

        The `first` sheet has none before it; one that `gives_way` is replaced by the first stroke.
        """
        self._drawing = False
        sheet = enlarged(example, picture, gives_way=gives_way)
        if first:
            self._sheets.begin_with(sheet)
        else:
            self._sheets.add(sheet)
        self._show_sheet()

    def sizeHint(self) -> QSize:
        """Return the size at which the pad shares a card with what it leads to."""
        return QSize(SHOWN, SHOWN)

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the pen down."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._begin(self._on_sheet(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw, or show how wide the pen is."""
        self._move_tip(self._on_sheet(event.position()))
        if self._drawing and event.buttons() & Qt.MouseButton.LeftButton:
            self._extend()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lift the pen."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._lift()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Draw with a tablet's pen, as wide as it is pressed; its other end erases."""
        match event.type():
            case QEvent.Type.TabletPress if event.button() == Qt.MouseButton.LeftButton:
                erases = event.pointerType() is QPointingDevice.PointerType.Eraser
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                self._begin(self._on_sheet(event.position()), event.pressure(), erases)
            case QEvent.Type.TabletMove:
                self._move_tip(self._on_sheet(event.position()))
                if self._drawing and event.buttons() & Qt.MouseButton.LeftButton:
                    self._extend(event.pressure())
            case QEvent.Type.TabletRelease:
                self._lift()
            case _:
                event.ignore()
                return
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Show no pen while the pointer is elsewhere."""
        self._show_tip(False)
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take undo, redo and paste before the window does, where there is something to undo, redo or paste."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._command(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the pen with the arrow keys, further with Shift; Return puts it down and lifts it, Escape lifts it."""
        command = self._command(event)
        direction = _DIRECTIONS.get(Qt.Key(event.key()))
        if command is not None:
            command()
        elif direction is not None:
            far = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            place = self._tip + QPointF(*direction) * (_LARGE_STEP if far else _STEP)
            self._move_tip(QPointF(min(max(place.x(), 0.0), SIDE), min(max(place.y(), 0.0), SIDE)))
            if self._drawing:
                self._extend()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            if self._drawing:
                self._lift()
            else:
                self._begin(self._tip)
        elif event.key() == Qt.Key.Key_Escape and self._drawing:
            self._lift()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the pen is to whoever comes with the Tab key."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._show_tip(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Lift the pen."""
        super().focusOutEvent(event)
        self._lift()
        self._show_tip(self.underMouse())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu."""
        self._lift()
        self.menu_requested.emit(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint paper, ink and pen; guides and an invitation where nothing is drawn."""
        del event
        painter = begin(self)
        area = QRectF(self.rect())
        if self.blank:
            paint_invitation(painter, area, self._invitation)
        else:
            # Large pixels keep their edges; strokes are smoothed.
            smooth = self._drawing or self.sheet.example is None
            paint_ink(painter, area, self._canvas.levels, smooth=smooth)
        if self._tip_shown:
            scale = self.width() / SIDE
            paint_tip(painter, self._tip * scale, self._pen_width * scale, down=self._drawing, erases=self._erases)
        paint_surface(painter, area, RADIUS, None, tokens().iris if self.welcomes else tokens().line2)

    def _on_sheet(self, position: QPointF) -> QPointF:
        return position * (SIDE / self.width())

    def _command(self, event: QKeyEvent) -> Callable[[], None] | None:
        """Return what a key does to the sheet, None if it is left to the window.

        A held key does not go on from the last stroke to the settings.
        """
        if event.matches(QKeySequence.StandardKey.Undo) and (self.can_undo or event.isAutoRepeat()):
            return self.undo
        if event.matches(QKeySequence.StandardKey.Redo) and (self.can_redo or event.isAutoRepeat()):
            return self.redo
        if event.matches(QKeySequence.StandardKey.Paste):
            return self.paste
        return None

    def _begin(self, place: QPointF, pressure: float = 0.5, erases: bool = False) -> None:
        self._lift()
        erases = erases or self._erases
        if self.sheet.gives_way and not erases:
            self._canvas.put(np.zeros((SIDE, SIDE), np.uint8))
        self._drawing = True
        self._move_tip(place)
        self._canvas.begin(self._dot(pressure), erases=erases)
        self.update()
        self.moved.emit()

    def _extend(self, pressure: float = 0.5) -> None:
        self._canvas.extend(self._dot(pressure))
        self.moved.emit()

    def _lift(self) -> None:
        if self._drawing:
            self._drawing = False
            self._canvas.end()
            self._sheets.add(drawn(self._canvas.levels))
            self.update()
            self.changed.emit()

    def _show_sheet(self) -> None:
        self._canvas.put(self.sheet.levels)
        self.update()

    def _dot(self, pressure: float) -> Dot:
        return Dot(QPointF(self._tip), self._pen_width * (0.5 + pressure))

    def _move_tip(self, place: QPointF) -> None:
        self._tip = place
        self._show_tip(True)

    def _show_tip(self, shown: bool) -> None:
        self._tip_shown = shown
        self.update()
