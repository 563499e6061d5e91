"""What the columns of the diagram stand for: inputs, hidden layers, outputs, and their names."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from pellucid.experiment.build import Experiment
from pellucid.ui.class_names import class_text
from pellucid.ui.numbers import count_text
from pellucid.ui.output_names import output_text

translate = QCoreApplication.translate

SHORT_NAME = 2  # characters
SIGNED_ACTIVATIONS = frozenset({"leaky-relu", "tanh", "identity"})


class Kind(Enum):
    """Which part of the network a column is."""

    INPUT = "input"
    HIDDEN = "hidden"
    OUTPUT = "output"


@dataclass(frozen=True)
class Column:
    """One layer as the diagram tells of it.

    `names` are those of its neurons where they have any. `signed` says that its outputs may be negative. `picture` is
    the shape (rows, columns) of the input if that is a picture, `plane` says that examples are points of the plane,
    both in every column of such a network.
    """

    kind: Kind
    number: int
    units: int
    activation: str
    names: tuple[str, ...] = ()
    signed: bool = False
    picture: tuple[int, int] | None = None
    plane: bool = False

    @property
    def named_inside(self) -> bool:
        """Tell whether its names are so short, as digits are, that they stand inside the neurons."""
        return self.picture is not None and max(map(len, self.names)) <= SHORT_NAME

    @property
    def title(self) -> str:
        """Return the heading: the operations of the layer."""
        if self.kind is Kind.INPUT:
            return translate("Stage", "Input")
        return translate("Stage", "Affine · {activation}").format(activation=self.activation)

    @property
    def short_title(self) -> str:
        """Return a heading for narrow columns."""
        return translate("Stage", "Input") if self.kind is Kind.INPUT else self.activation

    def label(self, unit: int) -> str:
        """Return the word for one of the named neurons, in the language of the window."""
        return class_text(self.names[unit]) if self.kind is Kind.OUTPUT else self.names[unit]

    @property
    def shape(self) -> str:
        """Return the shape of one example's values, as NumPy writes it."""
        return f"({self.units})"

    def neuron(self, unit: int) -> str:
        """Return the name of one neuron, counted from 1."""
        if self.kind is Kind.INPUT and self.picture is not None:
            row, column = divmod(unit, self.picture[1])
            return translate("Stage", "Pixel in row {row}, column {column}").format(row=row + 1, column=column + 1)
        if self.kind is Kind.INPUT:
            return translate("Stage", "Input {name}").format(name=self.names[unit])
        if self.kind is Kind.OUTPUT:
            return translate("Stage", "Output {name}").format(name=self.label(unit))
        return translate("Stage", "Layer {layer}, neuron {neuron}").format(
            layer=self.number, neuron=count_text(unit + 1)
        )


def columns_of(experiment: Experiment) -> tuple[Column, ...]:
    """Return the columns of an experiment's network: its inputs, then one for each affine layer."""
    dataset, readout = experiment.dataset, experiment.readout
    hidden = experiment.spec.network.hidden
    picture, plane = dataset.picture, dataset.plane is not None
    return (
        Column(Kind.INPUT, 0, dataset.features, "", dataset.feature_names, picture=picture, plane=plane),
        *(
            Column(
                Kind.HIDDEN,
                number,
                layer.units,
                activation_name(layer.activation),
                signed=layer.activation in SIGNED_ACTIVATIONS,
                picture=picture,
                plane=plane,
            )
            for number, layer in enumerate(hidden, 1)
        ),
        Column(
            Kind.OUTPUT,
            len(hidden) + 1,
            readout.units,
            output_text(experiment.spec.network.output),
            readout.names,
            signed=not dataset.classes,
            picture=picture,
            plane=plane,
        ),
    )


def activation_name(key: str) -> str:
    """Return what the field calls the activation function `key` of a layer."""
    return {
        "relu": "ReLU",
        "leaky-relu": "Leaky ReLU",
        "sigmoid": translate("Stage", "Sigmoid"),
        "tanh": "Tanh",
        "step": translate("Stage", "Step"),
        "identity": translate("Stage", "Identity"),
    }[key]
