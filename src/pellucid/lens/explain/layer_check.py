"""Is every layer's gradient right, and if not, which layer is to blame?

A wrong ∂L/∂x spreads: all layers before the one that handed it on get a wrong gradient, and make a wrong one of it
although they do nothing wrong. So every layer is asked two questions. Is what it hands on the gradient of the loss? And
is it the gradient of ⟨g, y⟩, where y is what the layer gives and g the gradient that it has received for that, right or
wrong? The second is the chain rule for this layer alone. Who fails it is guilty; who fails only the first is misled.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pellucid.lens.explain.bench import Bench, Station
from pellucid.lens.explain.bugs import Planted
from pellucid.lens.explain.gradient_check import TOLERANCE
from pellucid.nn.gradient_check import STEP

Array = NDArray[Any]

# Of each array of gradients at most so many are looked at: the largest ones, and as many others that are drawn.
MOST_ENTRIES = 16
# So often a network runs for one entry: up, down and back, for the loss; the layer alone takes less.
_RUNS = 4
# By how many units in the last place losses may be off.
_UNITS = 8.0


class Verdict(Enum):
    """What has been found out about a layer: all is right; misled by a later layer; or wrong by itself."""

    RIGHT = "right"
    MISLED = "misled"
    GUILTY = "guilty"


@dataclass(frozen=True)
class Finding:
    """The gradient of one thing at one layer: of what it got ("x"), its weights ("W") or its biases ("b").

    `error` is the relative error beside the loss, `own_error` that beside the chain rule for this layer alone.
    Gradients that are too small to be told from rounding count as a little larger. Of `entries` that were looked at,
    `kinks` were left out: there is a kink, and any slope between those of its two sides is right.
    """

    of: str
    error: float
    own_error: float
    entries: int
    kinks: int


@dataclass(frozen=True)
class LayerFinding:
    """What has been found out about a layer, by its index in the network, or about the loss: `layer` None."""

    layer: int | None
    title: str
    findings: tuple[Finding, ...]

    @property
    def error(self) -> float:
        """Return the largest relative error, NaN if any is."""
        return float(np.max([(finding.error, finding.own_error) for finding in self.findings]))

    @property
    def verdict(self) -> Verdict:
        """Return who is to blame, if anything is wrong."""
        # Written so that what is not a number is wrong.
        if not all(finding.own_error <= TOLERANCE for finding in self.findings):
            return Verdict.GUILTY
        return Verdict.RIGHT if self.error <= TOLERANCE else Verdict.MISLED


class LayerCheck:
    """Checks all layers of a network, from the loss towards the inputs, as many entries at a time as time allows.

    `found` are the layers that are done, in the order of the network.
    """

    def __init__(self, bench: Bench, planted: Planted | None = None) -> None:
        self.found: tuple[LayerFinding, ...] = ()
        self._bench = bench
        gradient = bench.backward(planted)
        rng = np.random.default_rng(0)
        self._plan = [_Part(bench, number, gradient, rng) for number in range(len(bench.stations))]
        self._total = sum(part.left for part in self._plan)

    @property
    def share(self) -> float:
        """Return which share of the work is done, from 0 to 1."""
        return 1.0 - sum(part.left for part in self._plan) / self._total

    def step(self, examples: int) -> bool:
        """Check as many entries as take about so many examples, one at least; return whether all are checked."""
        with np.errstate(all="ignore"):
            while self._plan:
                self._plan[-1].check_next()
                if not self._plan[-1].left:
                    self.found = (self._plan.pop().finding(), *self.found)
                examples -= _RUNS * self._bench.batch_size
                if examples < _RUNS * self._bench.batch_size:
                    break
        return not self._plan


class _Entries:
    """Some entries of an array, and what backpropagation says of them."""

    def __init__(self, of: str, values: Array, analytic: Array, rng: np.random.Generator) -> None:
        self.of = of
        self.values = values
        self.chosen = _choose(analytic, rng)
        self.analytic = np.array([analytic[place] for place in self.chosen])
        # For each entry what the loss and what the layer alone say, and how much of that may be rounding.
        self.numerical = np.zeros((2, len(self.chosen)))
        self.rounding = np.zeros((2, len(self.chosen)))
        self.kink = np.zeros((2, len(self.chosen)), np.bool_)

    def finding(self) -> Finding:
        """Return what has been found out, once all entries are checked."""
        kinks = int(self.kink.any(axis=0).sum())
        return Finding(self.of, self._error(0), self._error(1), len(self.chosen), kinks)

    def _error(self, question: int) -> float:
        there = ~self.kink[question]
        analytic, numerical = self.analytic[there], self.numerical[question, there]
        least = np.linalg.norm(self.rounding[question, there]) / TOLERANCE
        scale = max(np.linalg.norm(analytic), np.linalg.norm(numerical), least)
        return float(np.linalg.norm(analytic - numerical) / scale) if scale != 0.0 else 0.0


class _Part:
    """The check of one station."""

    def __init__(self, bench: Bench, number: int, gradient: Array, rng: np.random.Generator) -> None:
        self._station = station = bench.stations[number]
        self._entries: list[_Entries] = []
        if number:
            self._entries.append(_Entries("x", bench.array(station.got), bench.array(f"d{station.got}").copy(), rng))
        if station.block is not None:
            theta, slopes = (station.block.matrix(vector) for vector in (bench.network.theta, gradient))
            self._entries.append(_Entries("W", theta[:-1], slopes[:-1], rng))
            self._entries.append(_Entries("b", theta[-1:], slopes[-1:], rng))
        # The loss is a layer of its own: both questions are one.
        whole = partial(bench.loss, number)
        self._questions: tuple[Callable[[], float], ...] = (whole,)
        if station.layer is not None:
            self._questions = (whole, _chain_rule(bench, station))
        self._todo = [(entries, at) for entries in self._entries for at in range(len(entries.chosen))]

    @property
    def left(self) -> int:
        """Return how many entries are not checked."""
        return len(self._todo)

    def check_next(self) -> None:
        """Check one entry, and leave all values as they were."""
        entries, at = self._todo.pop()
        for question, measure in enumerate(self._questions):
            found = _measure(measure, entries.values, entries.chosen[at], entries.analytic[at])
            entries.numerical[question, at], entries.rounding[question, at], entries.kink[question, at] = found
        if len(self._questions) == 1:
            for both in (entries.numerical, entries.rounding, entries.kink):
                both[1, at] = both[0, at]

    def finding(self) -> LayerFinding:
        """Return what has been found out, once all entries are checked."""
        findings = tuple(entries.finding() for entries in self._entries)
        return LayerFinding(self._station.layer, self._station.title, findings)


def _chain_rule(bench: Bench, station: Station) -> Callable[[], float]:
    """Return a function that runs a layer alone and returns ⟨g, y⟩."""
    run, given, received = bench.alone(station), bench.array(station.given), bench.array(f"d{station.given}").copy()

    def measure() -> float:
        run()
        return float(np.vdot(received, given))

    return measure


def _measure(
    measure: Callable[[], float], values: Array, place: tuple[int, ...], analytic: float
) -> tuple[float, float, bool]:
    """Return the numerical slope along one entry, how much of it may be rounding, and whether there is a kink.

    Where the slope seems wrong, it is measured once more and nearer: between there and here may lie a kink.
    """
    for step in (STEP, STEP / 10.0):
        above, below = _ends(measure, values, place, step)
        # After this, all values are again what they were.
        here = measure()
        numerical = (above - below) / (2.0 * step)
        rounding = _UNITS * float(np.finfo(np.float64).eps) * max(abs(above), abs(below)) / step
        if abs(analytic - numerical) <= TOLERANCE * max(abs(analytic), abs(numerical)) + rounding:
            return numerical, rounding, False
    sides = sorted(((above - here) / step, (here - below) / step))
    return numerical, rounding, sides[0] - rounding <= analytic <= sides[1] + rounding


def _ends(measure: Callable[[], float], values: Array, place: tuple[int, ...], step: float) -> tuple[float, float]:
    value = values[place]
    values[place] = value + step
    above = measure()
    values[place] = value - step
    below = measure()
    values[place] = value
    return above, below


def _choose(analytic: Array, rng: np.random.Generator) -> list[tuple[int, ...]]:
    """Return the places of MOST_ENTRIES entries, half of them the largest; of all, if there are no more.

    The others are drawn, large ones more often: if only a few examples matter, a wrong entry that is small beside the
    largest shows only if it is one of these examples'.
    """
    if analytic.size <= MOST_ENTRIES:
        return list(np.ndindex(analytic.shape))
    order = np.argsort(-np.abs(analytic).ravel(), kind="stable")
    largest, others = order[: MOST_ENTRIES // 2], order[MOST_ENTRIES // 2 :]
    sizes = np.abs(analytic).ravel()[others]
    even = np.full(len(others), 1.0 / len(others))
    total = sizes.sum()
    chances = 0.1 * even + 0.9 * sizes / total if 0.0 < total < np.inf else even
    chosen = [*largest, *rng.choice(others, MOST_ENTRIES - len(largest), replace=False, p=chances)]
    return [tuple(int(each) for each in np.unravel_index(place, analytic.shape)) for place in chosen]
