"""Make assets/digits/trained.npz: the trained weights in the box.

python tools/train_digits.py

Trains 784-50-100-10 with Pellucid's own engine on the 60,000 digits of MNIST, which lie where PELLUCID_DATA says. They
are bent, turned, thickened and thinned in every pass anew, so that the network also reads other pens than those of
MNIST. The same computer gets the same weights; it takes some minutes.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from time import process_time

import numpy as np
from numpy.typing import NDArray

from pellucid import nn
from pellucid.data.digits import boxed_digits, find_full_mnist, full_mnist
from pellucid.data.drawing import CENTRE, SIDE, as_mnist
from pellucid.data.images import ByteArray
from pellucid.nn.schedules import Cosine

Images = NDArray[np.float32]

TARGET = Path(__file__).parent.parent / "src" / "pellucid" / "assets" / "digits" / "trained.npz"
SIZES = (784, 50, 100, 10)
ACTIVATIONS = ("relu", "relu")
SEED = 0
EPOCHS = 36
BATCH_SIZE = 100
LEARNING_RATE = 0.002
# So many digits are changed at once.
CHUNK = 1000

TURN = np.deg2rad(9.0)
SHEAR = 0.2
STRETCH = 0.12
SHIFT = 0.8
# Deviation, in pixels, of the field that bends digits, given at so many points along each side.
BEND = 0.8
BEND_POINTS = 5
# Shares of the digits that get thicker strokes, thinner ones, another contrast, a blur, and are fitted anew.
THICKER, THINNER, CONTRASTED, BLURRED, FITTED = 0.25, 0.25, 0.4, 0.15, 0.5
MARGIN = 2


def main() -> int:
    """Train, write the weights, and say how well they read."""
    folder = find_full_mnist()
    if folder is None:
        print("The full MNIST is needed: set PELLUCID_DATA to a folder with its four files.", file=sys.stderr)
        return 2
    digits = full_mnist(folder)
    network = nn.Network(
        [nn.Affine(50), nn.ReLU(), nn.Affine(100), nn.ReLU(), nn.Affine(10)], input_shape=SIZES[:1], seed=SEED
    )
    train(network, digits.x_train, digits.t_train)

    network.theta[...] = network.theta.astype(np.float16)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        TARGET, theta=network.theta.astype(np.float16), sizes=np.array(SIZES), activations=np.array(ACTIVATIONS)
    )
    print(f"{TARGET.stat().st_size:,} bytes")
    print(f"10,000 test digits of MNIST: {accuracy(network, digits.x_test, digits.t_test):.2%}")
    box = boxed_digits()
    print(f"1,000 test digits in the box: {accuracy(network, box.x_test, box.t_test):.2%}")
    return 0


def accuracy(network: nn.Network, x: ByteArray, t: NDArray[np.int64]) -> float:
    """Return the share of the digits `x` (n, 784) that `network` gives their classes `t` (n,)."""
    return float((network.forward(x.astype(np.float32) / 255).argmax(axis=1) == t).mean())


def train(network: nn.Network, x: ByteArray, t: NDArray[np.int64]) -> None:
    """Train `network` on digits `x` (n, 784) with classes `t` (n,); n is a multiple of the chunk."""
    loss = nn.SoftmaxCrossEntropy()
    tape = network.tape(BATCH_SIZE, loss)
    optimizer = nn.Adam(LEARNING_RATE)
    schedule = Cosine(0.005, EPOCHS)
    targets = np.eye(10, dtype=np.float32)[t]
    rng = np.random.default_rng(SEED)
    for epoch in range(EPOCHS):
        losses = []
        for done, chosen in enumerate(rng.permutation(len(x)).reshape(-1, CHUNK)):
            optimizer.learning_rate = schedule.rate(LEARNING_RATE, epoch + done * CHUNK / len(x))
            inputs = varied(x[chosen].reshape(-1, SIDE, SIDE).astype(np.float32) / 255, rng)
            for batch_x, batch_t in batches(inputs, targets[chosen]):
                losses.append(tape.forward(batch_x, batch_t))
                tape.backward(batch_x, batch_t)
                optimizer.update(network.theta, network.gradient)
        print(f"epoch {epoch + 1} of {EPOCHS}: loss {np.mean(losses):.4f}, {process_time():.0f} s", flush=True)


def batches(images: Images, targets: Images) -> Iterator[tuple[Images, Images]]:
    """Deal out images (n, 28, 28) and targets (n, 10) as a tape takes them."""
    inputs = np.concatenate([images.reshape(len(images), -1), np.ones((len(images), 1), np.float32)], axis=1)
    for start in range(0, len(images), BATCH_SIZE):
        yield inputs[start : start + BATCH_SIZE].T, np.ascontiguousarray(targets[start : start + BATCH_SIZE].T)


def varied(images: Images, rng: np.random.Generator) -> Images:
    """Return digits (n, 28, 28), from 0 to 1, as others might have written them."""
    images = bent(images, rng)
    kind = rng.random(len(images))
    thick, thin = kind < THICKER, kind > 1 - THINNER
    images[thick] = blended(images[thick], spread(images[thick], np.maximum), rng, 1.0)
    images[thin] = blended(images[thin], spread(images[thin], np.minimum), rng, 0.8)
    blur = rng.random(len(images)) < BLURRED
    images[blur] = blurred(images[blur])
    images /= images.max(axis=(1, 2), keepdims=True)
    contrasted = rng.random(len(images)) < CONTRASTED
    low = rng.uniform(0.0, 0.25, (contrasted.sum(), 1, 1)).astype(np.float32)
    high = rng.uniform(0.5, 1.0, (contrasted.sum(), 1, 1)).astype(np.float32)
    images[contrasted] = np.clip((images[contrasted] - low) / (high - low), 0.0, 1.0)
    for index in np.flatnonzero(rng.random(len(images)) < FITTED):
        images[index] = as_mnist(images[index]) / np.float32(255)
    return images


def bent(images: Images, rng: np.random.Generator) -> Images:
    """Return images (n, 28, 28) moved, turned, sheared, stretched and bent, each in its own way."""
    n, padded = len(images), SIDE + 2 * MARGIN
    turn, shear = rng.uniform(-TURN, TURN, n), rng.uniform(-SHEAR, SHEAR, n)
    stretch = np.exp(rng.uniform(-STRETCH, STRETCH, (2, n)))
    cos, sin = np.cos(turn), np.sin(turn)
    # Where in the old image each pixel of the new one comes from: x' = M x, with M of rotation · shear · stretch.
    matrix = np.array(
        [[cos * stretch[0], (shear * cos - sin) * stretch[1]], [sin * stretch[0], (shear * sin + cos) * stretch[1]]]
    )
    matrix = matrix.astype(np.float32)
    points = np.arange(SIDE, dtype=np.float32) - (CENTRE - 0.5)
    across, down = points[None, None, :], points[None, :, None]
    field = rng.normal(0.0, BEND, (2, n, BEND_POINTS, BEND_POINTS)).astype(np.float32)
    hat = np.clip(1 - np.abs(np.linspace(0, BEND_POINTS - 1, SIDE)[:, None] - np.arange(BEND_POINTS)), 0, 1)
    field = hat.astype(np.float32) @ field @ hat.astype(np.float32).T
    shift = rng.uniform(-SHIFT, SHIFT, (2, n, 1, 1)).astype(np.float32)
    origin = CENTRE - 0.5 + MARGIN
    x, y = (
        np.clip(
            matrix[i, 0][:, None, None] * across + matrix[i, 1][:, None, None] * down + field[i] + shift[i] + origin,
            0,
            padded - 1.001,
        )
        for i in range(2)
    )
    left, top = x.astype(np.int32), y.astype(np.int32)
    right_share, low_share = x - np.floor(x), y - np.floor(y)
    flat = np.pad(images, ((0, 0), (MARGIN, MARGIN), (MARGIN, MARGIN))).ravel()
    at = (np.arange(n, dtype=np.int32) * padded * padded)[:, None, None] + top * padded + left
    upper = flat.take(at) * (1 - right_share) + flat.take(at + 1) * right_share
    lower = flat.take(at + padded) * (1 - right_share) + flat.take(at + padded + 1) * right_share
    return upper * (1 - low_share) + lower * low_share


def spread(images: Images, of: np.ufunc) -> Images:
    """Return images in which each pixel is the largest, or smallest, of itself and its four neighbours."""
    padded = np.pad(images, ((0, 0), (1, 1), (1, 1)))
    sides = of(of(padded[:, :-2, 1:-1], padded[:, 2:, 1:-1]), of(padded[:, 1:-1, :-2], padded[:, 1:-1, 2:]))
    return of(images, sides)


def blended(images: Images, others: Images, rng: np.random.Generator, most: float) -> Images:
    """Return mixtures of images and others, each with a share of the other of up to `most`."""
    share = rng.uniform(0.0, most, (len(images), 1, 1)).astype(np.float32)
    return images + share * (others - images)


def blurred(images: Images) -> Images:
    """Return images smoothed with the weights ¼, ½, ¼ along both sides."""
    padded = np.pad(images, ((0, 0), (1, 1), (1, 1)))
    rows = (padded[:, :-2] + 2 * padded[:, 1:-1] + padded[:, 2:]) / 4
    return (rows[:, :, :-2] + 2 * rows[:, :, 1:-1] + rows[:, :, 2:]) / 4


if __name__ == "__main__":
    raise SystemExit(main())
