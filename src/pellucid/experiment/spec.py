"""What an experiment is: an immutable, validated description of its data, network and training.

A `Spec` holds no arrays and does nothing. `build` makes the real things from it, TOML files carry it,
and every change of a setting yields a new one. Fields are addressed by dotted paths, "training.learning_rate".
"""

from functools import cache
from typing import Annotated, Any, Literal, TypeVar, get_args

import msgspec
from msgspec import Meta, Struct

from pellucid.data.plane_features import FEATURES, Feature
from pellucid.data.points import MOST_POINTS, Points, ValuePoints
from pellucid.experiment.refusals import missing, refusal

Activation = Literal["relu", "leaky-relu", "sigmoid", "tanh", "step", "identity"]
Initialisation = Literal["he-normal", "he-uniform", "xavier-normal", "xavier-uniform", "gaussian", "zeros", "trained"]
OptimizerName = Literal["sgd", "momentum", "adagrad", "rmsprop", "adam"]
ScheduleName = Literal["constant", "step", "exponential", "cosine", "inverse-time"]
Scaling = Literal["raw", "unit", "standard"]
StopCondition = Literal["none", "epochs", "loss", "early", "time"]
PlaneSource = Literal[
    "two-gaussians", "circles", "xor", "moons", "two-spirals", "three-spirals", "blobs", "checkerboard"
]
ValueSource = Literal["plane", "saddle", "multi-gaussian"]
GateSource = Literal["and", "nand", "or", "xor-gate"]
OwnSource = Literal["points", "value-points"]
Source = Literal[
    "three-colours", "colour-names", "digits", "mnist", "idx", PlaneSource, ValueSource, GateSource, OwnSource
]
Output = Literal["softmax", "sigmoid", "step", "linear"]

# The sources whose pictures are digits: trained weights belong to these.
DIGITS: frozenset[Source] = frozenset({"digits", "mnist"})
# The sources whose examples are points of the plane.
PLANE: frozenset[Source] = frozenset(
    source for kind in (PlaneSource, ValueSource, GateSource, OwnSource) for source in get_args(kind)
)
# Those of them that have values instead of classes, those that are four points, the logic gates, and the user's own.
VALUED: frozenset[Source] = frozenset((*get_args(ValueSource), "value-points"))
GATES: frozenset[Source] = frozenset(get_args(GateSource))
OWN: frozenset[Source] = frozenset(get_args(OwnSource))

Seed = Annotated[int, Meta(ge=0, le=2**31 - 1)]

MAX_UNITS = 512
MAX_HIDDEN_LAYERS = 8


class SpecError(ValueError):
    """A setting that does not exist or a value it cannot take; the message names what would do."""


class Layer(Struct, frozen=True, forbid_unknown_fields=True):
    """One hidden layer: an affine map followed by an activation function."""

    units: Annotated[int, Meta(ge=1, le=MAX_UNITS)]
    activation: Activation = "relu"


class Data(Struct, frozen=True, forbid_unknown_fields=True):
    """Which examples there are, how many, and how their inputs are scaled.

    A source may have fewer examples than the limits allow; that shows when the data are made. `folder` is where the
    pictures of the source "idx" lie, `class_names` what their labels 0, 1, … mean; without any, classes are numbers.
    Other sources keep both for the way back.

    Of points on the plane, `noise` is the spread, 0 to 1, of points or of values, `classes` the number of blobs, and
    `features` are what the network is told of each point. Logic gates have their four points, for training and for
    testing, whatever `train`, `test` and `noise` say; values have no labels for `label_noise` to replace. `points` and
    `value_points` are the points of the sources "points" and "value-points", the user's own, with classes and with
    values; their numbers count instead of `train` and `test`. None are none to begin with, and no experiment can be
    made of them.
    """

    source: Source = "three-colours"
    train: Annotated[int, Meta(ge=1, le=60_000)] = 240
    test: Annotated[int, Meta(ge=1, le=10_000)] = 20
    label_noise: Annotated[float, Meta(ge=0.0, le=0.5)] = 0.0
    scaling: Scaling = "unit"
    seed: Seed = 0
    folder: str = ""
    class_names: tuple[str, ...] = ()
    noise: Annotated[float, Meta(ge=0.0, le=1.0)] = 0.1
    classes: Annotated[int, Meta(ge=2, le=6)] = 2
    features: Annotated[tuple[Feature, ...], Meta(min_length=1, max_length=len(FEATURES))] = ("x1", "x2")
    points: Annotated[Points, Meta(max_length=MOST_POINTS)] = ()
    value_points: Annotated[ValuePoints, Meta(max_length=MOST_POINTS)] = ()


class Network(Struct, frozen=True, forbid_unknown_fields=True):
    """The hidden layers between the inputs and the output, what the output is, and how weights are drawn.

    `output` "softmax" has a unit for each class. "sigmoid" is one unit, the probability of the second of two classes:
    without hidden layers that is logistic regression. "step" is one unit that fires or not, learned by the perceptron
    rule, which teaches no hidden layers. "linear" is one unit whose value is the answer, for data without classes.
    Which of them the data allow shows when the network is made.

    "trained" weights are not drawn: they are those in the box, for the one network that they belong to.
    """

    hidden: Annotated[tuple[Layer, ...], Meta(max_length=MAX_HIDDEN_LAYERS)] = (Layer(50), Layer(100), Layer(50))
    initialisation: Initialisation = "he-normal"
    gaussian_std: Annotated[float, Meta(gt=0.0, le=10.0)] = 0.01
    output: Output = "softmax"


