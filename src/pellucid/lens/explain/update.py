"""The update of one parameter as its optimizer's formula, with the numbers of one step."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pellucid.experiment.build import OPTIMIZERS
from pellucid.experiment.spec import OptimizerName
from pellucid.lens.explain.notation import Kind, Operand, Part
from pellucid.lens.explain.update_rules import Step, lines
from pellucid.nn.parameters import ParameterLayout

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Update:
    """What one step makes of one parameter.

    `lines` are formulae in the order in which they are worked out, each in symbols, in numbers, and its result; the
    last one is that of the parameter, `before` and `after`. States are by the optimizer's names, "steps" among them.
    """

    lines: tuple[Part, ...]
    before: float
    after: float
    state_before: Mapping[str, float]
    state_after: Mapping[str, float]


def update_lines(
    optimizer: OptimizerName,
    settings: Mapping[str, float],
    state: Mapping[str, Any],
    theta: Vector,
    gradient: Vector,
    index: int,
    layout: ParameterLayout,
) -> Update:
    """Return how the parameter at `index` of `theta` is updated; nothing is changed.

    `settings` and `state` are what these methods of the optimizer return before the step, `gradient` is ∂L/∂θ, and
    `layout` that of both vectors. Weights are penalised, biases are not. Raises IndexError if there is no such
    parameter.
    """
    operand = parameter_at(layout, index)
    penalised = operand.kind is Kind.WEIGHT
    one = slice(index, index + 1)
    # The very optimizer, on a vector of one: what it makes of a parameter does not depend on the others.
    engine = OPTIMIZERS[optimizer](**settings, decayed=np.array([penalised], theta.dtype))
    engine.restore({name: value[one] if isinstance(value, np.ndarray) else value for name, value in state.items()})
    before = dict.fromkeys(engine.VECTORS, 0.0) | _as_numbers(engine.state())
    after = theta[one].copy()
    with np.errstate(all="ignore"):
        engine.update(after, gradient[one])
    step = Step(
        operand=operand,
        settings=settings,
        penalised=penalised,
        state_before=before,
        state_after=_as_numbers(engine.state()),
        before=theta[index],
        after=after[0],
        derivative=gradient[index],
    )
    return Update(lines(optimizer, step), float(step.before), float(step.after), before, step.state_after)


def parameter_at(layout: ParameterLayout, index: int) -> Operand:
    """Return which weight or bias lies at `index` of a flat vector. Raises IndexError if there is none."""
    for column, block in enumerate(layout.blocks, start=1):
        if 0 <= index - block.start < block.size:
            source, unit = divmod(index - block.start, block.outputs)
            if source == block.inputs:
                return Operand(Kind.BIAS, column, unit)
            return Operand(Kind.WEIGHT, column, unit, source)
    raise IndexError(f"There are {layout.size} parameters; number {index} is none of them.")


def _as_numbers(state: Mapping[str, Any]) -> dict[str, float]:
    """Return the state of an optimizer of one parameter."""
    return {name: float(np.squeeze(value)) for name, value in state.items()}
