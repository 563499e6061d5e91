"""The picture of the decision map: from the parameters of a frame to an image."""

from collections.abc import Generator
from enum import Enum

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from pellucid.experiment.build import Experiment
from pellucid.lens.contours import borders, leading, levels
from pellucid.lens.decision_map import DecisionMap
from pellucid.ui.plane.ground import Ground
from pellucid.ui.plane.point_set import value_limit
from pellucid.ui.theme import tokens

FloatArray = NDArray[np.float32]

# In logical pixels.
BORDER, LEVEL = 1.6, 0.9
LEVEL_STRENGTH = 0.3


class Style(Enum):
    """How the map shows classes: how probable they are, or which one is the answer."""

    SMOOTH = "smooth"
    CLASSES = "classes"


class MapPicture:
    """Makes images of `side` cells for one experiment in one theme, with lines for so many cells to a logical pixel."""

    def __init__(self, experiment: Experiment, side: int, scale: float) -> None:
        self.side = side
        self._scale = scale
        self._map = DecisionMap(experiment, side)
        self._ground = Ground(experiment.dataset.class_names, tokens())

    def of_answers(self, theta: FloatArray, style: Style) -> QImage | None:
        """Return what the network with parameters `theta` makes of the plane; None if that is not finite everywhere.

        Values are shown in the signed map, up to the largest of the data.
        """
        shares = self._shares(self._map.scores(theta))
        return None if shares is None else self._of_shares(shares, style)

    def of_answers_in_parts(self, theta: FloatArray, style: Style) -> Generator[None, None, QImage | None]:
        """Return what `of_answers` does, with two pauses, in which a frame may be painted."""
        scores = yield from self._map.scores_in_parts(theta)
        shares = self._shares(scores)
        yield
        return None if shares is None else self._of_shares(shares, style)

    def _shares(self, scores: FloatArray) -> FloatArray | None:
        """Return the probabilities of the classes, or alone how far a value is between its limits, from 0 to 1."""
        if not np.isfinite(scores).all():
            return None
        dataset = self._map.experiment.dataset
        if dataset.classes:
            return self._map.probabilities(scores)
        return np.clip(scores / np.float32(2 * value_limit(dataset)) + np.float32(0.5), 0, 1)

    def _of_shares(self, shares: FloatArray, style: Style) -> QImage:
        if not self._map.experiment.dataset.classes:
            return _image(self._ground.two_sided_pixels(shares[0], self._levels(shares[0])))
        if style is Style.SMOOTH and len(shares) == 2:
            return _image(self._ground.pixels(shares, self._levels(shares[0])))
        answer, lead = leading(shares)
        if style is Style.CLASSES:
            shares = np.stack([answer == number for number in range(len(shares))]).astype(np.float32)
        return _image(self._ground.pixels(shares, borders(answer, lead, BORDER * self._scale)))

    def of_neuron(self, theta: FloatArray, column: int, unit: int) -> QImage | None:
        """Return the output of one neuron, by column (0 for the inputs) and unit; None if it is not finite everywhere.

        An output is shown in the colour of its class, any other neuron in the signed map.
        """
        values = self._map.neuron(theta, column, unit)
        if not np.isfinite(values).all():
            return None
        experiment = self._map.experiment
        if experiment.dataset.classes and column == len(experiment.affine_keys):
            number = experiment.dataset.class_names.index(experiment.readout.names[unit])
            return _image(self._ground.class_pixels(values, number))
        return _image(self._ground.neuron_pixels(values))

    def _levels(self, share: FloatArray) -> FloatArray:
        """Return how much of each cell the lines at the tenths of `share` cover, the bold one in the middle."""
        middle, others = levels(share, BORDER * self._scale, LEVEL * self._scale)
        others *= np.float32(LEVEL_STRENGTH)
        return np.maximum(middle, others, out=middle)


def _image(pixels: NDArray[np.uint32]) -> QImage:
    height, width = pixels.shape
    # Copied, because an image does not keep the buffer it was given alive.
    return QImage(np.ascontiguousarray(pixels).data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()
