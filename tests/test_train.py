import io
import json
import signal
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import numpy as np
import pytest
from tests.data.idx_files import small_set, write_set

from pellucid import cli, train
from pellucid.experiment.build import build
from pellucid.experiment.catalog import experiments, load
from pellucid.experiment.spec import with_value
from pellucid.training.learner import Learner
from pellucid.training.messages import StepEpoch
from pellucid.training.trainer import Trainer

KEYS = [
    "experiment",
    "epochs",
    "steps",
    "train_loss",
    "train_accuracy",
    "test_loss",
    "test_accuracy",
    "parameters",
    "seconds",
    "stopped",
]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def run(*arguments: str) -> int:
    return train.main(cli.parse(["train", *arguments]))


def result_of(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    def refuse(constant: str) -> None:
        raise AssertionError(f"{constant} is not JSON")

    result: dict[str, Any] = json.loads(capsys.readouterr().out, parse_constant=refuse)
    return result


def test_the_result_has_exactly_the_keys_that_programs_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("colours", "--epochs", "3", "--json") == 0
    result = result_of(capsys)
    assert list(result) == KEYS
    assert (result["experiment"], result["epochs"], result["steps"], result["parameters"]) == ("colours", 3, 36, 10_503)
    assert isinstance(result["epochs"], int)
    assert result["seconds"] >= 0


def test_the_three_colours_are_learnt_with_the_settings_as_they_come(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("colours", "--json") == 0
    result = result_of(capsys)
    assert result["steps"] == 2_400
    assert result["test_accuracy"] >= 0.95
    assert result["train_accuracy"] >= 0.95


def test_the_digits_are_learnt_with_the_settings_as_they_come(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("digits", "--json") == 0
    result = result_of(capsys)
    assert (result["steps"], result["parameters"]) == (800, 45_360)
    assert result["test_accuracy"] >= 0.9


def test_two_spirals_are_learnt_with_the_settings_as_they_come(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("two-spirals", "--json") == 0
    result = result_of(capsys)
    assert (result["epochs"], result["parameters"]) == (1_000, 114)
    assert result["test_accuracy"] >= 0.98


@pytest.mark.parametrize(
    ("name", "accuracy"), [("two-gaussians", 0.97), ("circles", 0.97), ("xor", 0.95), ("moons", 0.97), ("blobs", 0.98)]
)
def test_points_are_learnt_with_the_settings_as_they_come(
    name: str, accuracy: float, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(name, "--json") == 0
    assert result_of(capsys)["test_accuracy"] >= accuracy


def test_own_points_are_learnt_from_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "points.csv"
    file.write_text("x1,x2,label\n" + "2,2,A\n-2,-2,B\n2,-2,C\n" * 10, "utf-8")
    points = ("--set", "data.source=points", "--set", f"data.points={file}")
    assert run("blobs", *points, "--json") == 0
    assert result_of(capsys)["test_accuracy"] == 1.0
    assert run("blobs", "--set", "data.source=points") == 2
    assert "There are no points yet" in capsys.readouterr().err


def test_own_points_with_values_are_learnt_from_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "points.csv"
    file.write_text("x1,x2,y\n" + "3,0,0.5\n-3,0,-0.5\n0,3,0\n" * 10, "utf-8")
    points = ("--set", "data.source=value-points", "--set", f"data.value_points={file}")
    assert run("plane", *points, "--json") == 0
    assert result_of(capsys)["test_loss"] < 0.01


@pytest.mark.parametrize("name", experiments())
def test_every_experiment_trains(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(name, "--epochs", "1", "--json") == 0
    assert result_of(capsys)["experiment"] == name


@pytest.mark.parametrize("name", ["perceptron", "xor-gate"])
def test_the_gates_are_learnt_with_the_settings_as_they_come(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(name, "--json") == 0
    result = result_of(capsys)
    assert (result["train_accuracy"], result["test_accuracy"]) == (1.0, 1.0)


def test_of_values_no_accuracy_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("saddle", "--epochs", "2", "--json") == 0
    assert list(result_of(capsys)) == [key for key in KEYS if "accuracy" not in key]
    assert run("saddle", "--epochs", "2") == 0
    output = capsys.readouterr().out
    assert "test   loss" in output
    assert "accuracy" not in output
    assert run("saddle", "--set", "training.learning_rate=1e12", "--set", "training.optimizer=sgd") == 1
    assert "train  loss –\n" in capsys.readouterr().out


def test_data_and_output_may_change_together(capsys: pytest.CaptureFixture[str]) -> None:
    settings = ("--set", "data.source=plane", "--set", "network.output=linear")
    assert run("two-spirals", "--epochs", "1", "--json", *settings) == 0
    assert "train_accuracy" not in result_of(capsys)


def test_the_same_seed_gives_the_same_result_and_another_one_another(capsys: pytest.CaptureFixture[str]) -> None:
    results = []
    for seed in ("7", "7", "8"):
        assert run("colours", "--epochs", "4", "--seed", seed, "--json") == 0
        results.append({name: value for name, value in result_of(capsys).items() if name != "seconds"})
    assert results[0] == results[1]
    assert results[0]["train_loss"] != results[2]["train_loss"]


def test_the_result_is_that_of_the_learner_the_window_uses(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("colours", "--epochs", "2", "--set", "training.learning_rate=0.003", "--json") == 0
    result = result_of(capsys)
    learner = Learner(build(with_value(load("colours"), "training.learning_rate", 0.003)))
    for _ in range(24):
        learner.step()
    metrics = learner.evaluate()
    assert result["train_loss"] == metrics.train_loss
    assert result["test_accuracy"] == metrics.test_accuracy


def test_the_training_thread_comes_to_the_same_weights() -> None:
    spec = load("colours")
    learner = Learner(build(spec))
    for _ in range(12):
        learner.step()
    trainer = Trainer(spec)
    trainer.start()
    try:
        trainer.send(StepEpoch())
        frame, end = None, monotonic() + 20
        while (frame is None or frame.step < 12) and monotonic() < end:
            frame = trainer.take()[1] or frame
            sleep(0.002)
    finally:
        trainer.stop()
    assert frame is not None
    np.testing.assert_array_equal(frame.theta, learner.network.theta)


def test_early_stopping_ends_with_the_best_weights_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ("colours", "--epochs", "80", "--set", "training.learning_rate=0.01", "--set", "data.label_noise=0.4")
    stop = ("--set", "training.stop=early", "--set", "training.stop_patience=4")
    assert run(*arguments, *stop, "--json") == 0
    result = result_of(capsys)
    stopped = result["stopped"]
    assert (stopped["condition"], stopped["limit"]) == ("early", 4)
    assert result["epochs"] == stopped["weights_epoch"] + 4 < 80
    assert stopped["value"] == result["test_loss"]
    assert run(*arguments, *stop) == 0
    told = f"the test loss had not fallen for 4 epochs; the weights are those of epoch {stopped['weights_epoch']}"
    assert told in capsys.readouterr().out
    assert run(*arguments, "--epochs", str(stopped["weights_epoch"]), "--json") == 0
    assert result_of(capsys)["test_loss"] == result["test_loss"]


@pytest.mark.parametrize(
    ("settings", "condition", "told"),
    [
        (["training.stop=epochs"], "epochs", "stopped: epoch 30 was the last one planned"),
        (["training.stop=loss", "training.stop_loss=0.9"], "loss", "stopped: the train loss fell below 0.9"),
        (["training.stop=time", "training.stop_seconds=1e-6"], "time", "stopped: 1e-06 s of training were over"),
    ],
)
def test_each_condition_stops_and_is_named(
    settings: list[str], condition: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["colours", "--epochs", "30", "--set", "training.learning_rate=0.003"]
    arguments += [part for setting in settings for part in ("--set", setting)]
    assert run(*arguments, "--json") == 0
    result = result_of(capsys)
    assert result["stopped"]["condition"] == condition
    assert result["stopped"]["weights_epoch"] == result["epochs"]
    if condition == "loss":
        assert result["train_loss"] == result["stopped"]["value"] < 0.9
        assert isinstance(result["epochs"], int)
    assert run(*arguments) == 0
    assert told in capsys.readouterr().out


def test_training_that_ends_as_planned_names_no_condition(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("colours", "--epochs", "2", "--set", "training.stop=early", "--json") == 0
    assert result_of(capsys)["stopped"] is None
    assert run("colours", "--epochs", "2", "--set", "training.stop=early") == 0
    assert "stopped" not in capsys.readouterr().out


def test_settings_change_what_is_trained(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("colours", "--epochs", "1", "--set", "network.hidden=8:tanh,4", "--set", "data.train=50", "--json") == 0
    result = result_of(capsys)
    assert result["parameters"] == 3 * 8 + 8 + 8 * 4 + 4 + 4 * 3 + 3
    assert result["steps"] == 3


def test_without_json_the_result_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("colours", "--epochs", "2") == 0
    output = capsys.readouterr()
    assert "colours: 2 epochs in " in output.out
    assert "steps 24, parameters 10,503" in output.out
    assert "test   loss" in output.out
    assert output.err == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["colors"], "There is no experiment named colors. Did you mean colours"),
        (["sines"], "There are: colours, colour-names, colours-course, digits, "),
        (["colours", "--set", "training.learning_rat=1"], "Did you mean training.learning_rate"),
        (["colours", "--set", "training.optimizer=adan"], "There is no optimizer named adan. Did you mean adam?"),
        (["colours", "--set", "training.batch_size=0"], "training.batch_size must be at least 1; it was 0."),
        (["colours", "--set", "training.stop=soon"], "There is no stop named soon."),
        (["colours", "--set", "training.stop_loss=0"], "training.stop_loss must be more than 0; it was 0."),
        (["colours", "--epochs", "0"], "training.epochs must be at least 1; it was 0."),
        (["colours", "--epochs", "many"], "training.epochs must be a whole number; it was 'many'."),
        (["colours", "--seed", "-1"], "seed must be at least 0; it was -1."),
        (["colour-names", "--set", "data.train=1000"], "at most 554"),
        (["digits", "--set", "data.train=4001"], "data.train can be at most 4,000 with the source digits"),
        (
            ["digits", "--set", "network.initialisation=trained", "--set", "network.hidden=9"],
            "trained weights belong to",
        ),
        (["colours", "--set", "training.momentum"], "NAME=VALUE"),
        (["colours", "--set", "network.output=sigmoid"], "two classes; these have 3 classes. Take softmax."),
        (["perceptron", "--set", "network.hidden=3"], "The perceptron rule teaches a single unit"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2
    output = capsys.readouterr()
    assert output.out == ""
    (line,) = output.err.splitlines()
    assert message in line


def test_a_diverged_run_says_so_and_its_json_stays_valid(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("colours", "--set", "training.learning_rate=1e9", "--json") == 1
    output = capsys.readouterr()
    result = json.loads(output.out)
    assert list(result) == KEYS
    assert [result[name] for name in KEYS[3:7]] == [None] * 4
    assert result["steps"] < 2_400
    assert f"Training diverged: in step {result['steps'] + 1:,}" in output.err
    assert "--set training.learning_rate=3e-05" in output.err


def test_a_small_rate_that_diverges_is_answered_with_a_hundredth_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("colours-course", "--set", "training.learning_rate=0.5", "--set", "network.gaussian_std=10") == 1
    assert "--set training.learning_rate=0.005" in capsys.readouterr().err


def test_a_terminal_sees_a_bar_that_is_gone_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr(train, "REDRAW_SECONDS", 0.0)
    monkeypatch.setenv("COLUMNS", "60")
    assert run("colours", "--epochs", "2") == 0
    drawn = terminal.getvalue().split("\r")
    assert any("epoch 1.0 of 2, loss" in line and "[###############....." in line for line in drawn)
    assert all(len(line) < 60 for line in drawn)
    assert drawn[-1] == ""
    assert drawn[-2].strip() == ""
    assert len(drawn[-2]) >= max(len(line.rstrip()) for line in drawn)


def test_nothing_is_drawn_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("colours", "--epochs", "1", "--json") == 0
    assert capsys.readouterr().err == ""


def test_interrupting_finishes_the_step_and_gives_the_result_so_far(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    former = signal.getsignal(signal.SIGINT)
    step = Learner.step

    def step_and_interrupt(learner: Learner) -> float:
        if learner.steps == 5:
            signal.raise_signal(signal.SIGINT)
        return step(learner)

    monkeypatch.setattr(Learner, "step", step_and_interrupt)
    assert run("colours", "--json") == 130
    result = result_of(capsys)
    assert (result["steps"], result["epochs"]) == (6, 0.5)
    assert signal.getsignal(signal.SIGINT) is former


def test_a_diverged_run_shows_dashes_where_there_are_no_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("colours", "--set", "training.learning_rate=1e9") == 1
    assert "train  loss –  accuracy –" in capsys.readouterr().out


def test_pictures_of_ones_own_are_trained_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_set(tmp_path / "clothes", values=small_set((28, 28)))
    settings = ("data.source=idx", f"data.folder={folder}", "data.train=5", "data.test=4", "data.class_names=a,b,c")
    assert run("digits", "--epochs", "2", "--json", *(word for each in settings for word in ("--set", each))) == 0
    result = result_of(capsys)
    assert (result["epochs"], result["steps"], result["parameters"]) == (2, 2, 39_250 + 5_100 + 303)


def test_a_folder_without_pictures_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("digits", "--set", "data.source=idx", "--set", f"data.folder={tmp_path}") == 2
    assert f"{tmp_path}: These files are missing: train-images" in capsys.readouterr().err
