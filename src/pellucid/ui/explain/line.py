"""The line over the diagram while a step is explained: which neuron, for which example, and how to end it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from pellucid.data.dataset import Dataset
from pellucid.ui.class_names import class_text
from pellucid.ui.explain.samples import Sample, Source, examples_of
from pellucid.ui.formula.figures import figures
from pellucid.ui.numbers import count_text
from pellucid.ui.shortcuts import with_key
from pellucid.ui.stage.top_line import ABOVE, HEIGHT
from pellucid.ui.theme import Role
from pellucid.ui.widgets.buttons import IconButton
from pellucid.ui.widgets.combo import Combo, Look
from pellucid.ui.widgets.label import Label
from pellucid.ui.widgets.stepper import Stepper

HINT_FROM = 760  # pixels of width


class ExplainLine(QWidget):
    """Emits `sample_chosen` and `close_requested`."""

    sample_chosen = Signal(object)
    close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._dataset: Dataset | None = None
        self._sample = Sample()
        self.unit = Label("", Role.BODY_STRONG, "iris")
        self.source = Combo([], self.tr("Example"), Look.OUTLINED)
        self.source.setToolTip(self.tr("Of which example the numbers are"))
        self.number = Stepper(self.tr("Number of the example"), 1, 1)
        self.number.setToolTip(self.tr("Which example, counted from 1"))
        self.batch = Label("", Role.LABEL, "ink2")
        self.batch.setToolTip(
            self.tr(
                "The arithmetic works this example out in full. "
                "The diagram shows the mean of the values of all examples, and the sum of their gradients."
            )
        )
        self._target_label = Label(self.tr("Target"), Role.LABEL, "ink2")
        self.target = Combo([], self.tr("Target"), Look.OUTLINED)
        self.target.setToolTip(
            self.tr(
                "What would be right: the loss compares the answer with this. "
                "Where the data do not tell, it is the class predicted."
            )
        )
        self._target_label.setBuddy(self.target)
        self.value = Label("", Role.LABEL_STRONG, "ink")
        self.value.setToolTip(
            self.tr(
                "What would be right: the loss compares the answer with this. "
                "Where the data do not tell, it is the value of the nearest example."
            )
        )
        self._hint = Label(self.tr("Click any neuron, edge or layer"), Role.LABEL, "ink3")
        self.close_button = IconButton("close", self.tr("Close Explain"), "", size=28)
        self.close_button.setToolTip(with_key(self.tr("Close; training goes on if it ran"), "explain"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, ABOVE, 0, 0)
        row.setSpacing(8)
        for widget in (self.unit, self.source, self.number, self.batch, self._target_label, self.target, self.value):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._hint)
        row.addWidget(self.close_button)
        self.source.chosen.connect(self._choose_source)
        self.number.value_changed.connect(self._choose_number)
        self.target.chosen.connect(self._choose_target)
        self.close_button.clicked.connect(self.close_requested)

    def set_dataset(self, dataset: Dataset) -> None:
        """Offer the examples of other data."""
        self._dataset = dataset
        self.source.clear()
        for key, text in self._sources(dataset):
            self.source.addItem(text, key)
        self.target.clear()
        for number, name in enumerate(dataset.class_names):
            self.target.addItem(class_text(name), str(number))

    def show_sample(self, sample: Sample, target: float, examples: int) -> None:
        """Show what is explained, of so many `examples`, and what is right for it."""
        dataset = self._dataset
        assert dataset is not None
        self._sample = sample
        self.source.set_current(sample.source.value)
        single, classed = sample.source is not Source.BATCH, dataset.classes > 0
        self.number.setVisible(sample.is_numbered or not single)
        self.number.setRange(1, len(examples_of(dataset, sample.source)[0]) if sample.is_numbered else examples)
        self.number.set_value(sample.number + 1)
        self.batch.setText(self.tr("of {examples}; all are drawn").format(examples=count_text(examples)))
        self.batch.setVisible(not single and examples > 1)
        self._target_label.setVisible(single)
        self.target.setVisible(single and classed)
        self.value.setVisible(single and not classed)
        if classed:
            self.target.set_current(str(int(target)))
        else:
            self.value.setText(figures(target).text)

    def stand_after(self, control: QWidget) -> None:
        """Have the Tab key come here from a control of the line in whose place this one stands."""
        for each in (self.source, self.number, self.target, self.close_button):
            QWidget.setTabOrder(control, each)
            control = each

    def show_unit(self, text: str) -> None:
        """Say which neuron is told of."""
        self.unit.setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the hint out where there is little room."""
        super().resizeEvent(event)
        self._hint.setVisible(self.width() >= HINT_FROM)

    def _sources(self, dataset: Dataset) -> list[tuple[str, str]]:
        if dataset.picture is not None:
            own = self.tr("for your picture")
        elif dataset.plane is not None:
            own = self.tr("for your point")
        else:
            own = self.tr("for your colour")
        return [
            (Source.LOOKED_AT.value, own),
            (Source.TRAIN.value, self.tr("for training example")),
            (Source.TEST.value, self.tr("for test example")),
            (Source.BATCH.value, self.tr("for the next mini-batch")),
        ]

    def _choose_source(self, key: str) -> None:
        self.sample_chosen.emit(Sample(Source(key)))

    def _choose_number(self, number: int) -> None:
        self.sample_chosen.emit(Sample(self._sample.source, number - 1))

    def _choose_target(self, key: str) -> None:
        self.sample_chosen.emit(Sample(self._sample.source, self._sample.number, float(key)))
