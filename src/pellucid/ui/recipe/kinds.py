"""Of what kind data are: colours, pictures, or points of the plane with classes, values, or truth values."""

from enum import Enum

from pellucid.experiment.spec import GATES, PLANE, VALUED, Source
from pellucid.ui.importing.source_change import IMPORTED, PICTURES


class Kind(Enum):
    """What examples are. The sources of one kind are offered together."""

    COLOURS = "colours"
    PICTURES = "pictures"
    SHAPES = "shapes"
    SURFACES = "surfaces"
    GATES = "gates"


# The points of each kind that the user has painted or read from a file.
OWN_POINTS: dict[Kind, Source] = {Kind.SHAPES: "points", Kind.SURFACES: "value-points"}
# Those whose examples are points of the plane.
ON_PLANE = (Kind.SHAPES, Kind.SURFACES, Kind.GATES)


def kind_of(source: Source) -> Kind:
    """Return what the examples of a source are."""
    if source in GATES:
        return Kind.GATES
    if source in VALUED:
        return Kind.SURFACES
    if source in PLANE:
        return Kind.SHAPES
    return Kind.PICTURES if source in {*PICTURES, IMPORTED} else Kind.COLOURS
