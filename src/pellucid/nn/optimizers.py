"""Optimizers: how the parameters θ follow from the gradient g. Rules and default constants are PyTorch's.

Hyperparameters are plain attributes and may change between two steps. State is kept for the vector that is updated;
everything happens in place, over the whole vector.
"""

from abc import ABC, abstractmethod
from typing import Any

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.floating]


class Optimizer(ABC):
    """Changes θ in place. With weight decay λ, g becomes g + λθ first, where `decayed` is 1 (everywhere by default)."""

    VECTORS: tuple[str, ...] = ()

    def __init__(self, learning_rate: float, weight_decay: float = 0.0, decayed: Vector | None = None) -> None:
        self.learning_rate = learning_rate
        self.weight_decay = weight_decay
        self.decayed = decayed
        self.steps = 0
        self._vectors: dict[str, Vector] = {}
        self._scratch: Vector = np.empty(0, np.float32)

    def update(self, theta: Vector, gradient: Vector) -> None:
        """Make one step: change `theta` by what `gradient`, of the same shape, says. `gradient` is not changed."""
        if self._scratch.shape != theta.shape or self._scratch.dtype != theta.dtype:
            self._allocate(theta)
        if self.weight_decay:
            gradient = self._with_decay(theta, gradient)
        self.steps += 1
        self._change(theta, gradient)

    def state(self) -> dict[str, Any]:
        """Return copies of all that the next step depends on, besides the hyperparameters."""
        return {"steps": self.steps} | {name: vector.copy() for name, vector in self._vectors.items()}

    def restore(self, state: dict[str, Any]) -> None:
        """Go on from what `state` returned."""
        self.steps = state["steps"]
        self._vectors = {name: vector.copy() for name, vector in state.items() if name != "steps"}
        for name, vector in self._vectors.items():
            self._scratch = np.empty_like(vector)
            setattr(self, name, vector)

    @abstractmethod
    def _change(self, theta: Vector, gradient: Vector) -> None: ...

    def _allocate(self, theta: Vector) -> None:
        self._scratch = np.empty_like(theta)
        for name in self.VECTORS:
            self._vectors[name] = np.zeros_like(theta)
            setattr(self, name, self._vectors[name])

    def _with_decay(self, theta: Vector, gradient: Vector) -> Vector:
        decay = theta * theta.dtype.type(self.weight_decay)
        if self.decayed is not None:
            decay *= self.decayed
        decay += gradient
        return decay


class SGD(Optimizer):
    """θ ← θ − ηg. Source: Robbins and Monro 1951, "A stochastic approximation method"."""

    def __init__(
        self, learning_rate: float = 0.01, *, weight_decay: float = 0.0, decayed: Vector | None = None
    ) -> None:
        super().__init__(learning_rate, weight_decay, decayed)

    def _change(self, theta: Vector, gradient: Vector) -> None:
        step = self._scratch
        np.multiply(gradient, self.learning_rate, out=step)
        np.subtract(theta, step, out=theta)


class Momentum(Optimizer):
    """v ← μv + g, θ ← θ − ηv. Source: Polyak 1964; in this form Sutskever et al. 2013 and PyTorch's SGD."""

    VECTORS = ("velocity",)
    velocity: Vector

    def __init__(
        self,
        learning_rate: float = 0.01,
        momentum: float = 0.9,
        *,
        weight_decay: float = 0.0,
        decayed: Vector | None = None,
    ) -> None:
        super().__init__(learning_rate, weight_decay, decayed)
        self.momentum = momentum

    def _change(self, theta: Vector, gradient: Vector) -> None:
        velocity, step = self.velocity, self._scratch
        np.multiply(velocity, self.momentum, out=velocity)
        np.add(velocity, gradient, out=velocity)
        np.multiply(velocity, self.learning_rate, out=step)
        np.subtract(theta, step, out=theta)


