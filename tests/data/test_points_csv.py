"""Points as CSV, whole and broken."""

import contextlib
import os
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.data.points import POINTS, VALUE_POINTS

from pellucid.data.points import LARGEST_VALUE, MOST_POINTS, OwnPoints, Point, ValuePoint
from pellucid.data.points_csv import MOST_BYTES, read_points, write_points
from pellucid.data.points_fault import PointsError

READ = (Point(1.5, -2.0, 0), Point(-3.0, 0.25, 1, test=True))
PLAIN = "x1,x2,label,set\n1.5,-2,A,train\n-3,.25,B,test\n"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # One file for all the examples hypothesis tries.
    return tmp_path_factory.mktemp("points") / "points.csv"


def read(path: Path, text: str, encoding: str = "utf-8") -> OwnPoints:
    path.write_bytes(text.encode(encoding))
    return read_points(path)


def refused(path: Path, text: str) -> PointsError:
    with pytest.raises(PointsError) as error:
        read(path, text)
    return error.value


@given(POINTS | VALUE_POINTS)
def test_what_was_written_is_read_again(path: Path, points: OwnPoints) -> None:
    write_points(path, points)
    assert read_points(path) == points


def test_a_file_is_written_as_one_would_by_hand(path: Path) -> None:
    write_points(path, READ)
    assert path.read_bytes() == b"x1,x2,label,set\n1.5,-2.0,A,train\n-3.0,0.25,B,test\n"


def test_values_are_written_in_a_column_y(path: Path) -> None:
    write_points(path, (ValuePoint(1.5, -2.0, 0.25), ValuePoint(-3.0, 0.25, -1.0, test=True)))
    assert path.read_bytes() == b"x1,x2,y,set\n1.5,-2.0,0.25,train\n-3.0,0.25,-1.0,test\n"


@pytest.mark.parametrize("text", ["x1,x2,y\n1,2,−0.5\n", "Y;X2;X1\n-0,5;2;1\n", "x1\tx2\ty\tset\n1\t2\t-5e-1\t\n"])
def test_values_of_many_programs_are_understood(path: Path, text: str) -> None:
    assert read(path, text) == (ValuePoint(1, 2, -0.5),)


def test_as_many_points_as_there_may_be_fit_in(path: Path) -> None:
    points = tuple(Point(-((2 / 3) ** (at % 99)), 1e-300 * at, at % 6, at % 2 > 0) for at in range(MOST_POINTS))
    write_points(path, points)
    assert read_points(path) == points


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        PLAIN.replace(",", ";"),
        PLAIN.replace(",", "\t"),
        PLAIN.replace(",", ";").replace(".", ","),
        PLAIN.replace("\n", "\r\n"),
        PLAIN.replace("\n", "\r"),
        PLAIN.strip(),
        "\n\n" + PLAIN.replace("\n", "\n\n") + ",,,\n",
        PLAIN.replace(",", " , "),
        PLAIN.upper(),
        PLAIN.replace("A", "0").replace("B", "1"),
        PLAIN.replace("-", "−"),
        PLAIN.replace("train", ""),
        '"x1","x2","label","set"\n"1.5","-2","A","train"\n"-3","2.5e-1","b","test"\n',
        "set,label,x2,x1\ntrain,A,-2,1.5\ntest,B,+0.25,-3\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_files_of_many_programs_are_understood(path: Path, text: str, encoding: str) -> None:
    assert read(path, text, encoding) == READ


def test_the_set_may_be_left_out(path: Path) -> None:
    assert read(path, "x1,x2,label\n1,2,C\n") == (Point(1, 2, 2),)


