"""The optimizers' rules: how the parameters θ follow from the gradient g.

Update rules and default constants are PyTorch's. Hyperparameters are plain attributes: a new value takes effect at the
next update. Every rule is a handful of operations in place, over the whole flat vector.
"""

from numpy import add, divide, multiply, sqrt, subtract

from pellucid.nn.optimizer import Optimizer, Vector


class SGD(Optimizer):
    """Stochastic gradient descent: θ ← θ − ηg.

    Source: Robbins and Monro 1951, "A stochastic approximation method".
    """

    SOURCE = "theta -= learning_rate * g"

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

    SOURCE = """\
velocity = momentum * velocity + g
theta -= learning_rate * velocity"""
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

    SOURCE = """\
squares = squares + g * g
theta -= learning_rate * (g / (np.sqrt(squares) + epsilon))"""
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

    SOURCE = """\
squares = alpha * squares + (1 - alpha) * (g * g)
theta -= learning_rate * (g / (np.sqrt(squares) + epsilon))"""
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

    SOURCE = """\
steps = steps + 1
mean = beta1 * mean + (1 - beta1) * g
squares = beta2 * squares + (1 - beta2) * (g * g)
# Both began at zero and are corrected for that: mean / (1 - beta1**steps), squares / (1 - beta2**steps).
correction = (1 - beta2**steps) ** 0.5
rate = learning_rate * correction / (1 - beta1**steps)
theta -= rate * (mean / (np.sqrt(squares) + epsilon * correction))"""
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
