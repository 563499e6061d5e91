"""From the description of the data to a data set: source, split, label noise and scaling."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import numpy as np

from pellucid.data import plane
from pellucid.data.class_names import LONGEST_NAME, Fault, name_faults
from pellucid.data.colour_names import TooManyExamplesError, colour_names
from pellucid.data.dataset import Dataset, Examples, RawArray, Scaling
from pellucid.data.digits import boxed_digits, find_full_mnist, full_mnist
from pellucid.data.gates import gate
from pellucid.data.idx_fault import IdxError
from pellucid.data.images import ImageSet
from pellucid.data.imported import imported
from pellucid.data.label_noise import with_noise
from pellucid.data.pictures import pictures
from pellucid.data.places import VARIABLE, user_data_folder
from pellucid.data.plane import plane_points
from pellucid.data.plane_features import PlaneScaling
from pellucid.data.plane_values import Surface, multi_gaussian, saddle, slope, surface_points
from pellucid.data.points import point_examples
from pellucid.data.three_colours import three_colours
from pellucid.experiment.own_points import own_points
from pellucid.experiment.spec import Data, SpecError, ValueSource

SURFACES: dict[ValueSource, Surface] = {"plane": slope, "saddle": saddle, "multi-gaussian": multi_gaussian}


def build_dataset(data: Data) -> Dataset:
    """Make the examples that `data` describes.

    Examples, their split and the choice of noisy labels each depend on the seed alone: changing the label noise or the
    scaling keeps the examples. Pictures take room: whoever asks for the same ones again shares them. Raises SpecError
    if the source is not there or has too few examples.
    """
    match data.source:
        case "three-colours":
            return _assembled(data, three_colours(data.train, data.test, data.seed))
        case "colour-names":
            try:
                return _assembled(data, colour_names(data.train, data.test, data.seed))
            except TooManyExamplesError as error:
                raise SpecError(_too_many(data, error.available)) from None
        case "digits":
            return _of_pictures(data, boxed_digits())
        case "mnist":
            return _of_pictures(data, _mnist())
        case "idx":
            return _of_pictures(data, _imported(data.folder))
        case _:
            return _assembled(data, _points(data))


def _points(data: Data) -> Examples:
    if len(set(data.features)) < len(data.features):
        raise SpecError(f"data.features must name each feature once; they were {', '.join(data.features)}.")
    match data.source:
        case "points" | "value-points":
            points = own_points(data)
            if all(point.test for point in points):
                what = "All points are for testing" if points else "There are no points yet"
                raise SpecError(f"{what}: paint at least one to train with, or take points from a CSV file.")
            return point_examples(points, data.features)
        case "and" | "nand" | "or" | "xor-gate":
            return gate(data.source, data.features)
        case "plane" | "saddle" | "multi-gaussian":
            surface = SURFACES[data.source]
            return surface_points(surface, data.features, data.train, data.test, data.noise, data.seed)
        case _:
            shape, classes = _shape(data)
            return plane_points(shape, classes, data.features, data.train, data.test, data.noise, data.seed)


def _shape(data: Data) -> tuple[plane.Shape, int]:
    """Return the shape of points on the plane, and how many classes it has."""
    match data.source:
        case "two-gaussians":
            return plane.two_gaussians, 2
        case "circles":
            return plane.circles, 2
        case "xor":
            return plane.xor, 2
        case "moons":
            return plane.moons, 2
        case "two-spirals":
            return plane.spirals(2), 2
        case "three-spirals":
            return plane.spirals(3), 3
        case "blobs":
            return plane.blobs(data.classes), data.classes
        case "checkerboard":
            return plane.checkerboard, 2
    raise SpecError(f"There are no points of the source {data.source}.")


def _mnist() -> ImageSet:
    folder = find_full_mnist()
    if folder is None:
        raise SpecError(
            "The full MNIST is not on this computer. Put its four files into a folder mnist in "
            f"{user_data_folder()}, or name the folder that they lie in with {VARIABLE}."
        )
    try:
        return full_mnist(folder)
    except IdxError as error:
        raise SpecError(str(error)) from error


def _imported(folder: str) -> ImageSet:
    if not folder:
        raise SpecError("The source idx needs data.folder: the folder with the four files of the data set.")
    try:
        return imported(Path(folder))
    except IdxError as error:
        raise SpecError(str(error)) from error


# Window and training thread ask for the same data, one shortly after the other.
@lru_cache(maxsize=2)
def _of_pictures(data: Data, images: ImageSet) -> Dataset:
    for name, asked, available in (("train", data.train, len(images.t_train)), ("test", data.test, len(images.t_test))):
        if asked > available:
            raise SpecError(
                f"data.{name} can be at most {available:,} with the source {data.source}; it was {asked:,}."
            )
    examples = pictures(images, data.train, data.test, data.seed)
    if data.source == "idx" and data.class_names:
        _check_names(data.class_names, len(images.class_names))
        examples = replace(examples, class_names=data.class_names)
    return _assembled(data, examples)


def _check_names(names: tuple[str, ...], classes: int) -> None:
    if len(names) != classes:
        raise SpecError(f"data.class_names must name all {classes} classes; there were {len(names)} names.")
    faults = name_faults(names)
    if faults:
        index, fault = next(iter(faults.items()))
        what = {
            Fault.EMPTY: "is empty",
            Fault.LONG: f"is longer than {LONGEST_NAME} characters",
            Fault.REPEATED: f"is {names[index]!r}, as another one is",
        }[fault]
        raise SpecError(f"Every class needs a short name of its own; data.class_names[{index}] {what}.")


def _assembled(data: Data, examples: Examples) -> Dataset:
    t_train, noisy = examples.t_train, np.zeros(len(examples.t_train), np.bool_)
    if examples.class_names:
        noise = np.random.default_rng(np.random.SeedSequence(data.seed, spawn_key=(2,)))
        t_train, noisy = with_noise(t_train, len(examples.class_names), data.label_noise, noise)
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
        plane=examples.plane,
    )


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
    if examples.plane is None:
        return _affine(data, examples, examples.x_train)
    return PlaneScaling.of(examples.plane, _affine(data, examples, examples.plane.measured(examples.x_train)))


def _affine(data: Data, examples: Examples, measured: RawArray) -> Scaling:
    match data.scaling:
        case "raw":
            return Scaling.raw(len(examples.feature_names))
        case "unit":
            return Scaling.unit(examples.low, examples.high)
        case "standard" if examples.picture is not None:
            return Scaling.standard_pixels(measured)
        case "standard":
            return Scaling.standard(measured)
