"""Drawings and pictures of digits, brought into the form in which MNIST shows its digits.

Source: LeCun, Bottou, Bengio & Haffner 1998, "Gradient-based learning applied to document recognition", section III.A:
each digit was scaled to fit a box of 20 × 20 pixels, keeping its proportions, and placed into 28 × 28 by its centre of
mass.
"""

import numpy as np
from numpy.typing import NDArray

Ink = NDArray[np.float32]
Grey = NDArray[np.uint8]

SIDE = 28
BOX = 20
# The images of MNIST have their centre of mass here, to within half a pixel: in the middle of pixel 14, counted from 0.
CENTRE = 14.5

# Less ink than this does not count when a drawing is measured.
FAINT = 0.1
# Ink stands out from its background by at least so many of the 256 levels; less is a blank page.
LEAST_CONTRAST = 24.0
# What lies within this share of the contrast around the background is background: grain, shadows, the traces of JPEG.
GRAIN = 0.2
# The background is looked for in about so many pixels along the longer side, and at the border first.
SAMPLES = 96
# A piece with less than this share of the ink is dust.
SPECK = 0.03
LEAST_SAMPLES = 32
ROUNDS = 6
BORDER = 0.04


def as_mnist(ink: Ink, *, centred: bool = True) -> Grey:
    """Return a drawing as an image of MNIST: 28 × 28 levels, 0 for paper to 255 for ink; each covers its area evenly.

    `ink` is (height, width), from 0 for none to 1. What is drawn is fitted into 20 × 20 pixels in its proportions,
    moved by whole pixels until its centre of mass lies in the middle, and strengthened until its darkest pixel is 255,
    as in MNIST. With `centred` False the whole sheet is fitted into 28 × 28 instead, and nothing is moved or
    strengthened. A drawing without ink gives zeros.
    """
    if not ink.size:
        return np.zeros((SIDE, SIDE), np.uint8)
    if not centred:
        height, width = ink.shape
        scale = SIDE / max(height, width)
        rows = _cover((SIDE - scale * height) / 2, scale, height)
        return _levels(rows @ ink @ _cover((SIDE - scale * width) / 2, scale, width).T)
    drawn = ink > FAINT
    top, bottom = _extent(drawn.sum(axis=1))
    left, right = _extent(drawn.sum(axis=0))
    if top == bottom:
        return np.zeros((SIDE, SIDE), np.uint8)
    part = ink[top:bottom, left:right]
    scale = BOX / max(part.shape)
    rows = _cover(_start(part.sum(axis=1), scale), scale, part.shape[0])
    columns = _cover(_start(part.sum(axis=0), scale), scale, part.shape[1])
    image: NDArray[np.floating] = rows @ part @ columns.T
    return _levels(image / image.max())


def ink_of(grey: Grey) -> Ink:
    """Return the ink in a picture, from 0 for none to 1, be it dark on light or light on dark: float32 (height, width).

    `grey` is (height, width), 0 for black to 255 for white. The background is what lies along the border and wherever
    else the picture is like that; it may grow lighter or darker from one side to the other, as under a lamp. Whatever
    stands out from it on one side is ink, but for specks of dust. A picture in which nothing stands out gives zeros.
    """
    if not grey.size:
        return np.zeros(grey.shape, np.float32)
    difference = grey - _background(grey)
    # Means of nine pixels leave a fine pen visible, and little of the grain.
    smooth = _means(difference)
    ink, smooth = (difference, smooth) if smooth.max() > -smooth.min() else (-difference, -smooth)
    furthest = float(smooth.max())
    if furthest < LEAST_CONTRAST:
        return np.zeros(grey.shape, np.float32)
    # One dark blot does not make the rest faint.
    contrast = np.median(ink[smooth > furthest / 2])
    strength: Ink = np.clip((ink / contrast - GRAIN) / (1.0 - 2.0 * GRAIN), 0.0, 1.0).astype(np.float32)
    return strength * _without_specks(strength)


def _levels(image: NDArray[np.floating]) -> Grey:
    levels: Grey = np.rint(np.clip(image, 0.0, 1.0) * 255.0).astype(np.uint8)
    return levels


def _extent(counts: NDArray[np.int64]) -> tuple[int, int]:
    """Return the first place with a count above 0 and the one after the last, or (0, 0)."""
    places = np.flatnonzero(counts)
    return (int(places[0]), int(places[-1]) + 1) if places.size else (0, 0)


