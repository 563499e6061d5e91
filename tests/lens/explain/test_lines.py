from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.lens.by_hand import random_theta, small_digits, small_experiment
from tests.lens.explain.reading import atoms, in_numbers, operands, sides, text, worked_out

from pellucid.experiment import catalog
from pellucid.experiment.build import Experiment, build
from pellucid.experiment.spec import Activation, Data, Layer, Network, Spec, choices
from pellucid.lens.explain.lines import Line, formulae, lines, told_of
from pellucid.lens.explain.moment import Moment, Phase, Stop
from pellucid.lens.explain.notation import Kind, Number, Operand, Part
from pellucid.nn import Affine

OUTPUTS = [
    ("three-colours", "softmax"),
    ("xor", "softmax"),
    ("xor", "sigmoid"),
    ("xor-gate", "sigmoid"),
    ("and", "step"),
    ("saddle", "linear"),
]


def moment_of(experiment: Experiment, theta: np.ndarray, count: int) -> Moment:
    dataset = experiment.dataset
    inputs = dataset.scaling.apply(dataset.x_train[:count])
    return Moment(experiment, theta, inputs, experiment.readout.targets(dataset.t_train[:count]))


def every_line(moment: Moment, sample: int, others: tuple[int, ...] = ()) -> Iterator[tuple[Stop, int, int, Line]]:
    for stop in moment.stops:
        for column in range(moment.columns):
            for unit in range(len(moment.outputs(column))):
                for line in lines(moment, stop, column, unit, sample, others):
                    yield stop, column, unit, line


def assert_true(line: Line) -> None:
    """Check that terms, and every side of the formula that is all numbers, add up to what the engine had."""
    size = abs(line.value) + sum(abs(term.value) for term in line.terms)
    assert sum(term.value for term in line.terms) == pytest.approx(line.value, rel=1e-5, abs=2e-6 * (1 + size))
    numeric = [side for side in sides(line.part)[1:] if in_numbers(side)]
    assert isinstance(numeric[-1], Number)
    assert (numeric[-1].value, numeric[-1].result) == (line.value, True)
    for side in numeric[:-1]:
        assert worked_out(side) == pytest.approx(line.value, rel=1e-5, abs=2e-6 * (1 + size)), text(line.part)


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(OUTPUTS),
    st.lists(st.builds(Layer, st.integers(1, 6), st.sampled_from(choices(Activation))), max_size=3),
    st.integers(0, 2**20),
    st.integers(1, 7),
)
def test_what_is_shown_adds_up_to_what_the_engine_had_in_any_network(kind, hidden, seed, count):
    source, output = kind
    network = Network(() if output == "step" else tuple(hidden), output=output)
    experiment = build(Spec(data=Data(source=source, train=12, test=4, scaling="standard"), network=network))
    moment = moment_of(experiment, random_theta(experiment, seed), count)
    last = moment.examples - 1
    for told in ((0,), (last,), told_of(moment.examples, 0), told_of(moment.examples, last)):
        for *_, line in every_line(moment, *told):
            assert_true(line)


