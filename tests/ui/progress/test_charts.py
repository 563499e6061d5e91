import math

import numpy as np
import pytest
from tests.ui.progress.fakes import FakeHistory, trained

from pellucid.training.messages import Stopped
from pellucid.training.stopping import Verdict
from pellucid.ui.progress.chart import Chart
from pellucid.ui.progress.charts import accuracy_chart, loss_chart
from pellucid.ui.progress.flatness import is_flat
from pellucid.ui.progress.mark_words import mark_words
from pellucid.ui.progress.readings import accuracy_reading, loss_reading


def of_loss(
    history: FakeHistory,
    span: tuple[float, float] = (0.0, 24.0),
    *,
    logarithmic: bool = True,
    stopped_at: float | None = None,
) -> Chart:
    return loss_chart(history, span, 100, logarithmic=logarithmic, stopped_at=stopped_at)


def stuck(epochs: int = 8, loss: float = 1.1, accuracy: float = 0.35) -> FakeHistory:
    history = FakeHistory()
    for epoch in range(1, epochs + 1):
        history.steps([loss] * 12, until=epoch)
        history.evaluate(epoch, loss * (1 + 0.001 * (epoch % 2)), loss, accuracy)
    return history


def test_the_ends_show_the_newest_evaluation_as_the_readouts_do() -> None:
    history = trained()
    history.evaluate(24.0, 0.2184, 0.4736, 0.968, 0.923)
    assert [(end.name, end.value) for end in of_loss(history).ends] == [("test", "0.474"), ("train", "0.218")]
    ends = accuracy_chart(history, (0.0, 24.0), 100).ends
    assert [(end.name, end.value) for end in ends] == [("test", "92.3%"), ("train", "96.8%")]


def test_lines_end_where_the_run_stands() -> None:
    chart = of_loss(trained(23))
    assert {end.epoch for end in chart.ends} == {23.0}
    assert chart.train.epoch[-1] == chart.test.epoch[-1] == 23.0


def test_a_logarithmic_plot_shows_the_same_lines_as_a_linear_one() -> None:
    history = trained()
    logarithmic, linear = of_loss(history), of_loss(history, logarithmic=False)
    assert 10**logarithmic.train.height == pytest.approx(linear.train.height)
    assert 10**logarithmic.test.height == pytest.approx(linear.test.height)
    assert linear.heights[0] == 0.0
    assert linear.heights[1] >= linear.train.height.max()


def test_single_batches_reach_from_the_lowest_to_the_highest_of_each_column() -> None:
    history = trained(100)
    raw = of_loss(history, (0.0, 100.0), logarithmic=False).raw
    losses = history.losses[1]
    assert raw.height.max() == pytest.approx(losses.max())
    assert raw.height.min() == pytest.approx(losses.min())
    assert raw.epoch.size <= 2 * 102


def test_a_diverged_run_says_so_at_the_end_of_the_train_line_and_draws_only_numbers() -> None:
    history = trained(5)
    history.steps([1e20, math.inf, math.nan], until=5.25)
    for logarithmic in (True, False):
        chart = of_loss(history, (0.0, 6.0), logarithmic=logarithmic, stopped_at=math.nan)
        assert [end.value for end in chart.ends if end.train] == ["NaN"]
        for line in (chart.train, chart.test, chart.raw):
            assert np.isfinite(line.height).all()
        assert np.isfinite(chart.heights).all()


def test_a_loss_of_zero_has_a_place_on_a_logarithmic_axis() -> None:
    history = FakeHistory()
    history.steps([1.0, 0.0, 0.0], until=1.0)
    history.evaluate(1.0, 0.0, 0.0)
    chart = of_loss(history, (0.0, 1.0))
    assert chart.test.height[-1] == chart.heights[0]
    assert chart.heights == pytest.approx((-1.0, 0.0))


def test_where_every_loss_is_zero_the_axis_is_one_of_losses_all_the_same() -> None:
    history = FakeHistory()
    history.evaluate(1.0, 0.0, 0.0)
    assert of_loss(history, (0.0, 1.0)).heights == pytest.approx((-2.0, -1.0))


def test_an_empty_history_gives_axes_without_lines() -> None:
    for chart in (of_loss(FakeHistory(), (0.0, 1.0)), accuracy_chart(FakeHistory(), (0.0, 1.0), 100)):
        assert chart.ends == ()
        assert chart.train.epoch.size == chart.test.epoch.size == chart.raw.epoch.size == 0
        assert len(chart.height_ticks) >= 2
        assert chart.heights[0] < chart.heights[1]


def test_an_evaluation_before_the_first_step_has_both_ends() -> None:
    history = FakeHistory()
    history.evaluate(0.0, 1.1, 1.2)
    assert [(end.epoch, end.value) for end in of_loss(history, (0.0, 1.0)).ends] == [(0.0, "1.200"), (0.0, "1.100")]


def test_the_height_of_the_axis_follows_the_epochs_in_view() -> None:
    history = trained()
    whole, late = of_loss(history), of_loss(history, (10.0, 20.0))
    assert late.heights[1] < whole.heights[1]


