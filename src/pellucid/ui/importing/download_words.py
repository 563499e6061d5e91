"""Why the full MNIST could not be fetched, in the language of the window."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from pellucid.data.download_fault import DownloadError, DownloadFault, MirrorFault

# As the faults themselves have them.
MIRROR_WORDS = {
    MirrorFault.REFUSED: "HTTP {code} {words}",
    MirrorFault.UNREACHABLE: "{words}",
    MirrorFault.NOTHING_MORE: QT_TRANSLATE_NOOP("DownloadFault", "it has no more of the file than came before"),
    MirrorFault.OTHER_PART: QT_TRANSLATE_NOOP(
        "DownloadFault", "it gives another part of the file than it was asked for"
    ),
    MirrorFault.TOO_MUCH: QT_TRANSLATE_NOOP("DownloadFault", "it gives far more bytes than MNIST has"),
    MirrorFault.OTHER_BYTES: QT_TRANSLATE_NOOP("DownloadFault", "it gives other bytes than those of MNIST"),
    MirrorFault.CUT_SHORT: QT_TRANSLATE_NOOP("DownloadFault", "the connection broke after {there} of {whole} bytes"),
    MirrorFault.BROKEN: QT_TRANSLATE_NOOP("DownloadFault", "the connection broke: {words}"),
}
WORDS = {
    DownloadFault.NOT_FETCHED: QT_TRANSLATE_NOOP(
        "DownloadFault",
        "{file} could not be fetched. {reasons} "
        "Check the connection and try again, or put the four files of MNIST into {folder} yourself.",
    ),
    DownloadFault.UNWRITABLE: QT_TRANSLATE_NOOP(
        "DownloadFault", "{path} cannot be written: {error}. Check the disk and your permission to write there."
    ),
}


def download_text(error: DownloadError) -> str:
    """Return the reason, what each mirror did, and the remedy."""
    one = QCoreApplication.translate("DownloadFault", "{host}: {reason}.")
    reasons = (
        one.format(host=each.host, reason=_translated(MIRROR_WORDS[each.fault]).format(**each.found))
        for each in error.refusals
    )
    return _translated(WORDS[error.fault]).format(reasons=" ".join(reasons), **error.found)


def _translated(text: object) -> str:
    return QCoreApplication.translate("DownloadFault", str(text))
