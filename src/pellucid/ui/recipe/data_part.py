"""The part of the Data card that is for one kind of data: the examples, how many there are, how many labels lie."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pellucid.experiment.build import Experiment
from pellucid.experiment.spec import Source, Spec
from pellucid.session.session import Session
from pellucid.ui.numbers import number_text, parse_number
from pellucid.ui.recipe.count_field import CountField
from pellucid.ui.recipe.ranges import allowed
from pellucid.ui.recipe.split_bar import SplitBar
from pellucid.ui.widgets.label import FieldMessage
from pellucid.ui.widgets.slider import Slider


class DataPart(QWidget):
    """Has what every kind of data needs; a subclass lays it out in `column`, and knows its sources.

    Changes go to `wish(path, value, complain, final=…)`. `most` limits the counts that can be typed for training and
    for testing.
    """

    def __init__(self, session: Session, wish: Callable[..., None], most: tuple[int, int] | None = None) -> None:
        super().__init__()
        self.session = session
        self.wish = wish
        train, test = most or (int(allowed(path).high) for path in ("data.train", "data.test"))
        click = self.tr("Click to type another number.")
        self.train = CountField(self.tr("Training examples"), self.tr("train"), "data.train", train, click)
        self.test = CountField(self.tr("Test examples"), self.tr("test"), "data.test", test, click)
        self.message = FieldMessage()
        self.split = SplitBar()
        self.label_noise = Slider(
            self.tr("Label noise"),
            0.0,
            allowed("data.label_noise").high,
            step=0.01,
            text=_percent,
            parse=_parse_percent,
        )
        self.label_noise.setToolTip(
            self.tr("Share of training examples that carry a wrong label.") + " " + self.tr("Starts a new run.")
        )
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(5)
        self.train.chosen.connect(lambda count: wish("data.train", count, self.refuse))
        self.test.chosen.connect(lambda count: wish("data.test", count, self.refuse))
        for field in (self.train, self.test):
            field.rejected.connect(self.message.show_message)
        self.label_noise.value_changed.connect(self._label_noise_changed)

    def show_spec(self, spec: Spec) -> None:
        """Show the data section of `spec`, which is about data of this kind."""
        self.label_noise.set_value(spec.data.label_noise)
        self.message.show_message("")

    def show_experiment(self, experiment: Experiment) -> None:
        """Show the examples that there are, which are of this kind."""
        train, test = len(experiment.dataset.t_train), len(experiment.dataset.t_test)
        self.train.set_count(train)
        self.test.set_count(test)
        self.split.set_counts(train, test)

    def choose(self, source: Source) -> None:
        """Ask for the examples of another source of this kind."""
        raise NotImplementedError

    def refuse(self, reason: str) -> None:
        """Say why so many examples cannot be had; `reason` is for programs."""
        self.message.show_message(reason)

    def _label_noise_changed(self, value: float, final: bool) -> None:
        # Labels are drawn anew: not before the hand has decided.
        if final:
            self.wish("data.label_noise", value, self.message.show_message)


def _percent(value: float) -> str:
    return f"{number_text(value * 100, 0 if round(value, 2) == round(value, 6) else 1)}%"


def _parse_percent(text: str) -> float:
    return parse_number(text.strip().removesuffix("%")) / 100
