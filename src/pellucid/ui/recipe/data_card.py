"""The Data card: which examples there are, how many, how noisy, and how the network sees them."""

import random

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from pellucid.data.colour_names import named_colours
from pellucid.data.digits import find_full_mnist
from pellucid.data.idx import IdxError
from pellucid.experiment import catalog
from pellucid.experiment.build import Experiment
from pellucid.experiment.spec import Source, Spec, SpecError
from pellucid.session.session import Session
from pellucid.ui.importing.opening import choose_pictures, get_mnist, name_classes
from pellucid.ui.importing.source_change import FULL_MNIST, IMPORTED, available, with_pictures
from pellucid.ui.numbers import count_text, number_text, parse_number
from pellucid.ui.recipe.count_field import CountField
from pellucid.ui.recipe.mosaic import Mosaic
from pellucid.ui.recipe.picture_strip import PictureStrip
from pellucid.ui.recipe.ranges import allowed
from pellucid.ui.recipe.recipe_card import RecipeCard
from pellucid.ui.recipe.row import Row
from pellucid.ui.recipe.seed_row import SeedRow
from pellucid.ui.recipe.source_combo import SourceCombo
from pellucid.ui.recipe.split_bar import SplitBar
from pellucid.ui.recipe.trained_weights import with_trained_weights
from pellucid.ui.recipe.words import scaling_explanations, scalings
from pellucid.ui.widgets.buttons import IconButton
from pellucid.ui.widgets.label import FieldMessage
from pellucid.ui.widgets.menu import Menu
from pellucid.ui.widgets.segmented import Segmented
from pellucid.ui.widgets.slider import Slider
from pellucid.ui.wording import depicts_digits, suited

# A thrown seed stays short enough to be read aloud.
_THROWN_SEEDS = 10_000
_AS_IN_THE_COURSE = "colours-course"
_DEFAULT = "colours"


