"""Which examples the network takes for which class, and how certainly: all its mistakes, or those of one kind."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pellucid.experiment.build import Experiment
from pellucid.lens.confusion import Split
from pellucid.lens.prediction import predict

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Reading:
    """How one example was read.

    `example` is its number in its split, `truth` the class it carries, `answer` the class given, the most probable one;
    the probabilities are those of these two.
    """

    example: int
    truth: int
    answer: int
    probability: float
    truth_probability: float


class Search:
    """Looks for examples that are read in a certain way, as many at a time as one has time for.

    A subclass says where to look (`candidates`, numbers of examples) and what for (`wanted`). Examples for which the
    network's answer is not a number are only counted (`unanswered`). `theta` must stay as it is meanwhile.
    """

    def __init__(self, experiment: Experiment, theta: FloatArray, split: Split, candidates: IntArray) -> None:
        dataset = experiment.dataset
        train = split == "train"
        self._experiment = experiment
        self._theta = theta
        self._raw = dataset.x_train if train else dataset.x_test
        self._truth = dataset.t_train if train else dataset.t_test
        self._candidates = candidates
        self._found: list[tuple[IntArray, IntArray, FloatArray, FloatArray]] = []
        self.seen = 0
        self.count = 0
        self.unanswered = 0

    @property
    def examples(self) -> int:
        """Return the number of examples that there are to look at."""
        return len(self._candidates)

    def wanted(self, truth: IntArray, answers: IntArray) -> NDArray[np.bool_]:
        """Tell which of some examples are looked for, by their true classes and those given, all (examples,)."""
        raise NotImplementedError

    def step(self, examples: int) -> bool:
        """Look at so many examples more, those that are left at most; return whether all have been looked at."""
        part = self._candidates[self.seen : self.seen + examples]
        if len(part):
            self._look_at(part)
            self.seen += len(part)
        return self.seen == self.examples

    def readings(self, most: int) -> list[Reading]:
        """Return what has been found so far, the most certain first, `most` of them at most."""
        if not self._found:
            return []
        example, answer, probability, of_truth = (np.concatenate(each) for each in zip(*self._found, strict=True))
        first = np.argsort(-probability, kind="stable")[:most]
        columns = (example, self._truth[example], answer, probability, of_truth)
        return [Reading(*row) for row in zip(*(column[first].tolist() for column in columns), strict=True)]

    def _look_at(self, part: IntArray) -> None:
        probabilities = predict(self._experiment, self._theta, self._raw[part])
        answered = np.isfinite(probabilities).all(axis=1)
        self.unanswered += len(part) - int(np.count_nonzero(answered))
        part, probabilities = part[answered], probabilities[answered]
        truth, answers = self._truth[part], probabilities.argmax(axis=1).astype(np.int64)
        kept = self.wanted(truth, answers)
        part, truth, answers, probabilities = part[kept], truth[kept], answers[kept], probabilities[kept]
        rows = np.arange(len(part))
        self._found.append((part, answers, probabilities[rows, answers], probabilities[rows, truth]))
        self.count += len(part)


class MistakeSearch(Search):
    """Looks for the test examples that are taken for another class than their own."""

    def __init__(self, experiment: Experiment, theta: FloatArray) -> None:
        dataset = experiment.dataset
        # Where there are no classes, there is none to be taken for another.
        super().__init__(experiment, theta, "test", np.arange(len(dataset.t_test) if dataset.classes else 0))

    def wanted(self, truth: IntArray, answers: IntArray) -> NDArray[np.bool_]:
        """Want the wrong ones."""
        wrong: NDArray[np.bool_] = truth != answers
        return wrong


class CellSearch(Search):
    """Looks for the examples of class `truth` in a split that are given the class `answer`."""

    def __init__(self, experiment: Experiment, theta: FloatArray, split: Split, truth: int, answer: int) -> None:
        dataset = experiment.dataset
        classes = dataset.t_train if split == "train" else dataset.t_test
        super().__init__(experiment, theta, split, np.flatnonzero(classes == truth))
        self._answer = answer

    def wanted(self, truth: IntArray, answers: IntArray) -> NDArray[np.bool_]:
        """Want those that are given the class; all that are looked at are of the other."""
        del truth
        given: NDArray[np.bool_] = answers == self._answer
        return given
