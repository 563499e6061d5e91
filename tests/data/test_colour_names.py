import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.data.colour_names import (
    SMALLEST_CLASS,
    TooManyExamplesError,
    colour_names,
    head_noun,
    named_colours,
    survey,
)


def test_the_survey_is_whole() -> None:
    assert len(survey()) == 949
    colours = dict(survey())
    assert len(colours) == 949
    assert colours["cloudy blue"].tolist() == [172, 194, 217]
    assert colours["cerulean"].tolist() == [4, 133, 209]


@pytest.mark.parametrize(
    ("name", "noun"),
    [
        ("dark olive green", "green"),
        ("grey", "grey"),
        ("red orange", "orange"),
        ("reddish", None),
        ("blue/green", None),
        ("darkblue", None),
        ("teal", None),
    ],
)
def test_the_last_word_of_a_name_is_its_noun(name: str, noun: str | None) -> None:
    assert head_noun(name) == noun


def test_there_is_a_class_for_every_noun_with_enough_colours() -> None:
    class_names, colours, labels = named_colours()
    assert class_names == ("red", "green", "blue", "pink", "purple", "brown", "yellow", "grey", "orange")
    assert (np.bincount(labels) >= SMALLEST_CLASS).all()
    assert dict(zip(class_names, np.bincount(labels).tolist(), strict=True)) == {
        "red": 36,
        "green": 171,
        "blue": 111,
        "pink": 53,
        "purple": 48,
        "brown": 45,
        "yellow": 39,
        "grey": 26,
        "orange": 25,
    }
    assert colours.shape == (554, 3)
    assert sum(head_noun(name) in ("black", "white") for name, _ in survey()) < SMALLEST_CLASS


def test_training_and_test_colours_never_overlap_and_may_use_all() -> None:
    examples = colour_names(454, 100, seed=1)
    both = np.concatenate([examples.x_train, examples.x_test])
    assert len(np.unique(both, axis=0)) == 554


@given(st.integers(60, 400), st.integers(40, 150), st.integers(0, 100))
def test_both_sets_have_the_classes_in_their_shares(train: int, test: int, seed: int) -> None:
    examples = colour_names(train, test, seed)
    share = np.bincount(named_colours()[2]) / 554
    for labels in (examples.t_train, examples.t_test):
        assert np.abs(np.bincount(labels, minlength=9) - share * labels.size).max() < 2


def test_the_test_colours_do_not_depend_on_how_many_train() -> None:
    few, many = colour_names(50, 100, seed=2), colour_names(454, 100, seed=2)
    np.testing.assert_array_equal(few.x_test, many.x_test)
    np.testing.assert_array_equal(few.x_train, many.x_train[:50])


def test_asking_for_more_than_there_are_names_how_many_there_are() -> None:
    with pytest.raises(TooManyExamplesError) as refused:
        colour_names(500, 55, seed=0)
    assert refused.value.available == 554
