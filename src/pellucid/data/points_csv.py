"""Points of the user's own as CSV: a header x1,x2,label,set or x1,x2,y,set and a row for each point.

A label is a letter from A or a number from 0, y a value; the set, "train" or "test", may be left out. Comma, semicolon
or tab stand between the columns, which come in any order; beside semicolons and tabs, numbers may have a decimal comma,
as spreadsheets write them in many countries. Rows are counted as a spreadsheet does: the header is row 1.
"""

import csv
import re
from collections.abc import Iterator
from contextlib import suppress
from io import StringIO
from pathlib import Path

from pellucid.data.plane import CLASS_NAMES, HIGH, LOW
from pellucid.data.points import LARGEST_VALUE, MOST_POINTS, OwnPoints, Point, ValuePoint, have_values
from pellucid.data.points_fault import PointsError, PointsFault

COORDINATES = ("x1", "x2")
# What a point has: a class or a value.
TARGETS = ("label", "y")
COLUMNS = (*COORDINATES, *TARGETS, "set")
SETS = {"train": False, "": False, "test": True}
DELIMITERS = (",", ";", "\t")
# A row takes at most some 50 letters, of two bytes each in UTF-16; spaces and quotes are generous.
MOST_BYTES = 2**20
LONGEST_SHOWN = 40

NUMBER = re.compile(r"[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?")
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_points(path: Path) -> OwnPoints:
    """Return the points in a CSV file, in the order of its rows; its header says whether they have classes or values.

    Its size is checked before it is read. Raises PointsError if it is missing or anything in it cannot be understood.
    """
    rows = _Rows(path, _text(path))
    points: list[Point | ValuePoint] = []
    for row in rows:
        if len(points) == MOST_POINTS:
            raise PointsError(path, PointsFault.TOO_MANY_POINTS, rows.number, most=f"{MOST_POINTS:,}")
        points.append(rows.point(row))
    if not points:
        raise PointsError(path, PointsFault.NO_POINTS)
    return tuple(points)


def write_points(path: Path, points: OwnPoints) -> None:
    """Write points as CSV in UTF-8; what was there is replaced only when all has been written and read again.

    Raises PointsError, with everything as it was, if that cannot be done or there are no points.
    """
    if not points:
        raise PointsError(path, PointsFault.NOTHING_TO_WRITE)
    place = path.resolve()
    copy = place.with_name(f"{place.name}.part")
    try:
        with copy.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow((*COORDINATES, TARGETS[have_values(points)], "set"))
            writer.writerows(
                (repr(point.x1), repr(point.x2), _target(point), "test" if point.test else "train") for point in points
            )
        if not _holds(copy, points):
            raise PointsError(path, PointsFault.NOT_WRITTEN)
        copy.replace(place)
    except OSError as error:
        raise PointsError(path, PointsFault.UNWRITABLE, error=error.strerror or str(error)) from error
    finally:
        with suppress(OSError):
            copy.unlink()


def _target(point: Point | ValuePoint) -> str:
    return repr(point.y) if isinstance(point, ValuePoint) else CLASS_NAMES[point.label]


def _holds(path: Path, points: OwnPoints) -> bool:
    try:
        return read_points(path) == points
    except PointsError:
        return False


