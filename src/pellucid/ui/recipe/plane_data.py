"""The Data card's part for points of the plane: the shapes to choose from, and how far points stray from them."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout

from pellucid.experiment.spec import Source, Spec
from pellucid.session.session import Session
from pellucid.ui.numbers import number_text
from pellucid.ui.recipe.data_part import DataPart
from pellucid.ui.recipe.ranges import allowed
from pellucid.ui.recipe.row import Row
from pellucid.ui.recipe.shape_change import with_shape
from pellucid.ui.recipe.shape_grid import ShapeGrid
from pellucid.ui.recipe.words import plane_sources
from pellucid.ui.widgets.slider import Slider
from pellucid.ui.widgets.stepper import Stepper

# More points would only hide one another.
MOST_TRAIN, MOST_TEST = 5_000, 2_000


class PlaneData(DataPart):
    """Shows which shape the points have."""

    def __init__(self, session: Session, wish: Callable[..., None]) -> None:
        super().__init__(session, wish, (MOST_TRAIN, MOST_TEST))
        anew = self.tr("Starts a new run.")
        self._shapes = ShapeGrid(plane_sources(), self.tr("Shape of the data"), anew)
        limits = allowed("data.noise")
        self._noise = Slider(self.tr("Noise"), limits.low, limits.high, step=0.01, text=_noise_text)
        self._noise.setToolTip(self.tr("How far points stray from their shape.") + " " + anew)
        limits = allowed("data.classes")
        self._classes = Stepper(self.tr("Classes"), int(limits.low), int(limits.high))
        self._classes_row = Row(
            self.tr("Classes"), self._classes, tooltip=self.tr("How many blobs there are, each a class.") + " " + anew
        )
        counts = QHBoxLayout()
        counts.setSpacing(1)
        counts.addWidget(self.train)
        counts.addWidget(self.test)
        self.column.addWidget(self._shapes)
        self.column.addLayout(counts)
        self.column.addWidget(self.message)
        self.column.addWidget(self.split)
        for control in (self._noise, self._classes_row, self.label_noise):
            self.column.addWidget(control)
        self._shapes.chosen.connect(self.choose)
        self._noise.value_changed.connect(
            lambda value, final: wish("data.noise", value, self.message.show_message, final=final)
        )
        self._classes.value_changed.connect(
            lambda classes: wish("data.classes", classes, self._classes_row.show_message)
        )
        self._classes.rejected.connect(self._classes_row.show_message)

    def show_spec(self, spec: Spec) -> None:
        """Show the data section of `spec`."""
        super().show_spec(spec)
        self._shapes.set_current(spec.data.source)
        self._noise.set_value(spec.data.noise)
        self._classes.set_value(spec.data.classes)
        self._classes_row.setVisible(spec.data.source == "blobs")
        self._classes_row.show_message("")

    def choose(self, source: Source) -> None:
        """Ask for points of another shape, as many and as noisy as suits it."""
        self.session.set_spec(with_shape(self.session.spec, source), "data.source")


def _noise_text(value: float) -> str:
    return number_text(value, 2 if round(value, 2) == round(value, 6) else 4)
