"""The words for what the output of a network can be."""

from PySide6.QtCore import QCoreApplication

from pellucid.experiment.spec import Output


def output_text(output: Output) -> str:
    """Return what the field calls the function after the last affine layer."""
    match output:
        case "softmax":
            return "Softmax"
        case "sigmoid":
            return QCoreApplication.translate("Outputs", "Sigmoid")
        case "step":
            return QCoreApplication.translate("Outputs", "Step")
        case "linear":
            return QCoreApplication.translate("Outputs", "Linear")
