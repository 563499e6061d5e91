"""The user's own examples: taught, taken away, and learned at once."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from pellucid.data.dataset import Dataset
from pellucid.session.undo import Change, LearnedChange, OwnExamplesChange
from pellucid.training import messages
from pellucid.training.messages import Command, Learned
from pellucid.training.own_examples import OwnExample

MOST = 18

Examples = tuple[OwnExample, ...]


class Teaching(QObject):
    """Keeps the own examples of each kind of picture, and sees that the trainer has those of the present one.

    `send` takes commands for the trainer, `send_step` those that change weights, and `push` what can be undone.
    """

    examples_changed = Signal(object)  # tuple of OwnExample, those for the present data
    learned = Signal(object)  # Learned, for `learn`

    def __init__(
        self,
        dataset: Dataset,
        send: Callable[[Command], None],
        send_step: Callable[[Command], None],
        push: Callable[[Change], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._send, self._send_step, self._push = send, send_step, push
        self._kept: dict[object, Examples] = {}
        self._kind = _kind(dataset)

    @property
    def examples(self) -> Examples:
        """Return the own examples for the present data, the oldest first."""
        return self._kept.get(self._kind, ())

    def teach(self, raw: NDArray[np.float32], answer: int) -> None:
        """Add an example, (features,) whole numbers from 0 to 255; of more than MOST, the oldest goes.

        One that is there already gets the new answer.
        """
        taught = OwnExample.of(raw, answer)
        others = [each for each in self.examples if each.pixels != taught.pixels]
        self._change(self.tr("Teach"), (*others, taught)[-MOST:])

    def forget(self, example: OwnExample) -> None:
        """Take an example away."""
        self._change(self.tr("Forget"), tuple(each for each in self.examples if each != example))

    def learn(self, example: OwnExample) -> None:
        """Have an example learned at once; `learned` tells how its loss fell."""
        self._send_step(messages.Learn(example))

    def enter(self, dataset: Dataset) -> None:
        """Give a run that begins or goes on, on `dataset`, the examples that suit it.

        They are others where the dataset is; of that the session tells by itself.
        """
        self._kind = _kind(dataset)
        if self.examples:
            self._send(messages.SetOwnExamples(self.examples))

    def set(self, examples: Examples) -> None:
        """Have these, and no others, for the present data."""
        self._kept[self._kind] = examples
        self._send(messages.SetOwnExamples(examples))
        self.examples_changed.emit(examples)

    def take_in(self, report: Learned) -> None:
        """Pass on how an example was learned in the present run; it can be undone unless nothing came of it."""
        if len(report.losses) > 1:
            losses = report.losses[0], report.losses[-1]
            self._push(LearnedChange(self.tr("Learn this now"), report.change, *losses))
        self.learned.emit(report)

    def _change(self, label: str, examples: Examples) -> None:
        before = self.examples
        if examples != before:
            self.set(examples)
            self._push(OwnExamplesChange(label, before, examples))


def _kind(dataset: Dataset) -> object:
    """Return what examples must have in common to be learned together."""
    return dataset.picture, dataset.class_names
