"""What the classes of a data set may be called."""

from collections.abc import Sequence
from enum import Enum

# Characters; longer ones have no room beside a neuron.
LONGEST_NAME = 20


class Fault(Enum):
    """What is wrong with a name."""

    EMPTY = "empty"
    LONG = "long"
    REPEATED = "repeated"


def name_faults(names: Sequence[str]) -> dict[int, Fault]:
    """Return what is wrong with which of the names, by their indices; of equal names the first is right."""
    faults = {}
    seen = set()
    for index, name in enumerate(name.strip() for name in names):
        if not name:
            faults[index] = Fault.EMPTY
        elif len(name) > LONGEST_NAME:
            faults[index] = Fault.LONG
        elif name in seen:
            faults[index] = Fault.REPEATED
        seen.add(name)
    return faults