class AdaGrad(Optimizer):
    """s ← s + g², θ ← θ − ηg / (√s + ε). Source: Duchi, Hazan and Singer 2011."""

    VECTORS = ("squares",)
    squares: Vector

    def __init__(
        self,
        learning_rate: float = 0.01,
        epsilon: float = 1e-10,
        *,
        weight_decay: float = 0.0,
        decayed: Vector | None = None,
    ) -> None:
        super().__init__(learning_rate, weight_decay, decayed)
        self.epsilon = epsilon

    def _change(self, theta: Vector, gradient: Vector) -> None:
        squares, step = self.squares, self._scratch
        np.multiply(gradient, gradient, out=step)
        np.add(squares, step, out=squares)
        np.sqrt(squares, out=step)
        np.add(step, self.epsilon, out=step)
        np.divide(gradient, step, out=step)
        np.multiply(step, self.learning_rate, out=step)
        np.subtract(theta, step, out=theta)


class RMSProp(Optimizer):
    """s ← αs + (1 − α)g², θ ← θ − ηg / (√s + ε). Source: Tieleman and Hinton 2012, lecture 6.5."""

    VECTORS = ("squares",)
    squares: Vector

    def __init__(
        self,
        learning_rate: float = 0.01,
        alpha: float = 0.99,
        epsilon: float = 1e-8,
        *,
        weight_decay: float = 0.0,
        decayed: Vector | None = None,
    ) -> None:
        super().__init__(learning_rate, weight_decay, decayed)
        self.alpha = alpha
        self.epsilon = epsilon

    def _change(self, theta: Vector, gradient: Vector) -> None:
        squares, step = self.squares, self._scratch
        np.multiply(squares, self.alpha, out=squares)
        np.multiply(gradient, gradient, out=step)
        np.multiply(step, 1.0 - self.alpha, out=step)
        np.add(squares, step, out=squares)
        np.sqrt(squares, out=step)
        np.add(step, self.epsilon, out=step)
        np.divide(gradient, step, out=step)
        np.multiply(step, self.learning_rate, out=step)
        np.subtract(theta, step, out=theta)


class Adam(Optimizer):
    """m ← β₁m + (1 − β₁)g, s ← β₂s + (1 − β₂)g², θ ← θ − η m̂ / (√ŝ + ε) with m̂ = m/(1 − β₁ᵗ), ŝ = s/(1 − β₂ᵗ).

    Source: Kingma and Ba 2015, "Adam: a method for stochastic optimization", algorithm 1.
    """

    VECTORS = ("mean", "squares")
    mean: Vector
    squares: Vector

    def __init__(
        self,
        learning_rate: float = 0.001,
        beta1: float = 0.9,
        beta2: float = 0.999,
        epsilon: float = 1e-8,
        *,
        weight_decay: float = 0.0,
        decayed: Vector | None = None,
    ) -> None:
        super().__init__(learning_rate, weight_decay, decayed)
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon

    def _change(self, theta: Vector, gradient: Vector) -> None:
        mean, squares, step = self.mean, self.squares, self._scratch
        np.multiply(mean, self.beta1, out=mean)
        np.multiply(gradient, 1.0 - self.beta1, out=step)
        np.add(mean, step, out=mean)
        np.multiply(squares, self.beta2, out=squares)
        np.multiply(gradient, gradient, out=step)
        np.multiply(step, 1.0 - self.beta2, out=step)
        np.add(squares, step, out=squares)
        # √ŝ + ε = (√s + ε√c) / √c with c = 1 − β₂ᵗ: the corrections become two numbers instead of two vectors.
        root = (1.0 - self.beta2**self.steps) ** 0.5
        np.sqrt(squares, out=step)
        np.add(step, self.epsilon * root, out=step)
        np.divide(mean, step, out=step)
        np.multiply(step, self.learning_rate * root / (1.0 - self.beta1**self.steps), out=step)
        np.subtract(theta, step, out=theta)
