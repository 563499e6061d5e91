"""Of many products a few are shown, the rest in one: which they are, and of what sign."""

import numpy as np
from tests.lens.by_hand import random_theta, small_digits, small_experiment
from tests.lens.explain.reading import sides, text
from tests.lens.explain.test_lines import moment_of

from pellucid.experiment.build import build
from pellucid.experiment.spec import Data, Layer, Network, Spec
from pellucid.lens.explain.expression import Products, Quantity
from pellucid.lens.explain.folding import Folding
from pellucid.lens.explain.lines import lines, told_of
from pellucid.lens.explain.moment import Moment, Phase, Stop
from pellucid.lens.explain.notation import Kind, Number, Operand
from pellucid.lens.explain.telling import most_telling

ALONE = Folding(1, (0,))


def products_of(*values: float) -> Products:
    """Return a sum of products of two numbers, the first of which are given."""

    def factors(at: int) -> tuple[Quantity, Quantity]:
        first, second = (Operand(kind, 1, at) for kind in (Kind.SUM, Kind.ACTIVATION))
        return Quantity(values[at], "z", operand=first), Quantity(1.0, "a", operand=second)

    return Products(np.array(values), factors)


def stop_of(moment: Moment, phase: Phase) -> Stop:
    return next(stop for stop in moment.stops if stop.phase is phase)


def digits_moment(count: int = 1) -> Moment:
    experiment = small_digits(train=20, test=20)
    return moment_of(experiment, random_theta(experiment), count)


def test_the_largest_products_are_shown_in_their_order() -> None:
    shown = ALONE.shown(products_of(1.0, -5.0, 0.5, 3.0, -0.1))
    assert (shown.products, shown.rest, shown.bias) == ((0, 1, 3), 2, None)


def test_four_products_are_shown_and_of_five_three() -> None:
    assert ALONE.shown(products_of(*[1.0] * 4)).products == (0, 1, 2, 3)
    assert ALONE.shown(products_of(*[1.0] * 5)).products == (0, 1, 2)


def test_a_product_that_is_no_number_is_not_hidden_among_the_rest() -> None:
    shown = ALONE.shown(products_of(1.0, 2.0, 3.0, 4.0, np.nan, -np.inf))
    assert {4, 5} < set(shown.products)


def test_every_exponential_of_ten_classes_is_shown() -> None:
    moment = digits_moment()
    told = lines(moment, stop_of(moment, Phase.LOSS), moment.columns - 1, 0, 0)
    (total,) = [sides(line.part) for line in told if text(sides(line.part)[0]) == "Σ e^s"]
    assert text(total[2]).count("e^") == 10


def test_the_rest_keeps_the_sign_with_which_the_formula_has_it_though_it_comes_to_0() -> None:
    moment = digits_moment()
    loss = lines(moment, stop_of(moment, Phase.LOSS), moment.columns - 1, 0, 0)[-1]
    rest = next(term for term in loss.terms if term.operand is None)
    assert (rest.value, rest.count, rest.subtracted) == (0.0, 7, True)


def test_the_weights_with_the_largest_gradients_are_told_of() -> None:
    moment = digits_moment()
    unit = most_telling(moment, 1)
    weights = [line for line in lines(moment, moment.stops[-1], 1, unit, 0) if line.operand.source is not None]
    gradients = np.abs(moment.layout.blocks[0].matrix(moment.gradient)[:-1, unit])
    assert gradients.any()
    assert sorted(abs(line.value) for line in weights) == sorted(gradients.tolist())[-3:]
    assert [line.operand.source for line in weights] == sorted(line.operand.source for line in weights)


def test_what_a_batch_adds_up_is_shown_once() -> None:
    experiment = small_experiment((Layer(4, "tanh"),))
    moment = moment_of(experiment, random_theta(experiment), 6)
    first, *_ = lines(moment, moment.stops[-1], 1, 0, *told_of(6, 0))
    symbol, products, result = sides(first.part)
    assert text(symbol) == "∂L/∂w_1"
    assert text(products).endswith(" + 3 more")
    assert isinstance(result, Number)


def test_of_other_examples_a_batch_tells_results_and_nothing_on_the_way() -> None:
    experiment = small_experiment((Layer(4, "tanh"),))
    moment = moment_of(experiment, random_theta(experiment), 6)
    slope = next(stop for stop in moment.stops if (stop.phase, stop.title) == (Phase.BACKWARD, "Tanh"))
    told = [line.operand for line in lines(moment, slope, 1, 0, *told_of(6, 0))]
    assert [each.sample for each in told if each.kind is Kind.INTERMEDIATE] == [0]
    assert [each.sample for each in told if each.kind is Kind.GRADIENT] == [0, 1, 2]


def test_of_a_batch_weights_can_be_changed_but_not_the_inputs_of_one_example() -> None:
    experiment = small_experiment((Layer(4, "tanh"),))
    moment = moment_of(experiment, random_theta(experiment), 6)
    first, *_ = lines(moment, moment.stops[0], 1, 0, *told_of(6, 0))
    numbers = [each for each in sides(first.part)[2].parts if isinstance(each, Number)]
    assert {each.operand.kind for each in numbers if each.editable} == {Kind.WEIGHT, Kind.BIAS}
    assert {each.operand.kind for each in numbers if not each.editable} == {Kind.INPUT}


def test_between_two_numbers_of_which_the_larger_is_taken_nothing_is_left_out() -> None:
    for source, symbols in (("xor", "max(z_1, z_2)"), ("three-colours", "max(z_1, …, z_3)")):
        experiment = build(Spec(data=Data(source=source), network=Network((Layer(2),), output="softmax")))
        moment = moment_of(experiment, random_theta(experiment), 1)
        first, *_ = lines(moment, stop_of(moment, Phase.LOSS), moment.columns - 1, 0, 0)
        assert text(sides(first.part)[1]) == symbols
