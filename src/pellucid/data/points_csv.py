"""Points of the user's own as CSV: a header x1,x2,label,set and a row for each point.

A label is a letter from A or a number from 0; the set, "train" or "test", may be left out. Comma, semicolon or tab
stand between the columns, which come in any order; beside semicolons and tabs, numbers may have a decimal comma, as
spreadsheets write them in many countries. Rows are counted as a spreadsheet does: the header is row 1.
"""

import csv
import re
from collections.abc import Iterator
from contextlib import suppress
from io import StringIO
from pathlib import Path

from pellucid.data.plane import CLASS_NAMES, HIGH, LOW
from pellucid.data.points import MOST_POINTS, Point, Points

COLUMNS = ("x1", "x2", "label", "set")
NEEDED = COLUMNS[:3]
SETS = {"train": False, "": False, "test": True}
DELIMITERS = (",", ";", "\t")
# A row takes at most some 50 letters, of two bytes each in UTF-16; spaces and quotes are generous.
MOST_BYTES = 2**20
LONGEST_SHOWN = 40

NUMBER = re.compile(r"[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?")
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
EXAMPLE = "The first row must be x1,x2,label or x1,x2,label,set, and the next one such as 1.5,-2,A,train."


class PointsError(ValueError):
    """Points could not be read or written: which file (`path`), the `reason` and the `remedy`, as sentences.

    `row` is the number of the row that is wrong, from 1 for the header; None if it is the file as a whole.
    """

    def __init__(self, path: Path, reason: str, remedy: str, row: int | None = None) -> None:
        self.path = path
        self.row = row
        self.reason = reason if row is None else f"Row {row:,}: {reason}"
        self.remedy = remedy
        super().__init__(f"{path}: {self.reason} {remedy}")


def read_points(path: Path) -> Points:
    """Return the points in a CSV file, in the order of its rows.

    Its size is checked before it is read. Raises PointsError if it is missing or anything in it cannot be understood.
    """
    rows = _Rows(path, _text(path))
    points: list[Point] = []
    for row in rows:
        if len(points) == MOST_POINTS:
            raise PointsError(path, f"There are more than {MOST_POINTS:,} points.", "Leave some out.", rows.number)
        points.append(rows.point(row))
    if not points:
        raise PointsError(path, "There are no points in it.", EXAMPLE)
    return tuple(points)


def write_points(path: Path, points: Points) -> None:
    """Write points as CSV in UTF-8; what was there is replaced only when all has been written and read again.

    Raises PointsError, with everything as it was, if that cannot be done or there are no points.
    """
    if not points:
        raise PointsError(path, "There are no points to write.", "Paint some first.")
    place = path.resolve()
    copy = place.with_name(f"{place.name}.part")
    try:
        with copy.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(COLUMNS)
            writer.writerows(
                (repr(point.x1), repr(point.x2), CLASS_NAMES[point.label], "test" if point.test else "train")
                for point in points
            )
        if not _holds(copy, points):
            raise PointsError(path, "What was written cannot be read again.", "Check the disk.")
        copy.replace(place)
    except OSError as error:
        reason = f"It cannot be written: {error.strerror or error}."
        raise PointsError(path, reason, "Check the disk and your permission to write there.") from error
    finally:
        with suppress(OSError):
            copy.unlink()


