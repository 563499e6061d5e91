"""A session on points of the plane that become the user's own."""

from collections.abc import Iterator

import numpy as np
import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot
from tests.session.watch import Watch, settle, train_to

from pellucid.data.points import Point
from pellucid.experiment.own_points import as_own_points
from pellucid.experiment.spec import Data, Layer, Network, Spec, SpecError
from pellucid.session.session import Session

MOONS = Spec(data=Data(source="moons", train=40, test=10, scaling="unit"), network=Network(hidden=(Layer(4, "tanh"),)))


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    made = Session(MOONS)
    yield made
    made.close()


def begin_own(session: Session) -> None:
    own = as_own_points(session.spec.data, session.experiment.dataset)
    session.set_spec(replace(session.spec, data=own), "Own points")


def test_any_points_can_be_begun_from_and_learnt_as_ones_own(qtbot: QtBot, session: Session) -> None:
    begin_own(session)
    assert (session.spec.data.source, len(session.spec.data.points)) == ("points", 50)
    train_to(qtbot, session, 3)
    assert np.isfinite(session.frame.loss)


def test_a_point_more_or_less_can_be_undone_as_one_change(qtbot: QtBot, session: Session) -> None:
    begin_own(session)
    points = session.spec.data.points
    session.set_value("data.points", (*points, Point(1.0, 1.0, 2)))
    assert session.experiment.dataset.class_names == ("A", "B", "C")
    assert session.undo_label() == "data.points"
    session.undo()
    assert session.spec.data.points is points
    assert session.experiment.dataset.classes == 2
    session.redo()
    assert session.spec.data.points[-1] == Point(1.0, 1.0, 2)
    settle(qtbot, session)


def test_to_take_all_points_away_is_refused_and_leaves_everything_as_it_was(qtbot: QtBot, session: Session) -> None:
    begin_own(session)
    train_to(qtbot, session, 2)
    before, watch = (session.spec, session.experiment, session.undo_label()), Watch(session)
    with pytest.raises(SpecError, match="There are no points yet"):
        session.set_value("data.points", ())
    assert (session.spec, session.experiment, session.undo_label()) == before
    assert watch.heard == []
    train_to(qtbot, session, 3)


def test_own_points_are_kept_while_others_are_looked_at(qtbot: QtBot, session: Session) -> None:
    begin_own(session)
    points = session.spec.data.points
    session.set_value("data.source", "circles")
    session.set_value("training.learning_rate", 0.5)
    assert session.spec.data.points == points
    session.set_value("data.source", "points")
    assert len(session.experiment.dataset.t_train) == 40
    settle(qtbot, session)
