"""The Data card: which examples there are, how many, how noisy, and how the network sees them."""

import random

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pellucid.data.colour_names import named_colours
from pellucid.experiment import catalog
from pellucid.experiment.build import Experiment
from pellucid.experiment.spec import Spec
from pellucid.session.session import Session
from pellucid.ui.numbers import count_text, number_text, parse_number
from pellucid.ui.recipe.count_field import CountField
from pellucid.ui.recipe.mosaic import HEIGHT as MOSAIC_HEIGHT
from pellucid.ui.recipe.mosaic import Mosaic
from pellucid.ui.recipe.ranges import allowed
from pellucid.ui.recipe.recipe_card import RecipeCard
from pellucid.ui.recipe.row import Row
from pellucid.ui.recipe.seed_row import SeedRow
from pellucid.ui.recipe.split_bar import SplitBar
from pellucid.ui.recipe.words import scaling_explanations, scalings, sources
from pellucid.ui.widgets.buttons import IconButton
from pellucid.ui.widgets.combo import Combo, Look
from pellucid.ui.widgets.label import FieldMessage
from pellucid.ui.widgets.menu import Menu
from pellucid.ui.widgets.segmented import Segmented
from pellucid.ui.widgets.slider import Slider

# A thrown seed stays short enough to be read aloud.
_THROWN_SEEDS = 10_000
_AS_IN_THE_COURSE = "colours-course"
_DEFAULT = "colours"


class DataCard(RecipeCard):
    """Shows the data of the experiment; every change draws them anew and starts a new run."""

    def __init__(self, session: Session) -> None:
        super().__init__(self.tr("Data"), session)
        anew = self.tr("Starts a new run.")
        self._source = Combo(sources(), self.tr("Source"), Look.PLAIN)
        self._source.setToolTip(self.tr("Where the examples come from.") + " " + anew)
        self._more = IconButton("more", self.tr("Presets"), self.tr("Presets: other settings for the whole recipe"), 26)
        self.header.addWidget(self._source)
        self.header.addWidget(self._more)
        self.set_icon_at_end()
        self._mosaic = Mosaic()
        self._train = CountField(
            self.tr("Training examples"), self.tr("train"), "data.train", self.tr("Click to type another number.")
        )
        self._test = CountField(
            self.tr("Test examples"), self.tr("test"), "data.test", self.tr("Click to type another number.")
        )
        self._noise = Slider(
            self.tr("Label noise"),
            0.0,
            allowed("data.label_noise").high,
            step=0.01,
            text=_noise_text,
            parse=_parse_percent,
        )
        self._noise.setToolTip(self.tr("Share of training examples that carry a wrong label.") + " " + anew)
        self._count_message = FieldMessage()
        self._split = SplitBar()
        self._scaling = Segmented(scalings(), self.tr("Inputs"))
        self._scaling.set_tooltips(scaling_explanations())
        self._scaling_row = Row(
            self.tr("Inputs"), self._scaling, tooltip=self.tr("How inputs are scaled for the network.") + " " + anew
        )
        self._seed = SeedRow(
            self.tr("Data seed"),
            "data.seed",
            self.tr("New data seed"),
            self.tr("Draws the examples, the split and the label noise.") + " " + anew,
            self._throw_seed,
        )
        self._arrange()
        self._presets = self._preset_menu()
        self._more.clicked.connect(self._open_presets)
        self._connect()
        self.show_spec(session.spec)
        self.show_experiment(session.experiment)

    def show_spec(self, spec: Spec) -> None:
        """Show the data section of `spec`."""
        self._source.set_current(spec.data.source)
        self._noise.set_value(spec.data.label_noise)
        self._scaling.set_current(spec.data.scaling)
        self._scaling_row.show_message("")
        self._seed.set_value(spec.data.seed)
        self._count_message.show_message("")

    def show_experiment(self, experiment: Experiment) -> None:
        """Show the examples that there are."""
        dataset = experiment.dataset
        train, test = len(dataset.x_train), len(dataset.x_test)
        self._mosaic.set_dataset(dataset)
        self._train.set_count(train)
        self._test.set_count(test)
        self._split.set_counts(train, test)

    def _arrange(self) -> None:
        numbers = QVBoxLayout()
        numbers.setContentsMargins(0, 0, 0, 0)
        numbers.setSpacing(1)
        numbers.addWidget(self._train)
        numbers.addWidget(self._test)
        numbers.addStretch(1)
        numbers.addWidget(self._noise)
        beside = QWidget()
        beside.setMinimumHeight(MOSAIC_HEIGHT)
        beside.setLayout(numbers)
        upper = QHBoxLayout()
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(10)
        upper.addWidget(self._mosaic)
        upper.addWidget(beside, 1)
        self.body.addLayout(upper)
        self.body.addWidget(self._count_message)
        self.body.addWidget(self._split)
        self.body.addSpacing(4)
        self.body.addWidget(self._scaling_row)
        self.body.addWidget(self._seed)

    def _connect(self) -> None:
        self._source.chosen.connect(lambda key: self.wish("data.source", key, self._too_many_names))
        self._train.chosen.connect(lambda count: self.wish("data.train", count, self._too_many_names))
        self._test.chosen.connect(lambda count: self.wish("data.test", count, self._too_many_names))
        for counts in (self._train, self._test):
            counts.rejected.connect(self._count_message.show_message)
        self._noise.value_changed.connect(self._noise_changed)
        self._scaling.chosen.connect(lambda key: self.wish("data.scaling", key, self._scaling_row.show_message))
        self._seed.chosen.connect(lambda seed: self.wish("data.seed", seed, self._seed.show_message))

    def _noise_changed(self, value: float, final: bool) -> None:
        # Noise draws the data anew: not before the hand has decided.
        if final:
            self.wish("data.label_noise", value)

    def _too_many_names(self, reason: str) -> None:
        """Say how many examples there are of the one source that can run out of them; `reason` is for programs."""
        del reason
        _, _, classes = named_colours()
        self._count_message.show_message(
            self.tr("There are {number} colour names. Take at most so many for train and test together.").format(
                number=count_text(len(classes))
            )
        )

    def _throw_seed(self) -> None:
        present = self.session.spec.data.seed
        self.wish("data.seed", random.choice([seed for seed in range(_THROWN_SEEDS) if seed != present]))

    def _preset_menu(self) -> Menu:
        menu = Menu(self)
        menu.setToolTipsVisible(True)
        for text, tooltip, name in (
            (self.tr("Reset to defaults"), self.tr("The settings with which this experiment comes"), None),
            (
                self.tr("As in the course"),
                self.tr("Raw inputs, Gaussian initialisation, plain SGD with η = 0.01"),
                _AS_IN_THE_COURSE,
            ),
        ):
            action = QAction(text, menu)
            action.setToolTip(tooltip)
            action.triggered.connect(lambda _=False, text=text, name=name: self._load_preset(name, text))
            menu.addAction(action)
        return menu

    def _load_preset(self, name: str | None, label: str) -> None:
        present = self.session.spec.experiment
        default = _DEFAULT if present == _AS_IN_THE_COURSE else present
        self.session.set_spec(catalog.load(name or default), label)

    def _open_presets(self) -> None:
        self._presets.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))


def _noise_text(value: float) -> str:
    return f"{number_text(value * 100, 0 if round(value, 2) == round(value, 6) else 1)}%"


def _parse_percent(text: str) -> float:
    return parse_number(text.strip().removesuffix("%")) / 100
