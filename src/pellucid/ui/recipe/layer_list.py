"""The hidden layers, one under the other, in an order that can be changed by hand."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from pellucid.experiment.spec import Activation, Layer
from pellucid.ui.recipe.layer_row import HEIGHT, LayerRow


class LayerList(QWidget):
    """Shows layers as rows. A row keeps its widgets when it changes place, so the focus goes with it.

    The Tab key comes to the rows from `before`; when the last row is removed, `heir` has the focus.
    """

    layers_changed = Signal(object)  # tuple[Layer, ...] that the user wants
    rejected = Signal(str)

    def __init__(self, before: QWidget, heir: QWidget) -> None:
        super().__init__()
        self._before = before
        self._heir = heir
        self._layers: tuple[Layer, ...] = ()
        self._rows: list[LayerRow] = []
        self._carried: LayerRow | None = None
        self._start = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_layers(self, layers: Sequence[Layer], most_units: int) -> None:
        """Show `layers`, each of which may be given up to `most_units`."""
        self._layers = tuple(layers)
        count_changed = len(self._rows) != len(layers)
        while len(self._rows) < len(layers):
            self._rows.append(self._new_row())
        while len(self._rows) > len(layers):
            self._discard(self._rows.pop())
        for number, (row, layer) in enumerate(zip(self._rows, self._layers, strict=True), 1):
            row.set_layer(layer, number, len(self._layers), most_units)
        if self._carried is not None:
            self._carried.set_lifted(False)
            self._carried = None
        if count_changed:
            self.setFixedHeight(len(self._rows) * HEIGHT)
            self._chain()
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the rows the new width."""
        super().resizeEvent(event)
        self._place()

    def _new_row(self) -> LayerRow:
        row = LayerRow(self)
        row.units_changed.connect(partial(self._set_units, row))
        row.activation_chosen.connect(partial(self._set_activation, row))
        row.move_requested.connect(partial(self._move, row))
        row.remove_requested.connect(partial(self._remove, row))
        row.rejected.connect(self.rejected)
        row.dragged.connect(partial(self._carry, row))
        row.dropped.connect(self._drop)
        row.show()
        return row

    def _set_units(self, row: LayerRow, units: int) -> None:
        index = self._rows.index(row)
        self._wish(index, Layer(units, self._layers[index].activation))

    def _set_activation(self, row: LayerRow, activation: Activation) -> None:
        index = self._rows.index(row)
        self._wish(index, Layer(self._layers[index].units, activation))

    def _wish(self, index: int, layer: Layer) -> None:
        self.layers_changed.emit((*self._layers[:index], layer, *self._layers[index + 1 :]))

    def _move(self, row: LayerRow, places: int) -> None:
        start = self._rows.index(row)
        end = min(max(start + places, 0), len(self._rows) - 1)
        if start != end:
            self._rearrange(start, end)
            self._place()
            self._ask_for_order(start, end)

    def _remove(self, row: LayerRow) -> None:
        index = self._rows.index(row)
        had_focus = row.isAncestorOf(QApplication.focusWidget() or self)
        self._rows.remove(row)
        self._discard(row)
        self._place()
        if had_focus:
            heir = self._rows[min(index, len(self._rows) - 1)].name if self._rows else self._heir
            heir.setFocus()
        wanted = self._layers[:index] + self._layers[index + 1 :]
        self.setFixedHeight(len(self._rows) * HEIGHT)
        self.layers_changed.emit(wanted)

    def _discard(self, row: LayerRow) -> None:
        if row is self._carried:
            self._carried = None
        # A field being edited keeps its text when it is hidden: nobody is left to want that.
        row.blockSignals(True)
        row.hide()
        row.deleteLater()

    def _carry(self, row: LayerRow, distance: float) -> None:
        if self._carried is None:
            self._carried = row
            self._start = self._rows.index(row)
            row.set_lifted(True)
            row.raise_()
        top = min(max(self._start * HEIGHT + distance, 0), (len(self._rows) - 1) * HEIGHT)
        here = self._rows.index(row)
        there = round(top / HEIGHT)
        if here != there:
            self._rearrange(here, there)
        self._place()
        row.move(0, round(top))

    def _drop(self) -> None:
        if self._carried is None:
            return
        row, self._carried = self._carried, None
        row.set_lifted(False)
        self._place()
        end = self._rows.index(row)
        if end != self._start:
            self._ask_for_order(self._start, end)

    def _rearrange(self, start: int, end: int) -> None:
        self._rows.insert(end, self._rows.pop(start))

    def _ask_for_order(self, start: int, end: int) -> None:
        wanted = list(self._layers)
        wanted.insert(end, wanted.pop(start))
        self._chain()
        self.layers_changed.emit(tuple(wanted))

    def _place(self) -> None:
        for index, row in enumerate(self._rows):
            if row is not self._carried:
                row.setGeometry(0, index * HEIGHT, self.width(), HEIGHT)

    def _chain(self) -> None:
        """Let the Tab key follow the rows from top to bottom."""
        last = self._before
        for row in self._rows:
            for control in (row.name, row.remove, row.units):
                QWidget.setTabOrder(last, control)
                last = control
