"""What the key line remarks about a network: its largest weight, and layers of which most neurons are silent."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication

from pellucid.experiment.build import Experiment
from pellucid.experiment.frame import Frame
from pellucid.ui.numbers import count_text
from pellucid.ui.stage.activity import Activity
from pellucid.ui.stage.columns import Column, Kind

MANY = 0.5


def largest_weight(experiment: Experiment, frame: Frame) -> float:
    """Return the largest |w| of all weights, biases not counted."""
    views = experiment.network.layout.views(frame.theta)
    return max(float(np.abs(views[f"{key}.weight"]).max()) for key in experiment.affine_keys)


def remark(columns: Sequence[Column], activity: Activity) -> tuple[str, str]:
    """Return what there is to say of a network, and the same for where there is less room; "" if there is nothing."""
    inactive = inactive_remark(columns, activity)
    if inactive or not columns[0].plane:
        return inactive, inactive
    return (
        QCoreApplication.translate("Stage", "Each tile is what one neuron sees over the whole plane"),
        QCoreApplication.translate("Stage", "Each tile is one neuron's view"),
    )


def inactive_remark(columns: Sequence[Column], activity: Activity) -> str:
    """Return a sentence about the hidden layer with the largest share of inactive neurons, if over half are."""
    shares = [(activity.inactive_share(at), column) for at, column in enumerate(columns) if column.kind is Kind.HIDDEN]
    share, column = max(shares, key=lambda each: each[0], default=(0.0, columns[0]))
    if share <= MANY:
        return ""
    text = QCoreApplication.translate("Stage", "Layer {layer}: {inactive} of {units} units are inactive for this input")
    inactive = count_text(round(share * column.units))
    return text.format(layer=column.number, inactive=inactive, units=count_text(column.units))