class Training(Struct, frozen=True, forbid_unknown_fields=True):
    """How the weights are changed. Everything here may change while training runs.

    `weight_decay` λ and `l1` λ₁ weigh the penalty (λ/2) w² + λ₁ |w| on each weight; biases have none.
    `own_share` is the share of each mini-batch that the user's own examples take, where there are any. `stop` is the
    condition at which training stops by itself: after `epochs`, at a train loss below `stop_loss`, when the test loss
    has had no new minimum for `stop_patience` epochs, or after `stop_seconds` of training.
    """

    optimizer: OptimizerName = "momentum"
    learning_rate: Annotated[float, Meta(ge=0.0, le=1e12)] = 0.01
    momentum: Annotated[float, Meta(ge=0.0, lt=1.0)] = 0.9
    weight_decay: Annotated[float, Meta(ge=0.0, le=1.0)] = 0.0
    l1: Annotated[float, Meta(ge=0.0, le=1.0)] = 0.0
    batch_size: Annotated[int, Meta(ge=1, le=10_000)] = 20
    schedule: ScheduleName = "constant"
    schedule_factor: Annotated[float, Meta(gt=0.0, le=1.0)] = 0.5
    schedule_epochs: Annotated[int, Meta(ge=1, le=1_000_000)] = 50
    epochs: Annotated[int, Meta(ge=1, le=1_000_000)] = 200
    own_share: Annotated[float, Meta(ge=0.0, le=0.5)] = 0.1
    stop: StopCondition = "none"
    stop_loss: Annotated[float, Meta(gt=0.0, le=1_000.0)] = 0.01
    stop_patience: Annotated[int, Meta(ge=1, le=1_000_000)] = 20
    stop_seconds: Annotated[float, Meta(gt=0.0, le=1_000_000.0)] = 60.0


class Spec(Struct, frozen=True, forbid_unknown_fields=True):
    """One experiment, whole. `seed` draws the initial weights and the order of the batches."""

    experiment: str = "colours"
    seed: Seed = 42
    data: Data = Data()
    network: Network = Network()
    training: Training = Training()


_Part = TypeVar("_Part", bound=Struct)


def validated(spec: Spec) -> Spec:
    """Return `spec` with every value in its range; raise SpecError, which says what would do, otherwise."""
    return _converted(spec, Spec, "")


@cache
def paths() -> tuple[str, ...]:
    """Every dotted path that `get` and `with_value` accept, in the order of the fields."""
    found: list[str] = []
    for field in msgspec.structs.fields(Spec):
        if isinstance(field.type, type) and issubclass(field.type, Struct):
            found += [f"{field.name}.{inner.name}" for inner in msgspec.structs.fields(field.type)]
        else:
            found.append(field.name)
    return tuple(found)


def get(spec: Spec, path: str) -> Any:
    """Return the value at a dotted path. Raises SpecError naming the nearest path if there is none."""
    value: Any = spec
    for name in _split(path):
        value = getattr(value, name)
    return value


def with_value(spec: Spec, path: str, value: Any) -> Spec:
    """Return a validated copy of `spec` with one value replaced.

    Raises SpecError when the path does not exist or the value is out of range or of the wrong kind.
    """
    *outer, name = _split(path)
    if outer:
        (section,) = outer
        changed = msgspec.structs.replace(getattr(spec, section), **{name: value})
        # The other sections are as they should be already: thousands of points are not gone through for a rate.
        return msgspec.structs.replace(spec, **{section: _converted(changed, type(changed), section)})
    return validated(msgspec.structs.replace(spec, **{name: value}))


def differences(before: Spec, after: Spec) -> dict[str, tuple[Any, Any]]:
    """Return {path: (before, after)} for every value in which two specs differ."""
    return {path: (get(before, path), get(after, path)) for path in paths() if get(before, path) != get(after, path)}


def is_live(path: str) -> bool:
    """Tell whether a change at `path` can be made while training runs, without building anew."""
    return path.startswith("training.")


def choices(kind: Any) -> tuple[str, ...]:
    """Return the values of one of the Literal types above, in the order they are offered."""
    return tuple(get_args(kind))


def _converted(candidate: _Part, kind: type[_Part], path: str) -> _Part:
    """Return what stands at `path` of a spec with every value of its kind. Raises SpecError if one cannot be."""
    values = msgspec.to_builtins(candidate)
    try:
        return msgspec.convert(values, kind)
    except msgspec.ValidationError as error:
        # It knows what is wrong, but says so in words of its own.
        raise SpecError(refusal(values, msgspec.inspect.type_info(kind), path) or str(error)) from None


def _split(path: str) -> list[str]:
    if path not in paths():
        raise SpecError(missing("setting", path, paths()))
    return path.split(".")
