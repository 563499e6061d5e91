"""The Data card's part for points of the plane: the shapes to choose from, and how far points stray from them."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pellucid.data.dataset import Dataset
from pellucid.experiment.build import Experiment
from pellucid.experiment.spec import OWN, Source, Spec
from pellucid.session.session import Session
from pellucid.ui.numbers import count_text, number_text
from pellucid.ui.recipe.data_part import DataPart
from pellucid.ui.recipe.kinds import Kind, kind_of
from pellucid.ui.recipe.ranges import allowed
from pellucid.ui.recipe.row import Row
from pellucid.ui.recipe.shape_change import with_classes, with_shape
from pellucid.ui.recipe.shape_grid import ShapeGrid
from pellucid.ui.recipe.side_by_side import SideBySide
from pellucid.ui.recipe.words import gates, shapes, surfaces
from pellucid.ui.theme import Role
from pellucid.ui.widgets.label import Label
from pellucid.ui.widgets.slider import Slider
from pellucid.ui.widgets.stepper import Stepper

# More points would only hide one another.
MOST_TRAIN, MOST_TEST = 5_000, 2_000


class PlaneData(DataPart):
    """Shows which shape the points have, among those of the same kind.

    The four points of a logic gate, and those of the user's own, are as many and as exact as they are; values have no
    labels that could be wrong.
    """

    def __init__(self, session: Session, wish: Callable[..., None]) -> None:
        super().__init__(session, wish, (MOST_TRAIN, MOST_TEST))
        anew = self.tr("Starts a new run.")
        self._grids = {
            Kind.SHAPES: ShapeGrid(shapes(), self.tr("Shape of the data"), anew),
            Kind.SURFACES: ShapeGrid(surfaces(), self.tr("Surface of the data"), anew),
            Kind.GATES: ShapeGrid(gates(), self.tr("Logic gate"), anew),
        }
        limits = allowed("data.noise")
        self._noise = Slider(self.tr("Noise"), limits.low, limits.high, step=0.01, text=_noise_text)
        self._explain_noise(Kind.SHAPES)
        limits = allowed("data.classes")
        self._classes = Stepper(self.tr("Classes"), int(limits.low), int(limits.high))
        self._classes_row = Row(
            self.tr("Classes"), self._classes, tooltip=self.tr("How many blobs there are, each a class.") + " " + anew
        )
        self._fixed = Label("", Role.LABEL, "ink3")
        self._counts = QWidget()
        counts = QHBoxLayout(self._counts)
        counts.setContentsMargins(0, 0, 0, 0)
        counts.setSpacing(1)
        counts.addWidget(self.train)
        counts.addWidget(self.test)
        self._noises = SideBySide(self._noise, self.label_noise)
        parts = (self._fixed, self._counts, self.message, self.split, self._noises, self._classes_row)
        for part in (*self._grids.values(), *parts):
            self.column.addWidget(part)
        for grid in self._grids.values():
            grid.chosen.connect(self.choose)
        # Drawing everything anew takes longer than the hand does to move on: what it has left behind is not drawn.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(lambda: self._wish_noise(final=False))
        self._noise.value_changed.connect(self._noise_changed)
        self._classes.value_changed.connect(self._choose_classes)
        self._classes.rejected.connect(self._classes_row.show_message)

    def show_spec(self, spec: Spec) -> None:
        """Show the data section of `spec`."""
        super().show_spec(spec)
        source = spec.data.source
        self._grids[kind_of(source)].set_current(source)
        self._noise.set_value(spec.data.noise)
        self._classes.set_value(spec.data.classes)
        self._classes_row.setVisible(source == "blobs")
        self._classes_row.show_message("")

    def show_experiment(self, experiment: Experiment) -> None:
        """Show what can be set for the points that there are."""
        super().show_experiment(experiment)
        source, dataset = experiment.spec.data.source, experiment.dataset
        present = kind_of(source)
        fixed = present is Kind.GATES or source in OWN
        for kind, grid in self._grids.items():
            grid.setVisible(kind is present)
        self._fixed.setVisible(fixed)
        self._fixed.setText(self._fixed_text(dataset))
        for part in (self._counts, self._noises):
            part.setVisible(not fixed)
        self.split.setVisible(not _train_and_test(dataset))
        self.label_noise.setVisible(present is Kind.SHAPES)
        self._explain_noise(present)

    def _fixed_text(self, dataset: Dataset) -> str:
        """Return how many points there are where that cannot be set here."""
        train, test = len(dataset.t_train), len(dataset.t_test)
        if _train_and_test(dataset):
            both = self.tr("{number} points, to train and to test").format(number=count_text(train))
            return self.tr("1 point, to train and to test") if train == 1 else both
        text = self.tr("{train} points to train, {test} to test")
        if train == 1:
            text = self.tr("1 point to train, {test} to test")
        return text.format(train=count_text(train), test=count_text(test))

    def choose(self, source: Source) -> None:
        """Ask for points of another shape, as many and as noisy as suits it."""
        self.session.set_spec(with_shape(self.session.spec, source), "data.source")

    def _noise_changed(self, value: float, final: bool) -> None:
        del value
        if final:
            self._soon.stop()
            self._wish_noise(final=True)
        elif not self._soon.isActive():
            self._soon.start()

    def _wish_noise(self, *, final: bool) -> None:
        self.wish("data.noise", self._noise.value, self.message.show_message, final=final)

    def _explain_noise(self, kind: Kind) -> None:
        points = self.tr("How far points stray from their shape.")
        heights = self.tr("How far heights stray from the surface.")
        what = heights if kind is Kind.SURFACES else points
        self._noise.setToolTip(what + " " + self.tr("Starts a new run."))

    def _choose_classes(self, classes: int) -> None:
        self.session.set_spec(with_classes(self.session.spec, classes), "data.classes")


def _train_and_test(dataset: Dataset) -> bool:
    """Tell whether the same points are for training and for testing, as those of a truth table are."""
    return np.array_equal(dataset.x_train, dataset.x_test)


def _noise_text(value: float) -> str:
    return number_text(value, 2 if round(value, 2) == round(value, 6) else 4)