@pytest.mark.parametrize("name", catalog.experiments())
@pytest.mark.parametrize("count", [1, 4])
def test_every_number_of_a_step_is_explained_and_is_the_networks_own(name: str, count: int) -> None:
    experiment = build(catalog.load(name))
    theta = random_theta(experiment)
    moment = moment_of(experiment, theta, count)
    sample = moment.examples - 1
    chosen = {column: {0, len(moment.outputs(column)) - 1} for column in range(1, moment.columns)}
    found: dict[tuple[Phase, Operand | None, str], Line] = {}
    for stop in moment.stops:
        for column, units in chosen.items():
            for unit in units:
                for line in lines(moment, stop, column, unit, sample):
                    assert_true(line)
                    found[stop.phase, line.operand, text(sides(line.part)[0])] = line
    network = experiment.network
    network.theta[:] = theta
    loss = network.backward(moment.inputs, moment.targets, experiment.loss)
    assert found[Phase.LOSS, Operand(Kind.LOSS), "L"].value == loss
    names = {int(key): column for column, key in enumerate(experiment.affine_keys, 1)}
    own = sample if moment.examples > 1 else None
    for key, column in names.items():
        biases = network.gradients[f"{key}.bias"]
        for unit in chosen[column]:
            z = found[Phase.FORWARD, Operand(Kind.SUM, column, unit, sample=own), "z"]
            assert z.value == moment.sums(column)[unit, sample]
            slope = found[Phase.BACKWARD, Operand(Kind.GRADIENT, column, unit, letter="z", sample=own), "∂L/∂z"]
            assert slope.value == moment.sum_gradients(column)[unit, sample]
            assert found[Phase.BACKWARD, Operand(Kind.GRADIENT, column, unit), "∂L/∂b"].value == biases[unit]
    weights = [line for (_, _, name), line in found.items() if name.startswith("∂L/∂w")]
    assert weights
    for line in weights:
        at = line.operand
        key = experiment.affine_keys[at.column - 1]
        assert line.value == network.gradients[f"{key}.weight"][at.source, at.unit]


def shown(moment: Moment, column: int, unit: int, *told: int | tuple[int, ...]) -> list[str]:
    return [
        text(part)
        for stop in moment.stops
        for part in formulae(lines(moment, stop, column, unit, *(told or told_of(moment.examples, 0))))
    ]


@pytest.fixture
def colours() -> Moment:
    experiment = small_experiment((Layer(4, "relu"),))
    return moment_of(experiment, random_theta(experiment), 1)


def test_a_neuron_is_told_in_symbols_and_in_numbers(colours: Moment) -> None:
    told = shown(colours, 1, 1)
    x, z = colours.inputs[0], colours.sums(1)[1, 0]
    *weights, b = colours.theta[1:16:4]
    products = " + ".join(f"{value:.4g} · {weight:.4g}" for value, weight in zip(x, weights, strict=True))
    terms = " + ".join(f"{value * weight:.4g}" for value, weight in zip(x, weights, strict=True))
    assert told[0] == f"z = Σ x_i · w_i + b = {products} + {b:.4g} = {terms} + {b:.4g} = {z:.4g}"
    assert told[1] == f"a = max(z, 0) = max({z:.4g}, 0) = {max(z, 0):.4g}"
    assert told[2].startswith("∂L/∂a = Σ ∂L/∂z_i · w_i = ")
    assert told[3].startswith("f′(z) = [a > 0] = [")
    assert told[4].startswith("∂L/∂z = ∂L/∂a · f′(z) = ")
    assert [line.split(" = ")[:2] for line in told[5:]] == [
        ["∂L/∂w_i", "∂L/∂z · x_i"],
        *(
            [f"∂L/∂w_{source + 1}", f"{slope:.4g} · {x[source]:.4g}"]
            for source, slope in enumerate([float(colours.sum_gradients(1)[1, 0])] * 3)
        ),
        ["∂L/∂b", "∂L/∂z"],
    ]


def test_softmax_shows_the_maximum_each_exponential_and_their_sum(colours: Moment) -> None:
    told = shown(colours, 2, 1)
    begun = [line.split(" = ")[:2] for line in told[1:7]]
    assert begun == [
        ["max z", "max(z_1, …, z_3)"],
        ["s", "z − max z"],
        ["Σ e^s", "Σ e^s_i"],
        ["L", "log(Σ e^s) − Σ t_i · s_i"],
        ["y", "e^s/Σ e^s"],
        ["∂L/∂z", "y − t"],
    ]
    assert told[3].count("e^") == 2 + 3


