"""The dealer: deals out the training set of an experiment in mini-batches, pass after pass."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pellucid.experiment.build import Experiment
from pellucid.experiment.spec import Training
from pellucid.nn.batches import Batch, Batches
from pellucid.training.own_examples import Mixer, OwnExample


@dataclass(frozen=True, eq=False, slots=True)
class NextBatch:
    """A mini-batch as the network will see it: `inputs` (batch, features) and `targets` (batch, outputs).

    `examples` (batch,) are their numbers in the training set; own example number k is −1 − k there.
    """

    inputs: NDArray[np.float32]
    targets: NDArray[np.float32]
    examples: NDArray[np.int64]


class Dealer:
    """Deals out mini-batches of the size that the settings name, in an order that can be gone on with from anywhere.

    The order of the examples depends on the seed and the number of the pass alone, or on nothing if they are not
    shuffled. Own examples take the places of others, and a pass is as long with them as without. `passes` is the number
    of whole passes so far and `cursor` the number of examples used of the next one.

    `batches` deals out the rest of a pass. What is taken from there counts as used when `move_on` says so; whatever
    else changes where or how to go on has the batches that were not used dealt anew.
    """

    batches: Iterator[Batch]

    def __init__(self, experiment: Experiment, training: Training) -> None:
        dataset = experiment.dataset
        self._experiment = experiment
        self._training = training
        self._examples = len(dataset.t_train)
        self.passes = 0
        self.cursor = 0
        self._targets = experiment.readout.targets(dataset.t_train)
        # Pictures stay bytes until they are drawn; anything else is small enough to be scaled once and for all.
        scaling = dataset.scaling
        self._inputs = dataset.x_train if dataset.picture else scaling.apply(dataset.x_train)
        self._scaling = (scaling.offset, scaling.factor) if dataset.picture else None
        self._seed = experiment.spec.seed
        self._own: tuple[OwnExample, ...] = ()
        self._mixer: Mixer | None = None
        self._prepare()

    @property
    def epoch(self) -> float:
        """Return the number of passes so far; within a pass it is fractional."""
        return self.passes + self.cursor / self._examples

    @property
    def left(self) -> int:
        """Return the number of examples that are left of the present pass, at least 1."""
        return self._examples - self.cursor

    def move_on(self, used: int) -> bool:
        """Count so many more examples of the pass as used; return whether that was its end, and the next one begins."""
        self.cursor += used
        if self.cursor < self._examples:
            return False
        self.passes += 1
        self.cursor = 0
        self.deal_anew()
        return True

    def go_to(self, passes: int, cursor: int, training: Training) -> None:
        """Go on from another place, with other settings."""
        self.passes, self.cursor = passes, cursor
        self._training = training
        self._prepare()

    def set_training(self, training: Training) -> None:
        """Go on with the size of batches, and the share of own examples, that other settings name."""
        before, self._training = self._training, training
        if training.batch_size != before.batch_size:
            self._prepare()
        elif training.own_share != before.own_share:
            self.deal_anew()

    def set_own_examples(self, examples: tuple[OwnExample, ...]) -> None:
        """Mix these, and no others, into the batches."""
        self._own = examples
        self.deal_anew()

    def next_batch(self) -> NextBatch:
        """Return a copy of the batch that is dealt out next."""
        x, t = next(self.batches)
        inputs, targets = x[:-1].T.copy(), t.T.copy()
        examples = self._source.order(self.passes)[self.cursor : self.cursor + len(inputs)]
        if self._mixer is not None:
            own = self._mixer.chosen(self.passes, self.cursor, len(inputs))
            examples[: len(own)] = -1 - own
        self.deal_anew()
        return NextBatch(inputs, targets, examples)

    def deal_anew(self) -> None:
        """Deal out again what has been taken of the pass, but not used."""
        self.batches = self._source.begin(self.passes, self.cursor)
        self._mixer = None
        if self._own:
            self._mixer = Mixer(self._own, self._experiment, self._training.own_share, self._seed)
            self.batches = self._mixer.mixed(self.batches, self.passes, self.cursor)

    def _prepare(self) -> None:
        self._source = Batches(
            self._inputs,
            self._targets,
            self._training.batch_size,
            self._seed,
            self._scaling,
            shuffled=self._experiment.readout.shuffled,
        )
        self.deal_anew()