def _holds(path: Path, points: Points) -> bool:
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

    def point(self, row: list[str]) -> Point:
        """Return the point that a row stands for. Raises PointsError if there is none."""
        if len(row) != len(self._columns):
            raise self._wrong(
                f"There {_are(len(row), 'value')}, and {len(self._columns)} columns in the header.",
                "Give each row one value for each column.",
            )
        values = dict(zip(self._columns, row, strict=True))
        x1, x2 = (self._coordinate(name, values[name]) for name in ("x1", "x2"))
        return Point(x1, x2, self._label(values["label"]), self._set(values.get("set", "")))

    def _numbered(self) -> Iterator[list[str]]:
        """Yield the rows that are not empty, stripped of spaces; empty ones count."""
        while True:
            self.number += 1
            try:
                row = next(self._reader, None)
            except csv.Error:
                raise self._wrong("It cannot be read as CSV.", "Leave out all quotes; no value needs them.") from None
            if row is None:
                return
            stripped = [value.strip() for value in row]
            if any(stripped):
                yield stripped

    def _header(self, row: list[str]) -> list[str]:
        if not row:
            raise PointsError(self._path, "It is empty.", EXAMPLE)
        names = [name.lower() for name in row]
        missing = [name for name in NEEDED if name not in names]
        if missing:
            raise self._wrong(f"There is no column {' and no column '.join(missing)}.", EXAMPLE)
        for name in names:
            if name not in COLUMNS:
                raise self._wrong(f"{_shown(name)} is no column of points.", "Leave it out. " + EXAMPLE)
            if names.count(name) > 1:
                raise self._wrong(f"There is more than one column {name}.", "Keep one of them.")
        return names

    def _coordinate(self, name: str, text: str) -> float:
        written = text.replace("−", "-")
        if self._delimiter != ",":
            written = written.replace(",", ".", 1)
        if not NUMBER.fullmatch(written):
            remedy = f"Write {name} as a number from {LOW:g} to {HIGH:g}, such as −1.5.".replace("-", "−")
            raise self._wrong(f"{_shown(text)} is not a number.", remedy)
        value = float(written)
        if not LOW <= value <= HIGH:
            raise self._wrong(
                f"{name} is {_cut(text)}, outside the square from −{-LOW:g} to {HIGH:g}.",
                "Scale all coordinates alike until every point fits in.",
            )
        return value

    def _label(self, text: str) -> int:
        letter = text.upper()
        if letter in CLASS_NAMES:
            return CLASS_NAMES.index(letter)
        last = len(CLASS_NAMES) - 1
        if text.isascii() and text.isdecimal() and len(text) <= 1 and int(text) <= last:
            return int(text)
        remedy = f"Write a letter from {CLASS_NAMES[0]} to {CLASS_NAMES[-1]}, or a number from 0 to {last}."
        raise self._wrong(f"{_shown(text)} is not a label.", remedy)

    def _set(self, text: str) -> bool:
        try:
            return SETS[text.lower()]
        except KeyError:
            raise self._wrong(f"{_shown(text)} is no set.", "Write train or test.") from None

    def _wrong(self, reason: str, remedy: str) -> PointsError:
        return PointsError(self._path, reason, remedy, self.number)


def _text(path: Path) -> str:
    """Return the text of a file, which may be UTF-8, with or without a byte order mark, or UTF-16 with one."""
    try:
        if not path.is_file():
            reason = "This is not a file." if path.exists() else "There is no such file."
            raise PointsError(path, reason, "Check where it lies.")
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        reason = f"It cannot be read: {error.strerror or error}."
        raise PointsError(path, reason, "Check that you may read it.") from error
    if len(content) > MOST_BYTES:
        reason = f"It is larger than {MOST_BYTES // 2**20} MB, too large for {MOST_POINTS:,} points."
        raise PointsError(path, reason, "Choose another file, or leave some points out.")
    try:
        text = content.decode("utf-16" if content.startswith(UTF_16_MARKS) else "utf-8-sig")
    except UnicodeDecodeError:
        raise PointsError(path, "It is not text in UTF-8.", "Save it as CSV in UTF-8.") from None
    if "\0" in text:
        raise PointsError(path, "It is not text.", "Save it as CSV in UTF-8.")
    return text


def _delimiter(text: str) -> str:
    """Return what stands between the names in the first line that has any."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    return max(DELIMITERS, key=header.count)


def _are(count: int, what: str) -> str:
    return f"is 1 {what}" if count == 1 else f"are {count:,} {what}s"


def _shown(text: str) -> str:
    return f"'{_cut(text)}'" if text else "An empty value"


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