def test_a_term_of_the_loss_belongs_to_what_is_computed_not_to_the_target(colours: Moment) -> None:
    at_loss = next(stop for stop in colours.stops if stop.phase is Phase.LOSS)
    loss = lines(colours, at_loss, 2, 0, 0)[-1]
    assert loss.operand == Operand(Kind.LOSS)
    total, *answers = [term.operand for term in loss.terms]
    assert total == Operand(Kind.INTERMEDIATE, 2, letter="Σ e^s")
    assert answers == [Operand(Kind.INTERMEDIATE, 2, unit, letter="s") for unit in range(3)]


def test_a_single_input_is_no_sum() -> None:
    experiment = build(catalog.load("logistic-regression-line"))
    moment = moment_of(experiment, random_theta(experiment), 1)
    (z,) = lines(moment, moment.stops[0], 1, 0, 0)
    assert text(sides(z.part)[1]) == "x_1 · w_1 + b"


def test_the_loss_of_a_batch_sums_over_examples_and_classes() -> None:
    experiment = small_experiment(())
    moment = moment_of(experiment, random_theta(experiment), 8)
    loss = next(stop for stop in moment.stops if stop.phase is Phase.LOSS)
    *_, line = lines(moment, loss, 1, 0, 0)
    assert text(sides(line.part)[1]) == "1/8 · (Σ_n log((Σ e^s)^(n)) − Σ t_i^(n) · s_i^(n))"


def test_the_loss_of_a_batch_is_told_first_as_the_mean_of_those_of_its_examples() -> None:
    experiment = small_experiment(())
    moment = moment_of(experiment, random_theta(experiment), 8)
    loss = next(stop for stop in moment.stops if stop.phase is Phase.LOSS)
    whole, *_, own, second, third = lines(moment, loss, 1, 0, *told_of(8, 0))
    assert text(sides(whole.part)[1]) == "1/8 · Σ_n L^(n)"
    assert whole.value == moment.loss
    assert text(sides(own.part)[1]) == "log((Σ e^s)^(1)) − Σ t_i^(1) · s_i^(1)"
    assert [line.operand for line in (own, second, third)] == [Operand(Kind.LOSS, sample=each) for each in range(3)]
    assert [term.value * 8 for term in whole.terms[:3]] == pytest.approx([line.value for line in (own, second, third)])
    assert [term.count for term in whole.terms] == [1, 1, 1, 5]
    alone = [Moment(experiment, moment.theta, moment.inputs[[n]], moment.targets[[n]]).loss for n in range(3)]
    assert [line.value for line in (own, second, third)] == pytest.approx(alone, rel=1e-5)


def test_the_share_of_an_example_is_a_fraction_but_what_was_set_as_a_decimal_stays_one() -> None:
    def told(source: str, output: str) -> list[str]:
        hidden = (Layer(2, "leaky-relu"),)
        experiment = build(Spec(data=Data(source=source), network=Network(hidden, output=output)))
        moment = moment_of(experiment, random_theta(experiment), 100)
        return [text(sides(line.part)[1]) for *_, line in every_line(moment, 0)]

    assert {"1/100 · (y − t)", "max(z, 0.01 · z)"} <= set(told("two-spirals", "softmax"))
    assert "2/100 · (z − t)" in told("saddle", "linear")


def test_other_outputs_are_told_as_they_are_computed() -> None:
    def loss_lines(source: str, output: str) -> list[str]:
        hidden = () if output == "step" else (Layer(3, "tanh"),)
        experiment = build(Spec(data=Data(source=source), network=Network(hidden, output=output)))
        moment = moment_of(experiment, random_theta(experiment), 1)
        last = moment.columns - 1
        stops = [stop for stop in moment.stops if stop.layer is None]
        told = [sides(line.part) for stop in stops for line in lines(moment, stop, last, 0, 0)]
        return [f"{text(left)} = {text(right)}" for left, right, *_ in told]

    assert loss_lines("saddle", "linear") == ["L = (z − t)^2", "∂L/∂z = 2 · (z − t)"]
    assert loss_lines("and", "step") == ["L = ([z > 0] − t) · z", "∂L/∂z = [z > 0] − t"]
    assert loss_lines("xor", "sigmoid") == [
        "L = log(1 + e^−|z|) + ([z > 0] − t) · z",
        "y = 0.5 · tanh(0.5 · z) + 0.5",
        "∂L/∂z = y − t",
    ]


