"""The Data card: which examples there are, how many, how noisy, and how the network sees them."""

import random

from PySide6.QtWidgets import QHBoxLayout

from pellucid.experiment.build import Experiment
from pellucid.experiment.spec import Source, Spec
from pellucid.session.session import Session
from pellucid.ui.recipe.colour_data import ColourData
from pellucid.ui.recipe.data_menu import DataMenu
from pellucid.ui.recipe.data_part import DataPart
from pellucid.ui.recipe.kinds import ON_PLANE, Kind, kind_of
from pellucid.ui.recipe.picture_data import PictureData
from pellucid.ui.recipe.plane_data import PlaneData
from pellucid.ui.recipe.recipe_card import RecipeCard
from pellucid.ui.recipe.row import Row
from pellucid.ui.recipe.seed_row import SeedRow
from pellucid.ui.recipe.source_combo import SourceCombo
from pellucid.ui.recipe.words import keep_weights_explanation, keep_weights_text, scaling_explanations, scalings
from pellucid.ui.widgets.buttons import IconButton
from pellucid.ui.widgets.disclosure import Disclosure
from pellucid.ui.widgets.segmented import Segmented

# A thrown seed stays short enough to be read aloud.
_THROWN_SEEDS = 10_000


class DataCard(RecipeCard):
    """Shows the data of the experiment; every change draws them anew and starts a new run.

    What is for one kind of data is in a part of its own; the one that suits the data is seen.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(self.tr("Data"), session)
        anew = self.tr("Starts a new run.")
        self._source = SourceCombo(self.tr("Source"))
        self._source.setToolTip(self.tr("Where the examples come from.") + " " + anew)
        self._more = IconButton(
            "more", self.tr("More"), self.tr("Other settings for the whole recipe, other pictures"), 26
        )
        self._menu = DataMenu(session, self)
        self._keep_weights = IconButton("lock", keep_weights_text(), keep_weights_explanation(), 26)
        self._keep_weights.setCheckable(True)
        self._keep_weights.setChecked(session.keeps_weights)
        # Long names of sources need the room between two icons.
        icons = QHBoxLayout()
        icons.setSpacing(0)
        icons.addWidget(self._keep_weights)
        icons.addWidget(self._more)
        self.header.addWidget(self._source)
        self.header.addLayout(icons)
        self.set_icon_at_end()
        self._parts: dict[Kind, DataPart] = {
            Kind.COLOURS: ColourData(session, self.wish),
            Kind.PICTURES: PictureData(session, self.wish),
            **dict.fromkeys(ON_PLANE, PlaneData(session, self.wish)),
        }
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
        for part in dict.fromkeys(self._parts.values()):
            self.body.addWidget(part)
        self._more_settings = Disclosure(
            self.tr("Inputs and seed"),
            self.tr("How inputs are scaled, and which examples are drawn"),
            "inputs-and-seed",
        )
        self._more_settings.body.setSpacing(6)
        self._more_settings.body.addWidget(self._scaling_row)
        self._more_settings.body.addWidget(self._seed)
        self.body.addWidget(self._more_settings)
        self._connect()
        self.show_experiment(session.experiment)
        self.show_spec(session.spec)

    def show_spec(self, spec: Spec) -> None:
        """Show the data section of `spec`."""
        self._source.offer(kind_of(spec.data.source), spec.data.folder)
        self._source.set_current(spec.data.source)
        self._part.show_spec(spec)
        self._scaling.set_current(spec.data.scaling)
        self._scaling_row.show_message("")
        self._seed.set_value(spec.data.seed)
        kind, scaling = kind_of(spec.data.source), dict(scalings())[spec.data.scaling]
        self._more_settings.set_foldable(kind in ON_PLANE)
        self._more_settings.set_summary(scaling if kind is Kind.GATES else f"{scaling} · {spec.data.seed}")

    def show_experiment(self, experiment: Experiment) -> None:
        """Show the examples that there are."""
        present = self._part
        for part in self._parts.values():
            part.setVisible(part is present)
        present.show_experiment(experiment)
        # The points of a logic gate are what they are.
        self._seed.setVisible(kind_of(experiment.spec.data.source) is not Kind.GATES)
        self._menu.show_experiment(experiment)

    @property
    def _part(self) -> DataPart:
        """Return the part for the present data."""
        return self._parts[kind_of(self.session.spec.data.source)]

    def _connect(self) -> None:
        self._source.chosen.connect(self._choose_source)
        self._more.clicked.connect(self._open_menu)
        self._scaling.chosen.connect(lambda key: self.wish("data.scaling", key, self._scaling_row.show_message))
        self._keep_weights.clicked.connect(self.session.set_keeps_weights)
        self.session.keeps_weights_changed.connect(self._keep_weights.setChecked)
        self._seed.chosen.connect(lambda seed: self.wish("data.seed", seed, self._seed.show_message))

    def _choose_source(self, key: Source) -> None:
        self._part.choose(key)
        # One that cannot be had gives way to the present one.
        self._source.set_current(self.session.spec.data.source)

    def _throw_seed(self) -> None:
        present = self.session.spec.data.seed
        seed = random.choice([seed for seed in range(_THROWN_SEEDS) if seed != present])
        self.wish("data.seed", seed, self._seed.show_message)

    def _open_menu(self) -> None:
        self._menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))
