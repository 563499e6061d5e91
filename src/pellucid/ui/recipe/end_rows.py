"""The two ends of the list of layers: the input, and the output with its function."""

from typing import get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pellucid.experiment.build import Experiment
from pellucid.experiment.readout import possible_outputs
from pellucid.experiment.spec import Output
from pellucid.ui.class_names import class_text
from pellucid.ui.output_names import output_text
from pellucid.ui.recipe.layer_row import NAME_LEFT
from pellucid.ui.recipe.name_button import NameButton
from pellucid.ui.recipe.words import output_explanations
from pellucid.ui.theme import Role
from pellucid.ui.widgets.label import Label
from pellucid.ui.widgets.menu import Menu

OUTPUTS: tuple[Output, ...] = get_args(Output)
HEIGHT = 26
_MARGIN = 8


class _EndRow(QWidget):
    """What an end is, a name, and how many numbers there are."""

    def __init__(self, what: str, name: QWidget) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        self._count = Label(role=Role.MONO, tone="ink3")
        line = QHBoxLayout(self)
        line.setContentsMargins(NAME_LEFT, 0, _MARGIN, 0)
        line.setSpacing(4)
        line.addWidget(Label(what, Role.BODY, "ink3"))
        line.addWidget(name)
        line.addStretch(1)
        line.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_count(self, count: int) -> None:
        """Show so many numbers."""
        self._count.setText(f"({count})")


class InputRow(_EndRow):
    """The input."""

    def __init__(self, what: str) -> None:
        self._name = Label(role=Role.BODY, tone="ink")
        super().__init__(what, self._name)

    def show_input(self, name: str, count: int) -> None:
        """Show what the inputs are called, and how many there are."""
        self._name.setText(name)
        self.show_count(count)


class OutputRow(_EndRow):
    """The output. Where data leave a choice of functions, its name opens a menu of them."""

    chosen = Signal(str)

    def __init__(self, what: str) -> None:
        self._name = NameButton(None)
        super().__init__(what, self._name)
        self._name.setAccessibleName(self.tr("Output function"))
        self._menu = Menu(self)
        self._menu.setToolTipsVisible(True)
        group = QActionGroup(self._menu)
        self._actions: dict[Output, QAction] = {}
        for key in OUTPUTS:
            action = self._menu.addAction(output_text(key))
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(lambda _=False, key=key: self.chosen.emit(key))
            self._actions[key] = action
        self._name.clicked.connect(self._open_menu)

    def show_output(self, experiment: Experiment) -> None:
        """Show the output of an experiment, and which others its data allow."""
        network, dataset = experiment.spec.network, experiment.dataset
        possible = possible_outputs(dataset)
        explanations = output_explanations()
        self.show_count(experiment.readout.units)
        self.setToolTip(", ".join(map(class_text, dataset.class_names)))
        self._name.set_text(output_text(network.output))
        self._name.setEnabled(len(possible) > 1)
        self._name.setToolTip(explanations[network.output])
        for key, action in self._actions.items():
            action.setVisible(key in possible)
            action.setChecked(key == network.output)
            # The perceptron rule teaches a single unit.
            action.setEnabled(key != "step" or not network.hidden)
            action.setToolTip(explanations[key])

    def _open_menu(self) -> None:
        self._menu.popup(self._name.mapToGlobal(self._name.rect().bottomLeft()))
