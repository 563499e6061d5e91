from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QImage
from pytestqt.qtbot import QtBot

from pellucid.experiment.frame import Frame, Metrics
from pellucid.experiment.spec import Spec, with_value
from pellucid.session.session import Status
from pellucid.training.messages import Changed, Stopped
from pellucid.training.stopping import Verdict
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.timeline import BASE, LEFT, TOP, Timeline
from pellucid.ui.timeline_marks import mark_text


def frame(epoch: float) -> Frame:
    metrics = Metrics(round(epoch * 12), epoch, 1.0, 0.5, 1.0, 0.5)
    return Frame(0, round(epoch * 12), epoch, np.zeros(3, np.float32), 1.0, 0.1, metrics)


class Run(QObject):
    """What the timeline asks of a session, with a history made up for the test."""

    spec_changed = Signal(object)
    history_changed = Signal(object)
    status_changed = Signal(object)

    def __init__(
        self,
        epoch: float,
        loss: np.ndarray | None = None,
        marks: tuple[Changed, ...] = (),
        stops: tuple[Stopped, ...] = (),
    ) -> None:
        super().__init__()
        self.spec = Spec()
        self.frame = frame(epoch)
        self.status = Status.PAUSED
        loss = np.empty(0) if loss is None else loss
        losses = (np.linspace(0, epoch, loss.size), loss, loss, loss)
        self.history = SimpleNamespace(run=0, version=1, losses=losses, marks=marks, stops=stops)

    def set_status(self, status: Status) -> None:
        self.status = status
        self.status_changed.emit(status)


def shown(qtbot: QtBot, run: Run) -> Timeline:
    timeline = Timeline(run)
    qtbot.addWidget(timeline)
    timeline.resize(1440, 40)
    return timeline


def picture(timeline: Timeline) -> QImage:
    return timeline.grab().toImage()


def rows_of(image: QImage, x: int, colour: QColor) -> list[int]:
    return [y for y in range(image.height()) if image.pixelColor(x, y) == colour]


def mark(epoch: float, name: str = "learning_rate", before: object = 2.5e-4, after: object = 1.0e-4) -> Changed:
    return Changed(run=0, step=round(epoch * 12), epoch=epoch, name=name, before=before, after=after)


@pytest.fixture
def halfway(qtbot: QtBot) -> Timeline:
    return shown(qtbot, Run(100.0, np.geomspace(2.0, 0.02, 1200)))


def test_the_playhead_stands_where_the_frame_stands(halfway: Timeline) -> None:
    x = round(halfway.position(100.0))
    assert x == pytest.approx((halfway.position(0) + halfway.position(200)) / 2, abs=1)
    assert len(rows_of(picture(halfway), x, tokens().ink)) >= BASE - TOP - 1
    halfway.show_frame(frame(150.0))
    assert len(rows_of(picture(halfway), x, tokens().ink)) < 5
    assert len(rows_of(picture(halfway), round(halfway.position(150.0)), tokens().ink)) >= BASE - TOP - 1


def test_the_wave_is_higher_where_the_loss_is_larger(halfway: Timeline) -> None:
    image = picture(halfway)
    early, late = (len(rows_of(image, round(halfway.position(epoch)), tokens().fill2)) for epoch in (5, 95))
    assert early > late + 10
    assert not rows_of(image, round(halfway.position(150)), tokens().fill2)


def test_a_run_that_has_not_begun_has_a_bar_but_no_wave(qtbot: QtBot) -> None:
    timeline = shown(qtbot, Run(0.0))
    assert not rows_of(picture(timeline), round(timeline.position(50)), tokens().fill2)
    assert timeline.epoch_text() == ("Epoch 0", "/ 200")


def test_passing_the_planned_epochs_widens_the_span_and_drops_the_plan(halfway: Timeline) -> None:
    assert halfway.span() == 200
    halfway.show_frame(frame(230.0))
    assert halfway.span() == 300
    assert halfway.epoch_text() == ("Epoch 230", "")


def test_the_last_frame_of_a_run_is_told_and_those_on_the_way_are_not(qtbot: QtBot) -> None:
    run = Run(3.0)
    timeline = shown(qtbot, run)
    run.set_status(Status.RUNNING)
    timeline.show_frame(frame(5.0))
    assert timeline.accessibleDescription().startswith("Epoch 3 ")
    run.set_status(Status.PAUSED)
    timeline.show_frame(frame(7.0))
    assert timeline.accessibleDescription().startswith("Epoch 7 ")


def test_the_pill_says_what_training_does_and_does_not_move(qtbot: QtBot) -> None:
    run = Run(3.0)
    timeline = shown(qtbot, run)
    ends = set()
    for status, text in ((Status.RUNNING, "Live"), (Status.PAUSED, "Paused"), (Status.DIVERGED, "Stopped")):
        run.set_status(status)
        assert timeline.state_text() == text
        assert text in timeline.accessibleDescription()
        ends.add(timeline.position(200))
    assert len(ends) == 1


def test_the_plan_follows_the_spec(qtbot: QtBot) -> None:
    run = Run(3.0)
    timeline = shown(qtbot, run)
    run.spec = with_value(run.spec, "training.epochs", 50)
    run.spec_changed.emit(run.spec)
    assert timeline.span() == 50


def test_each_change_raises_a_flag_in_iris_at_its_epoch(qtbot: QtBot) -> None:
    timeline = shown(qtbot, Run(100.0, np.ones(500), (mark(40.0), mark(80.0))))
    image = picture(timeline)
    for epoch in (40.0, 80.0):
        assert len(rows_of(image, round(timeline.position(epoch)), tokens().iris)) >= BASE - TOP - 1
    assert len(rows_of(image, round(timeline.position(60.0)), tokens().iris)) < 5


