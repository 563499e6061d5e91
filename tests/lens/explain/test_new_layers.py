"""Layers that nothing but a tape has ever heard of explain themselves by what they record."""

import numpy as np
from tests.lens.by_hand import random_theta, small_experiment
from tests.lens.explain.reading import sides, text
from tests.lens.explain.test_lines import assert_true, every_line

from pellucid import nn
from pellucid.experiment.build import Experiment
from pellucid.lens.explain.lines import lines, told_of
from pellucid.lens.explain.moment import Moment
from pellucid.nn.activations import Activation
from pellucid.nn.tape import Signal, Tape


class Square(Activation):
    formula = "z²"
    slope_formula = "2√a"

    def record_values(self, tape: Tape, z: str, a: str) -> None:
        tape.record("multiply", z, z, a)
        self.z = z

    def record_slope(self, tape: Tape, a: str, slope: str) -> None:
        tape.record("multiply", self.z, tape.constant("two", 2.0), slope)


class Centred(nn.Layer):
    """The mean over the batch taken away, as batch normalisation does."""

    def record_forward(self, tape: Tape, key: int, x: Signal) -> Signal:
        self.centre(tape, f"{key} Centred: a = z − μ, μ = Σ z / N", x.values, f"mean_{key}", "μ")
        a = tape.signal(f"a_{key}", x.size)
        tape.record("subtract", x.values, f"mean_{key}", a.values)
        return a

    def record_backward(self, tape: Tape, key: int, x: Signal, y: Signal) -> None:
        self.centre(tape, f"{key} Centred: ∂L/∂z = ∂L/∂a − Σ ∂L/∂a / N", f"d{y.values}", f"gradient_mean_{key}", None)
        tape.record("subtract", f"d{y.values}", f"gradient_mean_{key}", str(x.gradient))

    def centre(self, tape: Tape, part: str, values: str, name: str, symbol: str | None) -> None:
        mean = np.zeros((len(tape.names[values]), 1), tape.dtype)
        tape.array(name, mean, symbol)
        tape.array(f"{name}_row", mean[:, 0])
        tape.begin(part)
        tape.record("add.reduce", values, "1", "None", f"{name}_row")
        tape.record("multiply", name, tape.quotient("nth", 1, tape.batch_size), name)


class Halved(nn.Layer):
    """A mask that is drawn once, as in dropout: an array of numbers with a name."""

    def record_forward(self, tape: Tape, key: int, x: Signal) -> Signal:
        drawn = np.random.default_rng(0).random((x.size, tape.batch_size)) < 0.5
        tape.array(f"mask_{key}", drawn.astype(tape.dtype), "m")
        a = tape.signal(f"a_{key}", x.size)
        tape.begin(f"{key} Halved: a = m z")
        tape.record("multiply", x.values, f"mask_{key}", a.values)
        return a

    def record_backward(self, tape: Tape, key: int, x: Signal, y: Signal) -> None:
        tape.begin(f"{key} Halved: ∂L/∂z = ∂L/∂a m")
        tape.record("multiply", f"d{y.values}", f"mask_{key}", str(x.gradient))


def moment_with(layer: nn.Layer, count: int) -> Moment:
    known = small_experiment(())
    network = nn.Network([nn.Affine(4), layer, nn.Affine(3)], known.network.input_shape)
    experiment = Experiment(known.spec, known.dataset, network, known.loss)
    inputs = known.dataset.scaling.apply(known.dataset.x_train[:count])
    targets = known.readout.targets(known.dataset.t_train[:count])
    return Moment(experiment, random_theta(experiment), inputs, targets)


def told(moment: Moment, *of: int | tuple[int, ...]) -> list[str]:
    """Return the beginnings of the lines of the layer between, for its second unit."""
    found = [line for stop in moment.stops if stop.layer == 1 for line in lines(moment, stop, 1, 1, *of)]
    return [" = ".join(text(side) for side in sides(line.part)[:2]) for line in found]


def test_an_activation_function() -> None:
    moment = moment_with(Square(), 3)
    for *_, line in every_line(moment, 1):
        assert_true(line)
    assert told(moment, 1) == ["a = z^2", "f′(z) = 2 · z", "∂L/∂z = ∂L/∂a · f′(z)"]


def test_a_mean_over_the_batch() -> None:
    moment = moment_with(Centred(), 6)
    for examples in ((0,), (5,), told_of(6, 0)):
        for *_, line in every_line(moment, *examples):
            assert_true(line)
    assert told(moment, 2) == [
        "μ = 1/6 · (Σ_n z^(n))",
        "a = z − μ",
        "∂L/∂z = ∂L/∂a − 1/6 · (Σ_n ∂L/∂a^(n))",
    ]
    assert told(moment, *told_of(6, 0))[:2] == ["μ = 1/6 · (Σ_n z^(n))", "a^(1) = z^(1) − μ"]


def test_a_mask() -> None:
    moment = moment_with(Halved(), 4)
    for *_, line in every_line(moment, 2):
        assert_true(line)
    assert told(moment, 2) == ["a = m · z", "∂L/∂z = ∂L/∂a · m"]
