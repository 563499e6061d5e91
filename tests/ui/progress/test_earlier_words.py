import numpy as np
import pytest
from tests.ui.progress.kept import earlier, with_values

from pellucid.experiment.spec import Layer, Spec
from pellucid.training.messages import LEARNED, WEIGHT
from pellucid.ui.progress.earlier_words import result_text, rows, short_differences, title


def test_a_run_is_told_by_how_far_it_came_and_what_it_reached() -> None:
    run = earlier(epochs=30, loss=0.274)
    assert title(run) == "Epoch 30.00, step 360"
    assert rows(run, Spec())[:2] == [("test loss", "0.274"), ("test accuracy", "90.0%")]
    assert result_text(run) == "0.274"


def test_every_setting_that_differs_is_told_with_its_value_now() -> None:
    run = earlier(spec=with_values(seed=11, training__learning_rate=0.03, network__hidden=(Layer(8), Layer(8, "tanh"))))
    assert rows(run, with_values(network__hidden=(Layer(8),)))[2:] == [
        ("seed", "11 (now 42)"),
        ("layers", "8 ReLU, 8 Tanh (now 8 ReLU)"),
        ("learning rate", "3.0e-2 (now 1.0e-2)"),
    ]


def test_a_run_with_the_settings_of_now_says_so() -> None:
    assert rows(earlier(), Spec())[2:] == [("settings", "the same as now")]
    assert short_differences(earlier(), Spec()) == ["same settings"]


def test_where_there_are_no_classes_no_accuracy_is_told() -> None:
    run = earlier()
    run.evaluations.test_accuracy[:] = np.nan
    assert [name for name, _ in rows(run, Spec())] == ["test loss", "settings"]


def test_what_was_changed_on_the_way_is_told() -> None:
    run = earlier(changed=("learning_rate", WEIGHT, LEARNED))
    assert rows(run, Spec())[-1] == ("changed on the way", "learning rate, weights by hand, own example")


def test_a_run_that_diverged_says_that_instead_of_a_loss() -> None:
    run = earlier(diverged=True)
    assert result_text(run) == "diverged"
    assert ("training", "diverged") in rows(run, Spec())


def test_what_people_vary_most_comes_first_and_seeds_last() -> None:
    run = earlier(
        spec=with_values(
            seed=1,
            data__seed=2,
            data__label_noise=0.1,
            network__hidden=(Layer(8), Layer(8)),
            training__learning_rate=0.03,
            training__momentum=0.5,
        )
    )
    assert short_differences(run, Spec()) == [
        "8-8",
        "η 3.0e-2",
        "β₁ 0.5",
        "label noise 10%",
        "data seed 2",
        "seed 1",
    ]


@pytest.mark.parametrize(
    ("setting", "value", "words"),
    [
        ("network__hidden", (Layer(50, "tanh"), Layer(100, "tanh"), Layer(50, "tanh")), "Tanh"),
        ("network__hidden", (), "layers –"),
        ("training__optimizer", "adam", "Adam"),
        ("network__initialisation", "zeros", "Zeros"),
        ("training__schedule", "cosine", "Cosine"),
        ("data__source", "colour-names", "Colour names"),
        ("data__scaling", "standard", "standardised"),
        ("data__train", 1200, "train 1,200"),
        ("training__batch_size", 64, "batch 64"),
        ("network__gaussian_std", 0.02, "σ 0.02"),
        ("training__weight_decay", 1e-4, "λ 1.0e-4"),
        ("training__schedule_factor", 0.25, "factor 0.25"),
    ],
)
def test_a_difference_is_told_in_a_word_or_two(setting: str, value: object, words: str) -> None:
    assert short_differences(earlier(spec=with_values(**{setting: value})), Spec()) == [words]
