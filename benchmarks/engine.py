"""One training step of the engine beside PyTorch, scikit-learn and the bare matrix products of the same step.

All in one run, one thread, float32, the sides taking turns; medians in microseconds, and ratios, of which alone one
should speak: times differ between machines and hours.

PyTorch      eager: Sequential, CrossEntropyLoss, torch.optim, the batch a tensor already
scikit-learn MLPClassifier.partial_fit with one batch, through its public interface: it checks and copies the batch,
             and carries L2 decay; its "sgd" is momentum 0.9 without Nesterov
products     the matrix products of a step, 3·L − 1 for L layers, each as one prepared call, and nothing else
trainer      the trainer's own path on prepared batches: tape.forward, the loss kept, tape.backward, optimizer.update
epochs       the same, with the batches of every epoch shuffled and gathered by `Batches`
public       network.backward(x, t, loss) and optimizer.update, the batch fresh arrays as people write them
"""

import os
import statistics
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, count, cycle, islice, pairwise
from math import isfinite
from time import perf_counter

UNSET = [name for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE") if os.environ.pop(name, None) is not None]
for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_name] = "1"

import numpy as np  # noqa: E402 - the number libraries read the environment when they are imported
from numpy.typing import NDArray  # noqa: E402

from pellucid import nn  # noqa: E402
from pellucid.nn.batches import Batches  # noqa: E402

try:
    import sklearn
    import torch
    from sklearn.neural_network import MLPClassifier
except ImportError as missing:
    print(f'{missing.name} is missing. It comes with the extra "bench": pip install --editable ".[bench]"')
    raise SystemExit(1) from None

Array = NDArray[np.float32]
Steps = Callable[[int], object]

ROUNDS = 41
SECONDS = 0.03
BATCHES = 12
RATE = 1e-3


@dataclass(frozen=True)
class Case:
    """A network, its batch size and optimizer, and how many times PyTorch's speed each path should reach.

    `products_goal` is the most that the trainer's path may take, in units of the bare products.
    """

    sizes: tuple[int, ...]
    batch_size: int
    optimizer: str
    trainer_goal: float
    public_goal: float
    products_goal: float | None = None

    @property
    def name(self) -> str:
        """Return the sizes, the batch size and the optimizer."""
        return f"{'-'.join(map(str, self.sizes))}, batch {self.batch_size}, {self.optimizer}"


CASES = (
    Case((3, 50, 100, 50, 3), 20, "Momentum", 8.0, 7.0),
    Case((3, 50, 100, 50, 3), 20, "Adam", 8.0, 7.0),
    Case((2, 8, 8, 2), 10, "Momentum", 14.0, 11.0),
    Case((784, 50, 100, 10), 100, "Momentum", 2.5, 2.3, 1.45),
)


@dataclass(frozen=True)
class Data:
    """A few batches' worth of random examples: inputs, classes and the same classes one-hot."""

    x: Array
    classes: NDArray[np.int64]
    one_hot: Array

    def batches(self, size: int) -> list[tuple[Array, NDArray[np.int64]]]:
        """Return batches of inputs (size, features) and classes (size,)."""
        starts = range(0, len(self.x), size)
        return [(self.x[start : start + size], self.classes[start : start + size]) for start in starts]


def make_data(case: Case) -> Data:
    """Return random inputs and classes; what a step costs does not depend on them."""
    rng = np.random.default_rng(0)
    examples = BATCHES * case.batch_size
    classes = rng.integers(0, case.sizes[-1], examples)
    inputs = rng.random((examples, case.sizes[0]), np.float32)
    return Data(inputs, classes, np.eye(case.sizes[-1], dtype=np.float32)[classes])


def pytorch(case: Case, data: Data) -> Steps:
    """Return PyTorch's step, run n times."""
    modules: list[torch.nn.Module] = []
    for inputs, units in pairwise(case.sizes):
        modules += [torch.nn.Linear(inputs, units), torch.nn.ReLU()]
    model, loss = torch.nn.Sequential(*modules[:-1]), torch.nn.CrossEntropyLoss()
    optimizer = (
        torch.optim.Adam(model.parameters(), lr=RATE)
        if case.optimizer == "Adam"
        else torch.optim.SGD(model.parameters(), lr=RATE, momentum=0.9)
    )
    batches = cycle([(torch.from_numpy(x), torch.from_numpy(t)) for x, t in data.batches(case.batch_size)])

    def steps(number: int) -> None:
        for x, t in islice(batches, number):
            optimizer.zero_grad()
            value = loss(model(x), t)
            value.backward()
            optimizer.step()

    return steps


def scikit_learn(case: Case, data: Data) -> Steps:
    """Return MLPClassifier.partial_fit with one batch, run n times."""
    classifier = MLPClassifier(
        case.sizes[1:-1],
        solver="adam" if case.optimizer == "Adam" else "sgd",
        batch_size=case.batch_size,
        learning_rate_init=RATE,
        momentum=0.9,
        nesterovs_momentum=False,
        random_state=0,
    )
    classes = np.arange(case.sizes[-1])
    classifier.partial_fit(data.x, data.classes, classes=classes)
    batches = cycle(data.batches(case.batch_size))

    def steps(number: int) -> None:
        for x, t in islice(batches, number):
            classifier.partial_fit(x, t)

    return steps


