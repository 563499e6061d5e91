"""What is wrong with pictures to be imported, in the language of the window."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from pellucid.data.download_fault import DownloadError
from pellucid.data.idx_fault import IdxError, IdxFault
from pellucid.ui.importing.download_words import download_text

_AGAIN = QT_TRANSLATE_NOOP("IdxFault", "Download or copy it again.")
_BYTES = QT_TRANSLATE_NOOP("IdxFault", "Store its values as unsigned bytes (type 0x08).")
_SWAPPED = QT_TRANSLATE_NOOP("IdxFault", "Check whether files were swapped.")
_FOUR = QT_TRANSLATE_NOOP("IdxFault", "Four are needed: {usual}.")
_APART = QT_TRANSLATE_NOOP("IdxFault", "Put each into a folder of its own.")
_PLACE = QT_TRANSLATE_NOOP("IdxFault", "Check where it lies.")

# For every fault its reason and its remedy, as the fault itself has them.
WORDS = {
    IdxFault.NO_SUCH_FILE: (QT_TRANSLATE_NOOP("IdxFault", "There is no such file."), _PLACE),
    IdxFault.NO_FILE: (QT_TRANSLATE_NOOP("IdxFault", "This is not a file."), _PLACE),
    IdxFault.UNREADABLE: (
        QT_TRANSLATE_NOOP("IdxFault", "It cannot be read: {error}."),
        QT_TRANSLATE_NOOP("IdxFault", "Check the disk and your permission to read it."),
    ),
    IdxFault.UNREADABLE_FOLDER: (
        QT_TRANSLATE_NOOP("IdxFault", "The folder cannot be read: {error}."),
        QT_TRANSLATE_NOOP("IdxFault", "Check that it exists and that you may read it."),
    ),
    IdxFault.CUT_SHORT: (QT_TRANSLATE_NOOP("IdxFault", "It is cut short."), _AGAIN),
    IdxFault.CUT_IN_HEADER: (QT_TRANSLATE_NOOP("IdxFault", "It is cut short: it ends in its header."), _AGAIN),
    IdxFault.TOO_SHORT: (
        QT_TRANSLATE_NOOP(
            "IdxFault", "It is cut short: it holds less than the {shape} = {size} bytes that it declares."
        ),
        _AGAIN,
    ),
    IdxFault.TOO_LONG: (
        QT_TRANSLATE_NOOP("IdxFault", "It holds more than the {shape} = {size} bytes that it declares."),
        _AGAIN,
    ),
    IdxFault.DAMAGED: (QT_TRANSLATE_NOOP("IdxFault", "Its packed bytes are damaged."), _AGAIN),
    IdxFault.EMPTY: (
        QT_TRANSLATE_NOOP("IdxFault", "It is empty: it declares {shape} = {size} bytes."),
        QT_TRANSLATE_NOOP("IdxFault", "Choose one with examples in it."),
    ),
    IdxFault.TOO_LARGE: (
        QT_TRANSLATE_NOOP("IdxFault", "It is too large: it declares {shape} = {size} bytes; at most {most} are read."),
        QT_TRANSLATE_NOOP("IdxFault", "Split it."),
    ),
    IdxFault.NO_IDX: (
        QT_TRANSLATE_NOOP("IdxFault", "It is not an IDX file."),
        QT_TRANSLATE_NOOP("IdxFault", "Choose one such as train-images-idx3-ubyte.gz."),
    ),
    IdxFault.SIGNED_BYTES: (QT_TRANSLATE_NOOP("IdxFault", "It holds signed bytes."), _BYTES),
    IdxFault.SHORT_INTEGERS: (QT_TRANSLATE_NOOP("IdxFault", "It holds 16-bit whole numbers."), _BYTES),
    IdxFault.INTEGERS: (QT_TRANSLATE_NOOP("IdxFault", "It holds 32-bit whole numbers."), _BYTES),
    IdxFault.FLOATS: (QT_TRANSLATE_NOOP("IdxFault", "It holds 32-bit fractions."), _BYTES),
    IdxFault.DOUBLES: (QT_TRANSLATE_NOOP("IdxFault", "It holds 64-bit fractions."), _BYTES),
    IdxFault.NO_LABELS: (
        QT_TRANSLATE_NOOP("IdxFault", "It holds images (3 dimensions) where labels (1 dimension) are needed."),
        _SWAPPED,
    ),
    IdxFault.NO_IMAGES: (
        QT_TRANSLATE_NOOP("IdxFault", "It holds labels (1 dimension) where images (3 dimensions) are needed."),
        _SWAPPED,
    ),
    IdxFault.OTHER_DIMENSIONS: (
        QT_TRANSLATE_NOOP("IdxFault", "It holds values in {found} dimensions where {wanted} are needed."),
        _SWAPPED,
    ),
    IdxFault.MISSING_FILE: (QT_TRANSLATE_NOOP("IdxFault", "There is no {names} file."), _FOUR),
    IdxFault.MISSING_FILES: (QT_TRANSLATE_NOOP("IdxFault", "These files are missing: {names}."), _FOUR),
    IdxFault.SEVERAL_SETS: (QT_TRANSLATE_NOOP("IdxFault", "There are several data sets ({names})."), _APART),
    IdxFault.NAMELESS_SET: (
        QT_TRANSLATE_NOOP("IdxFault", "There are several data sets ({names}, and one without a name)."),
        _APART,
    ),
    IdxFault.SEVERAL_FOLDERS: (
        QT_TRANSLATE_NOOP("IdxFault", "The files lie in several folders."),
        QT_TRANSLATE_NOOP("IdxFault", "Put the four files into one folder."),
    ),
    IdxFault.OTHER_COUNT: (
        QT_TRANSLATE_NOOP("IdxFault", "It holds {labels} labels; {file} holds {images} images."),
        QT_TRANSLATE_NOOP("IdxFault", "Choose images and labels of one data set."),
    ),
    IdxFault.OTHER_SIZE: (
        QT_TRANSLATE_NOOP("IdxFault", "Its images are {found}; those for training are {wanted}."),
        QT_TRANSLATE_NOOP("IdxFault", "Choose training and test files of one data set."),
    ),
    IdxFault.ONE_CLASS: (
        QT_TRANSLATE_NOOP("IdxFault", "All labels are 0."),
        QT_TRANSLATE_NOOP("IdxFault", "Choose a data set of at least two classes."),
    ),
    IdxFault.WRONG_SIZE: (
        QT_TRANSLATE_NOOP("IdxFault", "Its pictures are {found}."),
        QT_TRANSLATE_NOOP("IdxFault", "Scale them to {wanted}, the size that is drawn on the pad."),
    ),
    IdxFault.TOO_MANY_CLASSES: (
        QT_TRANSLATE_NOOP("IdxFault", "Its labels go up to {found}."),
        QT_TRANSLATE_NOOP("IdxFault", "Choose a data set of at most {most} classes, labelled 0 to {last}."),
    ),
    IdxFault.NO_MNIST: (
        QT_TRANSLATE_NOOP("IdxFault", "It is not the file of MNIST: its SHA-256 differs."),
        QT_TRANSLATE_NOOP("IdxFault", "Get MNIST again, or import the folder as a data set of your own."),
    ),
    IdxFault.NOT_COPIED: (
        QT_TRANSLATE_NOOP("IdxFault", "It cannot be copied to {folder}: {error}."),
        QT_TRANSLATE_NOOP("IdxFault", "Check the disk and your permission to write there."),
    ),
}


def fault_words(error: IdxError) -> tuple[str, str]:
    """Return the reason and the remedy, as sentences."""
    reason, remedy = (QCoreApplication.translate("IdxFault", str(text)) for text in WORDS[error.fault])
    return reason.format(**error.found), remedy.format(**error.found)


def error_text(error: Exception) -> str:
    """Return file, reason and remedy in one text; of an error that nobody has words for, what it says itself."""
    if isinstance(error, DownloadError):
        return download_text(error)
    fault = idx_error(error)
    if fault is None:
        return str(error) or type(error).__name__
    reason, remedy = fault_words(fault)
    return QCoreApplication.translate("IdxFault", "{file}: {reason} {remedy}").format(
        file=fault.path, reason=reason, remedy=remedy
    )


def idx_error(error: Exception) -> IdxError | None:
    """Return the IdxError that an error is or comes from, as a SpecError does; None if there is none."""
    return next((each for each in (error, error.__cause__) if isinstance(each, IdxError)), None)
