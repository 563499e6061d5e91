"""The affine layer: every output a weighted sum of all inputs, and a bias."""

import numpy as np

from pellucid.nn.blocks import blocks
from pellucid.nn.initializers import HeNormal, Initializer
from pellucid.nn.layer import Layer
from pellucid.nn.tape import Signal, Tape


class Affine(Layer):
    """z = Wᵀx + b, for W (inputs, units) and b (units,).

    The bias is the weight of one more input that is always 1. With θ = [W; b]

        z = θᵀ · [x; 1],    ∂L/∂θ = [x; 1] · (∂L/∂z)ᵀ,    ∂L/∂x = W · ∂L/∂z

    The columns of x and z are the examples of a batch, over which the second product sums.
    `initializer` draws W; b starts at zero. Raises ValueError unless `units` is at least 1.

    Source: Rumelhart, Hinton and Williams 1986, "Learning representations by back-propagating errors", eqs. 1 and 6–7.
    """

    def __init__(self, units: int, initializer: Initializer | None = None) -> None:
        if units < 1:
            raise ValueError(f"An Affine layer must have at least 1 unit; it was given {units}.")
        self.units = units
        self.initializer = initializer or HeNormal()

    def output_size(self, input_size: int) -> int:  # noqa: ARG002 - any number may go in
        """Return the number of units."""
        return self.units

    def record_forward(self, tape: Tape, key: int, x: Signal) -> Signal:
        """Record the product that gives z."""
        z = tape.signal(f"z_{key}", self.units)
        tape.begin(f"{key} Affine: z = θᵀ · [x; 1]")
        if x.gradient is None:
            self._record_from_inputs(tape, key, x, z)
        else:
            tape.record("dot", f"theta_{key}_T", x.with_ones, z.values)
        return z

    def record_backward(self, tape: Tape, key: int, x: Signal, z: Signal) -> None:
        """Record the products that give the gradients of θ and, unless x are the inputs of the network, of x."""
        towards_x = "" if x.gradient is None else ", ∂L/∂x = W · ∂L/∂z"
        tape.begin(f"{key} Affine: ∂L/∂θ = [x; 1] · (∂L/∂z)ᵀ{towards_x}")
        tape.array(f"d{z.values}_T", tape.names[f"d{z.values}"].T)
        parts = blocks(x.size + 1, self.units * tape.batch_size)
        if x.gradient is None and len(parts) > 1:
            self._record_towards_inputs(tape, key, x, z, parts)
        else:
            tape.record("dot", x.with_ones, f"d{z.values}_T", f"dtheta_{key}")
        if x.gradient is not None:
            tape.record("dot", f"weight_{key}", f"d{z.values}", x.gradient)

    def _record_from_inputs(self, tape: Tape, key: int, x: Signal, z: Signal) -> None:
        """Record z for the inputs of the network, the largest product of most networks.

        They lie in memory example by example, and that way round the product is faster; its result is then turned.
        """
        rows = tape.array(f"{z.values}_rows", np.zeros((tape.batch_size, self.units), tape.dtype))
        parts = blocks(tape.batch_size, (x.size + 1) * self.units)
        if len(parts) == 1:
            tape.record("dot", f"{x.with_ones}.T", f"theta_{key}", rows)
        else:
            for number, part in enumerate(parts):
                out = tape.array(f"{rows}_{number}", tape.names[rows][part])
                tape.record("dot", f"{x.with_ones}.T[{part.start}:{part.stop}]", f"theta_{key}", out)
        tape.record("copyto", z.values, tape.array(f"{rows}_T", tape.names[rows].T))

    def _record_towards_inputs(self, tape: Tape, key: int, x: Signal, z: Signal, parts: list[slice]) -> None:
        """Record ∂L/∂θ in parts, each for some of the inputs of the network."""
        rows = tape.array(f"d{z.values}_rows", np.zeros((tape.batch_size, self.units), tape.dtype))
        tape.record("copyto", rows, f"d{z.values}_T")
        for number, part in enumerate(parts):
            out = tape.array(f"dtheta_{key}_{number}", tape.names[f"dtheta_{key}"][part])
            # Unlike dot, matmul takes a part of a transposed array as it is, without a copy.
            tape.record("matmul", f"{x.with_ones}[{part.start}:{part.stop}]", rows, out)
