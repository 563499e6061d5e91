"""How neurons look, chosen in this one place: discs and rings, pictures of what they look for, views of the plane."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPainter

from pellucid.experiment.build import Experiment
from pellucid.lens.activations import Trace
from pellucid.ui.stage.columns import Column
from pellucid.ui.stage.layout import Arrangement
from pellucid.ui.stage.picture_face import PictureFace
from pellucid.ui.stage.plain_faces import HiddenFaces, InputFaces, OutputFaces, PlainFaces
from pellucid.ui.stage.plane_outputs import PlaneOutputs
from pellucid.ui.stage.plane_tiles import PlaneTiles
from pellucid.ui.stage.tiles import Tiles
from pellucid.ui.tokens import Tokens

FloatArray = NDArray[np.float32]


class Look(Protocol):
    """The faces of the neurons of a column."""

    def paint(
        self, painter: QPainter, at: int, values: FloatArray, levels: NDArray[np.intp], *, diverged: bool
    ) -> None:
        """Paint column `at`, whose neurons have these values, and these levels in the colour maps."""

    def paint_blank(self, painter: QPainter, at: int) -> None:
        """Paint column `at` while its neurons have no values yet."""


class TileSet(Protocol):
    """Faces that show more of a network than its values for one example, and so have to be brought up to date."""

    def refresh(self, experiment: Experiment, theta: FloatArray, trace: Trace) -> None:
        """Bring every tile up to date with the parameters `theta` and the example of `trace`."""

    def refresh_in_turn(self, experiment: Experiment, theta: FloatArray, trace: Trace) -> bool:
        """Bring as many tiles up to date as there is time for while training runs.

        Return whether that took so long that something else had better wait for the next frame.
        """

    def span(self, at: int, unit: int) -> tuple[float, float] | None:
        """Return the least and the largest value of a neuron over all that its tile shows, if that is its values."""


@dataclass(frozen=True)
class Looks:
    """A look for every column, and the tiles among them that have to be brought up to date, if there are any."""

    columns: tuple[Look, ...]
    tiles: TileSet | None = None


def looks_of(columns: Sequence[Column], arrangement: Arrangement, tokens: Tokens, scale: float) -> Looks:
    """Return how the columns of one layout look in one theme on a screen of one resolution."""
    between = len(columns) - 2
    matrix, picture = arrangement.columns[0].fold, columns[0].picture
    if columns[0].plane:
        views = PlaneTiles(columns, arrangement, tokens, scale)
        return Looks((views, *[views] * between, PlaneOutputs(views, columns, arrangement, tokens, scale)), views)
    shared = PlainFaces(columns, arrangement, tokens, scale)
    if picture is None or matrix is None:
        return Looks((InputFaces(shared), *[HiddenFaces(shared)] * between, OutputFaces(shared)))
    tiles = Tiles(picture, arrangement, tokens, scale)
    return Looks((PictureFace(matrix, tokens, scale), *[tiles] * between, OutputFaces(shared)), tiles)
