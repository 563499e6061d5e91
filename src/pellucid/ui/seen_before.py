"""What must be said of an accuracy on digits that the trained weights in the box have learned from."""

from PySide6.QtCore import QCoreApplication

from pellucid.experiment.spec import Spec


def seen_before(spec: Spec) -> str:
    """Return the remark if the run began with weights that know its test examples, else nothing.

    The digits in the box are all from the training set of MNIST; the trained weights come from the whole of that.
    """
    if spec.network.initialisation == "trained" and spec.data.source == "digits":
        return QCoreApplication.translate("SeenBefore", "The trained weights have learned from these digits too.")
    return ""
