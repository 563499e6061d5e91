import numpy as np
import pytest
from msgspec.structs import replace

from pellucid.experiment.build import Experiment, build
from pellucid.experiment.catalog import load
from pellucid.experiment.frame import Frame
from pellucid.experiment.spec import with_value
from pellucid.lens.perceptron_rule import follows_rule, last_correction, last_example, returns_after


def perceptron(source: str = "and") -> Experiment:
    return build(with_value(load("perceptron"), "data.source", source))


def frame(theta: tuple[float, ...], step: int = 0, rate: float = 1.0, corrected_at: int | None = None) -> Frame:
    return Frame(1, step, step / 4, np.array(theta, np.float32), 0.0, rate, None, 0, corrected_at)


def by_hand(experiment: Experiment, theta: tuple[float, ...], steps: int, rate: float = 1.0) -> tuple[float, ...]:
    """Go so many steps by the rule, from the first line on."""
    moved = np.array(theta, np.float64)
    points, targets = experiment.dataset.x_train, experiment.dataset.t_train
    for step in range(steps):
        x = np.append(points[step % 4], 1.0)
        moved += rate * (targets[step % 4] - (x @ moved > 0)) * x
    return tuple(moved.tolist())


def test_the_last_update_is_told_with_its_point_and_both_answers() -> None:
    # Step 4 was about (1, 1), step 6 about (0, 1); 7 and 8 found nothing to correct.
    found = last_correction(perceptron(), frame((1, 0, -1), step=8, corrected_at=6))
    assert found is not None
    assert (found.step, found.example) == (6, 1)
    assert found.point.tolist() == [0, 1]
    assert (found.target, found.answer) == (0, 1)


def test_before_the_first_update_there_is_none_to_tell_of() -> None:
    assert last_correction(perceptron(), frame((0, 0, 0), step=3)) is None
    assert last_example(perceptron(), frame((0, 0, 0), step=3)) == 2
    assert last_example(perceptron(), frame((0, 0, 0))) is None


@pytest.mark.parametrize("rate", [1.0, 0.25])
def test_xor_comes_back_to_its_weights_for_ever(rate: float) -> None:
    experiment = perceptron("xor-gate")
    theta = by_hand(experiment, (0, 0, 0), 40, rate)
    steps = returns_after(experiment, frame(theta, 40, rate))
    assert steps is not None
    assert by_hand(experiment, theta, steps, rate) == theta
    assert all(by_hand(experiment, theta, fewer, rate) != theta for fewer in range(4, steps, 4))


def test_weights_on_the_way_to_a_cycle_do_not_come_back() -> None:
    experiment = perceptron("xor-gate")
    assert returns_after(experiment, frame((7.0, 5.0, -3.0))) is None


@pytest.mark.parametrize("source", ["and", "nand", "or"])
def test_what_a_line_separates_never_comes_back(source: str) -> None:
    experiment = perceptron(source)
    for step in range(60):
        assert returns_after(experiment, frame(by_hand(experiment, (0, 0, 0), step), step)) is None


@pytest.mark.parametrize("rate", [0.0, 1.0])
def test_nothing_is_foretold_without_a_step_or_without_numbers(rate: float) -> None:
    theta = (0.0, 0.0, 0.0) if rate == 0.0 else (float("nan"), 0.0, 0.0)
    assert returns_after(perceptron("xor-gate"), frame(theta, rate=rate)) is None


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("training.optimizer", "momentum"),
        ("training.batch_size", 2),
        ("training.schedule", "cosine"),
        ("training.weight_decay", 0.01),
        ("training.l1", 0.01),
    ],
)
def test_with_other_settings_it_is_another_rule(path: str, value: object) -> None:
    spec = load("perceptron")
    assert follows_rule(spec)
    assert not follows_rule(with_value(spec, path, value))
    assert not follows_rule(replace(spec, network=replace(spec.network, output="sigmoid")))
