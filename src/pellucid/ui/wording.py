"""What the pictures of an experiment are called: digits, or pictures where nobody knows what they show."""

from pellucid.experiment.build import Experiment
from pellucid.experiment.spec import DIGITS


def suited(experiment: Experiment, digits: str, pictures: str) -> str:
    """Return the words for `digits` if an experiment is about those, else the words for any `pictures`."""
    return digits if depicts_digits(experiment) else pictures


def depicts_digits(experiment: Experiment) -> bool:
    """Tell whether the pictures of an experiment are digits, not pictures of the user's own."""
    return experiment.spec.data.source in DIGITS
