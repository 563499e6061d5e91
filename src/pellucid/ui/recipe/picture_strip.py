"""The first training examples of an experiment with pictures."""

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QHelpEvent, QImage, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from pellucid.data.dataset import Dataset
from pellucid.ui.class_names import class_text
from pellucid.ui.ink import inked
from pellucid.ui.numbers import count_text
from pellucid.ui.widgets.painting import begin
from pellucid.ui.widgets.themed import Themed

COLUMNS, ROWS = 8, 2
PITCH, SIDE = 29, 28


class PictureStrip(Themed):
    """Two rows of training pictures as they are, a pixel for a pixel where they are 28 × 28."""

    def __init__(self, columns: int = COLUMNS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._digits = True
        self.setFixedSize(columns * PITCH, ROWS * PITCH)
        self._dataset: Dataset | None = None
        self._images: list[QImage] = []

    def set_dataset(self, dataset: Dataset, *, digits: bool) -> None:
        """Show the first training examples of a data set of pictures; `digits` tells whether that is what they are."""
        self._dataset, self._digits = dataset, digits
        self._images = []
        shown = range(self._count(dataset))
        self.setAccessibleName(self.tr("Training digits") if digits else self.tr("Training pictures"))
        text = (
            self.tr("The first {shown} of {all} training digits: {labels}")
            if digits
            else self.tr("The first {shown} of {all} training pictures: {labels}")
        )
        self.setAccessibleDescription(
            text.format(
                shown=count_text(len(shown)),
                all=count_text(len(dataset.t_train)),
                labels=", ".join(_label(dataset, at) for at in shown),
            )
        )
        self.update()

    def event(self, event: QEvent) -> bool:
        """Name the label of the picture under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self._index_at(event.pos().x(), event.pos().y())
            if at is None or self._dataset is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), self._text(self._dataset, at), self, self._place(at).toRect())
            return True
        return super().event(event)

    def take_on_theme(self) -> None:
        """Drop the pictures in the ink of the former theme."""
        self._images = []

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pictures."""
        del event
        dataset = self._dataset
        if dataset is None or dataset.picture is None:
            return
        if not self._images:
            self._images = [inked(dataset.x_train[at], dataset.picture) for at in range(self._count(dataset))]
        painter = begin(self)
        painter.setRenderHint(painter.RenderHint.SmoothPixmapTransform)
        for at, image in enumerate(self._images):
            painter.drawImage(self._place(at), image)

    def _count(self, dataset: Dataset) -> int:
        return min(self._columns * ROWS, len(dataset.t_train))

    def _text(self, dataset: Dataset, at: int) -> str:
        if dataset.noisy[at]:
            digit = self.tr("Training digit {number}, labelled {label}: label noise")
            picture = self.tr("Training picture {number}, labelled {label}: label noise")
        else:
            digit = self.tr("Training digit {number}, labelled {label}")
            picture = self.tr("Training picture {number}, labelled {label}")
        return (digit if self._digits else picture).format(number=at + 1, label=_label(dataset, at))

    def _place(self, at: int) -> QRectF:
        row, column = divmod(at, self._columns)
        return QRectF(column * PITCH, row * PITCH, SIDE, SIDE)

    def _index_at(self, x: int, y: int) -> int | None:
        if not 0 <= x < self._columns * PITCH:
            return None
        at = y // PITCH * self._columns + x // PITCH
        return at if 0 <= at < len(self._images) else None


def _label(dataset: Dataset, at: int) -> str:
    return class_text(dataset.class_names[dataset.t_train[at]])
