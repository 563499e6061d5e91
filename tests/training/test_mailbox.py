from threading import Thread

import numpy as np

from pellucid.experiment.frame import Frame, Metrics
from pellucid.training.mailbox import Mailbox
from pellucid.training.messages import RunningChanged


def frame(step: int) -> Frame:
    return Frame(0, step, 0.0, np.zeros(1, np.float32), 0.0, 0.1, Metrics(0, 0.0, 0.0, 0.0, 0.0, 0.0))


def test_reports_come_in_order_and_once() -> None:
    mailbox = Mailbox()
    first, second = RunningChanged(0, True), RunningChanged(0, False)
    mailbox.post(first)
    mailbox.post(second)
    assert mailbox.take() == ([first, second], None)
    assert mailbox.take() == ([], None)


def test_only_the_newest_frame_waits() -> None:
    mailbox = Mailbox()
    assert mailbox.wanted
    mailbox.show(frame(1))
    assert not mailbox.wanted
    newest = frame(2)
    mailbox.show(newest)
    assert mailbox.take()[1] is newest
    assert mailbox.wanted


def test_no_report_is_lost_between_two_threads() -> None:
    mailbox = Mailbox()

    def write() -> None:
        for number in range(5_000):
            mailbox.post(RunningChanged(number, True))

    writer = Thread(target=write)
    writer.start()
    taken: list[int] = []
    while len(taken) < 5_000:
        taken += [report.run for report in mailbox.take()[0]]
    writer.join()
    assert taken == list(range(5_000))