def _start(mass: Ink, scale: float) -> int:
    """Return the pixel in which ink, scaled, begins: its centre of mass in the middle, or as near as it has room."""
    middle = float(mass @ (np.arange(mass.size, dtype=np.float32) + 0.5)) / float(mass.sum())
    room = SIDE - int(np.ceil(mass.size * scale - 1e-6))
    return min(max(round(CENTRE - middle * scale), 0), room)


def _cover(start: float, scale: float, count: int) -> Ink:
    """Return what share of each of the 28 pixels is covered by each of `count` others: (28, count).

    The others stand in a row from `start`, each `scale` long.
    """
    edges: Ink = start + scale * np.arange(count + 1, dtype=np.float32)
    pixels = np.arange(SIDE, dtype=np.float32)[:, None]
    return np.diff(np.clip(edges - pixels, 0.0, 1.0), axis=1)


def _background(grey: Grey) -> Ink:
    """Return the level that the background has, or would have under the ink, at each pixel: float32 (height, width)."""
    height, width = grey.shape
    step = max(1, max(height, width) // SAMPLES)
    sample = grey[step // 2 :: step, step // 2 :: step].astype(np.float32)
    terms = _terms(*sample.shape)
    rim = _rim(*sample.shape)
    level = np.full(sample.shape, np.median(sample[rim]), np.float32)
    reach = max(LEAST_CONTRAST, 0.4 * float(np.ptp(sample)))
    for _ in range(ROUNDS):
        near = np.abs(sample - level) < reach
        # With little to go by, a curved surface would follow the ink.
        if np.count_nonzero(near) < max(LEAST_SAMPLES, sample.size // 5):
            return np.full(grey.shape, np.median(sample[rim]), np.float32)
        factors = np.linalg.lstsq(terms[:, near].T, sample[near], rcond=None)[0]
        level = np.tensordot(factors, terms, 1)
        reach = max(LEAST_CONTRAST / 2, 0.8 * reach)
    surface: Ink = np.tensordot(factors, _terms(height, width), 1)
    return surface


def _means(values: Ink) -> Ink:
    """Return the mean of each pixel and its eight neighbours; beyond the edge it goes on as at the edge."""
    padded = np.pad(values, 1, mode="edge")
    rows = padded[:-2] + padded[1:-1] + padded[2:]
    means: Ink = (rows[:, :-2] + rows[:, 1:-1] + rows[:, 2:]) / np.float32(9)
    return means


def _without_specks(ink: Ink) -> NDArray[np.bool_]:
    """Return True but where ink hangs together in a speck: much less than what there is in all."""
    step = -(-max(ink.shape) // SAMPLES)
    rows, columns = (np.arange(0, side, step) for side in ink.shape)
    mass = np.add.reduceat(np.add.reduceat(ink, rows, axis=0), columns, axis=1)
    # Each cell with ink takes the largest number among its neighbours', until each piece has one number.
    numbers = np.where(mass > FAINT, np.arange(1, mass.size + 1).reshape(mass.shape), 0)
    while True:
        padded = np.pad(numbers, 1)
        across = np.maximum(np.maximum(padded[:, :-2], padded[:, 1:-1]), padded[:, 2:])
        larger = np.maximum(np.maximum(across[:-2], across[1:-1]), across[2:]) * (numbers > 0)
        if (larger == numbers).all():
            break
        numbers = larger
    masses = np.bincount(numbers.ravel(), weights=mass.ravel())
    kept: NDArray[np.bool_] = (masses >= SPECK * masses.sum())[numbers]
    return kept.repeat(step, axis=0).repeat(step, axis=1)[: ink.shape[0], : ink.shape[1]]


def _rim(height: int, width: int) -> NDArray[np.bool_]:
    rim = np.ones((height, width), np.bool_)
    edge = max(1, round(BORDER * min(height, width)))
    rim[edge:-edge, edge:-edge] = False
    return rim


def _terms(height: int, width: int) -> Ink:
    """Return the terms of a quadratic surface over a picture, (6, height, width), both sides reaching from −1 to 1."""
    y = ((np.arange(height, dtype=np.float32) + 0.5) * (2.0 / height) - 1.0)[:, None]
    x = ((np.arange(width, dtype=np.float32) + 0.5) * (2.0 / width) - 1.0)[None]
    one = np.ones((height, width), np.float32)
    return np.stack([one, one * x, one * y, one * x * x, x * y, one * y * y]).astype(np.float32)
