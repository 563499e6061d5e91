"""Why the full MNIST could not be fetched: what each mirror did, and the error that says so."""

from dataclasses import dataclass, field
from enum import Enum


class MirrorFault(Enum):
    """What a mirror did instead of giving a file, with names of what was found in braces."""

    REFUSED = "HTTP {code} {words}"
    UNREACHABLE = "{words}"
    NOTHING_MORE = "it has no more of the file than came before"
    OTHER_PART = "it gives another part of the file than it was asked for"
    TOO_MUCH = "it gives far more bytes than MNIST has"
    OTHER_BYTES = "it gives other bytes than those of MNIST"
    CUT_SHORT = "the connection broke after {there} of {whole} bytes"
    BROKEN = "the connection broke: {words}"


class DownloadFault(Enum):
    """What is wrong as a whole, reason and remedy, with names of what was found in braces."""

    NOT_FETCHED = (
        "{file} could not be fetched. {reasons} "
        "Check the connection and try again, or put the four files of MNIST into {folder} yourself."
    )
    UNWRITABLE = "{path} cannot be written: {error}. Check the disk and your permission to write there."


@dataclass(frozen=True)
class Refusal:
    """What one mirror did: its `fault`, and in `found` the words for the braces. `host` is the mirror's name."""

    fault: MirrorFault
    found: dict[str, str] = field(default_factory=dict)
    host: str = ""


class DownloadError(Exception):
    """MNIST could not be fetched: the `fault`, and what each mirror did; as text, both in English.

    `found` are the words for the braces but {reasons}, which the refusals give.
    """

    def __init__(self, fault: DownloadFault, refusals: tuple[Refusal, ...] = (), **found: str) -> None:
        self.fault = fault
        self.refusals = refusals
        self.found = found
        reasons = " ".join(f"{each.host}: {each.fault.value.format(**each.found)}." for each in refusals)
        super().__init__(fault.value.format(reasons=reasons, **found))
