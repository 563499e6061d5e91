"""What can be wrong with a file of points, and the error that says so."""

from enum import Enum
from pathlib import Path

_EXAMPLE = (
    "Begin with a row x1,x2,label for classes, or x1,x2,y for values; then come rows such as 1.5,-2,A or 1.5,-2,0.5."
)
_NUMBER = "Write {name} as a number from {low} to {high}, such as −1.5."
_LABEL = "Write a letter from {first} to {last}, or a number from 0 to {most}."
_COLUMNS = "Leave it out. Points have columns x1, x2, label or y, and set."


class PointsFault(Enum):
    """What is wrong: the reason and the remedy, as sentences, with names of what was found in braces."""

    NO_SUCH_FILE = "There is no such file.", "Check where it lies."
    NO_FILE = "This is not a file.", "Check where it lies."
    UNREADABLE = "It cannot be read: {error}.", "Check that you may read it."
    TOO_LARGE = (
        "It is larger than {megabytes} MB, too large for {most} points.",
        "Choose another file, or leave some points out.",
    )
    NOT_UTF_8 = "It is not text in UTF-8.", "Save it as CSV in UTF-8."
    NO_TEXT = "It is not text.", "Save it as CSV in UTF-8."
    EMPTY = "It is empty.", _EXAMPLE
    NO_POINTS = "There are no points in it.", _EXAMPLE
    TOO_MANY_POINTS = "There are more than {most} points.", "Leave some out."
    NO_CSV = "It cannot be read as CSV.", "Leave out all quotes; no value needs them."
    NO_COORDINATE = "There is no column {name}.", _EXAMPLE
    NO_COORDINATES = "There are no columns x1 and x2.", _EXAMPLE
    NO_TARGET = "There is no column label for classes, nor y for values.", _EXAMPLE
    TWO_TARGETS = "There are both columns, label and y.", "Keep label for classes, or y for values."
    UNKNOWN_COLUMN = "'{found}' is no column of points.", _COLUMNS
    UNNAMED_COLUMN = "There is a column without a name.", _COLUMNS
    REPEATED_COLUMN = "There is more than one column {name}.", "Keep one of them."
    ONE_VALUE = "There is 1 value, and {columns} columns in the header.", "Give each row one value for each column."
    OTHER_VALUES = (
        "There are {count} values, and {columns} columns in the header.",
        "Give each row one value for each column.",
    )
    NO_NUMBER = "'{found}' is not a number.", _NUMBER
    EMPTY_NUMBER = "An empty value is not a number.", _NUMBER
    OUTSIDE = (
        "{name} is {found}, outside the square from {low} to {high}.",
        "Scale all coordinates alike until every point fits in.",
    )
    TOO_FAR = "y is {found}, outside the range from {low} to {high}.", "Scale all values alike until every one fits in."
    NO_LABEL = "'{found}' is not a label.", _LABEL
    EMPTY_LABEL = "An empty value is not a label.", _LABEL
    NO_SET = "'{found}' is no set.", "Write train or test."
    NOTHING_TO_WRITE = "There are no points to write.", "Paint some first."
    NOT_WRITTEN = "What was written cannot be read again.", "Check the disk."
    UNWRITABLE = "It cannot be written: {error}.", "Check the disk and your permission to write there."

    def __init__(self, reason: str, remedy: str) -> None:
        self.reason = reason
        self.remedy = remedy


class PointsError(ValueError):
    """Points could not be read or written: which file (`path`), the `fault`, and the `reason` and `remedy` in English.

    `row` is the number of the row that is wrong, from 1 for the header; None if it is the file as a whole. `found` are
    the words for the braces in the texts of the fault.
    """

    def __init__(self, path: Path, fault: PointsFault, row: int | None = None, **found: str) -> None:
        self.path = path
        self.fault = fault
        self.row = row
        self.found = found
        reason = fault.reason.format(**found)
        self.reason = reason if row is None else f"Row {row:,}: {reason}"
        self.remedy = fault.remedy.format(**found)
        super().__init__(f"{path}: {self.reason} {self.remedy}")
