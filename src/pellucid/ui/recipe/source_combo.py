"""The choice of where examples come from, among the sources of one kind."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt

from pellucid.data.digits import find_full_mnist
from pellucid.data.places import data_folders
from pellucid.ui.importing.source_change import FULL_MNIST, IMPORTED
from pellucid.ui.recipe.kinds import OWN_POINTS, Kind
from pellucid.ui.recipe.words import colour_sources, gates, picture_sources, shapes, surfaces
from pellucid.ui.widgets.combo import Combo, Look

_SOURCES: dict[Kind, Callable[[], Sequence[tuple[str, str]]]] = {
    Kind.COLOURS: colour_sources,
    Kind.PICTURES: picture_sources,
    Kind.SHAPES: shapes,
    Kind.SURFACES: surfaces,
    Kind.GATES: gates,
}


class SourceCombo(Combo):
    """Offers the sources of one kind, and what is the user's own: a folder by its name, or points."""

    def __init__(self, label: str) -> None:
        super().__init__([], label, Look.PLAIN)
        self._offered: tuple[Kind, str] | None = None

    def offer(self, kind: Kind, folder: str = "") -> None:
        """Offer the sources of one kind; to those of pictures belong the ones in `folder` if there is one."""
        if (kind, folder) == self._offered:
            return
        self._offered = kind, folder
        self.clear()
        for key, text in _SOURCES[kind]():
            self.addItem(text, key)
        if kind is Kind.PICTURES and folder:
            self.addItem(Path(folder).name or folder, IMPORTED)
            self.setItemData(self.count() - 1, folder, Qt.ItemDataRole.ToolTipRole)
        if kind in OWN_POINTS:
            self.addItem(QCoreApplication.translate("Recipe", "Own points"), OWN_POINTS[kind])
        self.updateGeometry()
        self._look_for_mnist()

    def showPopup(self) -> None:
        """Open the list; files may have come since it was last open."""
        self._look_for_mnist()
        super().showPopup()

    def _look_for_mnist(self) -> None:
        index = self.findData(FULL_MNIST)
        if index >= 0:
            found = find_full_mnist()
            self.setItemData(index, _where(str(found) if found else None), Qt.ItemDataRole.ToolTipRole)


def _where(found: str | None) -> str:
    """Return where the full MNIST was found, or where it was looked for."""
    if found is not None:
        text = QCoreApplication.translate("Recipe", "All 70,000 digits of MNIST, found in {folder}")
        return text.format(folder=found)
    text = QCoreApplication.translate("Recipe", "Not found in a folder mnist in {folders}. Choose it to get it.")
    either = QCoreApplication.translate("Recipe", " or in ")
    return text.format(folders=either.join(map(str, data_folders())))
