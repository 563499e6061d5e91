"""What else can be done with the recipe: presets, other pictures, names for their classes."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from pellucid.experiment import catalog
from pellucid.experiment.build import Experiment
from pellucid.session.session import Session
from pellucid.ui.importing.opening import choose_pictures, name_classes
from pellucid.ui.importing.source_change import IMPORTED
from pellucid.ui.recipe.kinds import Kind, kind_of
from pellucid.ui.recipe.trained_weights import with_trained_weights
from pellucid.ui.widgets.menu import Menu
from pellucid.ui.wording import depicts_digits

_AS_IN_THE_COURSE = "colours-course"
_DEFAULT = "colours"


class DataMenu(Menu):
    """Offers what suits the data."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.setToolTipsVisible(True)
        self._add_preset(self.tr("Reset to defaults"), self.tr("The settings with which this experiment comes"), None)
        self._course = self._add_preset(
            self.tr("As in the course"),
            self.tr("Raw inputs, Gaussian initialisation, plain SGD with η = 0.01"),
            _AS_IN_THE_COURSE,
        )
        self._trained = self.addAction(self.tr("Start from trained weights"))
        self._trained.setToolTip(
            self.tr("A network that reads digits at once, 784-50-100-10, trained on the full MNIST")
        )
        self._trained.triggered.connect(self._start_from_trained_weights)
        self.addSeparator()
        get = self.addAction(self.tr("Import pictures (IDX)…"))
        get.setToolTip(self.tr("A data set in the files of MNIST, such as Fashion-MNIST, or one of your own"))
        get.triggered.connect(lambda: choose_pictures(parent, session))
        self._name_classes = self.addAction(self.tr("Class names…"))
        self._name_classes.setToolTip(self.tr("What the labels of the imported pictures stand for"))
        self._name_classes.triggered.connect(lambda: name_classes(parent, session))

    def show_experiment(self, experiment: Experiment) -> None:
        """Offer what suits the data of `experiment`."""
        source = experiment.spec.data.source
        self._course.setVisible(kind_of(source) is Kind.COLOURS)
        self._trained.setVisible(depicts_digits(experiment))
        self._name_classes.setVisible(source == IMPORTED)

    def _add_preset(self, text: str, tooltip: str, name: str | None) -> QAction:
        action = self.addAction(text)
        action.setToolTip(tooltip)
        action.triggered.connect(lambda: self._load_preset(name, text))
        return action

    def _load_preset(self, name: str | None, label: str) -> None:
        present = self._session.spec.experiment
        default = _DEFAULT if present == _AS_IN_THE_COURSE else present
        self._session.set_spec(catalog.load(name or default), label)

    def _start_from_trained_weights(self) -> None:
        self._session.set_spec(with_trained_weights(self._session.spec), self._trained.text())
