import numpy as np
import pytest
from tests.training.specs import small

from pellucid.training.mailbox import Mailbox
from pellucid.training.messages import Changed, Losses
from pellucid.training.reporter import MOST_LOSSES_WAITING, Reporter
from pellucid.training.run import Run


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture
def reporter(mailbox: Mailbox) -> Reporter:
    return Reporter(mailbox)


def step(run: Run, reporter: Reporter) -> float:
    before, epoch = run.learner.steps, run.learner.epoch
    losses = run.train(1)
    reporter.add_losses(losses, before, epoch)
    return losses[0]


def test_losses_of_several_turns_are_one_report_that_says_where_they_lie(mailbox: Mailbox, reporter: Reporter) -> None:
    run = Run(4, small())
    run.train(1)
    losses = [step(run, reporter) for _ in range(3)]
    assert mailbox.take() == ([], None)
    reporter.send_losses(run)
    (report,), _ = mailbox.take()
    assert isinstance(report, Losses)
    assert (report.run, report.first_step, report.epoch_begin, report.epoch_end) == (4, 2, 20 / 50, 1 + 20 / 50)
    np.testing.assert_array_equal(report.values, np.float32(losses))
    reporter.send_losses(run)
    assert mailbox.take() == ([], None)


def test_losses_that_are_dropped_are_never_told(mailbox: Mailbox, reporter: Reporter) -> None:
    run = Run(0, small())
    step(run, reporter)
    reporter.drop_losses()
    later = step(run, reporter)
    reporter.send_losses(run)
    (report,), _ = mailbox.take()
    assert isinstance(report, Losses)
    assert report.first_step == 2
    assert report.values.tolist() == [np.float32(later)]


def test_losses_overflow_when_too_many_wait(reporter: Reporter) -> None:
    reporter.add_losses([1.0] * (MOST_LOSSES_WAITING - 1), 0, 0.0)
    assert not reporter.overflows
    reporter.add_losses([1.0], MOST_LOSSES_WAITING - 1, 1.0)
    assert reporter.overflows


def test_a_change_is_marked_where_the_run_stands(mailbox: Mailbox, reporter: Reporter) -> None:
    run = Run(2, small())
    run.train(1)
    reporter.changed(run, "momentum", 0.9, 0.5)
    assert mailbox.take() == ([Changed(2, 1, 20 / 50, "momentum", 0.9, 0.5)], None)
