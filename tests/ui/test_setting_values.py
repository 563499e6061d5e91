import pytest

from pellucid.experiment.catalog import experiments
from pellucid.experiment.spec import Layer, Output, Source, Spec, StopCondition, choices, get, paths
from pellucid.ui.setting_values import short_text, value_text


@pytest.mark.parametrize(
    ("path", "value", "text"),
    [
        ("seed", 4711, "4711"),
        ("data.train", 4000, "4,000"),
        ("data.label_noise", 0.125, "12.5%"),
        ("data.class_names", ("cat", "dog"), "cat, dog"),
        ("data.folder", "", "–"),
        ("network.hidden", (Layer(50), Layer(100)), "50-100 ReLU"),
        ("network.hidden", (Layer(50), Layer(100, "tanh")), "50 ReLU, 100 Tanh"),
        ("network.hidden", (), "–"),
        ("training.learning_rate", 3e-5, "3.0e-5"),
        ("training.momentum", 0.95, "0.95"),
        ("training.schedule", "inverse-time", "1/t"),
        ("training.schedule_factor", 0.5, "0.5"),
        ("training.l1", 0.0003, "3.0e-4"),
        ("data.features", ("x1", "x2-squared", "sin-x1"), "x₁, x₂², sin x₁"),
    ],
)
def test_a_value_is_written_as_the_window_writes_it(path: str, value: object, text: str) -> None:
    assert value_text(path, value) == text


def test_a_long_path_is_shown_by_its_end() -> None:
    text = value_text("data.folder", "/a/long/way/to/the/place/where/the/pictures/lie")
    assert text.startswith("…")
    assert text.endswith("/pictures/lie")
    assert len(text) == 32


@pytest.mark.parametrize("path", paths())
def test_every_setting_has_a_text(path: str) -> None:
    assert value_text(path, get(Spec(), path))


@pytest.mark.parametrize(
    ("path", "keys"),
    [
        ("experiment", experiments()),
        ("data.source", choices(Source)),
        ("network.output", choices(Output)),
        ("training.stop", choices(StopCondition)),
    ],
)
def test_no_key_is_shown_in_the_place_of_words(path: str, keys: tuple[str, ...]) -> None:
    texts = [value_text(path, key) for key in keys]
    assert len(set(texts)) == len(keys)
    assert not set(texts) & set(keys)
    shorts = [short_text(path, key, keys[0]) for key in keys]
    assert all(short.endswith(text) for short, text in zip(shorts, texts, strict=True))


def test_a_stop_condition_on_a_chip_says_what_it_is_of() -> None:
    assert short_text("training.stop", "none", "early") == "stop None"


def test_the_noise_of_points_and_that_of_labels_are_told_apart() -> None:
    assert short_text("data.noise", 0.3, 0.1) == "noise 0.3"
    assert short_text("data.label_noise", 0.3, 0.1) == "label noise 30%"
