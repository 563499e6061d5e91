"""What the user reads for the experiments that come with the program, and for what they are about."""

from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from pellucid.experiment.catalog import experiments, load
from pellucid.experiment.spec import OWN, Spec
from pellucid.ui.importing.source_change import IMPORTED
from pellucid.ui.recipe import words
from pellucid.ui.recipe.kinds import Kind, kind_of

EXPERIMENTS = {
    "colours": QT_TRANSLATE_NOOP("Experiments", "Colours"),
    "colour-names": QT_TRANSLATE_NOOP("Experiments", "Colour names"),
    "colours-course": QT_TRANSLATE_NOOP("Experiments", "Colours, as in the course"),
    "digits": QT_TRANSLATE_NOOP("Experiments", "Digits"),
    "two-gaussians": QT_TRANSLATE_NOOP("Experiments", "Two Gaussians"),
    "circles": QT_TRANSLATE_NOOP("Experiments", "Circles"),
    "xor": QT_TRANSLATE_NOOP("Experiments", "XOR"),
    "moons": QT_TRANSLATE_NOOP("Experiments", "Moons"),
    "two-spirals": QT_TRANSLATE_NOOP("Experiments", "Two spirals"),
    "three-spirals": QT_TRANSLATE_NOOP("Experiments", "Three spirals"),
    "blobs": QT_TRANSLATE_NOOP("Experiments", "Blobs"),
    "checkerboard": QT_TRANSLATE_NOOP("Experiments", "Checkerboard"),
    "perceptron": QT_TRANSLATE_NOOP("Experiments", "Perceptron"),
    "logistic-regression": QT_TRANSLATE_NOOP("Experiments", "Logistic regression"),
    "logistic-regression-line": QT_TRANSLATE_NOOP("Experiments", "Logistic regression, one input"),
    "xor-gate": QT_TRANSLATE_NOOP("Experiments", "XOR gate"),
    "plane": QT_TRANSLATE_NOOP("Experiments", "Plane"),
    "saddle": QT_TRANSLATE_NOOP("Experiments", "Saddle"),
    "multi-gaussian": QT_TRANSLATE_NOOP("Experiments", "Multi-Gaussian"),
}
KINDS = {
    Kind.COLOURS: QT_TRANSLATE_NOOP("Experiments", "Colours"),
    Kind.PICTURES: QT_TRANSLATE_NOOP("Experiments", "Pictures"),
    Kind.SHAPES: QT_TRANSLATE_NOOP("Experiments", "The plane"),
    Kind.GATES: QT_TRANSLATE_NOOP("Experiments", "Logic gates"),
    Kind.SURFACES: QT_TRANSLATE_NOOP("Experiments", "Surfaces over the plane"),
}


def experiment_title(name: str) -> str:
    """Return what the user reads for the experiment called `name`."""
    return QCoreApplication.translate("Experiments", str(EXPERIMENTS.get(name, name)))


def spec_title(spec: Spec) -> str:
    """Return what the user reads for what a Spec is about: an experiment, or data of the user's own.

    A folder is called by its name.
    """
    if spec.data.source == IMPORTED:
        return Path(spec.data.folder).name or spec.data.folder
    if spec.data.source in OWN:
        return QCoreApplication.translate("Experiments", "Own points")
    return experiment_title(spec.experiment)


def source_titles() -> dict[str, str]:
    """Return what the user reads for every source of examples, among all others."""
    listed = (words.colour_sources(), words.picture_sources(), words.shapes(), words.surfaces(), words.gates())
    return {key: text for choices in listed for key, text in choices} | {
        # XOR alone is that of the quadrants.
        "xor-gate": experiment_title("xor-gate"),
        IMPORTED: QCoreApplication.translate("Experiments", "Imported pictures"),
        "points": QCoreApplication.translate("Experiments", "Own points"),
        "value-points": QCoreApplication.translate("Experiments", "Own points with values"),
    }


def experiments_by_kind() -> dict[str, list[str]]:
    """Return the names of the experiments under headings: what their examples are."""
    found: dict[str, list[str]] = {}
    for name in experiments():
        heading = QCoreApplication.translate("Experiments", str(KINDS[kind_of(load(name).data.source)]))
        found.setdefault(heading, []).append(name)
    return found
