"""What an optimizer is: a rule by which the parameters θ follow from the gradient g, with a state and penalties."""

from abc import ABC, abstractmethod
from typing import Any, ClassVar

import numpy as np
from numpy import add, multiply, sign
from numpy.typing import NDArray

Vector = NDArray[Any]


class Optimizer(ABC):
    """A rule that changes θ step by step.

    With `weight_decay` λ and `l1` λ₁ the gradient of the penalty (λ/2) θ² + λ₁ |θ| is added first: g + λθ + λ₁ sign θ
    takes the place of g. At zero |θ| has no gradient; of its subgradients sign 0 = 0 is taken. `decayed` is a flat
    vector that is 1 where parameters are penalised and 0 where they are not; None means that all are. `steps` counts
    the updates.

    Sources: Krogh and Hertz 1992, "A simple weight decay can improve generalization"; Tibshirani 1996, "Regression
    shrinkage and selection via the lasso".

    A subclass names in `VECTORS` the state that it keeps, each as long as θ and zero at first, and says in `NUMBERS`
    how many of its numbers it gives to NumPy. They become arrays of no dimension: a Python number would be converted
    anew in every operation. `SETTINGS` are the hyperparameters that it has besides those of all. `SOURCE` is the rule
    as one writes it in NumPy, for whoever wants to read it or run it alone: given `g`, it changes `theta`, the vectors
    and, if it speaks of them, the `steps`, to the same bits.
    """

    SOURCE: ClassVar[str]
    VECTORS: ClassVar[tuple[str, ...]] = ()
    SETTINGS: ClassVar[tuple[str, ...]] = ()
    NUMBERS: ClassVar[int] = 1

    def __init__(self, learning_rate: float, weight_decay: float, l1: float, decayed: Vector | None) -> None:
        self.learning_rate = learning_rate
        self.weight_decay = weight_decay
        self.l1 = l1
        self.decayed = decayed
        self.steps = 0
        self._theta: Vector | None = None
        self._scratch: Vector = np.empty(0)
        self._penalised: Vector = np.empty(0)
        self._vectors: dict[str, Vector] = {}
        self._numbers: list[Vector] = []

    def update(self, theta: Vector, gradient: Vector) -> None:
        """Make one step: change `theta` in place; `gradient`, of the same shape and dtype, stays as it is.

        Raises ValueError if the state kept so far belongs to another number of parameters.
        """
        if theta is not self._theta:
            self._prepare(theta)
        if self.weight_decay or self.l1:
            gradient = self._add_penalty(theta, gradient)
        self.steps += 1
        self._change(theta, gradient)

    def settings(self) -> dict[str, float]:
        """Return the hyperparameters by the names of their attributes, as they are now."""
        return {name: getattr(self, name) for name in ("learning_rate", "weight_decay", "l1", *self.SETTINGS)}

    def state(self) -> dict[str, Any]:
        """Return copies of everything, besides the hyperparameters, on which the next update depends."""
        return {"steps": self.steps} | {name: vector.copy() for name, vector in self._vectors.items()}

    def restore(self, state: dict[str, Any]) -> None:
        """Go on, bit for bit, from what `state` of an optimizer of the same kind returned."""
        self.steps = state["steps"]
        self._vectors = {name: state[name].copy() for name in self.VECTORS if name in state}
        self._theta = None

    @abstractmethod
    def _change(self, theta: Vector, gradient: Vector) -> None:
        """Make one step with a gradient in which the penalty is already included."""

    def _prepare(self, theta: Vector) -> None:
        for name in self.VECTORS:
            vector = self._vectors.setdefault(name, np.zeros_like(theta))
            if vector.shape != theta.shape:
                raise ValueError(
                    f"This optimizer keeps the state of {vector.size} parameters and cannot go on with {theta.size}."
                )
        self._scratch = np.empty_like(theta)
        self._penalised = np.empty_like(theta)
        self._numbers = [np.zeros((), theta.dtype) for _ in range(self.NUMBERS)]
        self._theta = theta

    def _add_penalty(self, theta: Vector, gradient: Vector) -> Vector:
        """Return g + λθ + λ₁ sign θ, where parameters are penalised, in a vector of its own."""
        result, scratch, number = self._penalised, self._scratch, theta.dtype.type
        multiply(theta, number(self.weight_decay), result)
        if self.l1:
            sign(theta, scratch)
            multiply(scratch, number(self.l1), scratch)
            add(result, scratch, result)
        if self.decayed is not None:
            multiply(result, self.decayed, result)
        add(result, gradient, result)
        return result
