"""A tape: the operations of one training step, recorded once, readable as source, replayed at full speed.

Layers record what they would write on a blackboard, one NumPy call a line, on buffers that exist already. The tape
prints these lines as ordinary Python functions and runs exactly that text: no loop, no look-up, no allocation.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

FUNCTIONS: dict[str, Any] = {
    "add": np.add,
    "subtract": np.subtract,
    "multiply": np.multiply,
    "divide": np.divide,
    "maximum": np.maximum,
    "greater": np.greater,
    "negative": np.negative,
    "sign": np.sign,
    "absolute": np.absolute,
    "exp": np.exp,
    "log": np.log,
    "log1p": np.log1p,
    "tanh": np.tanh,
    "copyto": np.copyto,
    "vdot": np.vdot,
    "column_maximum": np.maximum.reduce,
}


@dataclass(frozen=True, slots=True)
class Signal:
    """The names of what flows between two layers: values, and the gradient of the loss with respect to them.

    `extended` is the buffer of the values with the row of ones under them, `extended_gradient` that of the gradient
    with one more row, which nobody reads. The gradient's names are None where none is needed: at the inputs.
    """

    features: int
    values: str
    extended: str
    gradient: str | None
    extended_gradient: str | None


class Tape:
    """Named arrays and the lines that work on them, for one batch size.

    Every line sees two more names: `x`, the inputs (features + 1, batch) with ones in the last row, and `t`, the
    targets (outputs, batch).
    """

    def __init__(self, dtype: DTypeLike, batch_size: int) -> None:
        self.dtype = np.dtype(dtype)
        self.batch_size = batch_size
        self.arrays: dict[str, NDArray[Any]] = {}
        self.outputs: list[str] = []
        self.loss: list[str] = []
        self.gradients: list[str] = []

    def array(self, name: str, values: NDArray[Any]) -> str:
        """Keep an array under a name; return the name."""
        self.arrays[name] = values
        return name

    def constant(self, name: str, value: float) -> str:
        """Keep a number under a name, in the tape's precision; return the name."""
        return self.array(name, np.array(value, self.dtype))

    def buffer(self, name: str, rows: int) -> str:
        """Make an array (rows, batch) under a name; return the name."""
        return self.array(name, np.zeros((rows, self.batch_size), self.dtype))

    def signal(self, name: str, features: int) -> Signal:
        """Make the buffers of what a layer puts out: values and their gradient."""
        extended = np.ones((features + 1, self.batch_size), self.dtype)
        gradient = np.zeros((features + 1, self.batch_size), self.dtype)
        return Signal(
            features,
            self.array(name, extended[:-1]),
            self.array(f"{name}_and_one", extended),
            self.array(f"d_{name}", gradient[:-1]),
            self.array(f"d_{name}_and_one", gradient),
        )

    def source(self) -> str:
        """Return the three passes as Python source: the outputs, the loss, and the gradients."""
        return "\n\n".join(
            (
                _function("outputs(x)", self.outputs),
                _function("loss(x, t)", self.outputs + self.loss),
                _function("gradients(x, t)", self.gradients),
            )
        )

    def compile(self) -> dict[str, Any]:
        """Return the functions of `source`, ready to run."""
        names: dict[str, Any] = FUNCTIONS | self.arrays
        exec(compile(self.source(), "<tape>", "exec"), names)
        return names


def _function(head: str, lines: list[str]) -> str:
    return f"def {head}:\n    " + "\n    ".join(lines or ["pass"]) + "\n"
