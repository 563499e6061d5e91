"""Layers of which the program has never heard explain themselves in the window by what they record on the tape."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from tests.journeys.desk import Desk, Open
from tests.journeys.explaining import choose_source, explain

from pellucid import nn
from pellucid.experiment import build
from pellucid.lens.explain.moment import Phase
from pellucid.nn.activations import Activation
from pellucid.nn.tape import Signal, Tape
from pellucid.ui.formula.figures import figures
from pellucid.ui.numbers import MINUS


class Softsign(Activation):
    """a = z / (1 + |z|); the slope is 1 / (1 + |z|)²."""

    formula = "z / (1 + |z|)"
    slope_formula = "1 / (1 + |z|)²"

    def record_values(self, tape: Tape, z: str, a: str) -> None:
        one = tape.constant("one", 1.0)
        size = tape.array(f"{a}_size", np.zeros_like(tape.names[a]))
        tape.record("absolute", z, size)
        tape.record("add", one, size, size)
        tape.record("divide", z, size, a)

    def record_slope(self, tape: Tape, a: str, slope: str) -> None:
        tape.record("multiply", f"{a}_size", f"{a}_size", slope)
        tape.record("divide", tape.constant("one", 1.0), slope, slope)


class Spread(nn.Layer):
    """a = z / r, where the mean size r of z over the batch counts as a constant."""

    def record_forward(self, tape: Tape, key: int, x: Signal) -> Signal:
        sizes = tape.array(f"sizes_{key}", np.zeros_like(tape.names[x.values]))
        mean = np.zeros((x.size, 1), tape.dtype)
        tape.array(f"mean_{key}", mean, "r")
        tape.array(f"mean_{key}_row", mean[:, 0])
        a = tape.signal(f"a_{key}", x.size)
        tape.begin(f"{key} Spread: a = z / r, r = Σ |z| / N")
        tape.record("absolute", x.values, sizes)
        tape.record("add.reduce", sizes, "1", "None", f"mean_{key}_row")
        tape.record("multiply", f"mean_{key}", tape.quotient(f"nth_{key}", 1, tape.batch_size), f"mean_{key}")
        tape.record("divide", x.values, f"mean_{key}", a.values)
        return a

    def record_backward(self, tape: Tape, key: int, x: Signal, y: Signal) -> None:
        tape.begin(f"{key} Spread: ∂L/∂z = ∂L/∂a / r")
        tape.record("divide", f"d{y.values}", f"mean_{key}", str(x.gradient))


def opened_with(layer: type[nn.Layer], opened: Open, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Open the colours with a layer in the place of ReLU."""
    monkeypatch.setattr(build, "ACTIVATIONS", {**build.ACTIVATIONS, "relu": layer})
    return opened("colours")


def heard(value: float) -> str:
    """Return a number as it is said at the end of a formula."""
    return figures(value).text.replace(MINUS, "minus ")


def walk(desk: Desk) -> dict[tuple[Phase, str], tuple[str, str]]:
    """Return by phase and layer what the walk says in formulae, and as lines of NumPy, at its column's neuron."""
    panel = desk.window.explain
    explanation, found = panel.explanation, {}
    desk.press(Qt.Key.Key_Home)
    for _ in range(explanation.last):
        stop = explanation.stop
        assert stop is not None
        column = panel.arithmetic.columns[0 if stop.phase is Phase.FORWARD else 1]
        views = [view for view in (column.formulae, column.later) if not view.isHidden()]
        said = "\n".join(sentence for view in views for sentence in view.sentences)
        found.setdefault((stop.phase, stop.title), (said, column.code.text()))
        desk.press(Qt.Key.Key_Right)
    return found


def test_an_activation_function_with_its_formulae_its_curve_and_its_code(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = opened_with(Softsign, opened, monkeypatch)
    panel = explain(desk)
    explanation = panel.explanation
    found = walk(desk)
    names = [pill.accessibleName() for pill in panel.chain.pills.values()]
    assert names.count("Softsign") == len(desk.session.spec.network.hidden)

    desk.press(Qt.Key.Key_Home)
    desk.press(Qt.Key.Key_Right)
    moment, unit = explanation.moment, explanation.chosen
    assert moment is not None
    z, a, slope = (float(moment.arrays[word][unit, 0]) for word in ("z_0", "a_1", "slope_1"))
    assert a == pytest.approx(z / (1 + abs(z)), rel=1e-6)
    assert slope == pytest.approx(1 / (1 + abs(z)) ** 2, rel=1e-6)
    plot = panel.arithmetic.forward.plot
    assert plot.accessibleName() == f"Softsign at {heard(z)} is {heard(a)}, with slope {heard(slope)}"

    said, code = found[Phase.FORWARD, "Softsign"]
    assert "a equals the fraction z, over 1 plus the absolute value of z, end of fraction," in said
    assert said.splitlines()[-1].endswith(heard(a))
    assert code.splitlines() == [
        "a_1_size[:] = absolute(z_0)",
        "a_1_size[:] = add(one, a_1_size)",
        "a_1[:] = divide(z_0, a_1_size)",
    ]
    assert "f prime" in found[Phase.BACKWARD, "Softsign"][0]


def test_a_layer_that_reckons_with_the_whole_mini_batch(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = opened_with(Spread, opened, monkeypatch)
    panel = explain(desk)
    choose_source(desk, "for the next mini-batch")
    found = walk(desk)
    said, code = found[Phase.FORWARD, "Spread"]
    moment = panel.explanation.moment
    assert moment is not None
    mean = next(line for line in said.splitlines() if line.startswith("r equals"))
    count = moment.examples
    assert f"1 over {count} times the quantity the sum over n of the absolute value of z of example n" in mean
    assert f"plus {count - 3} more" in mean
    assert "a of example 1 equals z of example 1 over r" in said
    assert code.splitlines()[-1] == "a_1[:] = divide(z_0, mean_1)"
    assert "partial L over partial a" in found[Phase.BACKWARD, "Spread"][0]
    desk.press(Qt.Key.Key_End)
    assert panel.explanation.phase is Phase.UPDATE
