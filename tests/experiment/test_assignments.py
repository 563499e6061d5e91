from pathlib import Path

import pytest

from pellucid.data.points import Point, ValuePoint
from pellucid.experiment.assignments import assigned
from pellucid.experiment.spec import Layer, Spec, SpecError, get


@pytest.mark.parametrize(
    ("assignment", "value"),
    [
        ("training.learning_rate=0.05", 0.05),
        ("training.learning_rate=1e9", 1e9),
        ("training.learning_rate = 0,05", 0.05),
        ("training.batch_size=7", 7),
        ("seed=3", 3),
        ("data.source=colour-names", "colour-names"),
        ("network.hidden=50,100,50", (Layer(50), Layer(100), Layer(50))),
        ("network.hidden=50:tanh, 20", (Layer(50, "tanh"), Layer(20))),
        ("network.hidden=", ()),
        ("data.features=x1, x2,product", ("x1", "x2", "product")),
    ],
)
def test_a_setting_can_be_written_as_text(assignment: str, value: object) -> None:
    path = assignment.partition("=")[0].strip()
    assert get(assigned(Spec(), assignment), path) == value


def test_points_are_named_by_their_file(tmp_path: Path) -> None:
    file = tmp_path / "points.csv"
    file.write_text("x1,x2,label\n1,2,B\n", "utf-8")
    assert assigned(Spec(), f"data.points={file}").data.points == (Point(1, 2, 1),)
    assert assigned(Spec(), "data.points=").data.points == ()
    file.write_text("x1,x2,label\n1,two,B\n", "utf-8")
    with pytest.raises(SpecError, match=r"points\.csv: Row 2: 'two' is not a number\."):
        assigned(Spec(), f"data.points={file}")


def test_points_with_values_have_a_setting_of_their_own(tmp_path: Path) -> None:
    values, classes = tmp_path / "values.csv", tmp_path / "classes.csv"
    values.write_text("x1,x2,y\n1,2,0.5\n", "utf-8")
    classes.write_text("x1,x2,label\n1,2,B\n", "utf-8")
    assert assigned(Spec(), f"data.value_points={values}").data.value_points == (ValuePoint(1, 2, 0.5),)
    with pytest.raises(SpecError, match=r"values\. Give it to data\.value_points, with value-points for data\.source"):
        assigned(Spec(), f"data.points={values}")
    with pytest.raises(SpecError, match=r"classes\. Give it to data\.points, with points for data\.source"):
        assigned(Spec(), f"data.value_points={classes}")


@pytest.mark.parametrize(
    ("assignment", "message"),
    [
        ("training.learning_rate=fast", "training.learning_rate must be a number; it was 'fast'."),
        ("training.learning_rate=", "training.learning_rate must be a number; it was ''."),
        ("training.learning_rate=nan", "training.learning_rate must be at least 0; it was nan."),
        ("training.batch_size=2.5", "training.batch_size must be a whole number; it was '2.5'."),
        ("training.batch_size=0", "training.batch_size must be at least 1; it was 0."),
        ("training.optimizer=adan", "There is no optimizer named adan. Did you mean adam?"),
        ("training.optimiser=adam", "There is no setting named training.optimiser. Did you mean training.optimizer?"),
        ("network.hidden=50,x", "network.hidden[1].units must be a whole number; it was 'x'."),
        ("network.hidden=50:rleu", "There is no activation named rleu. Did you mean relu?"),
        ("network.hidden=600", "network.hidden[0].units must be at most 512; it was 600."),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(assignment: str, message: str) -> None:
    with pytest.raises(SpecError) as refused:
        assigned(Spec(), assignment)
    assert str(refused.value) == message


def test_an_assignment_needs_a_value() -> None:
    with pytest.raises(SpecError, match="written as NAME=VALUE"):
        assigned(Spec(), "training.learning_rate")


def test_an_experiment_keeps_its_name() -> None:
    with pytest.raises(SpecError, match="experiment is a name, not a setting"):
        assigned(Spec(), "experiment=other")


@pytest.mark.parametrize(
    ("text", "names"), [("coat, dress,shirt", ("coat", "dress", "shirt")), ("", ()), ("T-shirt", ("T-shirt",))]
)
def test_names_of_classes_stand_between_commas(text: str, names: tuple[str, ...]) -> None:
    assert assigned(Spec(), f"data.class_names={text}").data.class_names == names


def test_a_folder_is_text_as_it_stands() -> None:
    assert assigned(Spec(), "data.folder=/data/my set, 2").data.folder == "/data/my set, 2"
