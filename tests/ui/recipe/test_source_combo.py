from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.ui.widgets.gestures import Show

from pellucid.data.mnist_files import TEST_IMAGES, TEST_LABELS, TRAIN_IMAGES, TRAIN_LABELS
from pellucid.ui.recipe.kinds import Kind
from pellucid.ui.recipe.source_combo import SourceCombo

COLOURS, PICTURES = ["three-colours", "colour-names"], ["digits", "mnist"]
SHAPES = ["two-gaussians", "circles", "xor", "moons", "two-spirals", "three-spirals", "blobs", "checkerboard"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which MNIST is looked for; it is empty."""
    made = tmp_path / "data" / "mnist"
    made.mkdir(parents=True)
    monkeypatch.setenv("PELLUCID_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "elsewhere"))
    return made


@pytest.fixture
def combo(folder: Path, show: Show) -> SourceCombo:
    made = SourceCombo("Source")
    made.offer(Kind.PICTURES)
    show(made)
    return made


def put_files(folder: Path) -> None:
    """Put down files with the names of the four; only choosing them opens them."""
    for known in (TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS):
        (folder / known.name).write_bytes(b"")


def keys(combo: SourceCombo) -> list[str]:
    return [combo.itemData(index) for index in range(combo.count())]


def tip(combo: SourceCombo) -> str:
    """Return what is said of the full MNIST."""
    text: str = combo.itemData(combo.findData("mnist"), Qt.ItemDataRole.ToolTipRole)
    return text


def test_sources_of_one_kind_are_offered_at_a_time(combo: SourceCombo) -> None:
    assert keys(combo) == PICTURES
    combo.offer(Kind.COLOURS)
    assert keys(combo) == COLOURS
    combo.offer(Kind.SHAPES)
    assert keys(combo) == [*SHAPES, "points"]
    combo.offer(Kind.SURFACES)
    assert keys(combo) == ["plane", "saddle", "multi-gaussian", "value-points"]
    combo.offer(Kind.PICTURES)
    assert keys(combo) == PICTURES


def test_the_same_sources_offered_again_leave_the_choice(combo: SourceCombo) -> None:
    combo.set_current("mnist")
    combo.offer(Kind.PICTURES)
    assert combo.currentData() == "mnist"


# The platform without a screen says so when a list is popped up.
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_files_that_have_come_are_found_when_the_list_is_opened(combo: SourceCombo, folder: Path) -> None:
    assert tip(combo).startswith("Not found")
    assert str(folder.parent) in tip(combo)
    put_files(folder)
    combo.showPopup()
    assert tip(combo) == f"All 70,000 digits of MNIST, found in {folder}"
    combo.hidePopup()
    for gone in folder.iterdir():
        gone.unlink()
    combo.showPopup()
    assert tip(combo).startswith("Not found")
    combo.hidePopup()
    QApplication.processEvents()