def test_a_flag_s_text_stands_left_of_it_when_the_playhead_would_cross(qtbot: QtBot) -> None:
    timeline = shown(qtbot, Run(100.0, np.ones(500), (mark(99.0),)))
    ((text, area),) = timeline.flag_texts()
    assert text == "η 2.5e-4 → 1.0e-4"
    assert area.right() < timeline.position(99.0)
    free = shown(qtbot, Run(100.0, np.ones(500), (mark(20.0),)))
    ((_, area),) = free.flag_texts()
    assert area.left() > free.position(20.0)


def test_texts_of_crowded_flags_never_overlap(qtbot: QtBot) -> None:
    marks = tuple(mark(epoch) for epoch in np.linspace(1, 100, 60))
    timeline = shown(qtbot, Run(100.0, np.ones(500), marks))
    areas = [area for _, area in timeline.flag_texts()]
    assert not [1 for i, a in enumerate(areas) for b in areas[:i] if a.intersects(b)]
    assert all(a.left() >= timeline.position(0) and a.right() <= timeline.position(200) for a in areas)


def test_the_pointer_reads_exact_values(qtbot: QtBot) -> None:
    timeline = shown(qtbot, Run(100.0, np.full(1200, 0.25), (mark(40.0),)))
    at = QPoint(round(timeline.position(60.0)), 25)
    assert timeline.text_at(at) == "Epoch 60.0 · train loss 0.250"
    assert timeline.text_at(QPoint(round(timeline.position(40.0)), 10)) == "η 2.5e-4 → 1.0e-4 at step 481"
    assert timeline.text_at(QPoint(round(timeline.position(150.0)), 10)) == ""


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (mark(1, "batch_size", 20, 64), "batch size 20 → 64"),
        (mark(1, "optimizer", "momentum", "adam"), "optimizer Momentum → Adam"),
        (mark(1, "momentum", 0.9, 0.95), "β₁ 0.90 → 0.95"),
        (mark(1, "weight_decay", 0.0, 1e-3), "weight decay 0 → 1.0e-3"),
        (mark(1, "schedule", "constant", "cosine"), "schedule constant → cosine"),
        (mark(1, "stop", "none", "early"), "stop never → at rising test loss"),
        (mark(1, "stop_loss", 0.01, 0.25), "loss to stop at 0.01 → 0.25"),
        (mark(1, "stop_patience", 20, 1_000), "patience 20 → 1,000"),
        (mark(1, "stop_seconds", 60.0, 90.5), "seconds to stop after 60 → 90.5"),
        (mark(1, "weight", 0.25, -0.5), "w 0.2500 → −0.5000"),
    ],
)
def test_a_change_is_named_in_the_field_s_terms(qtbot: QtBot, change: Changed, text: str) -> None:
    assert mark_text(change) == text


def test_losses_that_became_infinite_are_left_out_of_the_wave(qtbot: QtBot) -> None:
    loss = np.geomspace(1.0, 10.0, 500)
    loss[-5:] = np.inf
    timeline = shown(qtbot, Run(100.0, loss))
    assert rows_of(picture(timeline), round(timeline.position(50)), tokens().fill2)


def test_many_planned_epochs_push_the_track_aside_instead_of_being_cut(qtbot: QtBot) -> None:
    run = Run(3.0)
    timeline = shown(qtbot, run)
    usual = timeline.position(0)
    run.spec = with_value(run.spec, "training.epochs", 1_000_000)
    run.spec_changed.emit(run.spec)
    timeline.show_frame(frame(999_999.0))
    width = QFontMetricsF(font(Role.BODY)).horizontalAdvance("Epoch 999,999 / 1,000,000")
    assert usual < LEFT + width < timeline.position(0)


def test_the_wave_ends_at_the_playhead_even_when_the_history_is_ahead(qtbot: QtBot) -> None:
    timeline = shown(qtbot, Run(100.0, np.ones(1200)))
    timeline.show_frame(frame(60.0))
    image = picture(timeline)
    assert rows_of(image, round(timeline.position(59.0)), tokens().fill2)
    assert not rows_of(image, round(timeline.position(80.0)), tokens().fill2)


def test_the_last_epoch_is_written_at_the_end_until_the_playhead_comes_there(qtbot: QtBot) -> None:
    written = [
        any(rows_of(image, x, tokens().ink3) for x in range(image.width() - 200, image.width() - 110))
        for image in (picture(shown(qtbot, Run(epoch))) for epoch in (100.0, 199.0))
    ]
    assert written == [True, False]


def test_where_training_stopped_there_is_a_flag_that_tells_why(qtbot: QtBot) -> None:
    stop = Stopped(0, 960, 80.0, Verdict("early", 20, 0.3, best_epoch=60))
    timeline = shown(qtbot, Run(100.0, np.ones(500), (mark(40.0), mark(90.0)), (stop,)))
    x = round(timeline.position(80.0))
    assert len(rows_of(picture(timeline), x, tokens().iris)) >= BASE - TOP - 1
    assert "stopped" in [text for text, _ in timeline.flag_texts()]
    sentence = "Stopped after epoch 80: test loss had not fallen for 20 epochs. Weights are those of epoch 60."
    assert timeline.text_at(QPoint(x, 20)) == sentence


def test_a_change_at_the_step_of_a_stop_is_told_after_it(qtbot: QtBot) -> None:
    stop = Stopped(0, 960, 80.0, Verdict("epochs", 80, 80))
    timeline = shown(qtbot, Run(80.0, np.ones(500), (mark(80.0, "epochs", 80, 200),), (stop,)))
    lines = timeline.text_at(QPoint(round(timeline.position(80.0)), 20)).splitlines()
    assert lines == ["Stopped after epoch 80, the last one planned.", "epochs 80 → 200 at step 961"]