def test_of_784_inputs_the_three_that_count_most_are_shown_and_the_rest_in_one() -> None:
    experiment = small_digits(train=20, test=20)
    theta = random_theta(experiment)
    moment = moment_of(experiment, theta, 1)
    (line,) = lines(moment, moment.stops[0], 1, 2, 0)
    weights = theta[: 784 * 7].reshape(784, 7)[:, 2]
    largest = set(np.argsort(-np.abs(moment.inputs[0] * weights))[:3].tolist())
    assert {term.operand.unit for term in line.terms[:3]} == largest
    assert (line.terms[3].operand, line.terms[3].count) == (None, 781)
    assert line.terms[4].operand == Operand(Kind.BIAS, 1, 2)
    assert " + 781 more + " in text(line.part)
    assert_true(line)


def test_a_batch_sums_over_its_examples_and_shows_the_chosen_one_first() -> None:
    experiment = small_experiment((Layer(4, "tanh"),))
    moment = moment_of(experiment, random_theta(experiment), 20)
    stop = moment.stops[-1]
    for sample in (0, 11):
        first, *_ = lines(moment, stop, 1, 2, sample)
        assert text(first.rule) == "∂L/∂w_i = Σ_n ∂L/∂z^(n) · x_i^(n)"
        own = float(moment.sum_gradients(1)[2, sample]) * float(moment.inputs[sample, 0])
        assert own in [term.value for term in first.terms]
        assert first.terms[-1].count == 17
        assert first.value == moment.gradient[2]


def test_of_a_batch_one_example_is_told_in_full_and_of_a_few_others_what_comes_out() -> None:
    experiment = small_experiment((Layer(4, "tanh"),))
    moment = moment_of(experiment, random_theta(experiment), 5)
    a = moment.outputs(1)[0]
    first = lines(moment, moment.stops[1], 1, 0, *told_of(5, 0))
    assert [text(part) for part in formulae(first)] == [
        f"a^(1) = tanh(z^(1)) = tanh({moment.sums(1)[0, 0]:.4g}) = {a[0]:.4g}",
        f"a^(2) = {a[1]:.4g}, a^(3) = {a[2]:.4g}",
    ]
    assert [line.operand.sample for line in first] == [0, 1, 2]
    fourth = [text(part) for part in formulae(lines(moment, moment.stops[1], 1, 0, *told_of(5, 3)))]
    assert fourth[0].startswith("a^(4) = tanh(z^(4))")
    assert fourth[1] == f"a^(1) = {a[0]:.4g}, a^(2) = {a[1]:.4g}"


def test_the_sums_of_a_batch_show_the_examples_that_are_told_of() -> None:
    experiment = small_experiment((Layer(4, "tanh"),))
    moment = moment_of(experiment, random_theta(experiment), 9)
    *weights, bias = lines(moment, moment.stops[-1], 1, 0, *told_of(9, 7))
    gradients = moment.sum_gradients(1)[0]
    assert [term.value for term in bias.terms[:3]] == pytest.approx(gradients[[0, 1, 7]])
    assert [term.operand.sample for term in bias.terms[:3]] == [0, 1, 7]
    assert [line.in_full for line in weights] == [True, False, False]
    assert [text(part) for part in formulae([*weights, bias])][-1].startswith("∂L/∂b = Σ_n ∂L/∂z^(n) = ")


