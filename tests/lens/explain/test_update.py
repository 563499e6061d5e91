"""An update, line by line: what stands there is what the optimizers do."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.lens.explain.reading import atoms, in_numbers, magnitude, sides, text, worked_out

from pellucid import nn
from pellucid.experiment.build import OPTIMIZERS
from pellucid.experiment.spec import OptimizerName
from pellucid.lens.explain.notation import Kind, Number, Operand, Part
from pellucid.lens.explain.update import Update, parameter_at, update_lines
from pellucid.lens.explain.update_rules import updated

NETWORK = nn.Network([nn.Affine(3), nn.Tanh(), nn.Affine(2)], (2,))
LAYOUT = NETWORK.layout
SIZE = LAYOUT.size
WEIGHT, BIAS = LAYOUT.index("0.weight", 1, 2), LAYOUT.index("2.bias", 1)
ROUNDING = 2e-6

names = st.sampled_from(sorted(OPTIMIZERS))
penalties = st.sampled_from([0.0, 1e-4, 0.3])
seeds = st.integers(0, 2**32 - 1)


def made(name: OptimizerName, seed: int, weight_decay: float = 0.0, l1: float = 0.0) -> nn.Optimizer:
    """Return an optimizer with settings of its own."""
    rng = np.random.default_rng(seed)
    optimizer = OPTIMIZERS[name](10 ** rng.uniform(-4, 0), decayed=NETWORK.decay_mask)
    optimizer.weight_decay, optimizer.l1 = weight_decay, l1
    for setting in set(optimizer.SETTINGS) - {"epsilon"}:
        setattr(optimizer, setting, float(rng.choice([0.0, 0.5, 0.9, 0.999])))
    return optimizer


def drawn(rng: np.random.Generator, scale: float = 1.0) -> np.ndarray:
    """Return numbers of very different sizes, zeros among them."""
    sizes = scale * 10 ** rng.uniform(-4, 2, SIZE)
    return (sizes * rng.choice([-1, 0, 1], SIZE, p=[0.45, 0.1, 0.45])).astype(np.float32)


def told(optimizer: nn.Optimizer, name: OptimizerName, theta: np.ndarray, gradient: np.ndarray, index: int) -> Update:
    return update_lines(name, optimizer.settings(), optimizer.state(), theta, gradient, index, LAYOUT)


def entry(state: dict[str, Any], name: str, index: int) -> float:
    """Return what an optimizer keeps of one parameter; before the first step, that is nothing."""
    value = state.get(name, 0.0)
    return float(value[index] if isinstance(value, np.ndarray) else value)


def numbers(part: Part) -> list[Number]:
    return [each for each in atoms(part) if isinstance(each, Number)]


@settings(deadline=None, max_examples=150)
@given(name=names, seed=seeds, weight_decay=penalties, l1=penalties, steps=st.integers(0, 4), index=st.integers(0, 16))
def test_before_and_after_are_the_engines_to_the_bit_and_each_line_comes_to_its_result(
    name: OptimizerName, seed: int, weight_decay: float, l1: float, steps: int, index: int
) -> None:
    rng = np.random.default_rng(seed)
    optimizer, theta = made(name, seed, weight_decay, l1), drawn(rng)
    for _ in range(steps):
        optimizer.update(theta, drawn(rng))
    gradient = drawn(rng)
    before, state_before = theta.copy(), optimizer.state()
    update = told(optimizer, name, theta, gradient, index)
    np.testing.assert_array_equal(theta, before)
    optimizer.update(theta, gradient)
    assert (update.before, update.after) == (float(before[index]), float(theta[index]))
    assert update.state_before.keys() == {"steps", *optimizer.VECTORS}
    for kept, value in update.state_after.items():
        assert update.state_before[kept] == entry(state_before, kept, index)
        assert value == entry(optimizer.state(), kept, index)
    for line in update.lines:
        *_, shown, result = sides(line)
        if in_numbers(shown):
            assert abs(worked_out(shown) - worked_out(result)) <= ROUNDING * magnitude(shown), text(line)
            assert numbers(result)[0].result
    assert worked_out(sides(update.lines[-1])[-1]) == update.after


@settings(deadline=None, max_examples=50)
@given(seed=seeds, weight_decay=penalties, l1=penalties, index=st.integers(0, SIZE - 1))
def test_g_is_the_engines_own_sum_of_derivative_and_penalties(
    seed: int, weight_decay: float, l1: float, index: int
) -> None:
    rng = np.random.default_rng(seed)
    optimizer = nn.AdaGrad(0.0, weight_decay=weight_decay, l1=l1, decayed=NETWORK.decay_mask)
    theta, gradient = drawn(rng), drawn(rng)
    update = told(optimizer, "adagrad", theta, gradient, index)
    g = np.float32(worked_out(sides(update.lines[0])[-1]))
    assert np.float32(update.state_after["squares"]) == g * g


SYMBOLS = {
    "sgd": ["w_2 ← w_2 − η · ∂L/∂w_2"],
    "momentum": ["v ← μ · v + ∂L/∂w_2", "w_2 ← w_2 − η · v"],
    "adagrad": ["g = ∂L/∂w_2", "s ← s + g^2", "w_2 ← w_2 − η · g/√s + ε"],
    "rmsprop": ["g = ∂L/∂w_2", "s ← α · s + (1 − α) · g^2", "w_2 ← w_2 − η · g/√s + ε"],
    "adam": [
        "g = ∂L/∂w_2",
        "m ← β_1 · m + (1 − β_1) · g",
        "v ← β_2 · v + (1 − β_2) · g^2",
        "m̂ = m/1 − β_1^k",
        "v̂ = v/1 − β_2^k",
        "w_2 ← w_2 − η · m̂/√v̂ + ε",
    ],
}


def test_every_optimizer_has_lines() -> None:
    assert SYMBOLS.keys() == OPTIMIZERS.keys()


def symbols(update: Update) -> list[str]:
    """Return every line up to its numbers."""
    return [" = ".join(text(line).split(" = ")[: 1 if "←" in text(line) else 2]) for line in update.lines]


@pytest.mark.parametrize("name", SYMBOLS)
def test_lines_are_the_textbooks(name: OptimizerName) -> None:
    rng = np.random.default_rng(1)
    theta, gradient = drawn(rng), drawn(rng)
    assert symbols(told(made(name, 1), name, theta, gradient, WEIGHT)) == SYMBOLS[name]
    of_bias = symbols(told(made(name, 1, 0.1, 0.2), name, theta, gradient, BIAS))
    assert of_bias == [line.replace("w_2", "b") for line in SYMBOLS[name]]


@pytest.mark.parametrize("name", SYMBOLS)
def test_penalties_are_terms_of_their_own_and_only_where_there_are_any(name: OptimizerName) -> None:
    rng = np.random.default_rng(1)
    theta, gradient = drawn(rng), drawn(rng)
    penalised = {
        (0.1, 0.0): "g = ∂L/∂w_2 + λ · w_2",
        (0.0, 0.2): "g = ∂L/∂w_2 + λ_1 · sign(w_2)",
        (0.1, 0.2): "g = ∂L/∂w_2 + λ · w_2 + λ_1 · sign(w_2)",
    }
    plain = [line.replace("∂L/∂w_2", "g") for line in SYMBOLS[name] if not line.startswith("g = ")]
    for (weight_decay, l1), first in penalised.items():
        assert symbols(told(made(name, 1, weight_decay, l1), name, theta, gradient, WEIGHT)) == [first, *plain]


def test_an_update_worked_out_by_hand() -> None:
    theta, gradient = np.zeros(SIZE, np.float32), np.zeros(SIZE, np.float32)
    theta[WEIGHT], gradient[WEIGHT] = 0.5, -0.25
    optimizer = nn.Momentum(0.5, 0.5, weight_decay=0.5, decayed=NETWORK.decay_mask)
    optimizer.restore({"steps": 3, "velocity": np.full(SIZE, 2.0, np.float32)})
    update = told(optimizer, "momentum", theta, gradient, WEIGHT)
    assert [text(line) for line in update.lines] == [
        "g = ∂L/∂w_2 + λ · w_2 = -0.25 + 0.5 · 0.5 = 0",
        "v ← μ · v + g = 0.5 · 2 + 0 = 1",
        "w_2 ← w_2 − η · v = 0.5 − 0.5 · 1 = 0",
    ]
    assert (update.before, update.after) == (0.5, 0.0)
    assert update.state_before == {"steps": 3.0, "velocity": 2.0}
    assert update.state_after == {"steps": 4.0, "velocity": 1.0}


def test_numbers_lead_to_where_they_come_from() -> None:
    theta, gradient = np.full(SIZE, 0.5, np.float32), np.full(SIZE, 0.25, np.float32)
    (line,) = told(nn.SGD(0.1), "sgd", theta, gradient, WEIGHT).lines
    weight = Operand(Kind.WEIGHT, 1, 2, 1)
    *_, shown, result = sides(line)
    assert numbers(shown) == [
        Number(0.5, weight),
        Number(0.1, Operand(Kind.SETTING)),
        Number(0.25, Operand(Kind.GRADIENT, 1, 2, 1)),
    ]
    assert [number.operand for number in numbers(result)] == [updated(weight)]


def test_every_parameter_is_found_again_in_the_diagram() -> None:
    found = [parameter_at(LAYOUT, index) for index in range(SIZE)]
    for operand, index in zip(found, range(SIZE), strict=True):
        assert operand.column in (1, 2)
        layer = 2 * (operand.column - 1)
        if operand.kind is Kind.BIAS:
            assert LAYOUT.index(f"{layer}.bias", operand.unit) == index
        else:
            assert LAYOUT.index(f"{layer}.weight", operand.source, operand.unit) == index
    assert len(set(found)) == SIZE


@pytest.mark.parametrize("index", [-1, SIZE])
def test_a_parameter_that_does_not_exist_is_refused(index: int) -> None:
    vector = np.zeros(SIZE, np.float32)
    with pytest.raises(IndexError, match="17 parameters"):
        told(nn.SGD(0.1), "sgd", vector, vector, index)


@pytest.mark.parametrize("name", SYMBOLS)
@pytest.mark.parametrize("value", [1e-30, 1e30, -3e38, np.inf, np.nan])
def test_numbers_beyond_all_measure_are_shown_as_the_engine_has_them(name: OptimizerName, value: float) -> None:
    theta, gradient = np.ones(SIZE, np.float32), np.full(SIZE, value, np.float32)
    optimizer = made(name, 1, weight_decay=0.1, l1=0.1)
    update = told(optimizer, name, theta, gradient, WEIGHT)
    with np.errstate(all="ignore"):
        optimizer.update(theta, gradient)
    np.testing.assert_equal(numbers(sides(update.lines[-1])[-1])[0].value, float(theta[WEIGHT]))
    np.testing.assert_equal(update.after, float(theta[WEIGHT]))


@pytest.mark.parametrize(("weight_decay", "g"), [(0.0, []), (0.5, [(0.5, True)])])
def test_a_gradient_with_penalties_is_not_called_that_of_the_loss(
    weight_decay: float, g: list[tuple[float, bool]]
) -> None:
    theta, gradient = np.full(SIZE, 0.5, np.float32), np.full(SIZE, 0.25, np.float32)
    first, *_ = told(nn.AdaGrad(weight_decay=weight_decay), "adagrad", theta, gradient, WEIGHT).lines
    slope = Operand(Kind.GRADIENT, 1, 2, 1)
    found = [(each.value, each.worked_out) for each in numbers(first) if each.operand == slope]
    assert found == [(0.25, False), *g]
