"""Why a value is refused, in a sentence that names what would do."""

import difflib
from collections.abc import Iterable
from typing import Any

from msgspec import inspect

NEAR = 0.65


def refusal(value: Any, kind: inspect.Type, path: str = "") -> str | None:
    """Return what is wrong with the first unsuitable value, or None if everything is as `kind` wants it.

    `value` is made of dictionaries, lists and plain values; `path` is where it stands, "training" or "network.hidden".
    """
    match kind:
        case inspect.StructType(fields=fields, array_like=True):
            return _row_refusal(value, fields, path)
        case inspect.StructType(fields=fields):
            return _table_refusal(value, fields, path)
        case inspect.VarTupleType():
            return _list_refusal(value, kind, path)
        case inspect.LiteralType(values=values):
            return None if value in values else missing(_words(path), str(value), map(str, values))
        case inspect.IntType() | inspect.FloatType():
            return _number_refusal(value, kind, path)
        case inspect.BoolType():
            return None if isinstance(value, bool) else f"{path} must be true or false; it was {_shown(value)}."
        case inspect.StrType():
            return None if isinstance(value, str) else f"{path} must be text; it was {_shown(value)}."
        case _:
            return None


def missing(what: str, name: str, known: Iterable[str]) -> str:
    """Say that there is no `what` called `name`, and name the nearest of those there are, or all.

    Of dotted names the last part decides, and if none is near, those of the same section are named.
    """
    known = tuple(known)
    likeness = {each: _likeness(name, each) for each in known}
    nearest = sorted((each for each in known if likeness[each][0] >= NEAR), key=likeness.__getitem__, reverse=True)
    if nearest:
        hint = f"Did you mean {' or '.join(nearest[:2])}?"
    else:
        section, dot, _ = name.rpartition(".")
        siblings = [each for each in known if each.startswith(section + dot)]
        hint = f"There are: {', '.join(siblings or known)}."
    return f"There is no {what} named {name}. {hint}"


def _likeness(one: str, other: str) -> tuple[float, float]:
    """Return how alike two names are, from 0 to 1: first in their last parts, then as a whole."""
    last = difflib.SequenceMatcher(None, one.rpartition(".")[2], other.rpartition(".")[2]).ratio()
    return last, difflib.SequenceMatcher(None, one, other).ratio()


def _table_refusal(value: Any, fields: tuple[inspect.Field, ...], path: str) -> str | None:
    if not isinstance(value, dict):
        return f"{path} must be a table of settings; it was {_shown(value)}."
    known = {field.name: field for field in fields}
    for name in value:
        if name not in known:
            return missing("setting", _joined(path, name), (_joined(path, each) for each in known))
    for name, field in known.items():
        if name in value:
            found = refusal(value[name], field.type, _joined(path, name))
        else:
            found = f"{_joined(path, name)} is missing." if field.required else None
        if found:
            return found
    return None


def _row_refusal(value: Any, fields: tuple[inspect.Field, ...], path: str) -> str | None:
    names = ", ".join(field.name for field in fields)
    if not isinstance(value, list | tuple):
        return f"{path} must be a list of {names}; it was {_shown(value)}."
    if not sum(field.required for field in fields) <= len(value) <= len(fields):
        return f"{path} must be a list of {names}; there were {len(value)} values."
    found = (refusal(each, field.type, _joined(path, field.name)) for each, field in zip(value, fields, strict=False))
    return next(filter(None, found), None)


def _list_refusal(value: Any, kind: inspect.VarTupleType, path: str) -> str | None:
    if not isinstance(value, list | tuple):
        return f"{path} must be a list; it was {_shown(value)}."
    if kind.max_length is not None and len(value) > kind.max_length:
        return f"{path} can have at most {kind.max_length:,} entries; there were {len(value):,}."
    if kind.min_length is not None and len(value) < kind.min_length:
        return f"{path} needs at least {kind.min_length:,}; there were {len(value):,}."
    found = (refusal(each, kind.item_type, f"{path}[{index}]") for index, each in enumerate(value))
    return next(filter(None, found), None)


def _number_refusal(value: Any, kind: inspect.IntType | inspect.FloatType, path: str) -> str | None:
    whole = isinstance(kind, inspect.IntType)
    if isinstance(value, bool) or not isinstance(value, int if whole else int | float):
        return f"{path} must be a {'whole ' if whole else ''}number; it was {_shown(value)}."
    bounds = (
        # Each is written so that not-a-number fails it.
        (kind.ge is None or value >= kind.ge, "at least", kind.ge),
        (kind.gt is None or value > kind.gt, "more than", kind.gt),
        (kind.le is None or value <= kind.le, "at most", kind.le),
        (kind.lt is None or value < kind.lt, "less than", kind.lt),
    )
    for kept, words, bound in bounds:
        if not kept:
            return f"{path} must be {words} {_shown(bound)}; it was {_shown(value)}."
    return None


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _words(path: str) -> str:
    name, entry, _ = path.rpartition(".")[2].replace("_", " ").partition("[")
    return name.removesuffix("s") if entry else name


def _shown(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int():
            return f"{value:,}"
        case float():
            return f"{value:,.15g}"
        case _:
            return repr(value)