def test_marks_stand_at_their_epochs_with_words() -> None:
    history = trained()
    history.mark(13.0, "learning_rate", 1e-2, 1e-3)
    history.mark(15.0, "learning_rate", 1e-3, 1e-2)
    history.mark(17.0, "optimizer", "sgd", "adam")
    chart = of_loss(history)
    assert [(mark.epoch, mark.words) for mark in chart.marks] == [
        (13.0, "η lowered"),
        (15.0, "η raised"),
        (17.0, "optimizer changed"),
    ]


@pytest.mark.parametrize(
    ("name", "before", "after", "words"),
    [
        ("momentum", 0.5, 0.9, "momentum raised"),
        ("weight_decay", 1e-3, 0.0, "weight decay lowered"),
        ("l1", 0.0, 1e-3, "L1 raised"),
        ("batch_size", 20, 64, "batch size raised"),
        ("schedule", "constant", "step", "schedule changed"),
        ("schedule_factor", 0.5, 0.9, "schedule changed"),
        ("epochs", 40, 80, "epochs changed"),
        ("stop", "none", "early", "stop changed"),
        ("stop_patience", 20, 5, "stop changed"),
        ("weight", 0.25, -0.5, "weight changed"),
    ],
)
def test_every_setting_has_words_for_its_change(name: str, before: object, after: object, words: str) -> None:
    history = FakeHistory()
    history.mark(1.0, name, before, after)
    assert mark_words(history.marks[0]) == words


def test_a_loss_that_stays_within_one_percent_for_five_epochs_is_flat() -> None:
    assert is_flat(stuck())
    assert of_loss(stuck()).flat


def test_a_short_run_is_not_yet_flat() -> None:
    assert not is_flat(stuck(epochs=5))
    assert not is_flat(FakeHistory())


def test_a_run_that_learns_or_has_learnt_is_not_flat() -> None:
    assert not is_flat(stuck(accuracy=1.0))
    falling = FakeHistory()
    for epoch in range(1, 12):
        falling.evaluate(epoch, 1.0 - 0.01 * epoch, 1.0)
    assert not is_flat(falling)


def test_noise_that_cannot_be_learned_is_no_reason_for_another_learning_rate() -> None:
    def settled(loss: float) -> FakeHistory:
        history = FakeHistory()
        history.evaluate(0, 1.0, 1.0, np.nan, np.nan)
        for epoch in range(1, 12):
            history.evaluate(epoch, loss, loss, np.nan, np.nan)
        return history

    assert is_flat(settled(0.9))
    assert not is_flat(settled(0.01))


def test_the_way_of_a_smoothed_line_to_zero_takes_no_part_of_the_axis() -> None:
    history = FakeHistory()
    for epoch, loss in enumerate((0.5, 0.25, 0.3, *[0.0] * 40)):
        history.evaluate(epoch, loss, loss)
    chart = of_loss(history)
    assert chart.test.height[-1] == chart.heights[0]
    assert chart.heights == pytest.approx((np.log10(0.05), np.log10(0.5)))


def test_a_loss_that_overflows_epoch_after_epoch_is_not_flat() -> None:
    history = FakeHistory()
    for epoch in range(12):
        history.evaluate(epoch, np.inf, 1.0)
    assert not is_flat(history)


def test_where_training_stopped_the_plots_have_a_line_and_the_loss_is_not_called_flat() -> None:
    history = stuck(epochs=20)
    history.stops = (Stopped(0, 228, 19.0, Verdict("loss", 0.01, 0.009)),)
    chart = of_loss(history, (0.0, 20.0))
    assert [(mark.epoch, mark.words) for mark in chart.marks] == [(19.0, "stopped")]
    assert [(mark.epoch, mark.words) for mark in accuracy_chart(history, (0.0, 20.0), 200).marks] == [(19.0, "")]
    assert not chart.flat


def test_after_a_change_training_has_five_epochs_to_answer() -> None:
    history = stuck(epochs=20)
    history.mark(17.0, "learning_rate", 0.01, 0.1)
    assert not is_flat(history)
    history.marks = ()
    history.mark(14.0, "learning_rate", 0.01, 0.1)
    assert is_flat(history)


def test_a_reading_is_of_the_nearest_step_and_the_nearest_evaluation() -> None:
    history = FakeHistory()
    history.steps([0.9, 0.7, 0.5, 0.3], until=2.0)
    history.evaluate(1.0, 0.61, 0.81, 0.5, 0.4)
    history.evaluate(2.0, 0.21, 0.41, 0.9, 0.8)
    reading = loss_reading(history, 1.45)
    assert reading is not None
    assert reading.title == "Epoch 1.50"
    assert [value for _, _, value in reading.rows] == ["0.500", "0.610", "0.810"]
    assert [value for _, _, value in loss_reading(history, 99.0).rows] == ["0.300", "0.210", "0.410"]
    accuracy = accuracy_reading(history, 1.9)
    assert (accuracy.title, [value for _, _, value in accuracy.rows]) == ("Epoch 2.00", ["90.0%", "80.0%"])


def test_steps_kept_together_are_read_as_a_range() -> None:
    history = FakeHistory()
    history.steps([0.5], until=1.0, spread=0.1)
    assert loss_reading(history, 1.0).rows[0][2] == "0.400 – 0.600"


def test_there_is_nothing_to_read_before_training() -> None:
    assert loss_reading(FakeHistory(), 0.5) is None
    assert accuracy_reading(FakeHistory(), 0.5) is None
