from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot
from tests.ui.widgets.gestures import Show

from pellucid.experiment.catalog import load
from pellucid.lens.prediction import predict
from pellucid.session.session import Session, Status
from pellucid.ui.frame_clock import FrameClock
from pellucid.ui.numbers import loss_text, percent_text
from pellucid.ui.progress.progress import Progress
from pellucid.ui.try_it.try_it import TryIt


@pytest.fixture
def session() -> Iterator[Session]:
    made = Session(load("colours"))
    made.set_pace(None)
    yield made
    made.close()


def step_epoch(session: Session, qtbot: QtBot) -> None:
    epoch = session.frame.epoch
    session.step_epoch()
    qtbot.waitUntil(lambda: session.frame.epoch >= epoch + 1 and session.status is Status.PAUSED)


def test_both_cards_follow_a_real_run_and_agree_with_its_numbers(session: Session, show: Show, qtbot: QtBot) -> None:
    progress, try_it = Progress(session), TryIt(session)
    show(progress, try_it)
    clock = FrameClock(session, progress)
    clock.add(progress, progress.show_frame, interval_ms=66)
    clock.add(try_it, try_it.show_frame, interval_ms=30)
    qtbot.waitUntil(lambda: progress.plots is not None)
    for _ in range(3):
        step_epoch(session, qtbot)
    session.set_input(np.array([233, 63, 127], np.float32))

    probabilities = predict(session.experiment, session.frame.theta, session.input)
    assert [text for _, text, _ in try_it.card.bars.rows()] == [percent_text(p) for p in probabilities.tolist()]
    assert progress.plots is not None
    qtbot.waitUntil(
        lambda: progress.plots.loss.chart is not None and progress.plots.loss.chart.train.epoch[-1:] == [3.0]
    )
    metrics = session.frame.metrics
    shown = {end.name: end.value for end in progress.plots.loss.chart.ends}
    assert shown == {"train": loss_text(metrics.train_loss), "test": loss_text(metrics.test_loss)}
