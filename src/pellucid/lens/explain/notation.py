"""Formulae as trees without a look: what stands over what, and what every number and symbol stands for."""

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What an operand is: inputs, weights and so on keep their colours in every formula.

    An intermediate is any other number on the way, such as the slope of an activation function.
    """

    INPUT = "input"
    WEIGHT = "weight"
    BIAS = "bias"
    SUM = "sum"
    ACTIVATION = "activation"
    INTERMEDIATE = "intermediate"
    TARGET = "target"
    GRADIENT = "gradient"
    LOSS = "loss"
    SETTING = "setting"


@dataclass(frozen=True, slots=True)
class Operand:
    """Where a number comes from, so that one can go there.

    `column` counts the columns of the diagram, inputs first; a weight leads to `unit` of `column` from `source` of the
    column before it. A setting such as the learning rate has neither, nor has the loss. `letter` tells apart what one
    unit has several of: of a gradient, what it is the gradient of, and of an intermediate, its symbol. `sample` is the
    number of the example to which it belongs, None where all have the same, and where there is only one.
    """

    kind: Kind
    column: int | None = None
    unit: int | None = None
    source: int | None = None
    letter: str = ""
    sample: int | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """Words and signs, upright; `symbol` for a variable, in italics."""

    text: str
    symbol: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A value that the engine used, shown rounded, with so many `decimals` if they are given.

    `editable` where What if may change it, `result` where it is one. What was `worked_out` is not the operand's own
    value, but follows from it. A term is `subtracted` if the formula takes it away, which a value of 0 would not tell.
    """

    value: float
    operand: Operand | None = None
    editable: bool = False
    result: bool = False
    decimals: int | None = None
    subtracted: bool = False
    worked_out: bool = False


@dataclass(frozen=True, slots=True)
class Equals:
    """An equals sign: what follows it up to the next one is the same value, or nearly so where it is rounded."""


@dataclass(frozen=True, slots=True)
class Of:
    """A part that belongs to an operand, and has its colour."""

    part: "Part"
    operand: Operand


@dataclass(frozen=True, slots=True)
class Scripted:
    """A part with something small below or above at its right."""

    base: "Part"
    below: "Part | None" = None
    above: "Part | None" = None


@dataclass(frozen=True, slots=True)
class Fraction:
    """One part over another; `inline` on one line, with a slash between them."""

    above: "Part"
    below: "Part"
    inline: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Parts beside one another."""

    parts: "tuple[Part, ...]"


@dataclass(frozen=True, slots=True)
class Length:
    """A bar for a value: as long as `share`, between 0 and 1, of the longest one."""

    value: float
    share: float
    operand: Operand


@dataclass(frozen=True, slots=True)
class Cells:
    """Parts beside one another that stand right under those of the Cells before them, as in a table."""

    parts: "tuple[Part, ...]"


Part = Text | Number | Equals | Of | Scripted | Fraction | Row | Length | Cells
