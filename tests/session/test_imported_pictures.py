"""A session on pictures of the user's own, whose folder may go away meanwhile."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot
from tests.data.idx_files import small_set, write_set
from tests.session.watch import Watch, settle
from tests.training.specs import digits

from pellucid.data import imported
from pellucid.experiment.spec import Data, SpecError
from pellucid.session.session import Session


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imported, "_kept", {})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_set(tmp_path / "clothes", values=small_set((28, 28)))


@pytest.fixture
def session(qtbot: QtBot, folder: Path) -> Iterator[Session]:
    made = Session(replace(digits(), data=Data(source="idx", train=5, test=4, folder=str(folder))))
    yield made
    made.close()


def test_names_and_noise_need_no_folder_once_the_pictures_were_read(
    qtbot: QtBot, session: Session, folder: Path
) -> None:
    shutil.rmtree(folder)
    session.set_value("data.label_noise", 0.4)
    session.set_value("data.class_names", ("coat", "dress", "shirt"))
    assert session.experiment.dataset.class_names == ("coat", "dress", "shirt")
    session.step_batch()
    settle(qtbot, session)
    assert session.frame.step == 1


def test_undo_to_a_folder_that_has_gone_is_refused_kindly_and_can_be_tried_again(
    qtbot: QtBot, session: Session, folder: Path
) -> None:
    of_folder = session.spec
    session.set_spec(digits(), "digits")
    settle(qtbot, session)
    imported._kept.clear()
    folder.rename(folder.with_name("elsewhere"))
    watch = Watch(session)
    session.undo()
    assert watch.names() == ["failed"]
    assert "The folder cannot be read" in watch.of("failed")[0]
    assert (session.spec, session.undo_label()) == (digits(), "digits")
    folder.with_name("elsewhere").rename(folder)
    session.undo()
    assert session.spec == of_folder
    settle(qtbot, session)


def test_redo_to_a_folder_that_has_gone_is_refused_kindly(qtbot: QtBot, session: Session, folder: Path) -> None:
    of_folder = session.spec
    session.set_spec(digits(), "digits")
    session.set_spec(of_folder, "clothes")
    session.undo()
    settle(qtbot, session)
    imported._kept.clear()
    shutil.rmtree(folder)
    watch = Watch(session)
    session.redo()
    assert watch.names() == ["failed"]
    assert (session.spec, session.redo_label(), session.undo_label()) == (digits(), "clothes", "digits")


def test_what_cannot_be_built_changes_nothing(qtbot: QtBot, session: Session) -> None:
    before = session.spec
    with pytest.raises(SpecError, match="must name all 3 classes"):
        session.set_value("data.class_names", ("coat",))
    with pytest.raises(SpecError, match="trained weights belong to digits"):
        session.set_value("network.initialisation", "trained")
    assert session.spec == before
    settle(qtbot, session)
