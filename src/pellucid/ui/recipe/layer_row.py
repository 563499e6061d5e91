"""One hidden layer in the recipe: drag it, rename its function, step its units, remove it."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QContextMenuEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pellucid.experiment.spec import MAX_UNITS, Layer
from pellucid.ui.icons import paint_icon
from pellucid.ui.recipe.name_button import NameButton
from pellucid.ui.recipe.words import activations
from pellucid.ui.theme import tokens
from pellucid.ui.widgets.buttons import IconButton
from pellucid.ui.widgets.menu import Menu
from pellucid.ui.widgets.painting import CONTROL_RADIUS, begin, paint_surface
from pellucid.ui.widgets.stepper import Stepper

HEIGHT = 28
NAME_LEFT = 15
_GRIP = 12


class LayerRow(QWidget):
    """Shows one layer. Alt+Up and Alt+Down move it, Delete removes it, so does the menu behind its name."""

    units_changed = Signal(int)
    activation_chosen = Signal(str)
    move_requested = Signal(int)  # by so many places
    remove_requested = Signal()
    rejected = Signal(str)
    dragged = Signal(float)  # where the hand is now, minus where it took the grip
    dropped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._lifted = False
        self.grip = _Grip(self)
        self.name = NameButton(self)
        self.remove = _QuietButton("close", self)
        self.units = Stepper("", 1, MAX_UNITS, self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.grip)
        line.addWidget(self.name)
        line.addStretch(1)
        line.addWidget(self.remove)
        line.addWidget(self.units)
        self._texts = dict(activations())
        self._choices: dict[str, QAction] = {}
        self._menu = Menu(self)
        self._fill_menu()
        self.name.clicked.connect(self._open_menu)
        self.remove.clicked.connect(self.remove_requested)
        self.units.value_changed.connect(self.units_changed)
        self.units.rejected.connect(self.rejected)
        self.grip.dragged.connect(self.dragged)
        self.grip.dropped.connect(self.dropped)
        for control in (self.name, self.remove, self.units):
            control.installEventFilter(self)

    def set_layer(self, layer: Layer, number: int, layers: int, most_units: int) -> None:
        """Show `layer`, the one called `number` (from 1) of so many; it may be given up to `most_units`."""
        # What it has already may be more.
        most_units = max(most_units, layer.units)
        self.units.setMaximum(most_units)
        self.units.set_value(layer.units)
        self.name.set_text(f"Affine · {self._texts[layer.activation]}")
        self._choices[layer.activation].setChecked(True)
        self._up.setEnabled(number > 1)
        self._down.setEnabled(number < layers)
        self.units.setAccessibleName(self.tr("Units of layer {number}").format(number=number))
        self.units.setToolTip(
            self.tr("Units of layer {number}, 1 to {high}. Starts a new run.").format(number=number, high=most_units)
        )
        self.name.setAccessibleName(self.tr("Activation of layer {number}").format(number=number))
        self.name.setToolTip(self.tr("Choose the activation function, move or remove the layer. Starts a new run."))
        self.remove.setAccessibleName(self.tr("Remove layer {number}").format(number=number))
        self.remove.setToolTip(self.tr("Remove layer {number} (Delete)").format(number=number))
        self.grip.setToolTip(self.tr("Drag to reorder (Alt+Up, Alt+Down)"))

    def set_lifted(self, lifted: bool) -> None:
        """Show the row as one that is being carried."""
        self._lifted = lifted
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the remove button while the focus is in the row."""
        del watched
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._reveal()
        return False

    def event(self, event: QEvent) -> bool:
        """Show the remove button while the pointer is over the row."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self._reveal()
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu where it was asked for."""
        self._menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the surface of a row that is being carried."""
        del event
        if self._lifted:
            colours = tokens()
            area = QRectF(self.rect()).adjusted(0, 1, 0, -1)
            paint_surface(begin(self), area, CONTROL_RADIUS, colours.card, colours.line2)

    def _reveal(self) -> None:
        focused = any(control.hasFocus() for control in (self.name, self.remove, self.units))
        self.remove.set_revealed(focused or self.underMouse())

    def _fill_menu(self) -> None:
        group = QActionGroup(self._menu)
        for key, text in activations():
            action = self._menu.addAction(text)
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(lambda _=False, key=key: self.activation_chosen.emit(key))
            self._choices[key] = action
        self._menu.addSeparator()
        self._up = self._command(self.tr("Move up"), "Alt+Up")
        self._down = self._command(self.tr("Move down"), "Alt+Down")
        removal = self._command(self.tr("Remove layer"), "Del")
        self._up.triggered.connect(lambda: self.move_requested.emit(-1))
        self._down.triggered.connect(lambda: self.move_requested.emit(1))
        removal.triggered.connect(self.remove_requested)

    def _command(self, text: str, keys: str) -> QAction:
        action = self._menu.addAction(text)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.addAction(action)
        return action

    def _open_menu(self) -> None:
        self._menu.popup(self.name.mapToGlobal(self.name.rect().bottomLeft()))


class _Grip(QWidget):
    """The dots by which a row is taken."""

    dragged = Signal(float)
    dropped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(NAME_LEFT, HEIGHT)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._from: QPointF | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the row."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = event.globalPosition()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the row."""
        if self._from is not None:
            self.dragged.emit(event.globalPosition().y() - self._from.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put the row down."""
        if event.button() == Qt.MouseButton.LeftButton and self._from is not None:
            self._from = None
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self.dropped.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dots."""
        del event
        colours = tokens()
        area = QRectF(0, (self.height() - _GRIP) / 2, _GRIP, _GRIP)
        paint_icon(begin(self), "grip", area.translated(-2, 0), colours.ink3 if self.underMouse() else colours.line2)


class _QuietButton(IconButton):
    """An icon button that can always be reached but is seen only when it may be wanted."""

    def __init__(self, icon: str, parent: QWidget) -> None:
        super().__init__(icon, "", "", 24, parent)
        self._revealed = False

    def set_revealed(self, revealed: bool) -> None:
        """Be seen, or not."""
        self._revealed = revealed
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button if it is to be seen."""
        if self._revealed:
            super().paintEvent(event)
