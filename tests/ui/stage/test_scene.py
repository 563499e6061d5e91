"""What the diagram shows, asked without any diagram."""

import numpy as np
import pytest
from tests.ui.stage.fakes import digits_of, experiment_of, frame_of

from pellucid.lens.activations import trace
from pellucid.ui.stage.pointing import Neuron
from pellucid.ui.stage.reveal import ColumnShown, Reveal
from pellucid.ui.stage.scene import Scene

RAW = np.array([200, 30, 90], np.float32)
OTHER = np.array([10, 240, 60], np.float32)


@pytest.fixture
def scene():
    return Scene(experiment_of(6, 4))


def frame(scene, step=1, seed=0, run=0):
    return frame_of(scene.experiment, step=step, seed=seed, run=run)


def walked(scene, **told):
    return Reveal((ColumnShown(True),) * len(scene.columns), Neuron(1, 0), **told)


def test_only_frames_and_examples_of_the_network_are_taken(scene):
    other = digits_of(12, 10)
    assert scene.fits(frame(scene))
    assert scene.takes(RAW)
    assert not scene.fits(frame_of(other, step=1, seed=0))
    assert not scene.takes(other.dataset.x_test[0])


def test_without_a_frame_there_is_nothing_to_compute(scene):
    scene.compute(None)
    assert scene.trace is None
    assert scene.theta is None
    assert np.isnan(scene.activity.actual).all()


def test_the_values_are_those_of_the_frame_and_the_example(scene):
    taken = frame(scene)
    scene.take(taken, RAW)
    scene.compute(None)
    (*_, last) = trace(scene.experiment, taken.theta, RAW).layers
    np.testing.assert_array_equal(scene.activity.actual[-len(last.post) :], last.post)
    np.testing.assert_array_equal(scene.activity.actual[:3], RAW)


def test_the_frame_before_is_that_of_another_step_in_the_same_run(scene):
    first, same, second, elsewhere = (
        frame(scene, step=1),
        frame(scene, step=1),
        frame(scene, step=2),
        frame(scene, step=3, run=1),
    )
    scene.take(first, RAW)
    scene.take(same, RAW)
    assert scene.previous is None
    scene.take(second, RAW)
    assert scene.previous is same
    assert not scene.continues(elsewhere)
    scene.take(elsewhere, RAW)
    assert scene.previous is None


def test_a_step_that_is_walked_brings_parameters_and_values_of_its_own(scene):
    taken, tried = frame(scene), frame(scene, seed=1).theta
    scene.take(taken, RAW)
    scene.reveal = walked(scene)
    assert scene.theta is taken.theta
    scene.reveal = walked(scene, theta=tried, instead=(trace(scene.experiment, tried, OTHER), OTHER))
    scene.compute(None)
    assert scene.theta is tried
    np.testing.assert_array_equal(scene.activity.actual[:3], OTHER)
    scene.reveal = None
    scene.compute(None)
    assert scene.theta is taken.theta
    np.testing.assert_array_equal(scene.activity.actual[:3], RAW)
