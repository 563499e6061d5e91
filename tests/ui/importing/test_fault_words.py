"""Faults of pictures to be imported, in the words of the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.ui.backwards import spoken_backwards

from pellucid.data.download_fault import DownloadError, DownloadFault, MirrorFault, Refusal
from pellucid.data.idx_fault import IdxError, IdxFault
from pellucid.experiment.build_data import build_dataset
from pellucid.experiment.spec import Data, SpecError
from pellucid.ui.importing.dialog import WIDTH
from pellucid.ui.importing.download_words import MIRROR_WORDS
from pellucid.ui.importing.download_words import WORDS as WORDS_OF_DOWNLOADS
from pellucid.ui.importing.fault_text import FaultText
from pellucid.ui.importing.fault_words import WORDS, error_text

SWAPPED = IdxError(Path("/data/train-labels"), IdxFault.OTHER_COUNT, labels="4", images="5", file="train-images")


@pytest.fixture
def translated(qapp: QApplication) -> Iterator[None]:
    with spoken_backwards(qapp, "IdxFault"):
        yield


@pytest.mark.parametrize("fault", IdxFault)
def test_the_window_knows_every_fault_in_the_words_of_the_fault_itself(fault: IdxFault) -> None:
    assert WORDS[fault] == (fault.reason, fault.remedy)


@pytest.mark.parametrize("fault", DownloadFault)
def test_the_window_knows_why_a_download_failed(fault: DownloadFault) -> None:
    assert WORDS_OF_DOWNLOADS[fault] == fault.value


@pytest.mark.parametrize("fault", MirrorFault)
def test_the_window_knows_what_mirrors_do(fault: MirrorFault) -> None:
    assert MIRROR_WORDS[fault] == fault.value


def test_a_download_is_told_as_the_error_itself_tells_it(qapp: QApplication) -> None:
    cut = Refusal(MirrorFault.CUT_SHORT, {"there": "5", "whole": "9"}, host="one.example")
    gone = Refusal(MirrorFault.UNREACHABLE, {"words": "timed out"}, host="two.example")
    error = DownloadError(DownloadFault.NOT_FETCHED, (cut, gone), file="t10k-labels", folder="/data")
    assert error_text(error) == str(error)
    assert "one.example: the connection broke after 5 of 9 bytes. two.example: timed out. Check" in str(error)


def test_an_error_is_told_as_the_command_line_tells_it(qapp: QApplication) -> None:
    assert error_text(SWAPPED) == str(SWAPPED)
    assert error_text(OSError("No space left")) == "No space left"
    assert error_text(RuntimeError()) == "RuntimeError"


@pytest.mark.usefixtures("translated")
def test_an_error_is_told_in_the_language_of_the_window() -> None:
    shown = FaultText(WIDTH)
    shown.show_error(SWAPPED)
    assert shown.reason.text() == "images. 5 holds train-images labels; 4 holds It"
    assert shown.remedy.text() == "set. data one of labels and images Choose"
    assert shown.file.toolTip() == str(SWAPPED.path)
    shown.deleteLater()


@pytest.mark.usefixtures("translated")
def test_so_is_one_that_kept_data_from_being_made(tmp_path: Path) -> None:
    with pytest.raises(SpecError) as error:
        build_dataset(Data(source="idx", folder=str(tmp_path)))
    assert "t10k-labels. missing: are files These" in error_text(error.value)
