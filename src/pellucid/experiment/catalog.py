"""The experiments that come with the program: one TOML file each in assets/experiments."""

from importlib.resources import files

import msgspec

from pellucid.experiment.refusals import missing
from pellucid.experiment.spec import Spec, SpecError

_FOLDER = files("pellucid") / "assets" / "experiments"
# The order in which they are offered; the first is the one the program opens with.
_NAMES = (
    "colours",
    "colour-names",
    "colours-course",
    "digits",
    "perceptron",
    "xor-gate",
    "logistic-regression",
    "logistic-regression-line",
    "two-gaussians",
    "circles",
    "xor",
    "moons",
    "two-spirals",
    "three-spirals",
    "blobs",
    "checkerboard",
    "plane",
    "saddle",
    "multi-gaussian",
)


def experiments() -> tuple[str, ...]:
    """Return the names of the experiments, in the order in which they are offered."""
    return _NAMES


def load(name: str) -> Spec:
    """Return the experiment called `name`. Raises SpecError naming the nearest ones if there is none."""
    if name not in _NAMES:
        raise SpecError(missing("experiment", name, _NAMES))
    return msgspec.toml.decode((_FOLDER / f"{name}.toml").read_bytes(), type=Spec)
