"""The Training card: how the weights are changed, and how they are drawn."""

from pellucid.experiment.build import Experiment
from pellucid.experiment.catalog import load
from pellucid.experiment.spec import Spec
from pellucid.session.session import Session, Status
from pellucid.training.history import History
from pellucid.ui.numbers import number_text, parse_number, rate_text
from pellucid.ui.recipe.batch_size_row import BatchSizeRow
from pellucid.ui.recipe.kinds import ON_PLANE, kind_of
from pellucid.ui.recipe.ranges import allowed
from pellucid.ui.recipe.recipe_card import RecipeCard
from pellucid.ui.recipe.row import COMBO_WIDTH, SPACING, Row
from pellucid.ui.recipe.schedule_rows import ScheduleRows
from pellucid.ui.recipe.seed_row import SeedRow
from pellucid.ui.recipe.side_by_side import SideBySide
from pellucid.ui.recipe.stop_rows import StopRows
from pellucid.ui.recipe.trained_weights import with_trained_weights
from pellucid.ui.recipe.words import Choices, initialisations, optimizers
from pellucid.ui.theme import Role
from pellucid.ui.widgets.combo import Combo
from pellucid.ui.widgets.disclosure import Disclosure
from pellucid.ui.widgets.label import Label
from pellucid.ui.widgets.number_field import NumberField
from pellucid.ui.widgets.slider import Slider
from pellucid.ui.wording import depicts_digits

_SMALLEST_RATE = 1e-6
_SMALLEST_DECAY = 1e-6
_LARGEST_MOMENTUM = 0.99
_FIELD_WIDTH = 72
# Those of the network whose weights are in the box.


