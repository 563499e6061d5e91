"""Faults of files of points, in the words of the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.ui.backwards import spoken_backwards

from pellucid.data.points_csv import read_points
from pellucid.data.points_fault import PointsError, PointsFault
from pellucid.ui.plane.points_words import WORDS, error_text


@pytest.fixture
def translated(qapp: QApplication) -> Iterator[None]:
    with spoken_backwards(qapp, "PointsFault"):
        yield


def error_of(path: Path, text: str) -> PointsError:
    path.write_text(text, "utf-8")
    with pytest.raises(PointsError) as error:
        read_points(path)
    return error.value


@pytest.mark.parametrize("fault", PointsFault)
def test_the_window_knows_every_fault_in_the_words_of_the_fault_itself(fault: PointsFault) -> None:
    assert WORDS[fault] == (fault.reason, fault.remedy)


def test_an_error_tells_file_row_reason_and_remedy(tmp_path: Path, qapp: QApplication) -> None:
    error = error_of(tmp_path / "points.csv", "x1,x2,label\n1,7.5,A\n")
    assert error_text(error) == f"points.csv: {error.reason} {error.remedy}"
    empty = error_of(tmp_path / "points.csv", "")
    assert error_text(empty) == f"points.csv: {empty.reason} {empty.remedy}"


@pytest.mark.usefixtures("translated")
def test_an_error_is_told_in_the_language_of_the_window(tmp_path: Path) -> None:
    error = error_of(tmp_path / "points.csv", "x1,x2,label\n1,two,A\n")
    assert error_text(error) == (
        "−1.5. as such 6, to −6 from number a as x2 Write number. a not is 'two' 2: Row points.csv:"
    )
    assert error.reason == "Row 2: 'two' is not a number."
