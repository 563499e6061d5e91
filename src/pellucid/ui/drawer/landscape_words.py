"""What the page of the loss landscape says: what there is to be found out, and what its map is of."""

import numpy as np
from PySide6.QtCore import QCoreApplication

from pellucid.experiment.build import Experiment
from pellucid.experiment.frame import Frame
from pellucid.lens.landscape import Landscape
from pellucid.lens.planes import Plane, WeightPlane
from pellucid.lens.sampling import sample
from pellucid.ui.drawer.plane_choice import PATH, RANDOM
from pellucid.ui.numbers import count_text

translate = QCoreApplication.translate


def invitation(mode: str) -> str:
    """Return what one would see if one asked for a landscape."""
    if mode == RANDOM:
        return translate(
            "Landscape",
            "How does the loss lie around the weights as they are? Compute it in two random directions.",
        )
    if mode == PATH:
        return translate(
            "Landscape",
            "Where does training come from, and where does it go? Train for some steps, then compute the loss "
            "in the two directions in which the weights went most.",
        )
    return translate(
        "Landscape",
        "How does the loss change with two of the weights? Compute it for their values all around, then drag the ball: "
        "the weights follow.",
    )


def moment_text(landscape: Landscape, asked: Frame, present: Frame) -> str:
    """Return of which moment a landscape is that was asked for at one frame and is looked at, at another."""
    step = count_text(asked.step)
    if asked.run != present.run:
        return translate("Landscape", "of step {step} of another run").format(step=step)
    if not landscape.complete:
        return translate("Landscape", "left coarse when it was cancelled")
    if _goes_through(landscape.plane, present):
        return translate("Landscape", "computed at step {step}").format(step=step)
    if isinstance(landscape.plane, WeightPlane):
        return translate("Landscape", "of step {step}; other weights changed since").format(step=step)
    return translate("Landscape", "of step {step}; weights changed since").format(step=step)


def examples_text(experiment: Experiment) -> str:
    """Return of which examples the loss is the mean."""
    seen, there = len(sample(experiment)), len(experiment.dataset.t_train)
    if seen == there:
        return translate("Landscape", "mean loss of {count} training examples").format(count=count_text(seen))
    text = translate("Landscape", "a sample: {count} of {all} training examples")
    return text.format(count=count_text(seen), all=count_text(there))


def _goes_through(plane: Plane, frame: Frame) -> bool:
    """Tell whether the weights at a frame lie in a plane, to the bit."""
    nearest = np.empty_like(frame.theta)
    plane.write(plane.place(frame.theta), nearest)
    return bool(np.array_equal(nearest, frame.theta))
