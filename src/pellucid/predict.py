"""Reading pictures of digits without a window: `pellucid predict digits IMAGE…`."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from pellucid import nn
from pellucid.cli import REFUSED
from pellucid.data.digits import CLASS_NAMES
from pellucid.data.drawing import as_mnist, ink_of
from pellucid.experiment.trained import trained_theta
from pellucid.ui.pictures import PictureError, read_picture

SIZES = (784, 50, 100, 10)
ACTIVATIONS = ("relu", "relu")


def main(options: argparse.Namespace) -> int:
    """Read the pictures that `options` name with the trained weights, and print one line for each.

    Returns 0, or 2 if one could not be read; what is wrong with it is then said, and the others are read all the same.
    """
    network = _trained_network()
    status = 0
    for name in options.images:
        try:
            result = _read(network, name)
        except PictureError as error:
            print(f"pellucid predict: {error}", file=sys.stderr)
            status = REFUSED
        else:
            print(json.dumps(result, allow_nan=False) if options.json else _line(result), flush=True)
    return status


def _trained_network() -> nn.Network:
    layers = [nn.Affine(50), nn.ReLU(), nn.Affine(100), nn.ReLU(), nn.Affine(10)]
    network = nn.Network(layers, input_shape=SIZES[:1])
    theta = trained_theta(SIZES, ACTIVATIONS)
    assert theta is not None
    network.theta[...] = theta
    return network


def _read(network: nn.Network, name: str) -> dict[str, Any]:
    """Return what the network takes a picture for, ready for JSON. Raises PictureError."""
    image = as_mnist(ink_of(read_picture(Path(name))))
    if not image.any():
        raise PictureError(f"{name}: Nothing stands out from its background. Choose a picture of a digit.")
    logits = network.forward(image.reshape(1, -1) / np.float32(255))
    probabilities = nn.SoftmaxCrossEntropy().outputs(logits)[0]
    label = int(probabilities.argmax())
    return {
        "file": name,
        "label": int(CLASS_NAMES[label]),
        "probability": float(probabilities[label]),
        "probabilities": probabilities.astype(float).tolist(),
    }


def _line(result: dict[str, Any]) -> str:
    return f"{result['label']}  {result['probability']:6.1%}  {result['file']}"
