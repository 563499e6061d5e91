"""Earlier runs one writes by hand."""

import numpy as np

from pellucid.experiment.spec import Spec, with_value
from pellucid.session.kept_run import KeptRun
from pellucid.training.history import Evaluations


def with_values(**values: object) -> Spec:
    """Return the usual settings with others in their place; "training__momentum" is the path "training.momentum"."""
    spec = Spec()
    for name, value in values.items():
        spec = with_value(spec, name.replace("__", "."), value)
    return spec


def earlier(
    number: int = 0,
    spec: Spec | None = None,
    *,
    epochs: int = 20,
    loss: float = 0.25,
    changed: tuple[str, ...] = (),
    diverged: bool = False,
) -> KeptRun:
    """Return a run whose test loss fell from 2 to `loss`, and whose test accuracy rose to 90 %."""
    epoch = np.arange(epochs + 1.0)
    test = np.geomspace(2.0, loss, epochs + 1)
    accuracy = np.linspace(0.3, 0.9, epochs + 1)
    evaluations = Evaluations(epoch, test / 2, accuracy, test, accuracy)
    return KeptRun(number, spec or Spec(), changed, 12 * epochs, float(epochs), evaluations, diverged)
