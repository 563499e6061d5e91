"""A session that remembers what it was asked for, and builds nothing that it need not."""

from types import SimpleNamespace

from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from pellucid.experiment.build_data import build_dataset
from pellucid.experiment.catalog import load
from pellucid.experiment.spec import SpecError


class FakeSession:
    """`refuses` is the text with which the next Spec is refused; data are built only if `builds`."""

    def __init__(self, spec=None, *, builds=True):
        self.spec = spec or load("digits")
        self.builds = builds
        self.refuses = ""
        self.labels = []
        self.inputs = []

    @property
    def experiment(self):
        return SimpleNamespace(spec=self.spec, dataset=build_dataset(self.spec.data))

    def set_spec(self, spec, label):
        if self.refuses:
            raise SpecError(self.refuses)
        if self.builds:
            build_dataset(spec.data)
        self.spec = spec
        self.labels.append(label)

    def set_input(self, raw):
        self.inputs.append(raw)


def with_data(spec, **data):
    """Return `spec` with other values in its data section."""
    return replace(spec, data=replace(spec.data, **data))


def files(*paths):
    """Return what a file manager hands over for these paths."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(widget, data):
    """Drag `data` over a widget and drop it if the widget takes it; tell whether it did."""
    place = QPointF(10, 10)
    state = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(place.toPoint(), *state)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(place, *state))
    return enter.isAccepted()
