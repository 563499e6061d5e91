from typing import get_args

import pytest

from pellucid.experiment.catalog import experiments, load
from pellucid.experiment.spec import Layer, PlaneSource, SpecError, validated, with_value


@pytest.mark.parametrize("name", experiments())
def test_every_experiment_is_valid_and_bears_its_name(name: str) -> None:
    spec = load(name)
    assert spec.experiment == name
    assert validated(spec) == spec


@pytest.mark.parametrize("name", ["colours", "colour-names", "colours-course"])
def test_colours_go_through_three_hidden_layers(name: str) -> None:
    assert load(name).network.hidden == (Layer(50), Layer(100), Layer(50))


def test_the_program_opens_with_colours() -> None:
    assert experiments()[0] == "colours"


def test_the_digits_are_those_in_the_box_and_go_through_two_hidden_layers() -> None:
    spec = load("digits")
    assert (spec.data.source, spec.data.train, spec.data.test, spec.data.scaling) == ("digits", 4_000, 1_000, "unit")
    assert spec.network.hidden == (Layer(50), Layer(100))
    assert (spec.training.optimizer, spec.training.learning_rate, spec.training.batch_size) == ("adam", 1e-3, 100)


@pytest.mark.parametrize("source", get_args(PlaneSource))
def test_every_shape_on_the_plane_is_an_experiment_of_the_same_name(source: PlaneSource) -> None:
    spec = load(source)
    assert (spec.data.source, spec.data.scaling, spec.data.features) == (source, "standard", ("x1", "x2"))
    assert spec.training.batch_size == 10


def test_two_spirals_go_through_two_hidden_layers_of_eight() -> None:
    spec = load("two-spirals")
    assert (spec.data.train, spec.data.test) == (400, 200)
    assert spec.network.hidden == (Layer(8, "tanh"), Layer(8, "tanh"))


def test_two_gaussians_need_no_hidden_layer() -> None:
    assert load("two-gaussians").network.hidden == ()


def test_logistic_regression_on_a_line_is_the_other_one_with_one_input() -> None:
    spec, line = load("logistic-regression"), load("logistic-regression-line")
    assert line.data.features == ("x1",)
    assert (line.network, line.training) == (spec.network, spec.training)
    assert line.data == with_value(spec, "data.features", ("x1",)).data


def test_the_three_colours_are_scaled_and_have_240_and_20_examples() -> None:
    data = load("colours").data
    assert (data.train, data.test, data.scaling, data.label_noise) == (240, 20, "unit", 0.0)


def test_as_in_the_course_means_raw_inputs_small_weights_and_plain_gradient_descent() -> None:
    spec = load("colours-course")
    assert (spec.data.train, spec.data.test, spec.data.scaling) == (240, 20, "raw")
    assert (spec.network.initialisation, spec.network.gaussian_std) == ("gaussian", 0.01)
    assert (spec.training.optimizer, spec.training.learning_rate, spec.training.weight_decay) == ("sgd", 0.01, 0.0)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("colors", "Did you mean colours"),
        ("sines", "There are: colours, colour-names, colours-course, digits, "),
        ("../colours", "Did you mean colours"),
    ],
)
def test_an_unknown_experiment_is_refused_naming_those_there_are(name: str, hint: str) -> None:
    with pytest.raises(SpecError) as refused:
        load(name)
    assert str(refused.value).startswith(f"There is no experiment named {name}. {hint}")
