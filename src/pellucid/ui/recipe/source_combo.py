"""The choice of where examples come from, among the sources of one kind."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QStandardItemModel

from pellucid.data.digits import find_full_mnist
from pellucid.data.places import data_folders
from pellucid.ui.recipe.words import colour_sources, picture_sources
from pellucid.ui.widgets.combo import Combo, Look

FULL_MNIST = "mnist"


class SourceCombo(Combo):
    """Offers the sources of colours or those of pictures. The full MNIST can be chosen where it is found."""

    def __init__(self, label: str) -> None:
        super().__init__([], label, Look.PLAIN)
        self._pictures: bool | None = None

    def offer(self, *, pictures: bool) -> None:
        """Offer the sources of pictures, or those of colours."""
        if pictures == self._pictures:
            return
        self._pictures = pictures
        self.clear()
        for key, text in picture_sources() if pictures else colour_sources():
            self.addItem(text, key)
        self.updateGeometry()
        self._look_for_mnist()

    def showPopup(self) -> None:
        """Open the list; files may have come since it was last open."""
        self._look_for_mnist()
        super().showPopup()

    def _look_for_mnist(self) -> None:
        index = self.findData(FULL_MNIST)
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        if index < 0:
            return
        found = find_full_mnist()
        model.item(index).setEnabled(found is not None)
        self.setItemData(index, _where(str(found) if found else None), Qt.ItemDataRole.ToolTipRole)


def _where(found: str | None) -> str:
    """Return where the full MNIST was found, or where it was looked for."""
    if found is not None:
        text = QCoreApplication.translate("Recipe", "All 70,000 digits of MNIST, found in {folder}")
        return text.format(folder=found)
    text = QCoreApplication.translate(
        "Recipe", "Not found. The four files of MNIST are looked for in a folder mnist in {folders}."
    )
    either = QCoreApplication.translate("Recipe", " or in ")
    return text.format(folders=either.join(map(str, data_folders())))
