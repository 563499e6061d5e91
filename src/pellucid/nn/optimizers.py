"""Optimizers: how the parameters θ follow from the gradient g.

Update rules and default constants are PyTorch's. Hyperparameters are plain attributes: a new value takes effect at the
next update. Every rule is a handful of operations in place, over the whole flat vector.
"""

from abc import ABC, abstractmethod
from typing import Any, ClassVar

import numpy as np
from numpy import add, divide, multiply, sign, sqrt, subtract
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
    anew in every operation. `SETTINGS` are the hyperparameters that it has besides those of all.
    """

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


class SGD(Optimizer):
    """Stochastic gradient descent: θ ← θ − ηg.

    Source: Robbins and Monro 1951, "A stochastic approximation method".
    """

    def __init__(
        self,
        learning_rate: float = 1e-3,
        *,
        weight_decay: float = 0.0,
        l1: float = 0.0,
        decayed: Vector | None = None,
    ) -> None:
        super().__init__(learning_rate, weight_decay, l1, decayed)

    def _change(self, theta: Vector, gradient: Vector) -> None:
        (rate,), step = self._numbers, self._scratch
        rate[()] = self.learning_rate
        multiply(gradient, rate, step)
        subtract(theta, step, theta)


class Momentum(Optimizer):
    """Gradient descent with momentum, a ball that rolls: v ← μv + g, θ ← θ − ηv.

    With μ = 0 it is SGD. The rate multiplies the whole velocity, as in PyTorch's SGD: a new rate takes hold at once.

    Source: Polyak 1964, "Some methods of speeding up the convergence of iteration methods".
    """

    VECTORS = ("velocity",)
    SETTINGS = ("momentum",)
    NUMBERS = 2

    def __init__(
        self,
        learning_rate: float = 1e-3,
        momentum: float = 0.9,
        *,
        weight_decay: float = 0.0,
        l1: float = 0.0,
        decayed: Vector | None = None,
    ) -> None:
        super().__init__(learning_rate, weight_decay, l1, decayed)
        self.momentum = momentum

    def _change(self, theta: Vector, gradient: Vector) -> None:
        rate, momentum = self._numbers
        velocity, step = self._vectors["velocity"], self._scratch
        rate[()] = self.learning_rate
        momentum[()] = self.momentum
        multiply(velocity, momentum, velocity)
        add(velocity, gradient, velocity)
        multiply(velocity, rate, step)
        subtract(theta, step, theta)


class AdaGrad(Optimizer):
    """Each parameter has its own rate, which falls with the gradients it has seen: s ← s + g², θ ← θ − ηg / (√s + ε).

    Source: Duchi, Hazan and Singer 2011, "Adaptive subgradient methods for online learning and stochastic
    optimization".
    """

    VECTORS = ("squares",)
    SETTINGS = ("epsilon",)
    NUMBERS = 2

    def __init__(
        self,
        learning_rate: float = 1e-2,
        epsilon: float = 1e-10,
        *,
        weight_decay: float = 0.0,
        l1: float = 0.0,
        decayed: Vector | None = None,
    ) -> None:
        super().__init__(learning_rate, weight_decay, l1, decayed)
        self.epsilon = epsilon

    def _change(self, theta: Vector, gradient: Vector) -> None:
        rate, epsilon = self._numbers
        squares, step = self._vectors["squares"], self._scratch
        rate[()] = self.learning_rate
        epsilon[()] = self.epsilon
        multiply(gradient, gradient, step)
        add(squares, step, squares)
        sqrt(squares, step)
        add(step, epsilon, step)
        divide(gradient, step, step)
        multiply(step, rate, step)
        subtract(theta, step, theta)


class RMSProp(Optimizer):
    """AdaGrad that forgets: s ← αs + (1 − α) g², θ ← θ − ηg / (√s + ε).

    Source: Tieleman and Hinton 2012, "Lecture 6.5: RMSProp", Coursera: Neural Networks for Machine Learning.
    """

    VECTORS = ("squares",)
    SETTINGS = ("alpha", "epsilon")
    NUMBERS = 4

    def __init__(
        self,
        learning_rate: float = 1e-2,
        alpha: float = 0.99,
        epsilon: float = 1e-8,
        *,
        weight_decay: float = 0.0,
        l1: float = 0.0,
        decayed: Vector | None = None,
    ) -> None:
        super().__init__(learning_rate, weight_decay, l1, decayed)
        self.alpha = alpha
        self.epsilon = epsilon

    def _change(self, theta: Vector, gradient: Vector) -> None:
        rate, alpha, rest, epsilon = self._numbers
        squares, step = self._vectors["squares"], self._scratch
        rate[()] = self.learning_rate
        alpha[()] = self.alpha
        rest[()] = 1.0 - self.alpha
        epsilon[()] = self.epsilon
        multiply(squares, alpha, squares)
        multiply(gradient, gradient, step)
        multiply(step, rest, step)
        add(squares, step, squares)
        sqrt(squares, step)
        add(step, epsilon, step)
        divide(gradient, step, step)
        multiply(step, rate, step)
        subtract(theta, step, theta)


class Adam(Optimizer):
    """Momentum and a rate of its own for each parameter, both corrected for having started at zero.

        m ← β₁m + (1 − β₁) g,    s ← β₂s + (1 − β₂) g²,
        θ ← θ − η m̂ / (√ŝ + ε)  with  m̂ = m / (1 − β₁ᵏ),  ŝ = s / (1 − β₂ᵏ)  at step k

    Source: Kingma and Ba 2015, "Adam: a method for stochastic optimization", algorithm 1.
    """

    VECTORS = ("mean", "squares")
    SETTINGS = ("beta1", "beta2", "epsilon")
    NUMBERS = 6

    def __init__(
        self,
        learning_rate: float = 1e-3,
        beta1: float = 0.9,
        beta2: float = 0.999,
        epsilon: float = 1e-8,
        *,
        weight_decay: float = 0.0,
        l1: float = 0.0,
        decayed: Vector | None = None,
    ) -> None:
        super().__init__(learning_rate, weight_decay, l1, decayed)
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon

    def _change(self, theta: Vector, gradient: Vector) -> None:
        rate, beta1, rest1, beta2, rest2, epsilon = self._numbers
        mean, squares, step = self._vectors["mean"], self._vectors["squares"], self._scratch
        # η m̂ / (√ŝ + ε) is written (η c / (1 − β₁ᵏ)) m / (√s + ε c) with c = √(1 − β₂ᵏ): the corrections then cost two
        # numbers instead of two passes over a vector.
        correction = (1.0 - self.beta2**self.steps) ** 0.5
        rate[()] = self.learning_rate * correction / (1.0 - self.beta1**self.steps)
        epsilon[()] = self.epsilon * correction
        beta1[()] = self.beta1
        rest1[()] = 1.0 - self.beta1
        beta2[()] = self.beta2
        rest2[()] = 1.0 - self.beta2
        multiply(mean, beta1, mean)
        multiply(gradient, rest1, step)
        add(mean, step, mean)
        multiply(squares, beta2, squares)
        multiply(gradient, gradient, step)
        multiply(step, rest2, step)
        add(squares, step, squares)
        sqrt(squares, step)
        add(step, epsilon, step)
        divide(mean, step, step)
        multiply(step, rate, step)
        subtract(theta, step, theta)
