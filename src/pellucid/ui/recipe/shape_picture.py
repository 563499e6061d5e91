"""Small pictures of the shapes that points of the plane can have."""

from functools import cache

import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from pellucid.data.dataset import Dataset
from pellucid.experiment.build_data import build_dataset
from pellucid.experiment.spec import GATES, VALUED, Source
from pellucid.ui.class_colours import class_colours
from pellucid.ui.drawer.heat_map import signed_colour
from pellucid.ui.recipe.shape_change import usual
from pellucid.ui.tokens import Tokens

# Few enough to be told apart, enough to show the shape.
POINTS = 120
_MOST_NOISE = 0.05
_RADIUS, _RADIUS_OF_VALUES, _RADIUS_OF_BITS = 1.3, 2.2, 4.5


@cache
def points_of(shape: Source) -> Dataset:
    """Return a few points of a shape, not so noisy that it could not be told from another one."""
    data = usual(shape).data
    noise = min(data.noise, _MOST_NOISE)
    return build_dataset(replace(data, train=POINTS, test=1, noise=noise, label_noise=0.0, seed=0))


def paint_points(painter: QPainter, area: QRectF, shape: Source, colours: Tokens) -> None:
    """Paint points of a shape, the whole square that they lie in, in the colours of their classes or values."""
    dataset = points_of(shape)
    if dataset.plane is None:
        raise ValueError(f"There are no points of the source {shape}.")
    low, high = dataset.plane.low, dataset.plane.high
    share = (dataset.x_train.astype(np.float64) - low) / (high - low)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = _RADIUS_OF_BITS if shape in GATES else _RADIUS_OF_VALUES if shape in VALUED else _RADIUS
    for (across, up), colour in zip(share, _colours(dataset, colours), strict=True):
        painter.setBrush(colour)
        place = QPointF(area.left() + across * area.width(), area.bottom() - up * area.height())
        painter.drawEllipse(place, radius, radius)


def _colours(dataset: Dataset, colours: Tokens) -> list[QColor]:
    if dataset.classes:
        of_class = class_colours(dataset.class_names, colours)
        return [of_class[label] for label in dataset.t_train]
    shares = dataset.t_train / np.abs(dataset.t_train).max()
    return [signed_colour(share, colours) for share in shares.tolist()]
