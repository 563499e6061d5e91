"""The row of tools over the decision map: to look, to paint points of each class, to move them, to take them away."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from pellucid.data.plane import CLASS_NAMES
from pellucid.ui.plane.brush_button import SIZE, BrushButton
from pellucid.ui.plane.strokes import Tool
from pellucid.ui.widgets.buttons import IconButton
from pellucid.ui.widgets.menu import Menu

FEWEST = 2


class MapTools(QWidget):
    """Shows which tool is in the hand. `tool_chosen` brings another one and the number of the class it paints."""

    tool_chosen = Signal(object, int)
    import_requested = Signal()
    export_requested = Signal()
    clear_requested = Signal()
    keep_weights_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = FEWEST
        self._group = QButtonGroup(self)
        self.look = IconButton("eye", self.tr("Look"), self.tr("Send points through the network"), SIZE)
        self.brushes = [BrushButton(number) for number in range(len(CLASS_NAMES))]
        self.add_class = IconButton("plus", self.tr("Another class"), self.tr("Paint points of one more class"), SIZE)
        self.move_tool = IconButton("grip", self.tr("Move points"), self.tr("Drag single points"), SIZE)
        self.eraser = IconButton("eraser", self.tr("Take points away"), self.tr("Draw over points to erase them"), SIZE)
        self.more = IconButton("more", self.tr("More for points"), self.tr("Import, export or clear points"), SIZE)
        self._menu = Menu(self)
        self._arrange()
        self._fill_menu()
        self.set_classes(FEWEST)

    def set_classes(self, count: int) -> None:
        """Offer a brush for each of so many classes, for two at least."""
        self._shown = max(FEWEST, count)
        for brush in self.brushes:
            brush.set_classes(self._shown)
        self.add_class.setVisible(self._shown < len(self.brushes))
        if any(brush.isChecked() for brush in self.brushes[self._shown :]):
            self.look.click()

    def set_keeps_weights(self, keeps: bool) -> None:
        """Show whether the weights stay when the data change."""
        self._keep.setChecked(keeps)

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for button, tool in ((self.look, Tool.LOOK), (self.move_tool, Tool.MOVE), (self.eraser, Tool.ERASE)):
            button.setCheckable(True)
            button.clicked.connect(partial(self._choose, tool, 0))
        for number, brush in enumerate(self.brushes):
            brush.clicked.connect(partial(self._choose, Tool.BRUSH, number))
        for tool_button in (self.look, *self.brushes, self.move_tool, self.eraser):
            self._group.addButton(tool_button)
        for each in (self.look, *self.brushes, self.add_class, self.move_tool, self.eraser):
            row.addWidget(each)
        row.addStretch(1)
        row.addWidget(self.more)
        self.look.setChecked(True)
        self.add_class.clicked.connect(self._add_class)
        self.more.clicked.connect(self._open_menu)

    def _fill_menu(self) -> None:
        self._menu.addAction(self.tr("Import points from CSV…")).triggered.connect(lambda: self.import_requested.emit())
        self._menu.addAction(self.tr("Export points as CSV…")).triggered.connect(lambda: self.export_requested.emit())
        self._menu.addAction(self.tr("Clear all points")).triggered.connect(lambda: self.clear_requested.emit())
        self._menu.addSeparator()
        self._keep = self._menu.addAction(self.tr("Keep the weights when data change"))
        self._keep.setCheckable(True)
        self._keep.triggered.connect(self.keep_weights_toggled)

    def _choose(self, tool: Tool, label: int) -> None:
        self.tool_chosen.emit(tool, label)

    def _add_class(self) -> None:
        self.set_classes(self._shown + 1)
        self.brushes[self._shown - 1].click()

    def _open_menu(self) -> None:
        self._menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
