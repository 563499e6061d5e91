"""The course of one run as the window remembers it: losses of all steps, evaluations, and marks.

Only the window's thread writes here and reads here.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pellucid.experiment.frame import Metrics
from pellucid.training.messages import Changed, Evaluated, Losses, Rewound
from pellucid.training.table import Table

MOST_BINS = 1 << 18
MOST_EVALUATIONS = 1 << 14

Column = NDArray[np.float64]


class LossCurve(NamedTuple):
    """Mini-batch losses in bins of consecutive steps: `epoch` at the end of each, and its mean, lowest and highest."""

    epoch: Column
    mean: Column
    low: Column
    high: Column


class EvaluationCurve(NamedTuple):
    """Evaluations on the whole training and test sets; accuracies in [0, 1]."""

    epoch: Column
    train_loss: Column
    train_accuracy: Column
    test_loss: Column
    test_accuracy: Column


class History:
    """Everything that happened in run number `run`. `version` grows with every change.

    Memory is bounded: past 2¹⁸ bins neighbouring ones are merged in pairs, and past 2¹⁴ evaluations every second goes.
    """

    def __init__(self, run: int) -> None:
        self.run = run
        self.version = 0
        self.marks: tuple[Changed, ...] = ()
        self.last_epoch = 0.0
        self._losses = Table(len(LossCurve._fields))
        self._evaluations = Table(len(EvaluationCurve._fields))
        self._steps_per_bin = 1
        self._open_bin = np.empty((2, 0))

    @property
    def losses(self) -> LossCurve:
        """Return the losses so far: read-only views, valid until the next report is added."""
        return LossCurve(*self._losses.columns)

    @property
    def evaluations(self) -> EvaluationCurve:
        """Return the evaluations so far: read-only views, valid until the next report is added."""
        return EvaluationCurve(*self._evaluations.columns)

    def add(self, report: Losses | Evaluated | Changed | Rewound) -> None:
        """Take in what the trainer reported of this run."""
        self.version += 1
        match report:
            case Losses():
                self._add_losses(report)
            case Evaluated(_, metrics):
                self._add_evaluation(metrics)
            case Changed():
                self.marks = (*self.marks, report)
            case Rewound():
                self._cut(report)

    def _add_losses(self, report: Losses) -> None:
        epochs = np.linspace(report.epoch_begin, report.epoch_end, len(report.values) + 1)[1:]
        steps = np.concatenate([self._open_bin, np.stack([epochs, report.values])], axis=1)
        whole = steps.shape[1] // self._steps_per_bin * self._steps_per_bin
        bins = steps[:, :whole].reshape(2, -1, self._steps_per_bin)
        epoch, values = bins[0, :, -1], bins[1]
        self._open_bin = steps[:, whole:]
        self._losses.extend(np.stack([epoch, values.mean(axis=1), values.min(axis=1), values.max(axis=1)]))
        self.last_epoch = report.epoch_end
        if len(self._losses) > MOST_BINS:
            self._merge_bins()

    def _merge_bins(self) -> None:
        even = len(self._losses) // 2 * 2
        pairs = self._losses.columns[:, :even].reshape(4, -1, 2)
        self._losses.replace(
            np.stack([pairs[0, :, 1], pairs[1].mean(axis=1), pairs[2].min(axis=1), pairs[3].max(axis=1)])
        )
        self._steps_per_bin *= 2

    def _add_evaluation(self, metrics: Metrics) -> None:
        self._evaluations.extend(
            np.array(
                [
                    [metrics.epoch],
                    [metrics.train_loss],
                    [metrics.train_accuracy],
                    [metrics.test_loss],
                    [metrics.test_accuracy],
                ]
            )
        )
        if len(self._evaluations) > MOST_EVALUATIONS:
            self._evaluations.replace(self._evaluations.columns[:, 1::2])

    def _cut(self, rewound: Rewound) -> None:
        for table in (self._losses, self._evaluations):
            columns = table.columns
            table.replace(columns[:, columns[0] <= rewound.epoch])
        self.marks = tuple(mark for mark in self.marks if mark.step <= rewound.step)
        self._open_bin = np.empty((2, 0))
        self.last_epoch = rewound.epoch