class DataCard(RecipeCard):
    """Shows the data of the experiment; every change draws them anew and starts a new run."""

    def __init__(self, session: Session) -> None:
        super().__init__(self.tr("Data"), session)
        anew = self.tr("Starts a new run.")
        self._source = SourceCombo(self.tr("Source"))
        self._source.setToolTip(self.tr("Where the examples come from.") + " " + anew)
        self._more = IconButton(
            "more", self.tr("More"), self.tr("Other settings for the whole recipe, other pictures"), 26
        )
        self.header.addWidget(self._source)
        self.header.addWidget(self._more)
        self.set_icon_at_end()
        self._mosaic = Mosaic()
        self._strip = PictureStrip()
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
        self._menu = self._more_menu()
        self._more.clicked.connect(self._open_menu)
        self._connect()
        self.show_spec(session.spec)
        self.show_experiment(session.experiment)

    def show_spec(self, spec: Spec) -> None:
        """Show the data section of `spec`."""
        self._source.offer(pictures=self._pictures, folder=spec.data.folder)
        self._source.set_current(spec.data.source)
        self._noise.set_value(spec.data.label_noise)
        self._scaling.set_current(spec.data.scaling)
        self._scaling_row.show_message("")
        self._seed.set_value(spec.data.seed)
        self._count_message.show_message("")
        self._name_classes.setVisible(spec.data.source == IMPORTED)

    def show_experiment(self, experiment: Experiment) -> None:
        """Show the examples that there are."""
        dataset = experiment.dataset
        train, test = len(dataset.x_train), len(dataset.x_test)
        self._place_examples()
        if self._pictures:
            self._strip.set_dataset(dataset, digits=depicts_digits(experiment))
        else:
            self._mosaic.set_dataset(dataset)
        self._course.setVisible(not self._pictures)
        self._trained.setVisible(depicts_digits(experiment))
        self._train.set_count(train)
        self._test.set_count(test)
        self._split.set_counts(train, test)

    @property
    def _pictures(self) -> bool:
        return self.session.experiment.dataset.picture is not None

    def _arrange(self) -> None:
        self._counts = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._counts.setSpacing(1)
        self._counts.addWidget(self._train)
        self._counts.addWidget(self._test)
        self._numbers = QVBoxLayout()
        self._numbers.setSpacing(1)
        self._numbers.addLayout(self._counts)
        self._numbers.addStretch(1)
        self._upper = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._upper.addWidget(self._mosaic)
        self._upper.addWidget(self._strip)
        self._upper.addLayout(self._numbers, 1)
        self.body.addLayout(self._upper)
        self.body.addWidget(self._count_message)
        self.body.addWidget(self._split)
        self.body.addSpacing(4)
        self.body.addWidget(self._scaling_row)
        self.body.addWidget(self._seed)
        self._place_examples()

    def _place_examples(self) -> None:
        """Put the numbers beside a mosaic of colours, or under a strip of pictures, which is as wide as the card."""
        pictures = self._pictures
        self._mosaic.setVisible(not pictures)
        self._strip.setVisible(pictures)
        direction = QBoxLayout.Direction
        self._upper.setDirection(direction.TopToBottom if pictures else direction.LeftToRight)
        self._upper.setSpacing(6 if pictures else 10)
        self._counts.setDirection(direction.LeftToRight if pictures else direction.TopToBottom)
        for place in (self._numbers, self.body):
            place.removeWidget(self._noise)
        if pictures:
            self.body.insertWidget(self.body.indexOf(self._split) + 1, self._noise)
        else:
            self._numbers.addWidget(self._noise)

    def _connect(self) -> None:
        self._source.chosen.connect(self._choose_source)
        self._train.chosen.connect(lambda count: self.wish("data.train", count, self._too_many))
        self._test.chosen.connect(lambda count: self.wish("data.test", count, self._too_many))
        for field in (self._train, self._test):
            field.rejected.connect(self._count_message.show_message)
        self._noise.value_changed.connect(self._noise_changed)
        self._scaling.chosen.connect(lambda key: self.wish("data.scaling", key, self._scaling_row.show_message))
        self._seed.chosen.connect(lambda seed: self.wish("data.seed", seed, self._seed.show_message))

    def _noise_changed(self, value: float, final: bool) -> None:
        # Noise draws the data anew: not before the hand has decided.
        if final:
            self.wish("data.label_noise", value, self._count_message.show_message)

    def _choose_source(self, key: Source) -> None:
        if not self._pictures:
            self.wish("data.source", key, self._too_many)
            return
        spec = self.session.spec
        if key == FULL_MNIST and find_full_mnist() is None:
            self.show_spec(spec)
            get_mnist(self, self.session)
            return
        try:
            # Pictures are chosen with all that there are: the counts of one source seldom suit another.
            train, test = available(key, spec.data)
            self.session.set_spec(with_pictures(spec, key, train, test), "data.source")
        except (SpecError, IdxError) as error:
            self.show_spec(spec)
            if key == FULL_MNIST:
                get_mnist(self, self.session, error)
            else:
                self._count_message.show_message(str(error))

    def _too_many(self, reason: str) -> None:
        """Say how many examples there are of the sources that can run out of them; `reason` is for programs."""
        if self._pictures:
            data = self.session.spec.data
            try:
                train, test = available(data.source, data)
            except IdxError as error:
                self._count_message.show_message(str(error))
                return
            text = suited(
                self.session.experiment,
                self.tr("There are {train} training and {test} test digits. Take at most so many."),
                self.tr("There are {train} training and {test} test pictures. Take at most so many."),
            )
            self._count_message.show_message(text.format(train=count_text(train), test=count_text(test)))
            return
        del reason
        _, _, classes = named_colours()
        self._count_message.show_message(
            self.tr("There are {number} colour names. Take at most so many for train and test together.").format(
                number=count_text(len(classes))
            )
        )

    def _throw_seed(self) -> None:
        present = self.session.spec.data.seed
        seed = random.choice([seed for seed in range(_THROWN_SEEDS) if seed != present])
        self.wish("data.seed", seed, self._seed.show_message)

    def _more_menu(self) -> Menu:
        menu = Menu(self)
        menu.setToolTipsVisible(True)
        self._add_preset(
            menu, self.tr("Reset to defaults"), self.tr("The settings with which this experiment comes"), None
        )
        self._course = self._add_preset(
            menu,
            self.tr("As in the course"),
            self.tr("Raw inputs, Gaussian initialisation, plain SGD with η = 0.01"),
            _AS_IN_THE_COURSE,
        )
        self._trained = menu.addAction(self.tr("Start from trained weights"))
        self._trained.setToolTip(
            self.tr("A network that reads digits at once, 784-50-100-10, trained on the full MNIST")
        )
        self._trained.triggered.connect(self._start_from_trained_weights)
        menu.addSeparator()
        get = menu.addAction(self.tr("Import pictures (IDX)…"))
        get.setToolTip(self.tr("A data set in the files of MNIST, such as Fashion-MNIST, or one of your own"))
        get.triggered.connect(lambda: choose_pictures(self, self.session))
        self._name_classes = menu.addAction(self.tr("Class names…"))
        self._name_classes.setToolTip(self.tr("What the labels of the imported pictures stand for"))
        self._name_classes.triggered.connect(lambda: name_classes(self, self.session))
        return menu

    def _add_preset(self, menu: Menu, text: str, tooltip: str, name: str | None) -> QAction:
        action = menu.addAction(text)
        action.setToolTip(tooltip)
        action.triggered.connect(lambda: self._load_preset(name, text))
        return action

    def _load_preset(self, name: str | None, label: str) -> None:
        present = self.session.spec.experiment
        default = _DEFAULT if present == _AS_IN_THE_COURSE else present
        self.session.set_spec(catalog.load(name or default), label)

    def _start_from_trained_weights(self) -> None:
        self.session.set_spec(with_trained_weights(self.session.spec), self._trained.text())

    def _open_menu(self) -> None:
        self._menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))


def _noise_text(value: float) -> str:
    return f"{number_text(value * 100, 0 if round(value, 2) == round(value, 6) else 1)}%"


def _parse_percent(text: str) -> float:
    return parse_number(text.strip().removesuffix("%")) / 100
