import math
from typing import Any

import msgspec
import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from pellucid.data.points import Point, ValuePoint
from pellucid.experiment.spec import (
    Activation,
    Layer,
    Network,
    Spec,
    SpecError,
    choices,
    differences,
    get,
    is_live,
    paths,
    validated,
    with_value,
)


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("training.batch_size", 0, "training.batch_size must be at least 1; it was 0."),
        ("data.train", 1_000_000, "data.train must be at most 60,000; it was 1,000,000."),
        ("data.train", 2.5, "data.train must be a whole number; it was 2.5."),
        ("training.learning_rate", "fast", "training.learning_rate must be a number; it was 'fast'."),
        ("training.learning_rate", math.nan, "training.learning_rate must be at least 0; it was nan."),
        ("training.learning_rate", math.inf, "training.learning_rate must be at most 1,000,000,000,000; it was inf."),
        ("training.momentum", 1.0, "training.momentum must be less than 1; it was 1."),
        ("network.gaussian_std", 0.0, "network.gaussian_std must be more than 0; it was 0."),
        ("seed", True, "seed must be a whole number; it was true."),
        ("training.optimizer", "adan", "There is no optimizer named adan. Did you mean adam?"),
        ("data.scaling", "none", "There is no scaling named none. There are: raw, standard, unit."),
        ("network.hidden", 5, "network.hidden must be a list; it was 5."),
        ("network.hidden", (Layer(5),) * 9, "network.hidden can have at most 8 entries; there were 9."),
        ("network.hidden", (Layer(5), Layer(0)), "network.hidden[1].units must be at least 1; it was 0."),
        ("network.hidden", (Layer(5, "rleu"),), "There is no activation named rleu. Did you mean relu?"),  # type: ignore[arg-type]
        ("network.hidden", [{"units": 5, "unit": 6}], "There is no setting named network.hidden[0].unit. "
         "Did you mean network.hidden[0].units?"),
        ("network.hidden", [{"activation": "tanh"}], "network.hidden[0].units is missing."),
        ("data.features", (), "data.features needs at least 1; there were 0."),
        ("data.features", ("x1", "products"), "There is no feature named products. Did you mean product?"),
        ("data.points", ((1.0, 2.0, 0), (1.0, 7.0, 0)), "data.points[1].x2 must be at most 6; it was 7."),
        ("data.points", ((1.0, math.nan, 0),), "data.points[0].x2 must be at least -6; it was nan."),
        ("data.points", (Point(1.0, 2.0, 6),), "data.points[0].label must be at most 5; it was 6."),
        ("data.points", ((1.0, 2.0, 0, 1),), "data.points[0].test must be true or false; it was 1."),
        ("data.points", ((1.0, 2.0),), "data.points[0] must be a list of x1, x2, label, test; there were 2 values."),
        ("data.points", ((1.0, 2.0, 0, True, 5),), "data.points[0] must be a list of x1, x2, label, test; "
         "there were 5 values."),
        ("data.value_points", ((1.0, 2.0, 10.5),), "data.value_points[0].y must be at most 10; it was 10.5."),
        ("data.points", ("A",), "data.points[0] must be a list of x1, x2, label, test; it was 'A'."),
        ("data.points", (Point(1.0, 2.0, 0),) * 5_001, "data.points can have at most 5,000 entries; there were 5,001."),
        ("network.hidden", ["50"], "network.hidden[0] must be a table of settings; it was '50'."),
    ],
)  # fmt: skip
def test_a_value_out_of_range_is_refused_in_a_sentence(path: str, value: Any, message: str) -> None:
    with pytest.raises(SpecError) as refused:
        with_value(Spec(), path, value)
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("optimizer", "Did you mean training.optimizer?"),
        ("training.learningrate", "Did you mean training.learning_rate?"),
        ("network.layers", "There are: network.hidden, network.initialisation, network.gaussian_std, network.output."),
    ],
)
def test_a_setting_that_does_not_exist_is_refused_naming_the_nearest(path: str, hint: str) -> None:
    for refused in (lambda: get(Spec(), path), lambda: with_value(Spec(), path, 1)):
        with pytest.raises(SpecError) as error:
            refused()
        assert str(error.value) == f"There is no setting named {path}. {hint}"


def test_a_name_like_no_setting_gets_all_of_them() -> None:
    with pytest.raises(SpecError) as refused:
        get(Spec(), "zzz")
    assert all(path in str(refused.value) for path in paths())


def test_every_path_can_be_read_and_written() -> None:
    assert {"seed", "data.label_noise", "network.hidden", "training.epochs"} <= set(paths())
    for path in paths():
        assert with_value(Spec(), path, get(Spec(), path)) == Spec()


@given(st.floats(0, 1e12))
def test_a_change_touches_one_value_and_leaves_the_original_alone(rate: float) -> None:
    before = Spec()
    after = with_value(before, "training.learning_rate", rate)
    assert before == Spec()
    assert differences(before, after) == ({"training.learning_rate": (0.01, rate)} if rate != 0.01 else {})


def test_a_whole_number_does_for_any_number() -> None:
    rate = get(with_value(Spec(), "training.learning_rate", 1), "training.learning_rate")
    assert (rate, type(rate)) == (1.0, float)


def test_layers_may_be_given_as_tables() -> None:
    spec = with_value(Spec(), "network.hidden", [{"units": 4, "activation": "tanh"}, {"units": 2}])
    assert spec.network.hidden == (Layer(4, "tanh"), Layer(2, "relu"))


def test_points_may_be_given_as_lists_and_survive_a_file() -> None:
    spec = with_value(Spec(), "data.points", [[1, 2.5, 0], [-1.0, 0.0, 3, True]])
    assert spec.data.points == (Point(1.0, 2.5, 0), Point(-1.0, 0.0, 3, test=True))
    written = tomli_w.dumps(msgspec.to_builtins(spec))
    assert msgspec.toml.decode(written, type=Spec) == spec


def test_points_with_values_survive_a_file() -> None:
    spec = with_value(Spec(), "data.value_points", [[1, 2.5, 0], [-1.0, 0.0, -0.25, True]])
    assert spec.data.value_points == (ValuePoint(1.0, 2.5, 0.0), ValuePoint(-1.0, 0.0, -0.25, test=True))
    written = tomli_w.dumps(msgspec.to_builtins(spec))
    assert msgspec.toml.decode(written, type=Spec) == spec


def test_a_change_elsewhere_does_not_go_through_the_points() -> None:
    """Thousands of points would make each move of a slider slow."""
    spec = with_value(Spec(), "data.points", (Point(1.0, 2.5, 0),))
    for path, value in (("training.learning_rate", 0.5), ("network.hidden", (Layer(3),))):
        assert with_value(spec, path, value).data is spec.data


def test_what_one_section_refuses_names_the_whole_path() -> None:
    with pytest.raises(SpecError, match=r"^There is no setting named network\.hidden\[0\]\.unit\."):
        validated(Spec(network=Network(hidden=({"unit": 5},))))  # type: ignore[arg-type]


def test_the_defaults_are_valid() -> None:
    assert validated(Spec()) == Spec()


def test_training_is_live_and_the_rest_is_built_anew() -> None:
    assert is_live("training.learning_rate")
    assert not is_live("network.hidden")
    assert not is_live("data.train")
    assert not is_live("seed")


def test_choices_come_in_the_order_in_which_they_are_offered() -> None:
    assert choices(Activation)[:2] == ("relu", "leaky-relu")
