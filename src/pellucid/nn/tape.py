"""A tape: the NumPy calls of one training step, recorded once, readable as source, replayed at full speed.

Layers and losses record what one would write on a blackboard, one call a line, on arrays that exist already:

    dot(theta_2_T, a_1_with_ones, z_2)      # z = θᵀ · [a; 1]
    tanh(z_2, a_3)                          # a = tanh(z)

The tape prints these lines as two Python functions, the forward and the backward pass, and runs exactly that text. So
there is no look-up, no branch and no allocation while training, and what can be read is what trains.

Inside, arrays are feature-major: (units, batch), one column for each example. Under the values of every layer lies one
more row, of ones, whose weight in the next layer is the bias.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

FUNCTIONS: dict[str, Any] = {
    "absolute": np.absolute,
    "add": np.add,
    "copyto": np.copyto,
    "divide": np.divide,
    # The method, unlike np.dot, does not first ask its arguments whether they are arrays of another library.
    "dot": np.ndarray.dot,
    "exp": np.exp,
    "greater": np.greater,
    "log": np.log,
    "log1p": np.log1p,
    "matmul": np.matmul,
    "maximum": np.maximum,
    "multiply": np.multiply,
    "negative": np.negative,
    "subtract": np.subtract,
    "tanh": np.tanh,
    "vdot": np.vdot,
}


@dataclass(frozen=True, slots=True)
class Operation:
    """One prepared call, `function(*operands)`, that writes its result into one of its operands.

    Function and operands are words of the tape's source; `part` says which layer or loss recorded the operation, and
    which formula it helps to carry out.
    """

    part: str
    function: str
    operands: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.function}({', '.join(self.operands)})"

    @property
    def assignment(self) -> str:
        """Return the same line as one would write it in NumPy: what is computed goes into an array that is there."""
        computed = self.reads[0] if self.function == "copyto" else f"{self.function}({', '.join(self.reads)})"
        return f"{self.writes}[:] = {computed}"

    @property
    def reads(self) -> tuple[str, ...]:
        """Return the words for what the operation works on."""
        return self.operands[1:] if self.function == "copyto" else self.operands[:-1]

    @property
    def writes(self) -> str:
        """Return the word for the array that takes the result."""
        return self.operands[0] if self.function == "copyto" else self.operands[-1].removeprefix("out=")


@dataclass(frozen=True, slots=True)
class Signal:
    """What flows between two layers, as names in the tape's source.

    `values` is (size, batch); `with_ones` the same memory with the row of ones under it, (size + 1, batch). `gradient`
    is ∂L/∂values, (size, batch), or None for the inputs of the network, whose gradient nobody needs.
    """

    size: int
    values: str
    with_ones: str
    gradient: str | None

    @classmethod
    def inputs(cls, size: int) -> "Signal":
        """Return the signal of the batch itself, `x` in the source."""
        return cls(size, "x[:-1]", "x", None)


class Tape:
    """The recorded operations of a network for one batch size, and the arrays they work on.

    `names` holds every array and function that the source speaks of, except the arguments of the two passes:
    `x`, the inputs (features + 1, batch) with ones in the last row, the transpose of an array that holds one example
    after the other in memory, and `t`, the targets (outputs, batch).
    `signals` are what flows between the layers: the inputs, then each layer's outputs. `symbols` are the signs under
    which formulae speak of other arrays; what has none is part of the formulae in which it is used. All rows of the
    `shared` ones are the same. `quotients` are numbers that formulae show as the fractions of whole numbers they are.
    After `compile`, `forward(x, t)` returns the loss and changes no parameter, and `backward(x, t)`, called after it
    with the same batch, fills the gradient. A tape without a loss has nothing to go back from: its `forward` returns
    None.
    """

    forward: Callable[[Array, Array | None], float]
    backward: Callable[[Array, Array], None]

    def __init__(self, batch_size: int, dtype: np.dtype[Any]) -> None:
        if batch_size < 1:
            raise ValueError(f"A tape is recorded for at least 1 example; the batch size was {batch_size}.")
        self.batch_size = batch_size
        self.dtype = dtype
        self.names: dict[str, Any] = dict(FUNCTIONS)
        self.signals: list[Signal] = []
        self.symbols: dict[str, str] = {}
        self.shared: set[str] = set()
        self.quotients: dict[str, tuple[int, int]] = {}
        self._forward: list[Operation] = []
        self._backward: list[Operation] = []
        self._recording = self._forward
        self._part = ""
        self._result = "None"

    @property
    def operations(self) -> tuple[Operation, ...]:
        """Return every operation in the order in which a training step runs them."""
        return (*self._forward, *self._backward)

    @property
    def passes(self) -> tuple[tuple[Operation, ...], tuple[Operation, ...]]:
        """Return the operations of the forward pass and those of the backward pass."""
        return tuple(self._forward), tuple(self._backward)

    @property
    def returned(self) -> str:
        """Return the expression that the forward pass returns: the loss."""
        return self._result

    def array(self, name: str, values: Array, symbol: str | None = None) -> str:
        """Let the source know `values` as `name`; return the name.

        With a `symbol`, formulae know them too: they are (units, batch), or have one row or one column for all. A
        letter after ^ stands above the one before.
        """
        self.names[name] = values
        if symbol is not None:
            self.symbols[name] = symbol
        return name

    def buffer(self, name: str, rows: int, symbol: str | None = None, *, shared: bool = False) -> str:
        """Make an array (rows, batch) known as `name`, and in formulae as `symbol`; return the name.

        All rows of one that is `shared` will be the same: a number of all units, repeated for each of them.
        """
        if shared:
            self.shared.add(name)
        return self.array(name, np.zeros((rows, self.batch_size), self.dtype), symbol)

    def constant(self, name: str, value: float) -> str:
        """Make a number of the tape's precision known as `name`; return the name."""
        return self.array(name, np.array(value, self.dtype))

    def quotient(self, name: str, above: int, below: int) -> str:
        """Make `above` / `below`, rounded to the tape's precision, known as `name`; return the name."""
        self.quotients[name] = (above, below)
        return self.constant(name, above / below)

    def signal(self, name: str, size: int) -> Signal:
        """Make what a layer gives out, its values known as `name`; return the names of all that belongs to it."""
        values = np.ones((size + 1, self.batch_size), self.dtype)
        self.array(name, values[:-1])
        self.array(f"{name}_with_ones", values)
        return Signal(size, name, f"{name}_with_ones", f"d{name}")

    def begin(self, part: str) -> None:
        """Say to which layer or loss the next operations belong, and what formula they carry out."""
        self._part = part

    def record(self, function: str, *operands: str) -> None:
        """Record one operation on arrays, or other words, that the source knows."""
        self._recording.append(Operation(self._part, function, operands))

    def result(self, expression: str) -> None:
        """Say what the forward pass returns."""
        self._result = expression

    def turn(self) -> None:
        """End the forward pass: what is recorded from now on belongs to the backward pass."""
        self._recording = self._backward

    def source(self) -> str:
        """Return the tape as Python: the functions `forward(x, t)` and `backward(x, t)`."""
        forward = [*_lines(self._forward), f"    return {self._result}"]
        backward = _lines(self._backward) or ["    pass"]
        return "\n".join(["def forward(x, t):", *forward, "", "", "def backward(x, t):", *backward, ""])

    def compile(self) -> None:
        """Make `forward` and `backward` of the source."""
        functions = dict(self.names)
        exec(compile(self.source(), "<tape>", "exec"), functions)
        self.forward = functions["forward"]
        self.backward = functions["backward"]

    def walk(self, x: Array, t: Array) -> Iterator[Operation]:
        """Run both passes one operation at a time, the same calls on the same arrays; yield each when it is done."""
        words = {**self.names, "x": x, "t": t}
        for operation in self.operations:
            exec(str(operation), words)
            yield operation

    def value(self, word: str, x: Array, t: Array) -> Any:
        """Return what a word of the source stands for at present, an operand or the expression that is returned."""
        return eval(word, {**self.names, "x": x, "t": t})  # noqa: S307 - the tape's own text, as in `compile`


def _lines(operations: list[Operation]) -> list[str]:
    """Return the indented lines of one pass, with a comment wherever another part begins."""
    lines: list[str] = []
    part = ""
    for operation in operations:
        if operation.part != part:
            part = operation.part
            lines.append(f"    # {part}")
        lines.append(f"    {operation}")
    return lines
