"""One weight, chosen by its layer and the two neurons that it joins."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pellucid.nn.parameters import ParameterLayout
from pellucid.ui.theme import Role
from pellucid.ui.widgets.combo import Combo
from pellucid.ui.widgets.label import Label
from pellucid.ui.widgets.stepper import Stepper

_SYMBOL, _LAYER = 10, 56
BIAS = 0


class WeightPicker(QWidget):
    """Shows which weight is chosen, as "W2, from 4 to 1". In the place of a neuron, 0 stands for the bias."""

    chosen = Signal(int)  # its index in the flat vector

    def __init__(self, symbol: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = ParameterLayout([])
        self.setAccessibleName(label)
        self.layer = Combo([], self.tr("{weight}: layer").format(weight=label))
        self.layer.setToolTip(self.tr("The matrix of weights"))
        self.layer.setFixedWidth(_LAYER)
        self.source = _Source(self.tr("{weight}: from").format(weight=label))
        self.source.setToolTip(self.tr("The neuron, or the input, that the weight leads from; b is the bias"))
        self.target = Stepper(self.tr("{weight}: to").format(weight=label), 1, 1)
        self.target.setToolTip(self.tr("The neuron that the weight leads to"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        symbol_label = Label(symbol, Role.LABEL_STRONG, "ink2")
        symbol_label.setFixedWidth(_SYMBOL)
        for widget in (symbol_label, self.layer, self.source, Label("→", Role.LABEL, "ink3"), self.target):
            row.addWidget(widget)
        row.addStretch(1)
        self.layer.chosen.connect(self._layer_chosen)
        self.source.value_changed.connect(self._emit)
        self.target.value_changed.connect(self._emit)

    @property
    def index(self) -> int:
        """Return where in the flat vector the chosen weight is."""
        block = self._layout.blocks[self.layer.currentIndex()]
        source = block.inputs if self.source.value() == BIAS else self.source.value() - 1
        return block.start + source * block.outputs + self.target.value() - 1

    def set_layout(self, layout: ParameterLayout, index: int) -> None:
        """Offer the weights of another network, and show the one at `index`."""
        self._layout = layout
        self.layer.clear()
        for number in range(1, len(layout.blocks) + 1):
            self.layer.addItem(f"W{number}", str(number))
        place = next(at for at, block in enumerate(layout.blocks) if index < block.start + block.size)
        source, target = divmod(index - layout.blocks[place].start, layout.blocks[place].outputs)
        self.layer.set_current(str(place + 1))
        self._show_ranges()
        self.source.set_value(BIAS if source == layout.blocks[place].inputs else source + 1)
        self.target.set_value(target + 1)

    def name(self) -> str:
        """Return the weight in a few characters: "W2 4 → 1"."""
        symbol = "b" if self.source.value() == BIAS else "W"
        source = "" if self.source.value() == BIAS else f"{self.source.text()} → "
        return f"{symbol}{self.layer.currentData()}: {source}{self.target.text()}"

    def _show_ranges(self) -> None:
        block = self._layout.blocks[self.layer.currentIndex()]
        self.source.setRange(BIAS, block.inputs)
        self.target.setRange(1, block.outputs)

    def _layer_chosen(self) -> None:
        for stepper in (self.source, self.target):
            stepper.blockSignals(True)
        self._show_ranges()
        for stepper in (self.source, self.target):
            stepper.blockSignals(False)
            stepper.set_value(stepper.value())
        self._emit()

    def _emit(self) -> None:
        self.chosen.emit(self.index)


class _Source(Stepper):
    """The number of a neuron, or b for the bias."""

    def __init__(self, label: str) -> None:
        super().__init__(label, BIAS, 1)

    def textFromValue(self, value: int) -> str:
        """Return the number, or the symbol of the bias."""
        return "b" if value == BIAS else super().textFromValue(value)

    def valueFromText(self, text: str) -> int:
        """Return the number that `text` says; b is the bias."""
        return BIAS if text.strip() == "b" else super().valueFromText(text)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Let b be typed, too."""
        if text.strip() == "b":
            return (QValidator.State.Acceptable, text, position)
        return super().validate(text, position)
