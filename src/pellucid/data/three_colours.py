"""Three colours: random RGB values, each called red, green or blue after the nearest hue."""

import numpy as np

from pellucid.data.dataset import Examples, FloatArray, IntArray
from pellucid.data.rgb import FEATURE_NAMES, HIGH, LOW

CLASS_NAMES = ("red", "green", "blue")
LEVELS = 256
BLOCK = 1024


def three_colours(train: int, test: int, seed: int) -> Examples:
    """Return random colours for training and for testing.

    The two sets do not depend on each other's size, and a larger set begins with the colours of a smaller one.
    """
    for_training, for_test = (np.random.default_rng(stream) for stream in np.random.SeedSequence(seed).spawn(2))
    x_train, t_train = draw_colours(train, for_training)
    x_test, t_test = draw_colours(test, for_test)
    return Examples(
        feature_names=FEATURE_NAMES,
        class_names=CLASS_NAMES,
        low=LOW,
        high=HIGH,
        x_train=x_train,
        t_train=t_train,
        x_test=x_test,
        t_test=t_test,
    )


def nearest_hue(rgb: FloatArray) -> IntArray:
    """Return for each colour, (…, 3) in R, G, B, the nearest of the hues 0° (red), 120° (green) and 240° (blue), or −1.

    Nearest is by distance around the hue circle of the HSV model. A hue lies within 60° of 0° exactly when R is the
    largest channel, of 120° when G is and of 240° when B is, so the class is the largest channel: RGB(233, 63, 127)
    is red. Where two channels share the largest value, the hue lies midway between two classes (60° yellow, 180° cyan,
    300° magenta), and a grey has no hue at all: such a colour has no class, −1.
    """
    largest = rgb.max(axis=-1, keepdims=True)
    alone = np.count_nonzero(rgb == largest, axis=-1) == 1
    return np.where(alone, rgb.argmax(axis=-1), -1).astype(np.int64)


def draw_colours(count: int, rng: np.random.Generator) -> tuple[FloatArray, IntArray]:
    """Draw `count` colours with whole R, G, B, uniform from 0 to 255, and their classes.

    Returns float32 (count, 3) and int64 (count,). Colours without a class, about one in 85, are drawn again.
    A generator in the same state gives the same colours first, however many are asked for.
    """
    colours = np.empty((0, 3), np.float32)
    while len(colours) < count:
        # Blocks of one size keep the first colours independent of the count.
        block = rng.integers(0, LEVELS, (BLOCK, 3)).astype(np.float32)
        colours = np.concatenate([colours, block[nearest_hue(block) >= 0]])
    return colours[:count], nearest_hue(colours[:count])
