from collections import defaultdict
from importlib.resources import files

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.data.strokes import drawings, ink_on_pad

from pellucid import nn
from pellucid.data.digits import boxed_digits, find_full_mnist, full_mnist
from pellucid.data.drawing import as_mnist
from pellucid.experiment.trained import trained_theta

SIZES = (784, 50, 100, 10)
ACTIVATIONS = ("relu", "relu")


@pytest.fixture(scope="module")
def network() -> nn.Network:
    made = nn.Network([nn.Affine(50), nn.ReLU(), nn.Affine(100), nn.ReLU(), nn.Affine(10)], input_shape=(784,))
    theta = trained_theta(SIZES, ACTIVATIONS)
    assert theta is not None
    made.theta[...] = theta
    return made


def read(network: nn.Network, images: NDArray[np.uint8]) -> NDArray[np.int64]:
    return network.forward(images.reshape(-1, 784) / np.float32(255)).argmax(axis=1)


def test_there_are_weights_for_the_network_of_the_digits_that_nobody_can_spoil() -> None:
    theta = trained_theta(SIZES, ACTIVATIONS)
    assert theta is not None
    assert theta.dtype == np.float32
    assert theta.shape == (785 * 50 + 51 * 100 + 101 * 10,)
    assert np.isfinite(theta).all()
    with pytest.raises(ValueError, match="read-only"):
        theta[0] = 0


@pytest.mark.parametrize(
    ("sizes", "activations"),
    [
        ((784, 50, 10), ("relu",)),
        ((784, 50, 100, 9), ACTIVATIONS),
        ((783, 50, 100, 10), ACTIVATIONS),
        (SIZES, ("relu", "tanh")),
        ((3, 10), ()),
    ],
)
def test_there_are_none_for_another_network(sizes: tuple[int, ...], activations: tuple[str, ...]) -> None:
    assert trained_theta(sizes, activations) is None


def test_the_file_needs_no_pickle_and_is_small() -> None:
    content = (files("pellucid") / "assets/digits/trained.npz").read_bytes()
    assert len(content) < 100_000


def test_the_test_digits_in_the_box_are_read(network: nn.Network) -> None:
    digits = boxed_digits()
    assert (read(network, digits.x_test) == digits.t_test).mean() >= 0.97


def test_the_test_digits_of_the_full_mnist_are_read(network: nn.Network) -> None:
    folder = find_full_mnist()
    if folder is None:
        pytest.skip("needs the full MNIST: PELLUCID_DATA names no folder that has it")
    digits = full_mnist(folder)
    assert (read(network, digits.x_test) == digits.t_test).mean() >= 0.975


def test_drawings_of_every_kind_and_every_digit_are_read_once_they_are_centred(network: nn.Network) -> None:
    drawn = drawings()
    assert len(drawn) >= 200
    images = np.stack([as_mnist(ink_on_pad(each)) for each in drawn])
    right = read(network, images) == [each.digit for each in drawn]
    assert right.mean() >= 0.9
    groups = defaultdict(list)
    for each, is_right in zip(drawn, right, strict=True):
        groups[each.kind].append(is_right)
        groups[each.digit].append(is_right)
    assert len(groups) == 16
    assert {name: np.mean(of) for name, of in groups.items() if np.mean(of) < 0.8} == {}


def test_centring_is_what_makes_small_drawings_off_the_centre_readable(network: nn.Network) -> None:
    drawn = [each for each in drawings() if each.kind in ("small", "off-centre")]
    truth = [each.digit for each in drawn]
    accuracies = [
        (read(network, np.stack([as_mnist(ink_on_pad(each), centred=centred) for each in drawn])) == truth).mean()
        for centred in (True, False)
    ]
    assert accuracies[0] > accuracies[1] + 0.3
