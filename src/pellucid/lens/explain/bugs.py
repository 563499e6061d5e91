"""Mistakes that people make in a backward pass, to be planted in one that is right."""

from dataclasses import dataclass
from enum import Enum

import numpy as np

from pellucid.nn import Affine, Layer, Network
from pellucid.nn.activations import Activation
from pellucid.nn.tape import Operation, Tape


class Bug(Enum):
    """What may be forgotten or mixed up.

    `SLOPE`: an activation hands ∂L/∂a on as ∂L/∂z, and forgets to multiply by f′(z); of ReLU, that is its mask.
    `MEAN`: the loss hands on the gradient of the sum over the batch, N times that of the mean.
    `TRANSPOSE`: an affine layer reads W column by column instead of row by row where it hands on ∂L/∂x = W · ∂L/∂z.
    That of a square W is its transpose.
    `BIAS`: an affine layer forgets the gradient of its biases, which stays 0.
    """

    SLOPE = "slope"
    MEAN = "mean"
    TRANSPOSE = "transpose"
    BIAS = "bias"


@dataclass(frozen=True)
class Planted:
    """A bug and the layer that has it, by its index in the network; None is the loss."""

    bug: Bug
    layer: int | None


def layer_of(operation: Operation) -> int | None:
    """Return the index of the layer that recorded an operation, None if that was the loss."""
    first = operation.part.partition(" ")[0]
    return int(first) if first.isdigit() else None


def places(network: Network, bug: Bug) -> tuple[int | None, ...]:
    """Return every layer that `bug` would make wrong, by its index in `network`; None is the loss.

    What gets the inputs of the network hands no gradient on, and a matrix with one row or column is the same both ways
    round.
    """
    if bug is Bug.MEAN:
        return (None,)
    return tuple(at for at, layer in enumerate(network.layers) if _can_have(network, bug, at, layer))


def plant(network: Network, tape: Tape, planted: Planted) -> tuple[Operation, ...]:
    """Return the backward pass of `tape` with a bug in it; what the bug needs besides is made known to the tape.

    The tape belongs to `network`, and the weights of that are read now. Raises ValueError if the bug cannot be there.
    """
    if planted.layer not in places(network, planted.bug):
        raise ValueError(f"Nothing is wrong with layer {planted.layer} if it has the bug {planted.bug.value!r}.")
    operations: list[Operation] = []
    own = [operation for operation in tape.passes[1] if layer_of(operation) == planted.layer]
    for operation in tape.passes[1]:
        right = operation not in own
        operations.extend(
            [operation] if right else _wrong(network, tape, planted, operation, last=operation == own[-1])
        )
    return tuple(operations)


def _can_have(network: Network, bug: Bug, at: int, layer: Layer) -> bool:
    match bug:
        case Bug.SLOPE:
            return at > 0 and isinstance(layer, Activation)
        case Bug.TRANSPOSE:
            return at > 0 and isinstance(layer, Affine) and min(network.parameters[f"{at}.weight"].shape) > 1
        case _:
            return isinstance(layer, Affine)


def _wrong(network: Network, tape: Tape, planted: Planted, operation: Operation, *, last: bool) -> list[Operation]:
    """Return what takes the place of one operation of the layer that has the bug."""
    at, part = planted.layer, operation.part
    match planted.bug:
        case Bug.SLOPE if f"slope_{at}" in operation.operands and operation.writes.startswith("d"):
            received = operation.operands[0]
            return [Operation(part, "copyto", (operation.writes, received))]
        case Bug.TRANSPOSE if f"weight_{at}" in operation.operands:
            weight = network.parameters[f"{at}.weight"]
            turned = tape.array(
                f"turned_weight_{at}", np.ascontiguousarray(weight.ravel().reshape(weight.shape, order="F"))
            )
            operands = tuple(turned if each == f"weight_{at}" else each for each in operation.operands)
            return [Operation(part, operation.function, operands)]
        case Bug.BIAS if last:
            bias = tape.array(f"dbias_{at}", tape.names[f"dtheta_{at}"][-1])
            return [operation, Operation(part, "copyto", (bias, tape.constant("nothing", 0.0)))]
        case Bug.MEAN if last:
            handed_on = operation.writes
            count = tape.constant("count", float(tape.batch_size))
            return [operation, Operation(part, "multiply", (handed_on, count, handed_on))]
    return [operation]
