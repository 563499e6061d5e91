"""The Network card: the hidden layers between the inputs and the output."""

from msgspec.structs import replace

from pellucid.data.dataset import Dataset
from pellucid.experiment.build import Experiment
from pellucid.experiment.spec import MAX_HIDDEN_LAYERS, MAX_UNITS, PLANE, Layer, Network, Spec
from pellucid.session.session import Session
from pellucid.ui.numbers import count_text
from pellucid.ui.recipe.end_rows import InputRow, OutputRow
from pellucid.ui.recipe.feature_chips import FeatureChips
from pellucid.ui.recipe.layer_list import LayerList
from pellucid.ui.recipe.recipe_card import RecipeCard
from pellucid.ui.widgets.buttons import IconButton
from pellucid.ui.widgets.label import FieldMessage, Label

_FIRST_LAYER = Layer(50)
# On the plane every neuron has a picture of its own, and a few of them go far.
_FIRST_LAYER_ON_PLANE = Layer(8, "tanh")
MOST_UNITS_ON_PLANE = 32


class NetworkCard(RecipeCard):
    """Shows the layers; every change builds the network anew and starts a new run."""

    def __init__(self, session: Session) -> None:
        super().__init__(self.tr("Network"), session)
        self._parameters = Label(tone="ink3")
        self._parameters.setToolTip(self.tr("Weights and biases in total"))
        self._add = IconButton("plus", self.tr("Add hidden layer"), "", 26)
        self.header.addWidget(self._parameters)
        self.header.addWidget(self._add)
        self.set_icon_at_end()
        self._input = InputRow(self.tr("Input"))
        self._features = FeatureChips()
        self._layers = LayerList(before=self._features.last, heir=self._add)
        self._message = FieldMessage()
        self._output = OutputRow(self.tr("Output"))
        self.body.setSpacing(0)
        self.body.addWidget(self._input)
        self.body.addWidget(self._features)
        self.body.addWidget(self._layers)
        self.body.addWidget(self._message)
        self.body.addWidget(self._output)
        self._add.clicked.connect(self._add_layer)
        self._features.features_changed.connect(lambda features: self.wish("data.features", features))
        self._features.rejected.connect(self._message.show_message)
        self._output.chosen.connect(lambda output: self.wish("network.output", output, self._message.show_message))
        self._layers.layers_changed.connect(self._set_layers)
        self._layers.rejected.connect(self._message.show_message)
        self.show_spec(session.spec)
        self.show_experiment(session.experiment)

    def show_spec(self, spec: Spec) -> None:
        """Show the hidden layers of `spec`."""
        hidden = spec.network.hidden
        self._message.show_message("")
        on_plane = spec.data.source in PLANE
        self._features.setVisible(on_plane)
        self._features.set_features(spec.data.features)
        self._layers.set_layers(hidden, MOST_UNITS_ON_PLANE if on_plane else MAX_UNITS)
        self._offer_layers(spec.network)

    def show_experiment(self, experiment: Experiment) -> None:
        """Show what the data make of both ends, and how many parameters there are."""
        dataset = experiment.dataset
        self._parameters.setText(self.tr("{number} params").format(number=count_text(experiment.network.layout.size)))
        self._input.show_input(_input_name(dataset), dataset.features)
        self._output.show_output(experiment)

    def _offer_layers(self, network: Network) -> None:
        """Let a layer be added where it can be, else say why not."""
        single, full = network.output == "step", len(network.hidden) >= MAX_HIDDEN_LAYERS
        self._add.setEnabled(not (single or full))
        if single:
            text = self.tr("The perceptron rule teaches a single unit. Choose another output to add layers.")
        elif full:
            text = self.tr("There can be at most {number} hidden layers.").format(number=MAX_HIDDEN_LAYERS)
        else:
            text = self.tr("Add a hidden layer. Starts a new run.")
        self._add.setToolTip(text)

    def _add_layer(self) -> None:
        spec = self.session.spec
        hidden = spec.network.hidden
        first = _FIRST_LAYER_ON_PLANE if spec.data.source in PLANE else _FIRST_LAYER
        self._set_layers((*hidden, hidden[-1] if hidden else first))

    def _set_layers(self, layers: tuple[Layer, ...]) -> None:
        spec = self.session.spec
        if spec.network.initialisation == "trained":
            # Trained weights belong to the layers that are being changed.
            network = replace(spec.network, hidden=layers, initialisation=Network().initialisation)
            self.session.set_spec(replace(spec, network=network), "network.hidden")
        else:
            self.wish("network.hidden", layers)


def _input_name(dataset: Dataset) -> str:
    """Return what the inputs are: the size of a picture, or the letters they are called by; else nothing."""
    if dataset.picture is not None:
        height, width = dataset.picture
        return f"{height} × {width}"
    names = dataset.feature_names
    return "".join(names) if all(len(name) == 1 for name in names) else ""
