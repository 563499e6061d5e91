"""What is wrong with a file of points, in the language of the window."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from pellucid.data.points_fault import PointsError, PointsFault
from pellucid.ui.numbers import count_text

_EXAMPLE = QT_TRANSLATE_NOOP(
    "PointsFault",
    "Begin with a row x1,x2,label for classes, or x1,x2,y for values; then come rows such as 1.5,-2,A or 1.5,-2,0.5.",
)
_NUMBER = QT_TRANSLATE_NOOP("PointsFault", "Write {name} as a number from {low} to {high}, such as −1.5.")
_LABEL = QT_TRANSLATE_NOOP("PointsFault", "Write a letter from {first} to {last}, or a number from 0 to {most}.")
_COLUMNS = QT_TRANSLATE_NOOP("PointsFault", "Leave it out. Points have columns x1, x2, label or y, and set.")
_SAVE = QT_TRANSLATE_NOOP("PointsFault", "Save it as CSV in UTF-8.")
_PLACE = QT_TRANSLATE_NOOP("PointsFault", "Check where it lies.")
_EACH = QT_TRANSLATE_NOOP("PointsFault", "Give each row one value for each column.")

# For every fault its reason and its remedy, as the fault itself has them.
WORDS = {
    PointsFault.NO_SUCH_FILE: (QT_TRANSLATE_NOOP("PointsFault", "There is no such file."), _PLACE),
    PointsFault.NO_FILE: (QT_TRANSLATE_NOOP("PointsFault", "This is not a file."), _PLACE),
    PointsFault.UNREADABLE: (
        QT_TRANSLATE_NOOP("PointsFault", "It cannot be read: {error}."),
        QT_TRANSLATE_NOOP("PointsFault", "Check that you may read it."),
    ),
    PointsFault.TOO_LARGE: (
        QT_TRANSLATE_NOOP("PointsFault", "It is larger than {megabytes} MB, too large for {most} points."),
        QT_TRANSLATE_NOOP("PointsFault", "Choose another file, or leave some points out."),
    ),
    PointsFault.NOT_UTF_8: (QT_TRANSLATE_NOOP("PointsFault", "It is not text in UTF-8."), _SAVE),
    PointsFault.NO_TEXT: (QT_TRANSLATE_NOOP("PointsFault", "It is not text."), _SAVE),
    PointsFault.EMPTY: (QT_TRANSLATE_NOOP("PointsFault", "It is empty."), _EXAMPLE),
    PointsFault.NO_POINTS: (QT_TRANSLATE_NOOP("PointsFault", "There are no points in it."), _EXAMPLE),
    PointsFault.TOO_MANY_POINTS: (
        QT_TRANSLATE_NOOP("PointsFault", "There are more than {most} points."),
        QT_TRANSLATE_NOOP("PointsFault", "Leave some out."),
    ),
    PointsFault.NO_CSV: (
        QT_TRANSLATE_NOOP("PointsFault", "It cannot be read as CSV."),
        QT_TRANSLATE_NOOP("PointsFault", "Leave out all quotes; no value needs them."),
    ),
    PointsFault.NO_COORDINATE: (QT_TRANSLATE_NOOP("PointsFault", "There is no column {name}."), _EXAMPLE),
    PointsFault.NO_COORDINATES: (QT_TRANSLATE_NOOP("PointsFault", "There are no columns x1 and x2."), _EXAMPLE),
    PointsFault.NO_TARGET: (
        QT_TRANSLATE_NOOP("PointsFault", "There is no column label for classes, nor y for values."),
        _EXAMPLE,
    ),
    PointsFault.TWO_TARGETS: (
        QT_TRANSLATE_NOOP("PointsFault", "There are both columns, label and y."),
        QT_TRANSLATE_NOOP("PointsFault", "Keep label for classes, or y for values."),
    ),
    PointsFault.UNKNOWN_COLUMN: (QT_TRANSLATE_NOOP("PointsFault", "'{found}' is no column of points."), _COLUMNS),
    PointsFault.UNNAMED_COLUMN: (QT_TRANSLATE_NOOP("PointsFault", "There is a column without a name."), _COLUMNS),
    PointsFault.REPEATED_COLUMN: (
        QT_TRANSLATE_NOOP("PointsFault", "There is more than one column {name}."),
        QT_TRANSLATE_NOOP("PointsFault", "Keep one of them."),
    ),
    PointsFault.ONE_VALUE: (
        QT_TRANSLATE_NOOP("PointsFault", "There is 1 value, and {columns} columns in the header."),
        _EACH,
    ),
    PointsFault.OTHER_VALUES: (
        QT_TRANSLATE_NOOP("PointsFault", "There are {count} values, and {columns} columns in the header."),
        _EACH,
    ),
    PointsFault.NO_NUMBER: (QT_TRANSLATE_NOOP("PointsFault", "'{found}' is not a number."), _NUMBER),
    PointsFault.EMPTY_NUMBER: (QT_TRANSLATE_NOOP("PointsFault", "An empty value is not a number."), _NUMBER),
    PointsFault.OUTSIDE: (
        QT_TRANSLATE_NOOP("PointsFault", "{name} is {found}, outside the square from {low} to {high}."),
        QT_TRANSLATE_NOOP("PointsFault", "Scale all coordinates alike until every point fits in."),
    ),
    PointsFault.TOO_FAR: (
        QT_TRANSLATE_NOOP("PointsFault", "y is {found}, outside the range from {low} to {high}."),
        QT_TRANSLATE_NOOP("PointsFault", "Scale all values alike until every one fits in."),
    ),
    PointsFault.NO_LABEL: (QT_TRANSLATE_NOOP("PointsFault", "'{found}' is not a label."), _LABEL),
    PointsFault.EMPTY_LABEL: (QT_TRANSLATE_NOOP("PointsFault", "An empty value is not a label."), _LABEL),
    PointsFault.NO_SET: (
        QT_TRANSLATE_NOOP("PointsFault", "'{found}' is no set."),
        QT_TRANSLATE_NOOP("PointsFault", "Write train or test."),
    ),
    PointsFault.NOTHING_TO_WRITE: (
        QT_TRANSLATE_NOOP("PointsFault", "There are no points to write."),
        QT_TRANSLATE_NOOP("PointsFault", "Paint some first."),
    ),
    PointsFault.NOT_WRITTEN: (
        QT_TRANSLATE_NOOP("PointsFault", "What was written cannot be read again."),
        QT_TRANSLATE_NOOP("PointsFault", "Check the disk."),
    ),
    PointsFault.UNWRITABLE: (
        QT_TRANSLATE_NOOP("PointsFault", "It cannot be written: {error}."),
        QT_TRANSLATE_NOOP("PointsFault", "Check the disk and your permission to write there."),
    ),
}


def error_text(error: PointsError) -> str:
    """Return the file, the row, the reason and the remedy, as one text.

    On a card there is room for the file's name, not for the folders above it.
    """
    reason, remedy = (QCoreApplication.translate("PointsFault", str(text)) for text in WORDS[error.fault])
    if error.row is None:
        whole = QCoreApplication.translate("PointsFault", "{file}: {reason} {remedy}")
    else:
        whole = QCoreApplication.translate("PointsFault", "{file}: Row {row}: {reason} {remedy}")
    return whole.format(
        file=error.path.name,
        row="" if error.row is None else count_text(error.row),
        reason=reason.format(**error.found),
        remedy=remedy.format(**error.found),
    )
