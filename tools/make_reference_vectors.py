"""Make tests/nn/reference/pytorch.npz: small networks that PyTorch trained, for the engine to be measured against.

Every optimizer meets every loss and every kind of weight decay, on networks of random shape and activations, in
float64. PyTorch starts from the parameters stored here, so its own initial values play no part. `cases` is JSON text
that describes the networks; for network number n there are

    n.x, n.t        batches of inputs (batches, batch, features) and of targets (batches, batch, outputs), in turn
    n.start, n.end  all parameters before and after: for each affine layer its weights (inputs, units), then its biases
    n.losses        the loss of every step, before that step

python tools/make_reference_vectors.py
"""

import json
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

Array = NDArray[np.float64]

TARGET = Path(__file__).parent.parent / "tests" / "nn" / "reference" / "pytorch.npz"
STEPS = 20
BATCHES = 3
ACTIVATIONS = {
    "ReLU": torch.relu,
    "LeakyReLU": functional.leaky_relu,
    "Sigmoid": torch.sigmoid,
    "Tanh": torch.tanh,
    "Identity": lambda z: z,
}
LOSSES = {
    "SoftmaxCrossEntropy": functional.cross_entropy,
    "SigmoidCrossEntropy": functional.binary_cross_entropy_with_logits,
    "MeanSquaredError": functional.mse_loss,
}
OPTIMIZERS = ("SGD", "Momentum", "AdaGrad", "RMSProp", "Adam")
DECAYS = ("none", "all", "weights")
REPEATS = 3


def main() -> int:
    """Train all networks, write the file and say how large it is."""
    rng = np.random.default_rng(20_10)
    cases: list[dict[str, Any]] = []
    arrays: dict[str, NDArray[Any]] = {}
    for number, (repeat, optimizer, loss, decay) in enumerate(product(range(REPEATS), OPTIMIZERS, LOSSES, DECAYS)):
        case = {
            "features": int(rng.integers(1, 6)),
            "units": [int(units) for units in rng.integers(1, 7, rng.integers(1, 5))],
            "loss": loss,
            "optimizer": optimizer,
            # The first round leaves every constant at its default.
            "settings": {} if repeat == 0 else draw_settings(optimizer, rng),
            "decay": decay,
            "weight_decay": 0.0 if decay == "none" else round(10 ** rng.uniform(-4, -1), 6),
        }
        if loss == "SoftmaxCrossEntropy":
            # The softmax of a single class is always 1, and nothing would move.
            case["units"][-1] = max(case["units"][-1], 2)
        case["activations"] = [str(name) for name in rng.choice(list(ACTIVATIONS), len(case["units"]) - 1)]
        cases.append(case)
        made = draw_data(case, rng) | {"start": draw_parameters(case, rng)}
        made |= train(case, made)
        arrays |= {f"{number}.{name}": values for name, values in made.items()}
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(TARGET, allow_pickle=False, cases=np.array(json.dumps(cases)), **arrays)
    print(
        f"{len(cases)} networks, {STEPS} steps each, {TARGET.stat().st_size / 1e6:.2f} MB, PyTorch {torch.__version__}"
    )
    return 0


def draw_settings(optimizer: str, rng: np.random.Generator) -> dict[str, float]:
    """Return a learning rate and the constants that one is likely to change, under the engine's names."""
    rate = round(10 ** rng.uniform(-3, -1), 5)
    match optimizer:
        case "Momentum":
            return {"learning_rate": rate, "momentum": round(rng.uniform(0, 0.99), 3)}
        case "RMSProp":
            return {"learning_rate": rate, "alpha": round(rng.uniform(0.8, 0.999), 3)}
        case "Adam":
            return {
                "learning_rate": rate,
                "beta1": round(rng.uniform(0, 0.99), 3),
                "beta2": round(rng.uniform(0.9, 0.9999), 4),
            }
        case _:
            return {"learning_rate": rate}


def draw_data(case: dict[str, Any], rng: np.random.Generator) -> dict[str, Array]:
    """Return inputs and targets: one-hot rows, yes or no, or any values, as the loss takes them."""
    size, outputs = int(rng.integers(1, 8)), case["units"][-1]
    t: Array = rng.normal(size=(BATCHES, size, outputs))
    if case["loss"] == "SoftmaxCrossEntropy":
        t = np.eye(outputs)[rng.integers(0, outputs, (BATCHES, size))]
    elif case["loss"] == "SigmoidCrossEntropy":
        t = rng.integers(0, 2, t.shape).astype(np.float64)
    return {"x": rng.normal(size=(BATCHES, size, case["features"])), "t": t}


def draw_parameters(case: dict[str, Any], rng: np.random.Generator) -> Array:
    """Return weights and biases of every layer, one after the other."""
    sizes = [case["features"], *case["units"]]
    parts = []
    for inputs, units in pairwise(sizes):
        parts += [rng.normal(0, inputs**-0.5, inputs * units), rng.normal(0, 0.3, units)]
    return np.concatenate(parts)


def train(case: dict[str, Any], made: dict[str, Array]) -> dict[str, Array]:
    """Return the losses and the parameters after all steps, as PyTorch has them."""
    x, t = torch.from_numpy(made["x"]), torch.from_numpy(made["t"])
    sizes = [case["features"], *case["units"]]
    weights, biases, at = [], [], 0
    for inputs, units in pairwise(sizes):
        part = torch.from_numpy(made["start"][at : at + (inputs + 1) * units].copy())
        weights.append(part[: inputs * units].reshape(inputs, units).clone().requires_grad_())
        biases.append(part[inputs * units :].clone().requires_grad_())
        at += (inputs + 1) * units
    optimizer = make_optimizer(case, weights, biases)
    losses = []
    for step in range(STEPS):
        a = x[step % BATCHES]
        for index, (weight, bias) in enumerate(zip(weights, biases, strict=True)):
            a = a @ weight + bias
            if index < len(case["activations"]):
                a = ACTIVATIONS[case["activations"][index]](a)
        loss = LOSSES[case["loss"]](a, t[step % BATCHES])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    end = [each.detach().numpy().ravel() for pair in zip(weights, biases, strict=True) for each in pair]
    return {"losses": np.array(losses), "end": np.concatenate(end)}


def make_optimizer(
    case: dict[str, Any], weights: list[torch.Tensor], biases: list[torch.Tensor]
) -> torch.optim.Optimizer:
    """Return PyTorch's optimizer; what `settings` does not name keeps PyTorch's default."""
    settings, decay = dict(case["settings"]), case["weight_decay"]
    if "learning_rate" in settings:
        settings["lr"] = settings.pop("learning_rate")
    groups = [
        {"params": weights, "weight_decay": decay},
        {"params": biases, "weight_decay": decay if case["decay"] == "all" else 0.0},
    ]
    match case["optimizer"]:
        case "SGD":
            return torch.optim.SGD(groups, **settings)
        case "Momentum":
            return torch.optim.SGD(groups, **{"momentum": 0.9} | settings)
        case "AdaGrad":
            return torch.optim.Adagrad(groups, **settings)
        case "RMSProp":
            return torch.optim.RMSprop(groups, **settings)
        case _:
            if "beta1" in settings:
                settings["betas"] = (settings.pop("beta1"), settings.pop("beta2"))
            return torch.optim.Adam(groups, **settings)


if __name__ == "__main__":
    raise SystemExit(main())