@pytest.mark.parametrize(
    ("text", "row", "reason"),
    [
        ("x1,x2,label\n" + "1,2,A\n" * 12 + "abc,2,A\n", 14, "Row 14: 'abc' is not a number."),
        ("x1,x2,label\n1,,A\n", 2, "Row 2: An empty value is not a number."),
        ("x1,x2,label\nnan,2,A\n", 2, "Row 2: 'nan' is not a number."),
        ("x1,x2,label\n1_0,2,A\n", 2, "Row 2: '1_0' is not a number."),
        ("x1,x2,label\n١,2,A\n", 2, "Row 2: '١' is not a number."),
        ('x1,x2,label\n"1,5",2,A\n', 2, "Row 2: '1,5' is not a number."),
        ("x1;x2;label\n1,234.5;2;A\n", 2, "Row 2: '1,234.5' is not a number."),
        ("x1,x2,label\n\n7.2,2,A\n", 3, "Row 3: x1 is 7.2, outside the square from −6 to 6."),
        ("x1,x2,label\n1,-1e999,A\n", 2, "Row 2: x2 is -1e999, outside the square from −6 to 6."),
        ("x1,x2,label\n1,2,G\n", 2, "Row 2: 'G' is not a label."),
        ("x1,x2,label\n1,2,6\n", 2, "Row 2: '6' is not a label."),
        ("x1,x2,label\n1,2,²\n", 2, "Row 2: '²' is not a label."),
        ("x1,x2,label\n1,2,\n", 2, "Row 2: An empty value is not a label."),
        ("x1,x2,label,set\n1,2,A,exam\n", 2, "Row 2: 'exam' is no set."),
        ("x1,x2,label\n1,2\n", 2, "Row 2: There are 2 values, and 3 columns in the header."),
        ("x1,x2,label\n5\n", 2, "Row 2: There is 1 value, and 3 columns in the header."),
        ("x1,x2,label\n1,2,A,train\n", 2, "Row 2: There are 4 values, and 3 columns in the header."),
        ("x1,x2,label\n# a comment\n", 2, "Row 2: There is 1 value, and 3 columns in the header."),
        ('x1,x2,label\n1,2,A\n"1,2,A\n', 3, "Row 3: It cannot be read as CSV."),
        ('x1,x2,label\n"1"5,2,A\n', 2, "Row 2: It cannot be read as CSV."),
        ("1,2,A\n", 1, "Row 1: There are no columns x1 and x2."),
        ("x1,x2\n1,2\n", 1, "Row 1: There is no column label for classes, nor y for values."),
        ("x1,x2,label,y\n1,2,A,3\n", 1, "Row 1: There are both columns, label and y."),
        ("x1,x2,label,\n1,2,A,3\n", 1, "Row 1: There is a column without a name."),
        ("x1,x2,y\n1,2,A\n", 2, "Row 2: 'A' is not a number."),
        ("x1,x2,y\n1,2,\n", 2, "Row 2: An empty value is not a number."),
        ("x1,x2,y\n1,2,nan\n", 2, "Row 2: 'nan' is not a number."),
        (f"x1,x2,y\n1,2,{LARGEST_VALUE}\n0,0,-10.5\n", 3, "Row 3: y is -10.5, outside the range from −10 to 10."),
        ("x1,label\n1,A\n", 1, "Row 1: There is no column x2."),
        ("x1,x2,label,weight\n1,2,A,3\n", 1, "Row 1: 'weight' is no column of points."),
        ("x1,x2,x2,label\n1,2,3,A\n", 1, "Row 1: There is more than one column x2."),
        ("x1,x2,label\n" + "1,2,A\n" * (MOST_POINTS + 1), 5_002, "Row 5,002: There are more than 5,000 points."),
        ("x1,x2,label\n" + "9" * 100 + ",2,A\n", 2, f"Row 2: x1 is {'9' * 40}…, outside the square from −6 to 6."),
        ("", None, "It is empty."),
        (" \n\n", None, "It is empty."),
        ("x1,x2,label\n\n", None, "There are no points in it."),
        ("x1,x2,label\n1,2,A\0\n", None, "It is not text."),
    ],
)
def test_what_cannot_be_understood_is_refused_naming_its_row(
    path: Path, text: str, row: int | None, reason: str
) -> None:
    error = refused(path, text)
    assert (error.path, error.row, error.reason) == (path, row, reason)
    assert error.remedy.endswith(".")
    assert str(error) == f"{path}: {reason} {error.remedy}"


@pytest.mark.parametrize("content", [b"\xff\xfex", b"x1,x2,label\n1,2,\xe9\n", b"\x89PNG\r\n\x1a\n"])
def test_what_is_not_text_in_a_known_encoding_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(PointsError, match="not text in UTF-8"):
        read_points(path)


