"""What can be wrong with a data set in IDX files, and the error that says so."""

from enum import Enum
from pathlib import Path

_AGAIN = "Download or copy it again."
_BYTES = "Store its values as unsigned bytes (type 0x08)."
_SWAPPED = "Check whether files were swapped."
_FOUR = "Four are needed: {usual}."
_APART = "Put each into a folder of its own."


class IdxFault(Enum):
    """What is wrong: the reason and the remedy, as sentences, with names of what was found in braces."""

    NO_SUCH_FILE = "There is no such file.", "Check where it lies."
    NO_FILE = "This is not a file.", "Check where it lies."
    UNREADABLE = "It cannot be read: {error}.", "Check the disk and your permission to read it."
    UNREADABLE_FOLDER = "The folder cannot be read: {error}.", "Check that it exists and that you may read it."
    CUT_SHORT = "It is cut short.", _AGAIN
    CUT_IN_HEADER = "It is cut short: it ends in its header.", _AGAIN
    TOO_SHORT = "It is cut short: it holds less than the {shape} = {size} bytes that it declares.", _AGAIN
    TOO_LONG = "It holds more than the {shape} = {size} bytes that it declares.", _AGAIN
    DAMAGED = "Its packed bytes are damaged.", _AGAIN
    EMPTY = "It is empty: it declares {shape} = {size} bytes.", "Choose one with examples in it."
    TOO_LARGE = "It is too large: it declares {shape} = {size} bytes; at most {most} are read.", "Split it."
    NO_IDX = "It is not an IDX file.", "Choose one such as train-images-idx3-ubyte.gz."
    SIGNED_BYTES = "It holds signed bytes.", _BYTES
    SHORT_INTEGERS = "It holds 16-bit whole numbers.", _BYTES
    INTEGERS = "It holds 32-bit whole numbers.", _BYTES
    FLOATS = "It holds 32-bit fractions.", _BYTES
    DOUBLES = "It holds 64-bit fractions.", _BYTES
    NO_LABELS = "It holds images (3 dimensions) where labels (1 dimension) are needed.", _SWAPPED
    NO_IMAGES = "It holds labels (1 dimension) where images (3 dimensions) are needed.", _SWAPPED
    OTHER_DIMENSIONS = "It holds values in {found} dimensions where {wanted} are needed.", _SWAPPED
    MISSING_FILE = "There is no {names} file.", _FOUR
    MISSING_FILES = "These files are missing: {names}.", _FOUR
    SEVERAL_SETS = "There are several data sets ({names}).", _APART
    NAMELESS_SET = "There are several data sets ({names}, and one without a name).", _APART
    SEVERAL_FOLDERS = "The files lie in several folders.", "Put the four files into one folder."
    OTHER_COUNT = (
        "It holds {labels} labels; {file} holds {images} images.",
        "Choose images and labels of one data set.",
    )
    OTHER_SIZE = (
        "Its images are {found}; those for training are {wanted}.",
        "Choose training and test files of one data set.",
    )
    ONE_CLASS = "All labels are 0.", "Choose a data set of at least two classes."
    WRONG_SIZE = "Its pictures are {found}.", "Scale them to {wanted}, the size that is drawn on the pad."
    TOO_MANY_CLASSES = (
        "Its labels go up to {found}.",
        "Choose a data set of at most {most} classes, labelled 0 to {last}.",
    )
    NO_MNIST = (
        "It is not the file of MNIST: its SHA-256 differs.",
        "Get MNIST again, or import the folder as a data set of your own.",
    )
    NOT_COPIED = "It cannot be copied to {folder}: {error}.", "Check the disk and your permission to write there."

    def __init__(self, reason: str, remedy: str) -> None:
        self.reason = reason
        self.remedy = remedy


class IdxError(ValueError):
    """A file or folder could not be read as IDX: which one (`path`), the `fault`, and `reason` and `remedy` in English.

    `found` are the words for the braces in the texts of the fault.
    """

    def __init__(self, path: Path, fault: IdxFault, **found: str) -> None:
        self.path = path
        self.fault = fault
        self.found = found
        self.reason = fault.reason.format(**found)
        self.remedy = fault.remedy.format(**found)
        super().__init__(f"{path}: {self.reason} {self.remedy}")
