"""Small pictures of the shapes that points of the plane can have."""

from functools import cache

import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from pellucid.data.dataset import Dataset
from pellucid.experiment.build_data import build_dataset
from pellucid.experiment.spec import Source
from pellucid.ui.class_colours import class_colours
from pellucid.ui.recipe.shape_change import usual_data
from pellucid.ui.tokens import Tokens

# Few enough to be told apart, enough to show the shape.
POINTS = 120
_MOST_NOISE = 0.05
_RADIUS = 1.3


@cache
def points_of(shape: Source) -> Dataset:
    """Return a few points of a shape, not so noisy that it could not be told from another one."""
    usual = usual_data(shape)
    noise = min(usual.noise, _MOST_NOISE)
    return build_dataset(replace(usual, train=POINTS, test=1, noise=noise, label_noise=0.0, seed=0))


def paint_points(painter: QPainter, area: QRectF, shape: Source, colours: Tokens) -> None:
    """Paint points of a shape, the whole square that they lie in, in the colours of their classes."""
    dataset = points_of(shape)
    if dataset.plane is None:
        raise ValueError(f"There are no points of the source {shape}.")
    low, high = dataset.plane.low, dataset.plane.high
    share = (dataset.x_train.astype(np.float64) - low) / (high - low)
    painter.setPen(Qt.PenStyle.NoPen)
    of_class = class_colours(dataset.class_names, colours)
    for (across, up), label in zip(share, dataset.t_train, strict=True):
        painter.setBrush(of_class[label])
        place = QPointF(area.left() + across * area.width(), area.bottom() - up * area.height())
        painter.drawEllipse(place, _RADIUS, _RADIUS)
