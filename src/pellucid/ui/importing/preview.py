"""What there is in a data set before it is taken: its name, its size, its first pictures, and its classes by name."""

from pathlib import Path

import numpy as np
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pellucid.data.dataset import Dataset, Scaling
from pellucid.data.images import ImageSet
from pellucid.ui.importing.names_editor import NamesEditor
from pellucid.ui.importing.source_change import counts
from pellucid.ui.numbers import count_text
from pellucid.ui.recipe.picture_strip import PictureStrip
from pellucid.ui.theme import Role
from pellucid.ui.widgets.label import Label

_COLUMNS = 15


class Preview(QWidget):
    """Shows the pictures of `folder`, and `names` for their classes, to be edited."""

    def __init__(self, folder: Path, images: ImageSet, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = Label(folder.name or str(folder), Role.BODY_STRONG, "ink")
        name.setToolTip(str(folder))
        self.facts = Label(self._facts(images), Role.LABEL, "ink2")
        self.facts.setWordWrap(True)
        strip = PictureStrip(_COLUMNS)
        strip.set_dataset(_as_dataset(images), digits=False)
        self.editor = NamesEditor()
        self.editor.set_names(names)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(name)
        column.addWidget(self.facts)
        column.addSpacing(6)
        column.addWidget(strip)
        column.addSpacing(10)
        column.addWidget(Label(self.tr("Class names"), Role.BODY_STRONG, "ink"))
        column.addWidget(Label(self.tr("What the labels stand for. Tab and Enter go on."), Role.LABEL, "ink3"))
        column.addSpacing(2)
        column.addWidget(self.editor)

    def _facts(self, images: ImageSet) -> str:
        height, width = images.shape
        train, test = len(images.t_train), len(images.t_test)
        text = self.tr(
            "{train} training and {test} test pictures of {width} × {height} pixels, {classes} classes."
        ).format(
            train=count_text(train),
            test=count_text(test),
            width=width,
            height=height,
            classes=len(images.class_names),
        )
        taken = counts(images)
        if taken == (train, test):
            return text
        return (
            text
            + " "
            + self.tr("{train} and {test} of them are taken, each class in its share.").format(
                train=count_text(taken[0]), test=count_text(taken[1])
            )
        )


def _as_dataset(images: ImageSet) -> Dataset:
    features = images.x_train.shape[1]
    return Dataset(
        feature_names=("",) * features,
        class_names=images.class_names,
        x_train=images.x_train,
        t_train=images.t_train,
        x_test=images.x_test,
        t_test=images.t_test,
        noisy=np.zeros(len(images.t_train), np.bool_),
        scaling=Scaling.raw(features),
        picture=images.shape,
    )
