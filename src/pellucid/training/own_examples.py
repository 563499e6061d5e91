"""The user's own examples: drawings with their right answers, mixed into the mini-batches of a run."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pellucid.experiment.build import Experiment
from pellucid.nn.batches import Batch

FloatArray = NDArray[np.float32]

# Sets their random numbers apart from those of the order of the batches.
_KEY = 1


@dataclass(frozen=True, slots=True)
class OwnExample:
    """A raw example as its bytes, one a feature, and the number of the class that is right for it."""

    pixels: bytes
    answer: int

    @classmethod
    def of(cls, raw: NDArray[np.float32], answer: int) -> "OwnExample":
        """Return the example `raw`, (features,) whole numbers from 0 to 255."""
        return cls(raw.astype(np.uint8).tobytes(), answer)

    @property
    def raw(self) -> NDArray[np.uint8]:
        """Return the raw example, (features,), read-only."""
        return np.frombuffer(self.pixels, np.uint8)


class Mixer:
    """Puts own examples into batches, in the place of as many others.

    `share` of each batch is replaced in the mean: which examples, and how many where the share is no whole number of
    them, depends on the seed and the place in the course of training alone. `examples` must not be empty.
    """

    def __init__(self, examples: tuple[OwnExample, ...], experiment: Experiment, share: float, seed: int) -> None:
        self._inputs, self._targets = prepared(examples, experiment)
        self._share = share
        self._seed = seed

    def mixed(self, batches: Iterable[Batch], epoch: int, start: int) -> Iterator[Batch]:
        """Deal out `batches`, the rest of an epoch from example number `start`, with own examples in them."""
        for x, t in batches:
            size = t.shape[1]
            chosen = self.chosen(epoch, start, size)
            count = len(chosen)
            x[:-1, :count] = self._inputs[chosen].T
            t[:, :count] = self._targets[chosen].T
            start += size
            yield x, t

    def chosen(self, epoch: int, start: int, size: int) -> NDArray[np.int64]:
        """Return the numbers of the own examples that come first in the batch of `size` from example `start` on."""
        draw = np.random.default_rng((self._seed, epoch, start, _KEY))
        count = min(size, int(self._share * size + draw.random()))
        return draw.integers(len(self._inputs), size=count)


def prepared(examples: tuple[OwnExample, ...], experiment: Experiment) -> tuple[FloatArray, FloatArray]:
    """Return network inputs (examples, features) and what the loss compares with (examples, outputs)."""
    inputs = experiment.dataset.scaling.apply(np.stack([each.raw for each in examples]))
    return inputs, experiment.readout.targets(np.array([each.answer for each in examples]))
