"""Settings written as text: "training.learning_rate=0.05", "network.hidden=50:tanh,20"."""

from pathlib import Path
from typing import Any

from msgspec import inspect

from pellucid.data.points import OwnPoints, Point, ValuePoint, have_values
from pellucid.data.points_csv import read_points
from pellucid.data.points_fault import PointsError
from pellucid.experiment.spec import Spec, SpecError, get, with_value


def assigned(spec: Spec, assignment: str) -> Spec:
    """Return a copy of `spec` in which the setting before the first "=" has the value written after it.

    Hidden layers are written as their units, each with its activation function if that is not ReLU: "50,100:tanh,50",
    or as nothing for none; names, of classes or of features, with commas between them. Raises SpecError if the setting
    does not exist or cannot have the value. Points are named by the CSV file that holds them.
    """
    path, equals, text = (part.strip() for part in assignment.partition("="))
    if not equals:
        raise SpecError(
            f"A setting is written as NAME=VALUE, such as training.learning_rate=0.05; it was {assignment}."
        )
    if path == "experiment":
        raise SpecError("experiment is a name, not a setting: choose another experiment by its own name.")
    get(spec, path)
    return with_value(spec, path, _value(_kind(path), text))


def _kind(path: str) -> inspect.Type:
    kind: inspect.Type = inspect.type_info(Spec)
    for name in path.split("."):
        assert isinstance(kind, inspect.StructType)
        kind = next(field.type for field in kind.fields if field.name == name)
    return kind


def _value(kind: inspect.Type, text: str) -> Any:
    match kind:
        case inspect.IntType():
            return _number(int, text)
        case inspect.FloatType():
            return _number(float, text)
        case inspect.VarTupleType(item_type=inspect.StrType() | inspect.LiteralType()):
            return tuple(each.strip() for each in text.split(",")) if text else ()
        case inspect.VarTupleType(item_type=inspect.StructType(cls=cls)) if cls is Point:
            return _points(text, values=False)
        case inspect.VarTupleType(item_type=inspect.StructType(cls=cls)) if cls is ValuePoint:
            return _points(text, values=True)
        case inspect.VarTupleType():
            return tuple(_layer(each.strip()) for each in text.split(",")) if text else ()
        case _:
            return text


def _points(text: str, *, values: bool) -> OwnPoints:
    if not text:
        return ()
    try:
        points = read_points(Path(text))
    except PointsError as error:
        raise SpecError(str(error)) from None
    if have_values(points) != values:
        has, path, source = ("classes", "points", "points") if values else ("values", "value_points", "value-points")
        raise SpecError(f"{text}: Its points have {has}. Give it to data.{path}, with {source} for data.source.")
    return points


def _layer(text: str) -> dict[str, Any]:
    units, colon, activation = (part.strip() for part in text.partition(":"))
    layer: dict[str, Any] = {"units": _number(int, units)}
    return layer | {"activation": activation} if colon else layer


def _number(kind: type[int] | type[float], text: str) -> float | str:
    """Return the number written, or the text itself, which validation then refuses."""
    try:
        return kind(text.replace(",", "."))
    except ValueError:
        return text
