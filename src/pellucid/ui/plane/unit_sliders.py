"""The weights and the bias of a single unit, a slider each: one moves the line by hand."""

from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from pellucid.data.plane_features import FEATURES
from pellucid.experiment.build import Experiment
from pellucid.ui.numbers import number_text
from pellucid.ui.plane.truth_table import SUBSCRIPTS
from pellucid.ui.widgets.slider import Slider

REACH, STEP = 10.0, 0.1
COLUMNS = 3


class UnitSliders(QWidget):
    """Shows w₁, w₂, … and b of a network that is one unit without hidden layers.

    `weight_wanted` brings the place in the flat vector, the value, and whether the hand has come to rest. What is held
    does not follow the network.
    """

    weight_wanted = Signal(int, float, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held: Slider | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Weights of the unit"))
        self._columns = COLUMNS
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(0)
        self.weights = tuple(self._slider(f"w{SUBSCRIPTS[number]}") for number in range(1, len(FEATURES) + 1))
        self.bias = self._slider("b")
        self._shown: tuple[Slider, ...] = ()
        self.bias.setToolTip(self.tr("The bias: it shifts the line without turning it"))

    @staticmethod
    def suits(experiment: Experiment) -> bool:
        """Tell whether the network of `experiment` is one unit."""
        return not experiment.spec.network.hidden and experiment.readout.units == 1

    def show_experiment(self, experiment: Experiment) -> None:
        """Offer the weights of the network of `experiment`, which is one unit."""
        names = experiment.dataset.feature_names
        shown = (*self.weights[: len(names)], self.bias)
        for slider in (*self.weights, self.bias):
            slider.setVisible(slider in shown)
        for slider, name in zip(self.weights, names, strict=False):
            slider.setToolTip(self.tr("The weight of {input}: it turns the line").format(input=name))
        self._shown = shown
        self._held = None
        self._arrange()

    def let_go(self) -> None:
        """Forget what is held, and want nothing more: the network is not one unit any more."""
        self._shown = ()
        self._held = None

    @property
    def count(self) -> int:
        """Return how many numbers there are to set."""
        return len(self._shown)

    def set_columns(self, columns: int) -> None:
        """Stand in so many columns, if there are so many numbers."""
        self._columns = columns
        self._arrange()

    def show_parameters(self, theta: NDArray[np.float32]) -> None:
        """Show the parameters of the network, weights first and then the bias."""
        for slider, value in zip(self._shown, theta.tolist(), strict=True):
            if slider is not self._held and slider.value != value:
                slider.set_value(value)

    def _arrange(self) -> None:
        for slider in (*self.weights, self.bias):
            self._grid.removeWidget(slider)
        columns = min(self._columns, len(self._shown))
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, int(column < columns))
        self._grid.setHorizontalSpacing(16 if columns > 1 else 0)
        for at, slider in enumerate(self._shown):
            self._grid.addWidget(slider, at // columns, at % columns)

    def _slider(self, label: str) -> Slider:
        slider = Slider(label, -REACH, REACH, text=_text, step=STEP, parent=self)
        slider.value_changed.connect(partial(self._moved, slider))
        slider.hide()
        return slider

    def _moved(self, slider: Slider, value: float, final: bool) -> None:
        if slider not in self._shown:
            return
        self._held = None if final else slider
        self.weight_wanted.emit(self._shown.index(slider), value, final)


def _text(value: float) -> str:
    return number_text(value, 2)