def test_a_file_that_is_missing_or_a_folder_is_refused(tmp_path: Path) -> None:
    for place, reason in ((tmp_path / "none.csv", "There is no such file."), (tmp_path, "This is not a file.")):
        with pytest.raises(PointsError) as error:
            read_points(place)
        assert error.value.reason == reason


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(PointsError, match="not a file"):
        read_points(tmp_path / "pipe.csv")


def test_a_file_too_large_is_refused_without_reading_all_of_it(tmp_path: Path) -> None:
    huge = tmp_path / "huge.csv"
    with huge.open("wb") as file:
        file.write(b"x1,x2,label\n")
        file.truncate(64 * MOST_BYTES)
    tracemalloc.start()
    try:
        with pytest.raises(PointsError, match="larger than 1 MB"):
            read_points(huge)
        assert tracemalloc.get_traced_memory()[1] < 4 * MOST_BYTES
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "bomb",
    [
        "," * (MOST_BYTES - 100),
        '"' * (MOST_BYTES - 99),
        '"' + "x" * (MOST_BYTES - 100),
        "x1,x2,label\n" + "1" * (MOST_BYTES - 100),
        "x1,x2,label\n" + '"\n' * (MOST_BYTES // 2 - 100),
        "x1,x2,label" + "\n" * (MOST_BYTES - 100),
        "x1,x2,label\n" + ",,\n" * (MOST_BYTES // 3 - 100),
        "x1,x2,label\n1e" + "9" * 100_000 + ",1,A\n",
        "x1,x2,label\n" + "1," * (MOST_BYTES // 2 - 100),
    ],
)
def test_a_bomb_is_refused_in_few_words(path: Path, bomb: str) -> None:
    assert len(refused(path, bomb).reason) < 200


@settings(max_examples=300)
@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: ("x1,x2,label,set\n" + text).encode("utf-8", "surrogatepass"))
    | st.text("x12,;\t\"'\r\n .-AB0abelst\ufeff", max_size=200).map(str.encode)
)
def test_anything_is_read_or_refused_and_never_more_than_that(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with contextlib.suppress(PointsError):
        assert read_points(path)


@settings(max_examples=200)
@given(st.data())
def test_a_good_file_with_one_letter_changed_is_read_or_refused(path: Path, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(PLAIN) - 1))
    letter = data.draw(st.characters(codec="utf-8") | st.just(""))
    with contextlib.suppress(PointsError):
        points = read(path, PLAIN[:at] + letter + PLAIN[at + 1 :])
        assert all(-6 <= x <= 6 for point in points for x in (point.x1, point.x2))


def test_a_file_that_cannot_be_written_leaves_everything_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept", "utf-8")
    (tmp_path / "folder").mkdir()
    for place in (tmp_path / "none" / "points.csv", tmp_path / "file" / "points.csv", tmp_path / "folder"):
        with pytest.raises(PointsError, match=r"cannot be written: .*\. Check the disk") as error:
            write_points(place, READ)
        assert error.value.path == place
    assert sorted(each.name for each in tmp_path.iterdir()) == ["file", "folder"]


def test_what_was_there_stays_when_the_writing_goes_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "points.csv"
    write_points(place, READ)
    before = place.read_bytes()
    monkeypatch.setattr("pellucid.data.points_csv.read_points", lambda path: READ[:1])
    with pytest.raises(PointsError, match="cannot be read again"):
        write_points(place, (*READ, Point(0, 0, 0)))
    assert place.read_bytes() == before
    assert list(tmp_path.iterdir()) == [place]


def test_no_points_are_not_written(path: Path) -> None:
    path.write_text("kept", "utf-8")
    with pytest.raises(PointsError, match="no points to write"):
        write_points(path, ())
    assert path.read_text("utf-8") == "kept"


def test_a_link_is_followed(tmp_path: Path) -> None:
    place, link = tmp_path / "points.csv", tmp_path / "link.csv"
    write_points(place, READ[:1])
    link.symlink_to(place)
    write_points(link, READ)
    assert link.is_symlink()
    assert read_points(place) == READ
