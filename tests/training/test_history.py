import numpy as np
import pytest

from pellucid.experiment.frame import Metrics
from pellucid.training.history import BINS_LEFT, MOST_EVALUATIONS, History
from pellucid.training.loss_curve import MOST_BINS
from pellucid.training.messages import Changed, Evaluated, Losses, Rewound, Stopped
from pellucid.training.stopping import Verdict

PER_EPOCH = 12


def losses(first: int, values: np.ndarray) -> Losses:
    begin, end = (first - 1) / PER_EPOCH, (first - 1 + len(values)) / PER_EPOCH
    return Losses(3, first, begin, end, values.astype(np.float32))


def evaluated(step: int, loss: float = 0.5) -> Evaluated:
    return Evaluated(3, Metrics(step, step / PER_EPOCH, loss, 0.9, 2 * loss, 0.8))


def changed(step: int) -> Changed:
    return Changed(3, step, step / PER_EPOCH, "learning_rate", 0.1, 0.2)


def stopped(step: int) -> Stopped:
    return Stopped(3, step, step / PER_EPOCH, Verdict("early", 20, 0.5, best_epoch=4))


def filled(steps: int, chunk: int = 1000) -> History:
    history = History(3)
    values = np.sin(np.arange(steps)) + 2
    for first in range(0, steps, chunk):
        history.add(losses(first + 1, values[first : first + chunk]))
    return history


def test_every_loss_is_kept_with_its_epoch() -> None:
    history = filled(2_500)
    epoch, mean, low, high = history.losses
    np.testing.assert_allclose(epoch, np.arange(1, 2_501) / PER_EPOCH)
    np.testing.assert_allclose(mean, np.sin(np.arange(2_500)) + 2, rtol=1e-6)
    np.testing.assert_array_equal(low, mean)
    np.testing.assert_array_equal(high, mean)
    assert history.last_epoch == pytest.approx(2_500 / PER_EPOCH)


@pytest.mark.parametrize("chunk", [999, 65_537])
def test_a_very_long_run_is_kept_in_bins_of_equal_length(chunk: int) -> None:
    steps = MOST_BINS * 5
    history = filled(steps, chunk)
    epoch, mean, low, high = history.losses
    assert MOST_BINS / 2 <= epoch.size <= MOST_BINS
    assert (np.diff(epoch) > 0).all()
    assert (low <= mean).all()
    assert (mean <= high).all()
    assert mean.mean() == pytest.approx(2, abs=1e-3)
    values = np.sin(np.arange(steps)) + 2
    assert low[100] == pytest.approx(values[800:808].min(), rel=1e-6)
    assert high[100] == pytest.approx(values[800:808].max(), rel=1e-6)
    assert epoch[100] == pytest.approx(804.5 / PER_EPOCH)


def test_evaluations_are_kept_and_one_of_the_same_step_replaces_the_last() -> None:
    history = History(3)
    history.add(evaluated(0, 1.0))
    history.add(evaluated(12, 0.5))
    history.add(evaluated(12, 0.25))
    epoch, train_loss, train_accuracy, test_loss, test_accuracy = history.evaluations
    assert epoch.tolist() == [0.0, 1.0]
    assert train_loss.tolist() == [1.0, 0.25]
    assert test_loss.tolist() == [2.0, 0.5]
    assert (train_accuracy.tolist(), test_accuracy.tolist()) == ([0.9, 0.9], [0.8, 0.8])


def test_old_evaluations_are_thinned_and_new_ones_are_not() -> None:
    history = History(3)
    count = 2 * MOST_EVALUATIONS
    for step in range(count):
        history.add(evaluated(step))
    epoch = history.evaluations.epoch * PER_EPOCH
    assert epoch.size <= MOST_EVALUATIONS
    assert (epoch[0], epoch[-1]) == (0, count - 1)
    np.testing.assert_allclose(np.diff(epoch)[-1000:], 1)
    assert (np.diff(epoch) > 0).all()


def test_rewinding_cuts_everything_later() -> None:
    history = filled(240)
    for step in range(0, 241, 12):
        history.add(evaluated(step))
    for step in (50, 60, 61):
        history.add(changed(step))
    history.add(Rewound(3, 60, 5.0))
    assert history.losses.epoch.size == 60
    assert history.evaluations.epoch.tolist() == [0, 1, 2, 3, 4, 5]
    assert [mark.step for mark in history.marks] == [50, 60]
    assert history.last_epoch == 5.0
    history.add(losses(61, np.ones(3)))
    assert history.losses.epoch.size == 63


def test_rewinding_a_merged_run_keeps_whole_bins() -> None:
    history = filled(MOST_BINS + 64)
    history.add(Rewound(3, 1001, 1001 / PER_EPOCH))
    assert history.losses.epoch.size == 500
    history.add(losses(1002, np.ones(4)))
    epoch = history.losses.epoch
    assert epoch.size >= 502
    assert (np.diff(epoch) > 0).all()


def test_the_version_grows_with_every_change() -> None:
    history = History(3)
    versions = [history.version]
    for report in (losses(1, np.ones(5)), evaluated(5), changed(5), Rewound(3, 2, 2 / PER_EPOCH)):
        history.add(report)
        versions.append(history.version)
    assert versions == sorted(set(versions))


def test_arrays_are_read_only_and_keep_what_they_show() -> None:
    history = filled(30)
    shown = history.losses
    before = shown.mean.copy()
    with pytest.raises(ValueError, match="read-only"):
        shown.mean[0] = 1
    history.add(Rewound(3, 10, 10 / PER_EPOCH))
    history.add(losses(11, np.full(20, 9.0)))
    np.testing.assert_array_equal(shown.mean, before)
    assert (history.losses.mean[10:] == 9).all()


def test_a_run_that_is_left_takes_little_room() -> None:
    history = filled(3 * BINS_LEFT)
    mean = history.losses.mean.mean()
    version = history.version
    history.leave()
    assert history.losses.epoch.size <= BINS_LEFT
    assert history.losses.mean.mean() == pytest.approx(mean)
    assert history.version > version


def test_where_training_stopped_is_kept_and_goes_with_what_is_discarded() -> None:
    history = filled(120)
    for step in (60, 96, 120):
        history.add(stopped(step))
    assert [stop.step for stop in history.stops] == [60, 96, 120]
    assert history.marks == ()
    history.add(Rewound(3, 96, 8.0))
    assert [stop.step for stop in history.stops] == [60, 96]


def test_the_evaluation_of_the_best_weights_takes_the_place_of_that_at_the_stop() -> None:
    history = filled(120)
    history.add(evaluated(108, loss=0.3))
    history.add(evaluated(120, loss=0.6))
    history.add(stopped(120))
    history.add(evaluated(120, loss=0.2))
    np.testing.assert_allclose(history.evaluations.train_loss, [0.3, 0.2])
