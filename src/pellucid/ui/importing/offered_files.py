"""Which of the files that are dragged over the window may be a data set."""

from pathlib import Path

from PySide6.QtCore import QMimeData

from pellucid.data.idx_folder import NAME


def offered_files(data: QMimeData) -> tuple[Path, ...]:
    """Return a folder, or files that are named as those of a data set, among what is dragged; nothing if it is else.

    Pictures and other files are nobody's business here.
    """
    paths = tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    if len(paths) == 1 and paths[0].is_dir():
        return paths
    return tuple(path for path in paths if NAME.fullmatch(path.name) and not path.is_dir())