@pytest.mark.parametrize("count", [1, 6])
def test_the_weight_that_is_chosen_is_told_of_first(count: int) -> None:
    experiment = small_digits(train=20, test=20)
    moment = moment_of(experiment, random_theta(experiment), count)
    told = told_of(count, 0)
    first, *rest = lines(moment, moment.stops[-1], 1, 2, *told, source=3)
    assert first.operand == Operand(Kind.GRADIENT, 1, 2, source=3)
    assert first.in_full
    largest = [line.operand for line in lines(moment, moment.stops[-1], 1, 2, *told)]
    assert len(rest) == len(largest) - 1
    assert {line.operand for line in rest} < set(largest)
    assert lines(moment, moment.stops[-1], 1, 2, *told, source=largest[0].source)[0].operand == largest[0]


def test_of_a_smaller_batch_than_before_there_is_still_one_example_told_in_full() -> None:
    assert told_of(1, 0) == (0, ())
    assert told_of(3, 0) == (0, (1, 2))
    assert told_of(4, 9) == (3, (0, 1, 2))
    assert told_of(64, 9) == (9, (0, 1))


def test_numbers_say_what_they_are_and_only_what_came_from_outside_can_be_changed(colours: Moment) -> None:
    (z,) = lines(colours, colours.stops[0], 1, 3, 0)
    assert operands(z.part) == {
        *(Operand(Kind.INPUT, 0, source) for source in range(3)),
        *(Operand(Kind.WEIGHT, 1, 3, source) for source in range(3)),
        Operand(Kind.BIAS, 1, 3),
        Operand(Kind.SUM, 1, 3),
    }
    editable = [each for each in sides(z.part)[2].parts if isinstance(each, Number) and each.editable]
    assert len(editable) >= 4
    for stop in colours.stops[1:]:
        for line in lines(colours, stop, 1, 3, 0):
            assert "editable=True" not in repr(line.part)


def test_a_stop_has_lines_for_the_columns_that_it_concerns() -> None:
    experiment = small_experiment((Layer(4, "tanh"), Layer(3, "identity"), Layer(3, "step")))
    moment = moment_of(experiment, random_theta(experiment), 1)
    for stop in moment.stops:
        for column in range(moment.columns):
            # On the way back the stop of the affine layer after a column gives that column's ∂L/∂output.
            is_affine = stop.layer is not None and isinstance(moment.layers[stop.layer], Affine)
            before = stop.phase is Phase.BACKWARD and is_affine and column > 0
            concerned = moment.column_of(stop.layer) in ((column, column + 1) if before else (column,))
            assert concerned == bool(lines(moment, stop, column, 0, 0)), (stop, column)


def test_what_a_stop_does_not_concern_has_no_lines(colours: Moment) -> None:
    assert lines(colours, colours.stops[0], 2, 0, 0) == ()
    assert lines(colours, colours.stops[0], 0, 0, 0) == ()
    loss = next(stop for stop in colours.stops if stop.phase is Phase.LOSS)
    assert lines(colours, loss, 1, 0, 0) == ()


def test_numbers_that_overflowed_are_told_without_complaint() -> None:
    experiment = small_experiment((Layer(6, "relu"), Layer(6, "relu")))
    moment = moment_of(experiment, random_theta(experiment) * np.float32(1e30), 2)
    told = [line for *_, line in every_line(moment, *told_of(2, 0))]
    assert any(not np.isfinite(line.value) for line in told)


def numbers_of(part: Part) -> list[Number]:
    return [each for each in atoms(part) if isinstance(each, Number)]


def test_what_is_called_the_number_of_an_operand_is_that_and_what_follows_from_it_is_not() -> None:
    experiment = small_experiment((Layer(4, "tanh"),))
    for count in (1, 6):
        moment = moment_of(experiment, random_theta(experiment), count)
        values: dict[Operand, set[float]] = defaultdict(set)
        worked_out = 0
        for *_, line in every_line(moment, *told_of(count, 0)):
            for number in numbers_of(line.part):
                if number.worked_out:
                    worked_out += 1
                elif number.operand is not None:
                    values[number.operand].add(number.value)
        assert worked_out
        assert [operand for operand, found in values.items() if len(found) > 1] == []
