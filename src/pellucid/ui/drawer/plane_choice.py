"""Along which plane of weights the loss is looked at: two weights, two random directions, or the path of the run."""

from collections.abc import Sequence

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pellucid.data.dataset import FloatArray
from pellucid.experiment.build import Experiment
from pellucid.experiment.frame import Frame
from pellucid.lens.planes import Plane, path_plane, random_plane, strongest_pair, weight_plane
from pellucid.ui.drawer.weight_picker import WeightPicker
from pellucid.ui.theme import Role
from pellucid.ui.widgets.buttons import IconButton
from pellucid.ui.widgets.label import Label
from pellucid.ui.widgets.segmented import Segmented

WEIGHTS, RANDOM, PATH = "weights", "random", "path"
_MODES = (WEIGHTS, RANDOM, PATH)
_DIE = 26
# To find the directions of a longer way would take too long at once.
_MOST_OF_WAY = 50
_SETTING = "drawer/landscape"


class PlaneChoice(QWidget):
    """Shows which plane is chosen, and remembers its kind."""

    changed = Signal()
    mode_changed = Signal()  # before `changed`

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        stored = str(QSettings().value(_SETTING, WEIGHTS))
        self.mode = stored if stored in _MODES else WEIGHTS
        self._throws = 0
        words = (self.tr("Two weights"), self.tr("Random"), self.tr("Path"))
        self.modes = Segmented(list(zip(_MODES, words, strict=True)), self.tr("Directions"))
        self.modes.set_tooltips(
            {
                WEIGHTS: self.tr("The loss for other values of two weights, all others as they are"),
                RANDOM: self.tr("The loss in two random directions through the space of all weights"),
                PATH: self.tr("The loss in the two directions in which training went most"),
            }
        )
        self.modes.set_current(self.mode)
        self.pickers = (WeightPicker("x", self.tr("Weight across")), WeightPicker("y", self.tr("Weight up")))
        self.die = IconButton("dice", self.tr("Other directions"), self.tr("Draw two other directions"), _DIE)
        self._about = Label("", Role.CAPTION, "ink3")
        self._about.setWordWrap(True)
        self._details = QStackedWidget()
        self._arrange()
        self._show_mode()
        self.modes.chosen.connect(self._choose_mode)
        self.die.clicked.connect(self._throw)
        for picker in self.pickers:
            picker.chosen.connect(self.changed)

    @property
    def same_weight(self) -> bool:
        """Tell whether both weights are one and the same, which makes no plane."""
        return self.mode == WEIGHTS and self.pickers[0].index == self.pickers[1].index

    def show_network(self, experiment: Experiment, theta: FloatArray) -> None:
        """Offer the weights of another network, and choose two of them that matter."""
        for picker, index in zip(self.pickers, strongest_pair(experiment, theta), strict=True):
            picker.set_layout(experiment.network.layout, index)

    def plane(self, experiment: Experiment, frame: Frame, way: Sequence[Frame]) -> Plane | None:
        """Return the chosen plane through the weights at `frame`, to which the run came by `way`, if there is one."""
        if self.mode == RANDOM:
            return random_plane(experiment, frame.theta, experiment.spec.seed + self._throws)
        if self.mode == PATH:
            some = way[:: 1 + len(way) // _MOST_OF_WAY]
            return path_plane([each.theta for each in some], frame.theta)
        if self.same_weight:
            return None
        first, second = (picker.index for picker in self.pickers)
        return weight_plane(experiment, frame.theta, first, second)

    def names(self) -> tuple[str, str]:
        """Return what the coordinates are called, the one across and the one up."""
        if self.mode == WEIGHTS:
            return self.pickers[0].name(), self.pickers[1].name()
        return self.tr("direction 1"), self.tr("direction 2")

    def _arrange(self) -> None:
        both, words = QWidget(), QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for picker in self.pickers:
            column.addWidget(picker)
        row = QHBoxLayout(words)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._about, 1)
        row.addWidget(self.die)
        self._details.addWidget(both)
        self._details.addWidget(words)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addWidget(self.modes)
        whole.addWidget(self._details)

    def _show_mode(self) -> None:
        self._details.setCurrentIndex(0 if self.mode == WEIGHTS else 1)
        self.die.setVisible(self.mode == RANDOM)
        if self.mode == RANDOM:
            text = self.tr("Filter-normalised: the weights of each neuron go as far as they are large.")
        else:
            text = self.tr("The first two principal components of the way that the weights have gone.")
        self._about.setText(text)

    def _choose_mode(self, key: str) -> None:
        self.mode = key
        QSettings().setValue(_SETTING, key)
        self._show_mode()
        self.mode_changed.emit()
        self.changed.emit()

    def _throw(self) -> None:
        self._throws += 1
        self.changed.emit()