class TrainingCard(RecipeCard):
    """Shows the training section and how weights are drawn. What is not used by the present choice is not shown."""

    def __init__(self, session: Session) -> None:
        super().__init__(self.tr("Training"), session)
        self._live = self.tr("Takes effect with the next batch.")
        self._anew = self.tr("Starts a new run.")
        caption = Label(self.tr("live"), Role.LABEL, "ink3")
        caption.setToolTip(
            self.tr(
                "Changes here take effect with the next batch, while training runs. "
                "Only the initialisation and the seed start a new run."
            )
        )
        self.header.addWidget(caption)
        self.body.setSpacing(SPACING)
        self._marks_seen = (-1, -1)
        self._add_optimizer()
        self._add_rate()
        self._schedule = ScheduleRows(self.wish, self._live)
        self.body.addWidget(self._schedule)
        self._add_batch_size()
        self._add_momentum()
        self._add_penalties()
        self._stop = StopRows(self.wish, self._live)
        self.body.addWidget(self._stop)
        self._start = Disclosure(
            self.tr("Initial weights"), self.tr("How weights are drawn at the start of a run"), "initial-weights"
        )
        self._start.body.setSpacing(SPACING)
        self.body.addWidget(self._start)
        self._add_initialisation()
        self.body.addStretch(1)
        session.status_changed.connect(self._show_status)
        session.history_changed.connect(self._show_origins)
        self.show_spec(session.spec)
        self._show_status(session.status)
        self._show_origins(session.history)

    def show_spec(self, spec: Spec) -> None:
        """Show the training section, the initialisation and the seed of `spec`."""
        training, network = spec.training, spec.network
        self._optimizer.set_current(training.optimizer)
        self._rate.set_value(training.learning_rate)
        self._schedule.show_training(training)
        self._batch_size.show_size(training.batch_size, len(self.session.experiment.dataset.t_train))
        self._momentum.set_value(training.momentum)
        self._momentum.setVisible(training.optimizer in ("momentum", "adam"))
        self._decay.set_value(training.weight_decay)
        self._l1.set_value(training.l1)
        self._stop.show_training(training)
        self._initialisation.set_current(network.initialisation)
        self._std.set_value(network.gaussian_std)
        self._std_row.show_message("")
        self._std_row.setVisible(network.initialisation == "gaussian")
        self._seed.set_value(spec.seed)
        # On the plane the data have more to set than elsewhere.
        self._start.set_foldable(kind_of(spec.data.source) in ON_PLANE)
        self._start.set_summary(f"{self._initialisation.currentText()} · {spec.seed}")

    def show_experiment(self, experiment: Experiment) -> None:
        """A new run has begun: what it started with is what is set now."""
        self._offer_initialisations(experiment)
        self._marks_seen = (-1, -1)
        self._show_origins(self.session.history)

    def _add_optimizer(self) -> None:
        self._optimizer = self._combo(optimizers(), self.tr("Optimizer"), "training.optimizer")
        tooltip = self.tr("The rule by which a gradient changes the weights.") + " " + self._live
        self.body.addWidget(Row(self.tr("Optimizer"), self._optimizer, tooltip=tooltip))

    def _add_rate(self) -> None:
        self._rate = Slider(
            self.tr("Learning rate"),
            _SMALLEST_RATE,
            1.0,
            logarithmic=True,
            steps_per_decade=60,
            limit=allowed("training.learning_rate").high,
            text=rate_text,
            symbol="η",
        )
        self._rate.setToolTip(
            self.tr("How far each step goes. Double-click returns to the run's start.") + " " + self._live
        )
        self._connect_slider(self._rate, "training.learning_rate")
        self.body.addWidget(self._rate)

    def _add_batch_size(self) -> None:
        tooltip = self.tr("How many examples one step averages over.") + " " + self._live
        self._batch_size = BatchSizeRow(self.tr("Batch size"), tooltip)
        self._batch_size.usual_wanted.connect(self._return_to_usual_batch_size)
        self._batch_size.chosen.connect(
            lambda size: self.wish("training.batch_size", size, self._batch_size.show_message)
        )
        self.body.addWidget(self._batch_size)

    def _return_to_usual_batch_size(self) -> None:
        self.wish("training.batch_size", load(self.session.spec.experiment).training.batch_size)
        # What is usual may be as many as there are.
        self.show_spec(self.session.spec)

    def _add_momentum(self) -> None:
        self._momentum = Slider(
            self.tr("Momentum"), 0.0, _LARGEST_MOMENTUM, step=0.01, limit=0.9999, text=_momentum_text
        )
        self._momentum.setToolTip(
            self.tr("The share of its speed that a weight keeps at each step; Adam's β₁.") + " " + self._live
        )
        self._connect_slider(self._momentum, "training.momentum")
        self.body.addWidget(self._momentum)

    def _add_penalties(self) -> None:
        tooltip = self.tr("How strongly weights are drawn to zero (L2); biases are not.") + " " + self._live
        self._decay = self._penalty(self.tr("Weight decay"), tooltip, "training.weight_decay")
        tooltip = self.tr("How strongly small weights are driven all the way to zero (L1); biases are not.")
        self._l1 = self._penalty(self.tr("L1"), tooltip + " " + self._live, "training.l1")
        self.body.addWidget(SideBySide(self._decay, self._l1))

    def _penalty(self, label: str, tooltip: str, path: str) -> Slider:
        slider = Slider(
            label,
            _SMALLEST_DECAY,
            allowed(path).high,
            logarithmic=True,
            steps_per_decade=20,
            includes_zero=True,
            text=rate_text,
            widest=rate_text(_SMALLEST_DECAY),
        )
        slider.setToolTip(tooltip)
        self._connect_slider(slider, path)
        return slider

    def _add_initialisation(self) -> None:
        self._initialisation = Combo([], self.tr("Initialisation"))
        self._initialisation.setFixedWidth(COMBO_WIDTH)
        self._initialisation.chosen.connect(self._choose_initialisation)
        self._offer_initialisations(self.session.experiment)
        tooltip = self.tr("How the initial weights are drawn.") + " " + self._anew
        self._start.body.addWidget(Row(self.tr("Initialisation"), self._initialisation, tooltip=tooltip))
        limits = allowed("network.gaussian_std")
        self._std = NumberField(
            self.tr("Standard deviation"),
            _FIELD_WIDTH,
            parse=parse_number,
            text=lambda value: f"{value:.6g}",
            accepts=limits.contains,
            explanation=self.tr("Type a number above 0, up to {high}.").format(high=f"{limits.high:g}"),
        )
        tooltip = self.tr("Of the Gaussian from which weights are drawn.") + " " + self._anew
        self._std_row = Row(self.tr("Standard deviation"), self._std, tooltip=tooltip)
        self._std.entered.connect(lambda value: self.wish("network.gaussian_std", value, self._std_row.show_message))
        self._std.rejected.connect(self._std_row.show_message)
        self._start.body.addWidget(self._std_row)
        self._seed = SeedRow(
            self.tr("Seed"),
            "seed",
            self.tr("New seed"),
            self.tr("Draws the initial weights and the order of the batches.") + " " + self._anew,
            self.session.new_seed,
        )
        self._seed.chosen.connect(lambda seed: self.wish("seed", seed, self._seed.show_message))
        self._start.body.addWidget(self._seed)

    def _offer_initialisations(self, experiment: Experiment) -> None:
        choices = initialisations(digits=depicts_digits(experiment))
        if len(choices) != self._initialisation.count():
            self._initialisation.clear()
            for key, text in choices:
                self._initialisation.addItem(text, key)
            self._initialisation.setMaxVisibleItems(len(choices))

    def _choose_initialisation(self, key: str) -> None:
        if key == "trained":
            self.session.set_spec(with_trained_weights(self.session.spec), "network.initialisation")
        else:
            self.wish("network.initialisation", key)

    def _combo(self, choices: Choices, label: str, path: str) -> Combo:
        combo = Combo(choices, label)
        combo.setFixedWidth(COMBO_WIDTH)
        combo.chosen.connect(lambda key: self.wish(path, key))
        return combo

    def _connect_slider(self, slider: Slider, path: str) -> None:
        slider.value_changed.connect(lambda value, final: self.wish(path, value, final=final))

    def _show_status(self, status: Status) -> None:
        self._rate.set_fault(status is Status.DIVERGED)

    def _show_origins(self, history: History) -> None:
        """Mark on each slider what this run started with: the value before its first change, else the present one."""
        seen = (history.run, len(history.marks))
        if seen == self._marks_seen:
            return
        self._marks_seen = seen
        training = self.session.spec.training
        started = {mark.name: mark.before for mark in reversed(history.marks)}
        self._rate.set_origin(started.get("learning_rate", training.learning_rate))
        self._momentum.set_origin(started.get("momentum", training.momentum))
        self._decay.set_origin(started.get("weight_decay", training.weight_decay))
        self._l1.set_origin(started.get("l1", training.l1))


def _momentum_text(value: float) -> str:
    return number_text(value, 2 if round(value, 2) == value else 4)
