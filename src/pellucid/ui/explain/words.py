"""The words of Explain for what the engine names."""

from PySide6.QtCore import QCoreApplication

from pellucid.experiment.build import ACTIVATIONS
from pellucid.lens.explain.bench import Station
from pellucid.lens.explain.moment import Phase, Stop
from pellucid.ui.numbers import count_text
from pellucid.ui.recipe.words import activations
from pellucid.ui.stage.columns import Column, Kind

translate = QCoreApplication.translate


def operation_text(operation: Stop | Station) -> str:
    """Return the name of a layer or a loss; one that has no other is called as its class."""
    return {
        **{ACTIVATIONS[key].__name__: text for key, text in activations() if key in ACTIVATIONS},
        "SoftmaxCrossEntropy": translate("Explain", "Softmax + CE"),
        "SigmoidCrossEntropy": translate("Explain", "Sigmoid + CE"),
        "MeanSquaredError": translate("Explain", "Squared error"),
        "PerceptronLoss": translate("Explain", "Perceptron rule"),
    }.get(operation.title, operation.title)


def remark_text(stop: Stop) -> str:
    """Return why a loss is computed in the way in which it is, where one may wonder."""
    return {
        "SoftmaxCrossEntropy": translate(
            "Explain", "The largest z is subtracted from each: that changes no quotient, and no exponential overflows."
        ),
    }.get(stop.title, "")


def short_text(stop: Stop) -> str:
    """Return the symbol of what a layer or a loss computes."""
    if stop.layer is None:
        return "L"
    return "z" if stop.title == "Affine" else "a"


def phase_text(phase: Phase) -> str:
    """Return what a part of a step is called."""
    return {
        Phase.FORWARD: translate("Explain", "Forward"),
        Phase.LOSS: translate("Explain", "Loss"),
        Phase.BACKWARD: translate("Explain", "Backward"),
        Phase.UPDATE: translate("Explain", "Update"),
    }[phase]


def layer_text(column: int, last: int) -> str:
    """Return what a column of the diagram is called, of which the number `last` are the outputs."""
    if column == last:
        return translate("Explain", "Output")
    return translate("Explain", "Hidden layer {layer}").format(layer=count_text(column))


def unit_text(column: Column, unit: int) -> str:
    """Return which neuron of how many is told of."""
    if column.kind is Kind.OUTPUT:
        return column.neuron(unit)
    return translate("Explain", "Hidden layer {layer}, neuron {unit} of {units}").format(
        layer=column.number, unit=count_text(unit + 1), units=count_text(column.units)
    )
