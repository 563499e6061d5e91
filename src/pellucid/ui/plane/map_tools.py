"""The row of tools over the decision map: to look, to paint points of each class or with a value, to move or erase."""

from functools import partial
from math import ceil

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from pellucid.data.plane import CLASS_NAMES
from pellucid.data.points import LARGEST_VALUE
from pellucid.ui.numbers import number_text
from pellucid.ui.plane.brush_button import SIZE, BrushButton
from pellucid.ui.plane.ground import VALUE_STEPS, value_colour
from pellucid.ui.plane.strokes import Tool
from pellucid.ui.plane.value_brush import ValueBrush
from pellucid.ui.recipe.words import keep_weights_explanation, keep_weights_text
from pellucid.ui.theme import tokens
from pellucid.ui.widgets.buttons import IconButton
from pellucid.ui.widgets.menu import Menu
from pellucid.ui.widgets.slider import Slider
from pellucid.ui.widgets.themed import Themed

FEWEST = 2
# The track for values goes so far at least, in both directions.
REACH, STEP = 1.0, 0.05
GAP = 6


class MapTools(Themed):
    """Shows which tool is in the hand. `tool_chosen` brings another one, and the class or the value that it paints."""

    tool_chosen = Signal(object, float)
    import_requested = Signal()
    export_requested = Signal()
    clear_requested = Signal()
    keep_weights_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = FEWEST
        self._limit = REACH
        self._group = QButtonGroup(self)
        self.look = IconButton("eye", self.tr("Look"), self.tr("Send points through the network"), SIZE)
        self.brushes = [BrushButton(number) for number in range(len(CLASS_NAMES))]
        self.add_class = IconButton("plus", self.tr("Another class"), self.tr("Paint points of one more class"), SIZE)
        self.value_brush = ValueBrush()
        self.value = Slider(
            self.tr("Value"), -REACH, REACH, text=lambda value: number_text(value, 2), step=STEP, limit=LARGEST_VALUE
        )
        self.value.setToolTip(self.tr("The value of the points that the brush paints"))
        self.move_tool = IconButton("grip", self.tr("Move points"), self.tr("Drag single points"), SIZE)
        self.eraser = IconButton("eraser", self.tr("Take points away"), self.tr("Draw over points to erase them"), SIZE)
        self.more = IconButton("more", self.tr("More for points"), self.tr("Import, export or clear points"), SIZE)
        self._menu = Menu(self)
        self._arrange()
        self._fill_menu()
        self.value.set_value(REACH)
        self.set_classes(FEWEST)

    def set_classes(self, count: int) -> None:
        """Offer a brush for each of so many classes, for two at least."""
        self._shown = max(FEWEST, count)
        for brush in self.brushes:
            brush.set_classes(self._shown)
        self.add_class.setVisible(self._shown < len(self.brushes))
        self._offer_values(offered=False)

    def set_values(self, limit: float) -> None:
        """Offer a brush for values, of which colours show those up to `limit`."""
        self._limit = limit
        for brush in self.brushes:
            brush.set_classes(0)
        self.add_class.hide()
        reach = max(REACH, ceil(10 * limit) / 10)
        self.value.set_range(-reach, reach)
        self._offer_values(offered=True)
        self._colour_values()

    def set_keeps_weights(self, keeps: bool) -> None:
        """Show whether the weights stay when the data change."""
        self._keep.setChecked(keeps)

    def take_on_theme(self) -> None:
        """Show values in the colours of a new theme."""
        self._colour_values()

    def _arrange(self) -> None:
        self._values = QWidget()
        apart = QHBoxLayout(self._values)
        apart.setContentsMargins(GAP, 0, GAP, 0)
        apart.addWidget(self.value)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        tools = {self.look: Tool.LOOK, self.move_tool: Tool.MOVE, self.eraser: Tool.ERASE}
        for button, tool in tools.items():
            button.setCheckable(True)
            button.clicked.connect(partial(self._choose, tool, 0))
        for number, brush in enumerate(self.brushes):
            brush.clicked.connect(partial(self._choose, Tool.BRUSH, number))
        self.value_brush.clicked.connect(self._paint_value)
        self.value.value_changed.connect(self._change_value)
        for tool_button in (self.look, *self.brushes, self.value_brush, self.move_tool, self.eraser):
            self._group.addButton(tool_button)
        for each in (self.look, *self.brushes, self.add_class, self.value_brush):
            row.addWidget(each)
        row.addWidget(self._values, 1)
        row.addWidget(self.move_tool)
        row.addWidget(self.eraser)
        row.addStretch()
        row.addWidget(self.more)
        self.look.setChecked(True)
        self.add_class.clicked.connect(self._add_class)
        self.more.clicked.connect(self._open_menu)

    def _fill_menu(self) -> None:
        self._menu.setToolTipsVisible(True)
        self._menu.addAction(self.tr("Import points from CSV…")).triggered.connect(lambda: self.import_requested.emit())
        self._menu.addAction(self.tr("Export points as CSV…")).triggered.connect(lambda: self.export_requested.emit())
        self._menu.addAction(self.tr("Clear all points")).triggered.connect(lambda: self.clear_requested.emit())
        self._menu.addSeparator()
        self._keep = self._menu.addAction(keep_weights_text())
        self._keep.setToolTip(keep_weights_explanation())
        self._keep.setCheckable(True)
        self._keep.triggered.connect(self.keep_weights_toggled)

    def _offer_values(self, *, offered: bool) -> None:
        self.value_brush.setVisible(offered)
        self._values.setVisible(offered)
        gone = self.brushes if offered else (*self.brushes[self._shown :], self.value_brush)
        if any(brush.isChecked() for brush in gone):
            self.look.click()

    def _colour_values(self) -> None:
        """Show the colours of values along the track and on the brush."""
        colours = tokens()
        low, high = self.value.range
        steps = (low + (high - low) * at / (VALUE_STEPS - 1) for at in range(VALUE_STEPS))
        self.value.set_gradient([value_colour(value / self._limit, colours) for value in steps])
        self.value_brush.set_value(self.value.value, self._limit)

    def _choose(self, tool: Tool, target: float) -> None:
        self.tool_chosen.emit(tool, target)

    def _paint_value(self) -> None:
        self._choose(Tool.BRUSH, self.value.value)

    def _change_value(self) -> None:
        """Take the brush for another value: who chooses one wants to paint with it."""
        self.value_brush.set_value(self.value.value, self._limit)
        self.value_brush.setChecked(True)
        self._paint_value()

    def _add_class(self) -> None:
        self.set_classes(self._shown + 1)
        self.brushes[self._shown - 1].click()

    def _open_menu(self) -> None:
        self._menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
