"""The optimizers' rules as formulae: each quantity is a symbol first, and then the number that it was."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from pellucid.experiment.spec import OptimizerName
from pellucid.lens.explain.notation import Equals, Fraction, Kind, Number, Of, Operand, Part, Scripted, Text
from pellucid.lens.explain.writing import parameter_sign, row


@dataclass(frozen=True, slots=True)
class Step:
    """One step of one parameter: what there was before it, and what the engine made of that."""

    operand: Operand
    settings: Mapping[str, float]
    penalised: bool
    state_before: Mapping[str, float]
    state_after: Mapping[str, float]
    before: np.float32
    after: np.float32
    derivative: np.float32

    @property
    def penalties(self) -> tuple[str, ...]:
        """Return the names of the penalties that this parameter has."""
        return tuple(name for name in ("weight_decay", "l1") if self.penalised and self.settings[name])

    @property
    def gradient(self) -> np.float32:
        """Return g, the derivative of the loss and its penalties, rounded as the engine does after each operation."""
        if not self.penalties:
            return self.derivative
        with np.errstate(all="ignore"):
            penalty = self.before * np.float32(self.settings["weight_decay"])
            if self.settings["l1"]:
                penalty = np.sign(self.before) * np.float32(self.settings["l1"]) + penalty
            return penalty + self.derivative


def lines(optimizer: OptimizerName, step: Step) -> tuple[Part, ...]:
    """Return the formulae of an optimizer in the order in which they are worked out, that of the parameter last."""
    quantities = _Quantities(step)
    # A fraction is no sight inside of a square.
    if step.penalties or optimizer in _SQUARING:
        return (_gradient(step, quantities), *_RULES[optimizer](quantities, quantities.gradient))
    return tuple(_RULES[optimizer](quantities, quantities.derivative))


def updated(operand: Operand) -> Operand:
    """Return what a parameter is after the step: a number of its own, that one may wish to hide."""
    return replace(operand, letter="updated")


@dataclass(frozen=True, slots=True)
class _Quantity:
    """What stands in a formula as a symbol, and then as a number."""

    symbol: Part
    number: Number


_Shown = Callable[[_Quantity], Part]
_Formula = Callable[[_Shown], Part]
_Rule = Callable[["_Quantities", _Quantity], Iterator[Part]]

_SETTING = Operand(Kind.SETTING)


def _variable(name: str, below: str | None = None) -> Part:
    symbol = Text(name, symbol=True)
    return symbol if below is None else Scripted(symbol, below=Text(below))


_SYMBOLS: Mapping[str, Part] = {
    "learning_rate": _variable("η"),
    "weight_decay": _variable("λ"),
    "l1": _variable("λ", "1"),
    "momentum": _variable("μ"),
    "alpha": _variable("α"),
    "beta1": _variable("β", "1"),
    "beta2": _variable("β", "2"),
    "epsilon": _variable("ε"),
}


class _Quantities:
    """The quantities of one step."""

    def __init__(self, step: Step) -> None:
        self._step = step
        operand = step.operand
        name = parameter_sign(operand)
        parameter = Of(name, operand)
        slope = Operand(Kind.GRADIENT, operand.column, operand.unit, operand.source)
        derivative = Of(Fraction(row("∂", _variable("L")), row("∂", name)), slope)
        self.before = _Quantity(parameter, Number(float(step.before), operand))
        self.after = _Quantity(parameter, Number(float(step.after), updated(operand)))
        self.derivative = _Quantity(derivative, Number(float(step.derivative), slope))
        gradient = Number(float(step.gradient), slope, worked_out=bool(step.penalties))
        self.gradient = _Quantity(_variable("g"), gradient)
        self.count = _Quantity(_variable("k"), Number(step.state_after["steps"]))

    def setting(self, name: str) -> _Quantity:
        """Return a hyperparameter."""
        return _Quantity(_SYMBOLS[name], Number(self._step.settings[name], _SETTING))

    def state(self, name: str, symbol: str) -> tuple[_Quantity, _Quantity]:
        """Return what the optimizer has kept, before the step and after it."""
        states = (self._step.state_before, self._step.state_after)
        before, after = (_Quantity(_variable(symbol), Number(state[name])) for state in states)
        return before, after

    def corrected(self, kept: _Quantity, beta: _Quantity, symbol: str) -> _Quantity:
        """Return a mean that began at zero, corrected for that."""
        share = 1.0 - beta.number.value**self.count.number.value
        return _Quantity(_variable(symbol), Number(kept.number.value / share))

    def descent(self, formula: _Formula) -> Part:
        """Return the last line, w ← w − η · …"""
        rate = self.setting("learning_rate")
        return _line(self.after, "←", lambda shown: row(shown(self.before), " − ", shown(rate), " · ", formula(shown)))


def _gradient(step: Step, quantities: _Quantities) -> Part:
    """Return the line that says what g is, every penalty a term of its own."""
    g, derivative = quantities.gradient, quantities.derivative
    if not step.penalties:
        return row(g.symbol, Equals(), derivative.symbol, Equals(), derivative.number)
    weight, decay, l1 = quantities.before, quantities.setting("weight_decay"), quantities.setting("l1")
    terms: Mapping[str, _Formula] = {
        "weight_decay": lambda shown: row(" + ", shown(decay), " · ", shown(weight)),
        "l1": lambda shown: row(" + ", shown(l1), " · sign(", shown(weight), ")"),
    }
    chosen = [terms[name] for name in step.penalties]
    return _line(g, "=", lambda shown: row(shown(derivative), *(term(shown) for term in chosen)))


def _sgd(of: _Quantities, g: _Quantity) -> Iterator[Part]:
    yield of.descent(lambda shown: shown(g))


def _momentum(of: _Quantities, g: _Quantity) -> Iterator[Part]:
    mu, (before, after) = of.setting("momentum"), of.state("velocity", "v")
    yield _line(after, "←", lambda shown: row(shown(mu), " · ", shown(before), " + ", shown(g)))
    yield of.descent(lambda shown: shown(after))


def _adagrad(of: _Quantities, g: _Quantity) -> Iterator[Part]:
    before, after = of.state("squares", "s")
    yield _line(after, "←", lambda shown: row(shown(before), " + ", _squared(shown(g))))
    yield of.descent(_scaled(of, g, after))


def _rmsprop(of: _Quantities, g: _Quantity) -> Iterator[Part]:
    alpha, (before, after) = of.setting("alpha"), of.state("squares", "s")
    yield _line(after, "←", lambda shown: _mean(shown(alpha), shown(before), _squared(shown(g))))
    yield of.descent(_scaled(of, g, after))


def _adam(of: _Quantities, g: _Quantity) -> Iterator[Part]:
    beta1, (mean_before, mean) = of.setting("beta1"), of.state("mean", "m")
    beta2, (squares_before, squares) = of.setting("beta2"), of.state("squares", "v")
    yield _line(mean, "←", lambda shown: _mean(shown(beta1), shown(mean_before), shown(g)))
    yield _line(squares, "←", lambda shown: _mean(shown(beta2), shown(squares_before), _squared(shown(g))))
    mean_now, squares_now = of.corrected(mean, beta1, "m̂"), of.corrected(squares, beta2, "v̂")
    yield _line(mean_now, "=", _correction(of, mean, beta1))
    yield _line(squares_now, "=", _correction(of, squares, beta2))
    yield of.descent(_scaled(of, mean_now, squares_now))


_RULES: Mapping[OptimizerName, _Rule] = {
    "sgd": _sgd,
    "momentum": _momentum,
    "adagrad": _adagrad,
    "rmsprop": _rmsprop,
    "adam": _adam,
}
_SQUARING: frozenset[OptimizerName] = frozenset({"adagrad", "rmsprop", "adam"})


def _correction(of: _Quantities, kept: _Quantity, beta: _Quantity) -> _Formula:
    """Return m / (1 − βᵏ)."""
    return lambda shown: Fraction(shown(kept), row("1 − ", _power(shown(beta), shown(of.count))))


def _scaled(of: _Quantities, above: _Quantity, squares: _Quantity) -> _Formula:
    """Return g / (√s + ε)."""
    epsilon = of.setting("epsilon")
    return lambda shown: Fraction(shown(above), row("√", shown(squares), " + ", shown(epsilon)))


def _squared(part: Part) -> Part:
    return _power(part, Text("2"))


def _power(part: Part, exponent: Part) -> Part:
    """Return a power, its exponent straight above an index if there is one."""
    match part:
        case Scripted(base, below, None):
            return Scripted(base, below, exponent)
        case _:
            return Scripted(part, above=exponent)


def _mean(share: Part, former: Part, latest: Part) -> Part:
    """Return βm + (1 − β) g."""
    return row(share, " · ", former, " + (1 − ", share, ") · ", latest)


def _line(result: _Quantity, sign: str, formula: _Formula) -> Part:
    """Return `formula` in symbols, in numbers, and what comes of it."""
    becomes = Equals() if sign == "=" else Text(f" {sign} ")
    shown = replace(result.number, result=True)
    return row(
        result.symbol,
        becomes,
        formula(lambda quantity: quantity.symbol),
        Equals(),
        formula(lambda quantity: quantity.number),
        Equals(),
        shown,
    )
