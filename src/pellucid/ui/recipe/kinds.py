"""Of what kind data are: colours, pictures, or points of the plane."""

from enum import Enum

from pellucid.experiment.spec import PLANE, Source
from pellucid.ui.importing.source_change import IMPORTED, PICTURES


class Kind(Enum):
    """What examples are. The sources of one kind are offered together."""

    COLOURS = "colours"
    PICTURES = "pictures"
    PLANE = "plane"


def kind_of(source: Source) -> Kind:
    """Return what the examples of a source are."""
    if source in PLANE:
        return Kind.PLANE
    return Kind.PICTURES if source in {*PICTURES, IMPORTED} else Kind.COLOURS
