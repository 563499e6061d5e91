"""What a network is told of each point of the plane: features to switch on and off."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pellucid.data.plane_features import FEATURE_NAMES as NAMES
from pellucid.data.plane_features import FEATURES, Feature
from pellucid.ui.widgets.chip import Chip

_GAP = 3
_BELOW = 3


class FeatureChips(QWidget):
    """Shows every feature, and which ones are inputs. One of them always is."""

    features_changed = Signal(object)  # tuple[Feature, ...] that the user wants
    rejected = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Inputs of the network"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, _BELOW)
        row.setSpacing(_GAP)
        self._features: tuple[Feature, ...] = ()
        self._chips: dict[Feature, Chip] = {}
        for feature in FEATURES:
            name = self.tr("Input {name}").format(name=NAMES[feature])
            chip = Chip(NAMES[feature], name, "")
            chip.clicked.connect(lambda _=False, feature=feature: self._toggle(feature))
            self._chips[feature] = chip
            row.addWidget(chip, 1)

    @property
    def last(self) -> QWidget:
        """Return the control after which the Tab key leaves the features."""
        return self._chips[FEATURES[-1]]

    def set_features(self, features: tuple[Feature, ...]) -> None:
        """Show which features are inputs."""
        self._features = features
        for feature, chip in self._chips.items():
            on = feature in features
            chip.setChecked(on)
            tooltip = self.tr("Leave out {name}. Starts a new run.") if on else self.tr("Add {name}. Starts a new run.")
            chip.setToolTip(tooltip.format(name=NAMES[feature]))

    def _toggle(self, feature: Feature) -> None:
        wanted = tuple(each for each in FEATURES if (each in self._features) != (each == feature))
        if wanted:
            self.features_changed.emit(wanted)
        else:
            self._chips[feature].setChecked(True)
            self.rejected.emit(self.tr("The network needs at least one input."))
