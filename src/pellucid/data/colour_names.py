"""Colour names: what people called the colours of the xkcd colour survey, by the noun at the end of the name.

Source: Munroe 2010, "Color survey results", https://xkcd.com/color/rgb.txt (public domain, CC0).
"""

from functools import cache
from importlib.resources import files

import numpy as np

from pellucid.data.dataset import Examples, FloatArray, IntArray
from pellucid.data.rgb import FEATURE_NAMES, HIGH, LOW
from pellucid.data.stratified import stratified_order

NOUNS = ("red", "green", "blue", "pink", "purple", "brown", "yellow", "grey", "orange", "black", "white")
SMALLEST_CLASS = 25


class TooManyExamplesError(ValueError):
    """More examples were asked for than there are: `available`."""

    def __init__(self, asked: int, available: int) -> None:
        super().__init__(f"{asked} examples were asked for; there are {available}")
        self.available = available


def colour_names(train: int, test: int, seed: int) -> Examples:
    """Return named colours for training and for testing, each with the classes in about their shares of the whole.

    The test colours do not depend on the number of training colours, and a larger training set keeps those of a
    smaller one. Raises TooManyExamplesError if there are fewer than train + test.
    """
    class_names, rgb, labels = named_colours()
    if train + test > labels.size:
        raise TooManyExamplesError(train + test, labels.size)
    order = stratified_order(labels, np.random.default_rng(seed))
    for_test, for_training = order[:test], order[::-1][:train]
    return Examples(
        feature_names=FEATURE_NAMES,
        class_names=class_names,
        low=LOW,
        high=HIGH,
        x_train=rgb[for_training],
        t_train=labels[for_training],
        x_test=rgb[for_test],
        t_test=labels[for_test],
    )


def head_noun(name: str) -> str | None:
    """Return the noun a colour name ends in ("dark olive green" → "green"), or None if that is none of NOUNS.

    A derived or joined word such as "reddish" or "blue/green" is not one of the nouns. The survey spells "grey".
    """
    noun = name.split()[-1]
    return noun if noun in NOUNS else None


@cache
def survey() -> tuple[tuple[str, FloatArray], ...]:
    """Return all names of the survey, in its order, each with its colour: float32 (3,) of R, G, B from 0 to 255."""
    text = files("pellucid").joinpath("assets/colours/xkcd.csv").read_text("utf-8")
    rows = [line.split(",") for line in text.splitlines() if not line.startswith("#")][1:]
    return tuple((name, np.array([int(level) for level in rgb], np.float32)) for name, *rgb in rows)


@cache
def named_colours() -> tuple[tuple[str, ...], FloatArray, IntArray]:
    """Return the class names, the colours (examples, 3) and their classes (examples,).

    There is one class for each of NOUNS in which at least SMALLEST_CLASS names end.
    """
    nouns = [head_noun(name) for name, _ in survey()]
    class_names = tuple(noun for noun in NOUNS if nouns.count(noun) >= SMALLEST_CLASS)
    kept = [
        (rgb, class_names.index(noun)) for (_, rgb), noun in zip(survey(), nouns, strict=True) if noun in class_names
    ]
    return class_names, np.stack([rgb for rgb, _ in kept]), np.array([label for _, label in kept], np.int64)
