"""Other data under the weights that have been learned: "now learn this instead"."""

import numpy as np
import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot
from tests.session.watch import diverge, play_past, same, settle, train_to

from pellucid.experiment.build import build
from pellucid.experiment.catalog import load
from pellucid.experiment.spec import Layer, with_value
from pellucid.session.session import Session, Status


@pytest.fixture
def keeping(session: Session) -> Session:
    session.set_keeps_weights(True)
    return session


def test_unless_asked_for_other_data_begin_at_initial_weights(qtbot: QtBot, session: Session) -> None:
    train_to(qtbot, session, 3)
    session.set_value("data.seed", 5)
    settle(qtbot, session)
    assert same(session.frame.theta, build(session.spec).network.theta)


def test_other_data_go_on_with_the_present_weights(qtbot: QtBot, keeping: Session) -> None:
    train_to(qtbot, keeping, 5)
    learned = keeping.frame.theta
    keeping.set_value("data.seed", 5)
    assert keeping.frame.step == 0
    assert same(keeping.frame.theta, learned)
    settle(qtbot, keeping)
    assert same(keeping.frame.theta, learned)
    assert keeping.frame.metrics is not None
    train_to(qtbot, keeping, 1)
    assert not same(keeping.frame.theta, learned)
    assert np.abs(keeping.frame.theta - learned).max() < 0.5


def test_training_goes_on_while_data_change(qtbot: QtBot, keeping: Session) -> None:
    play_past(qtbot, keeping, 50)
    keeping.set_value("data.label_noise", 0.2)
    qtbot.waitUntil(lambda: keeping.frame.run == 1 and keeping.frame.step > 20)
    assert keeping.status is Status.RUNNING


def test_a_reset_still_returns_to_the_initial_weights(qtbot: QtBot, keeping: Session) -> None:
    train_to(qtbot, keeping, 5)
    keeping.set_value("data.seed", 5)
    keeping.reset()
    settle(qtbot, keeping)
    assert same(keeping.frame.theta, build(keeping.spec).network.theta)


def test_an_earlier_run_is_restored_from_the_weights_that_it_began_with(qtbot: QtBot, keeping: Session) -> None:
    initial = keeping.frame.theta
    train_to(qtbot, keeping, 30)
    learned = keeping.frame.theta
    keeping.set_value("data.seed", 5)
    train_to(qtbot, keeping, 30)
    keeping.set_value("data.seed", 6)
    first, second = keeping.kept.runs
    keeping.restore(first)
    settle(qtbot, keeping)
    assert (keeping.spec, keeping.frame.step) == (first.spec, 0)
    assert same(keeping.frame.theta, initial)
    keeping.restore(second)
    settle(qtbot, keeping)
    assert (keeping.spec, keeping.frame.step) == (second.spec, 0)
    assert same(keeping.frame.theta, learned)


def test_undo_leads_back_to_the_run_with_the_other_data_and_redo_to_the_weights_it_began_with(
    qtbot: QtBot, keeping: Session
) -> None:
    train_to(qtbot, keeping, 5)
    learned = keeping.frame.theta
    keeping.set_value("data.seed", 5)
    settle(qtbot, keeping)
    keeping.undo()
    settle(qtbot, keeping)
    assert (keeping.frame.run, keeping.frame.step) == (0, 5)
    assert same(keeping.frame.theta, learned)
    keeping.redo()
    settle(qtbot, keeping)
    assert (keeping.frame.run, keeping.frame.step) == (1, 0)
    assert same(keeping.frame.theta, learned)


@pytest.mark.parametrize(("path", "value"), [("network.hidden", (Layer(4, "tanh"),)), ("seed", 7)])
def test_another_network_or_seed_begin_at_initial_weights(
    qtbot: QtBot, keeping: Session, path: str, value: object
) -> None:
    train_to(qtbot, keeping, 3)
    keeping.set_value(path, value)
    settle(qtbot, keeping)
    assert same(keeping.frame.theta, build(keeping.spec).network.theta)


def test_data_that_the_network_does_not_fit_begin_at_initial_weights(qtbot: QtBot, keeping: Session) -> None:
    train_to(qtbot, keeping, 3)
    keeping.set_value("data.source", "colour-names")
    settle(qtbot, keeping)
    assert same(keeping.frame.theta, build(keeping.spec).network.theta)


def test_weights_that_are_not_finite_are_not_kept(qtbot: QtBot, keeping: Session) -> None:
    diverge(qtbot, keeping)
    keeping.set_value("data.seed", 5)
    settle(qtbot, keeping)
    assert keeping.status is Status.PAUSED
    assert np.isfinite(keeping.frame.theta).all()


def test_the_way_back_of_a_run_that_kept_weights_ends_at_them(qtbot: QtBot, keeping: Session) -> None:
    train_to(qtbot, keeping, 5)
    learned = keeping.frame.theta
    keeping.set_spec(with_value(keeping.spec, "data.seed", 5), "Other data")
    train_to(qtbot, keeping, 2)
    keeping.rewind()
    settle(qtbot, keeping)
    assert same(keeping.frame.theta, learned)


def test_the_choice_is_told_once_and_survives_other_data(qtbot: QtBot, session: Session) -> None:
    told: list[bool] = []
    session.keeps_weights_changed.connect(told.append)
    session.set_keeps_weights(True)
    session.set_keeps_weights(True)
    session.set_value("data.source", "colour-names")
    settle(qtbot, session)
    assert session.keeps_weights
    assert told == [True]


def test_data_that_belong_to_another_experiment_go_on_with_the_weights_too(qtbot: QtBot, keeping: Session) -> None:
    keeping.set_spec(load("circles"), "Circles")
    train_to(qtbot, keeping, 2)
    learned = keeping.frame.theta
    data = replace(keeping.spec.data, source="moons")
    keeping.set_spec(replace(keeping.spec, experiment="moons", data=data), "data.source")
    settle(qtbot, keeping)
    assert same(keeping.frame.theta, learned)
