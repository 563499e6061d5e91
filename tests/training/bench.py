"""A worker that tests drive by hand."""

from typing import TypeVar

import numpy as np

from pellucid.experiment.frame import Frame
from pellucid.experiment.spec import Spec
from pellucid.training.mailbox import Mailbox
from pellucid.training.messages import Begin, Command, Losses, Report, Rewound, StepBatch
from pellucid.training.worker import Worker

R = TypeVar("R", bound=Report)


class Bench:
    """A worker with a clock that is set by hand, and everything it said."""

    def __init__(self, spec: Spec, pace: float | None = None) -> None:
        self.now = 1_000.0
        self.mailbox = Mailbox()
        self.worker = Worker(self.mailbox, pace, lambda: self.now)
        self.reports: list[Report] = []
        self.frame: Frame | None = None
        self.obey(Begin(0, spec))

    def obey(self, *commands: Command) -> None:
        for command in commands:
            self.worker.obey(command)
        if self.worker.busy and not self.worker.running:
            self.worker.work()
        self.listen()

    def work(self, turns: int = 1, seconds: float = 0.001) -> None:
        for _ in range(turns):
            if self.worker.running:
                self.worker.work()
                self.listen()
            self.now += seconds

    def listen(self) -> None:
        reports, frame = self.mailbox.take()
        self.reports += reports
        self.frame = frame or self.frame

    def train_to(self, step: int) -> None:
        """Train unlimited to exactly this step."""
        while self.step < step:
            self.obey(StepBatch())

    def of(self, kind: type[R]) -> list[R]:
        return [report for report in self.reports if isinstance(report, kind)]

    @property
    def step(self) -> int:
        assert self.frame is not None
        return self.frame.step

    @property
    def theta(self) -> np.ndarray:
        assert self.frame is not None
        return self.frame.theta

    @property
    def losses(self) -> list[float]:
        """All losses of the present run, step by step, as a history would have them."""
        values: list[float] = []
        for report in self.reports:
            match report:
                case Losses(run, first_step, _, _, more) if run == self.frame.run:
                    assert first_step == len(values) + 1
                    values += more.tolist()
                case Rewound(run, step, _) if run == self.frame.run:
                    del values[step:]
        return values
