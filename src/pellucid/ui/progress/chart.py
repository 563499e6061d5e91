"""What one plot shows, in units of its axes: nothing in it knows pixels, colours or fonts."""

from dataclasses import dataclass, field

import numpy as np

from pellucid.ui.progress.series import Floats


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points: epochs, and heights on the vertical axis."""

    epoch: Floats = field(default_factory=lambda: np.empty(0))
    height: Floats = field(default_factory=lambda: np.empty(0))


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis and what is written there."""

    place: float
    text: str


@dataclass(frozen=True, slots=True)
class End:
    """The newest value of a line, with its name, written where the line ends. `train` tells which line it is."""

    train: bool
    epoch: float
    height: float
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A change of a setting; `words` may be empty."""

    epoch: float
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Axes, lines and what is written beside them.

    `heights` is the range of the vertical axis; `flat` tells that the train line has stopped falling too early.
    """

    epochs: tuple[float, float]
    heights: tuple[float, float]
    epoch_ticks: tuple[Tick, ...]
    height_ticks: tuple[Tick, ...]
    raw: Line
    train: Line
    test: Line
    ends: tuple[End, ...]
    marks: tuple[Mark, ...]
    flat: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """Exact values at one epoch, for the card beside the pointer: a title, and rows of tone, name and value."""

    epoch: float
    title: str
    rows: tuple[tuple[str, str, str], ...]