class _Rows:
    """The rows after the header of a CSV text, and `number`, that of the present one."""

    def __init__(self, path: Path, text: str) -> None:
        self.number = 0
        self._path = path
        self._delimiter = _delimiter(text)
        self._reader = csv.reader(StringIO(text, newline=""), delimiter=self._delimiter, strict=True)
        self._rows = self._numbered()
        self._columns = self._header(next(self._rows, []))

    def __iter__(self) -> Iterator[list[str]]:
        return self._rows

    def point(self, row: list[str]) -> Point | ValuePoint:
        """Return the point that a row stands for. Raises PointsError if there is none."""
        if len(row) != len(self._columns):
            fault = PointsFault.ONE_VALUE if len(row) == 1 else PointsFault.OTHER_VALUES
            raise self._wrong(fault, count=f"{len(row):,}", columns=str(len(self._columns)))
        values = dict(zip(self._columns, row, strict=True))
        x1, x2 = (self._coordinate(name, values[name]) for name in COORDINATES)
        test = values.get("set", "")
        if "y" in values:
            return ValuePoint(x1, x2, self._value(values["y"]), self._set(test))
        return Point(x1, x2, self._label(values["label"]), self._set(test))

    def _numbered(self) -> Iterator[list[str]]:
        """Yield the rows that are not empty, stripped of spaces; empty ones count."""
        while True:
            self.number += 1
            try:
                row = next(self._reader, None)
            except csv.Error:
                raise self._wrong(PointsFault.NO_CSV) from None
            if row is None:
                return
            stripped = [value.strip() for value in row]
            if any(stripped):
                yield stripped

    def _header(self, row: list[str]) -> list[str]:
        if not row:
            raise PointsError(self._path, PointsFault.EMPTY)
        names = [name.lower() for name in row]
        missing = [name for name in COORDINATES if name not in names]
        if missing:
            fault = PointsFault.NO_COORDINATE if len(missing) == 1 else PointsFault.NO_COORDINATES
            raise self._wrong(fault, name=missing[0])
        targets = [name for name in TARGETS if name in names]
        if len(targets) != 1:
            raise self._wrong(PointsFault.TWO_TARGETS if targets else PointsFault.NO_TARGET)
        for name in names:
            if name not in COLUMNS:
                raise self._wrong(
                    PointsFault.UNKNOWN_COLUMN if name else PointsFault.UNNAMED_COLUMN, found=_shortened(name)
                )
            if names.count(name) > 1:
                raise self._wrong(PointsFault.REPEATED_COLUMN, name=name)
        return names

    def _coordinate(self, name: str, text: str) -> float:
        value = self._number(name, text, LOW, HIGH)
        if not LOW <= value <= HIGH:
            raise self._wrong(PointsFault.OUTSIDE, name=name, found=_shortened(text), **_range(LOW, HIGH))
        return value

    def _value(self, text: str) -> float:
        value = self._number("y", text, -LARGEST_VALUE, LARGEST_VALUE)
        if abs(value) > LARGEST_VALUE:
            limits = _range(-LARGEST_VALUE, LARGEST_VALUE)
            raise self._wrong(PointsFault.TOO_FAR, found=_shortened(text), **limits)
        return value

    def _number(self, name: str, text: str, low: float, high: float) -> float:
        """Return the number written; the range is for those who wrote none."""
        written = text.replace("−", "-")
        if self._delimiter != ",":
            written = written.replace(",", ".", 1)
        if not NUMBER.fullmatch(written):
            fault = PointsFault.NO_NUMBER if text else PointsFault.EMPTY_NUMBER
            raise self._wrong(fault, found=_shortened(text), name=name, **_range(low, high))
        return float(written)

    def _label(self, text: str) -> int:
        letter = text.upper()
        if letter in CLASS_NAMES:
            return CLASS_NAMES.index(letter)
        last = len(CLASS_NAMES) - 1
        if text.isascii() and text.isdecimal() and len(text) <= 1 and int(text) <= last:
            return int(text)
        fault = PointsFault.NO_LABEL if text else PointsFault.EMPTY_LABEL
        raise self._wrong(fault, found=_shortened(text), first=CLASS_NAMES[0], last=CLASS_NAMES[-1], most=str(last))

    def _set(self, text: str) -> bool:
        try:
            return SETS[text.lower()]
        except KeyError:
            raise self._wrong(PointsFault.NO_SET, found=_shortened(text)) from None

    def _wrong(self, fault: PointsFault, **found: str) -> PointsError:
        return PointsError(self._path, fault, self.number, **found)


def _text(path: Path) -> str:
    """Return the text of a file, which may be UTF-8, with or without a byte order mark, or UTF-16 with one."""
    try:
        if not path.is_file():
            raise PointsError(path, PointsFault.NO_FILE if path.exists() else PointsFault.NO_SUCH_FILE)
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise PointsError(path, PointsFault.UNREADABLE, error=error.strerror or str(error)) from error
    if len(content) > MOST_BYTES:
        megabytes = str(MOST_BYTES // 2**20)
        raise PointsError(path, PointsFault.TOO_LARGE, megabytes=megabytes, most=f"{MOST_POINTS:,}")
    try:
        text = content.decode("utf-16" if content.startswith(UTF_16_MARKS) else "utf-8-sig")
    except UnicodeDecodeError:
        raise PointsError(path, PointsFault.NOT_UTF_8) from None
    if "\0" in text:
        raise PointsError(path, PointsFault.NO_TEXT)
    return text


def _delimiter(text: str) -> str:
    """Return what stands between the names in the first line that has any."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    return max(DELIMITERS, key=header.count)


def _range(low: float, high: float) -> dict[str, str]:
    return {"low": f"{low:g}".replace("-", "−"), "high": f"{high:g}"}


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