def products(case: Case, data: Data) -> Steps:
    """Return the matrix products of a step, on arrays laid out as the engine's, run n times."""
    rng = np.random.default_rng(0)
    calls: list[tuple[Callable[..., object], Array, Array]] = []
    size = case.batch_size
    for layer, (inputs, units) in enumerate(pairwise(case.sizes)):
        theta = rng.random((inputs + 1, units), np.float32)
        dz = rng.random((units, size), np.float32)
        if layer == 0:
            rows = np.column_stack([data.x[:size], np.ones(size, np.float32)])
            x = rows.T
            calls.append((rows.dot, theta, np.empty((size, units), np.float32)))
        else:
            x = rng.random((inputs + 1, size), np.float32)
            calls.append((theta.T.dot, x, np.empty((units, size), np.float32)))
            calls.append((theta[:-1].dot, dz, np.empty((inputs, size), np.float32)))
        calls.append((x.dot, dz.T, np.empty_like(theta)))

    def steps(number: int) -> None:
        for _ in range(number):
            for dot, other, out in calls:
                dot(other, out)

    return steps


def build(case: Case) -> tuple[nn.Network, nn.Optimizer]:
    """Return the engine's network and its optimizer."""
    layers: list[nn.Layer] = []
    for units in case.sizes[1:]:
        layers += [nn.Affine(units), nn.ReLU()]
    optimizer = nn.Adam(RATE) if case.optimizer == "Adam" else nn.Momentum(RATE, momentum=0.9)
    return nn.Network(layers[:-1], input_shape=case.sizes[:1]), optimizer


def trainer(case: Case, data: Data) -> Steps:
    """Return the step as the trainer makes it, on batches that are there already, run n times."""
    batches = Batches(data.x, data.one_hot, case.batch_size, seed=0)
    return replay(case, cycle([(x.T.copy().T, t.copy()) for x, t in batches.begin(0)]))


def epochs(case: Case, data: Data) -> Steps:
    """Return the step as the trainer makes it, the batches of each epoch dealt out anew, run n times."""
    batches = Batches(data.x, data.one_hot, case.batch_size, seed=0)
    return replay(case, chain.from_iterable(batches.begin(epoch) for epoch in count()))


def replay(case: Case, batches: Iterator[tuple[Array, Array]]) -> Steps:
    """Return the trainer's own path over prepared batches, its losses kept in an array."""
    network, optimizer = build(case)
    tape = network.tape(case.batch_size, nn.SoftmaxCrossEntropy())
    losses = np.empty(1 << 20, np.float32)

    def steps(number: int) -> None:
        forward, backward, update = tape.forward, tape.backward, optimizer.update
        theta, gradient = network.theta, network.gradient
        for step, (x, t) in enumerate(islice(batches, number)):
            value = forward(x, t)
            losses[step] = value
            if not isfinite(value):
                break
            backward(x, t)
            update(theta, gradient)

    return steps


def public(case: Case, data: Data) -> Steps:
    """Return the step through the public names, on batch-first inputs and class indices, run n times."""
    network, optimizer = build(case)
    loss = nn.SoftmaxCrossEntropy()
    batches = cycle(data.batches(case.batch_size))

    def steps(number: int) -> None:
        for x, t in islice(batches, number):
            network.backward(x, t, loss)
            optimizer.update(network.theta, network.gradient)

    return steps


SIDES: dict[str, Callable[[Case, Data], Steps]] = {
    "PyTorch": pytorch,
    "scikit-learn": scikit_learn,
    "products": products,
    "trainer": trainer,
    "epochs": epochs,
    "public": public,
}


def measure(case: Case) -> dict[str, float]:
    """Return the median time of one step in microseconds for every side; in each round every side has its turn."""
    data = make_data(case)
    sides = {name: make(case, data) for name, make in SIDES.items()}
    counts: dict[str, int] = {}
    for name, steps in sides.items():
        steps(20)
        begun = perf_counter()
        steps(20)
        counts[name] = max(1, round(20 * SECONDS / (perf_counter() - begun)))
    times: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(ROUNDS):
        for name, steps in sides.items():
            begun = perf_counter()
            steps(counts[name])
            times[name].append((perf_counter() - begun) / counts[name] * 1e6)
    return {name: statistics.median(each) for name, each in times.items()}


def verdict(reached: bool) -> str:
    """Return a word for whether a goal was reached."""
    return "reached" if reached else "missed"


def report(case: Case, times: dict[str, float]) -> None:
    """Print the times of all sides, and the ratios beside the goals."""
    print(f"\n{case.name}")
    print("  " + "  ".join(f"{name} {time:.1f} µs" for name, time in times.items()))
    for name, goal in (("trainer", case.trainer_goal), ("public", case.public_goal)):
        ratio = times["PyTorch"] / times[name]
        print(
            f"  {name:8} {ratio:5.2f} × PyTorch (goal {goal:g}: {verdict(ratio >= goal)})"
            f"   {times['scikit-learn'] / times[name]:5.2f} × scikit-learn"
            f"   takes {times[name] / times['products']:.2f} × its products"
            + (
                f" (goal {case.products_goal:g}: {verdict(times[name] <= case.products_goal * times['products'])})"
                if case.products_goal and name == "trainer"
                else ""
            )
        )


def main() -> int:
    """Measure every case; missed goals are said, and fail nothing."""
    torch.set_num_threads(1)
    said = " and ".join(UNSET) + " unset for this run" if UNSET else "OPENBLAS_CORETYPE and OPENBLAS_L2_SIZE not set"
    print(f"One training step: NumPy {np.__version__}, PyTorch {torch.__version__}, scikit-learn {sklearn.__version__}")
    print(f"One thread, float32, medians of {ROUNDS} interleaved rounds; {said}")
    for case in CASES:
        report(case, measure(case))
    return 0


if __name__ == "__main__":
    sys.exit(main())
