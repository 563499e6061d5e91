"""From the description of the data to a data set: source, split, label noise and scaling."""

import numpy as np

from pellucid.data.colour_names import TooManyExamplesError, colour_names
from pellucid.data.dataset import Dataset, Examples, Scaling
from pellucid.data.label_noise import with_noise
from pellucid.data.three_colours import three_colours
from pellucid.experiment.spec import Data, SpecError


def build_dataset(data: Data) -> Dataset:
    """Make the examples that `data` describes.

    Colours, their split and the choice of noisy labels each depend on the seed alone: changing the label noise or the
    scaling keeps the colours. Raises SpecError if the source has too few examples.
    """
    examples = _examples(data)
    noise = np.random.default_rng(np.random.SeedSequence(data.seed, spawn_key=(2,)))
    t_train, noisy = with_noise(examples.t_train, len(examples.class_names), data.label_noise, noise)
    return Dataset(
        feature_names=examples.feature_names,
        class_names=examples.class_names,
        x_train=examples.x_train,
        t_train=t_train,
        x_test=examples.x_test,
        t_test=examples.t_test,
        noisy=noisy,
        scaling=_scaling(data, examples),
        picture=examples.picture,
    )


def _examples(data: Data) -> Examples:
    match data.source:
        case "three-colours":
            return three_colours(data.train, data.test, data.seed)
        case "colour-names":
            try:
                return colour_names(data.train, data.test, data.seed)
            except TooManyExamplesError as error:
                raise SpecError(_too_many(data, error.available)) from None


def _too_many(data: Data, available: int) -> str:
    if data.test < available:
        remedy = f"With data.test at {data.test:,}, data.train can be at most {available - data.test:,}."
    else:
        remedy = "Take fewer of both."
    return (
        f"data.train and data.test together can be at most {available:,}, as many as there are colour names; "
        f"they were {data.train:,} and {data.test:,}. {remedy}"
    )


def _scaling(data: Data, examples: Examples) -> Scaling:
    match data.scaling:
        case "raw":
            return Scaling.raw(len(examples.feature_names))
        case "unit":
            return Scaling.unit(examples.low, examples.high)
        case "standard":
            return Scaling.standard(examples.x_train)
