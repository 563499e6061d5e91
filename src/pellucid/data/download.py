"""Getting the full MNIST from the network, when the user asks for it and never otherwise."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from pellucid.data.download_fault import DownloadError, DownloadFault, MirrorFault, Refusal
from pellucid.data.idx_fault import IdxError
from pellucid.data.mnist_files import FILES, MnistFile, read_verified

MIRRORS = ("https://ossci-datasets.s3.amazonaws.com/mnist/", "https://storage.googleapis.com/cvdf-datasets/mnist/")
# Seconds without a byte after which a mirror counts as gone.
TIMEOUT = 10.0
TRIES = 5
CHUNK = 2**16
MOST_BYTES = 2**24
PARTIAL = 206
NOT_SATISFIABLE = 416

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


class _RefusedError(Exception):
    """A mirror has not given all of a file."""

    def __init__(self, fault: MirrorFault, **found: str) -> None:
        super().__init__(fault)
        self.refusal = Refusal(fault, found)


class _MirrorError(_RefusedError):
    """A mirror does not give the file; the next one may."""


class _BrokenError(_RefusedError):
    """The connection ended early; what has come is kept, and the rest can be asked for."""


class _CancelledError(Exception):
    """The user does not want it any more."""


def fetch_mnist(folder: Path, mirrors: Sequence[str] = MIRRORS, *, progress: Progress, cancelled: Cancelled) -> bool:
    """Fetch the four files of MNIST into `folder`, and return whether all are there: False if that was cancelled.

    Files that are there and right are kept. Each of the others comes from the first of `mirrors`, addresses of folders,
    that gives it, and gets its name only when it has been verified. What has come of a file when the connection breaks
    or the user cancels stays beside it as "….part", and the next time goes on from there.

    `progress` is called with the bytes that are there and the bytes of all four. `cancelled` is asked after each piece
    that arrives; while none does, it may take TIMEOUT seconds until it is. Call this from a thread of its own. Raises
    DownloadError, with reason and remedy, if no mirror gives a file or the disk refuses one.
    """
    with _on_disk(folder):
        folder.mkdir(parents=True, exist_ok=True)
    meter = _Meter(progress, cancelled)
    try:
        for file in FILES:
            _fetch(file, folder, mirrors, meter)
    except _CancelledError:
        return False
    return True


class _Meter:
    """Adds up what has come of the four files."""

    def __init__(self, progress: Progress, cancelled: Cancelled) -> None:
        self._progress = progress
        self._cancelled = cancelled
        self._there = {file.name: 0 for file in FILES}
        self._whole = {file.name: file.packed_bytes for file in FILES}

    def report(self, file: MnistFile, there: int, whole: int | None = None) -> None:
        """Note that `there` bytes of a file have come, of `whole` if that is known; then check()."""
        self._there[file.name] = there
        self._whole[file.name] = max(there, self._whole[file.name] if whole is None else whole)
        self._progress(sum(self._there.values()), sum(self._whole.values()))
        self.check()

    def check(self) -> None:
        """Raise _CancelledError if the user has cancelled."""
        if self._cancelled():
            raise _CancelledError


def _fetch(file: MnistFile, folder: Path, mirrors: Sequence[str], meter: _Meter) -> None:
    target, part = folder / file.name, folder / f"{file.name}.part"
    meter.check()
    if not _is_right(target, file):
        if not _is_right(part, file):
            _fetch_from_any(file, part, mirrors, meter)
        with _on_disk(target):
            part.replace(target)
    with _on_disk(target):
        size = target.stat().st_size
    meter.report(file, size, size)


def _fetch_from_any(file: MnistFile, part: Path, mirrors: Sequence[str], meter: _Meter) -> None:
    refusals = []
    for mirror in mirrors:
        try:
            return _fetch_from(f"{mirror.rstrip('/')}/{file.name}", file, part, meter)
        except _MirrorError as error:
            refusals.append(replace(error.refusal, host=urlsplit(mirror).netloc))
    raise DownloadError(DownloadFault.NOT_FETCHED, tuple(refusals), file=file.name, folder=str(part.parent))


def _fetch_from(address: str, file: MnistFile, part: Path, meter: _Meter) -> None:
    """Fetch a file from one mirror into `part`, right to the last byte, or raise _MirrorError."""
    refusal = _MirrorError(MirrorFault.OTHER_BYTES)
    for _ in range(TRIES):
        meter.check()
        try:
            resumed = _transfer(address, file, part, meter)
        except _BrokenError as error:
            refusal = _MirrorError(error.refusal.fault, **error.refusal.found)
            continue
        if _is_right(part, file):
            return
        with _on_disk(part):
            part.unlink()
        refusal = _MirrorError(MirrorFault.OTHER_BYTES)
        if not resumed:
            break
        # The beginning may have come from elsewhere, so the mirror gets the benefit of the doubt.
    raise refusal


def _transfer(address: str, file: MnistFile, part: Path, meter: _Meter) -> bool:
    """Write to `part` what it lacks, or all if the mirror cannot give that alone; return whether it could."""
    with _on_disk(part):
        start = part.stat().st_size if part.exists() else 0
    try:
        response = _open(address, start)
    except HTTPError as error:
        error.close()
        if error.code != NOT_SATISFIABLE or not start:
            raise _MirrorError(MirrorFault.REFUSED, code=str(error.code), words=str(error.reason)) from None
        with _on_disk(part):
            part.unlink()
        raise _BrokenError(MirrorFault.NOTHING_MORE) from None
    except URLError as error:
        raise _MirrorError(MirrorFault.UNREACHABLE, words=_words(error.reason)) from None
    except (OSError, HTTPException) as error:
        raise _BrokenError(MirrorFault.UNREACHABLE, words=_words(error)) from None

    with response:
        resumed = response.status == PARTIAL
        if resumed and not response.headers.get("Content-Range", "").startswith(f"bytes {start}-"):
            raise _MirrorError(MirrorFault.OTHER_PART)
        _receive(response, file, part, start if resumed else 0, meter)
    return resumed


def _open(address: str, start: int) -> HTTPResponse:
    # Some mirrors refuse whoever calls itself urllib.
    headers = {"User-Agent": "Pellucid", "Accept-Encoding": "identity"}
    if start:
        headers["Range"] = f"bytes={start}-"
    response: HTTPResponse = urlopen(Request(address, headers=headers), timeout=TIMEOUT)
    return response


def _receive(response: HTTPResponse, file: MnistFile, part: Path, start: int, meter: _Meter) -> None:
    length = response.headers.get("Content-Length", "")
    whole = start + int(length) if length.isdecimal() else None
    there = start
    with _on_disk(part), part.open("ab" if start else "wb") as out:
        meter.report(file, there, whole)
        for piece in _pieces(response):
            there += len(piece)
            if there > MOST_BYTES:
                raise _MirrorError(MirrorFault.TOO_MUCH)
            out.write(piece)
            meter.report(file, there, whole)
    if whole is not None and there < whole:
        raise _BrokenError(MirrorFault.CUT_SHORT, there=f"{there:,}", whole=f"{whole:,}")


def _pieces(response: HTTPResponse) -> Iterator[bytes]:
    try:
        while piece := response.read1(CHUNK):
            yield piece
    except (OSError, HTTPException) as error:
        raise _BrokenError(MirrorFault.BROKEN, words=_words(error)) from None


def _words(error: str | BaseException) -> str:
    return error.strerror if isinstance(error, OSError) and error.strerror else str(error)


def _is_right(path: Path, file: MnistFile) -> bool:
    try:
        read_verified(path, file)
    except IdxError:
        return False
    return True


@contextmanager
def _on_disk(path: Path) -> Iterator[None]:
    """Say what the disk refuses apart from what the network does: both are an OSError."""
    try:
        yield
    except OSError as error:
        words = error.strerror or str(error)
        raise DownloadError(DownloadFault.UNWRITABLE, path=str(path), error=words) from error
