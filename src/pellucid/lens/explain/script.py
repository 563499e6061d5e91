"""One training step as a script of its own: the tape's source, with the numbers of one moment, and NumPy alone."""

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MethodDescriptorType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pellucid import nn
from pellucid.experiment.build import OPTIMIZERS
from pellucid.experiment.spec import OptimizerName
from pellucid.lens.explain.moment import Moment
from pellucid.lens.explain.script_arrays import declarations, literal, nested
from pellucid.nn.tape import FUNCTIONS, Tape

Array = NDArray[Any]

# Their slopes: what the optimizers add to the gradient, rounded alike after every operation.
_PENALTIES: Mapping[str, str] = {"weight_decay": "weight_decay * theta", "l1": "l1 * np.sign(theta)"}


def as_numpy(moment: Moment, optimizer: OptimizerName, settings: Mapping[str, float], state: Mapping[str, Any]) -> str:
    """Return a script that makes the whole step of `moment`, prints the loss and the new parameters, and runs alone.

    `settings` and `state` are what these methods of the optimizer return before the step.
    """
    network = nn.Network(moment.layers, (moment.inputs.shape[1],))
    # One that has not been used yet: what its arrays hold at first is all that they have to hold.
    tape = network.tape(moment.examples, moment.experiment.loss)
    used = _words(tape)
    sections: list[Iterable[str]] = [
        ['"""One training step, operation by operation, with the numbers of one moment."""'],
        ["import numpy as np"],
        [f"{name} = {_source(FUNCTIONS[name])}" for name in FUNCTIONS if name in used],
        _parameters(moment),
        ["# The gradient: what the backward pass finds for each parameter.", f"gradient = {literal(network.gradient)}"],
        _batch(moment),
        _arrays(moment, network, tape, used),
        ["", tape.source(), "", "loss = forward(x, t)", "backward(x, t)"],
        _update(moment, optimizer, settings, state),
        _report(moment),
    ]
    return "\n\n".join("\n".join(lines) for lines in sections) + "\n"


def _words(tape: Tape) -> frozenset[str]:
    """Return the names of which the source of a tape speaks."""
    said = " ".join([*map(str, tape.operations), tape.returned])
    return frozenset(re.findall(r"[^\W\d]\w*", said))


def _source(function: Any) -> str:
    method = isinstance(function, MethodDescriptorType)
    return f"np.ndarray.{function.__name__}" if method else f"np.{function.__name__}"


def _parameters(moment: Moment) -> Iterator[str]:
    yield "# The parameters: for each affine layer a row for each of its inputs, and last the biases."
    yield f"theta = np.zeros({moment.layout.size}, np.{moment.theta.dtype})"
    for block in moment.layout.blocks:
        shape = (block.inputs + 1, block.outputs)
        yield f"theta_{block.layer} = theta[{block.start}:{block.start + block.size}].reshape{shape}"
        yield f"theta_{block.layer}[...] = {nested(block.matrix(moment.theta))}"


def _batch(moment: Moment) -> Iterator[str]:
    ones = np.ones((moment.examples, 1), moment.inputs.dtype)
    yield "# The inputs: a row for each example, with a 1 after its inputs for the biases, then turned into columns."
    yield f"x = {literal(np.append(moment.inputs, ones, axis=1))}.T"
    yield "# The targets: a column for each example."
    yield f"t = {literal(np.ascontiguousarray(moment.targets.T))}"


def _arrays(moment: Moment, network: nn.Network, tape: Tape, used: frozenset[str]) -> Iterator[str]:
    yield "# What the step works on: a column for each example; under the values of every layer lies a row of ones."
    names = {name: value for name, value in tape.names.items() if isinstance(value, np.ndarray)}
    declared = {"theta": network.theta, "gradient": network.gradient}
    declared |= {name: names[name] for name in (f"theta_{block.layer}" for block in moment.layout.blocks)}
    yield from declarations(names, declared, used)


def _update(
    moment: Moment, optimizer: OptimizerName, settings: Mapping[str, float], state: Mapping[str, Any]
) -> Iterator[str]:
    rule = OPTIMIZERS[optimizer](**settings)
    penalties = {name: term for name, term in _PENALTIES.items() if settings[name]}
    yield f"# The update: {type(rule).__name__}."
    yield from (f"{name} = {float(settings[name])!r}" for name in ("learning_rate", *penalties, *rule.SETTINGS))
    if "steps" in rule.SOURCE:
        yield f"steps = {state['steps']}"
    # Before the first step there is none.
    yield from (f"{name} = {literal(state.get(name, np.zeros_like(moment.theta)))}" for name in rule.VECTORS)
    if penalties:
        yield "penalty = " + " + ".join(penalties.values())
        for block in moment.layout.blocks:
            end = block.start + block.size
            yield f"penalty[{end - block.outputs}:{end}] = 0  # biases have none"
        yield "g = gradient + penalty"
    else:
        yield "g = gradient"
    yield rule.SOURCE


def _report(moment: Moment) -> Iterator[str]:
    yield 'print("Loss:", loss)'
    for block in moment.layout.blocks:
        yield f'print("New weights and biases of layer {block.layer}:", theta_{block.layer}, sep="\\n")'
