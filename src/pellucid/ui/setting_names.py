"""What the settings of a Spec are called where they stand alone: in "Undo: …" and on flags."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_NAMES = {
    "experiment": QT_TRANSLATE_NOOP("Settings", "experiment"),
    "seed": QT_TRANSLATE_NOOP("Settings", "seed"),
    "data.source": QT_TRANSLATE_NOOP("Settings", "data"),
    "data.train": QT_TRANSLATE_NOOP("Settings", "training examples"),
    "data.test": QT_TRANSLATE_NOOP("Settings", "test examples"),
    "data.label_noise": QT_TRANSLATE_NOOP("Settings", "label noise"),
    "data.scaling": QT_TRANSLATE_NOOP("Settings", "inputs"),
    "data.class_names": QT_TRANSLATE_NOOP("Settings", "class names"),
    "data.folder": QT_TRANSLATE_NOOP("Settings", "folder"),
    "data.seed": QT_TRANSLATE_NOOP("Settings", "data seed"),
    "data.noise": QT_TRANSLATE_NOOP("Settings", "noise"),
    "data.classes": QT_TRANSLATE_NOOP("Settings", "classes"),
    "data.features": QT_TRANSLATE_NOOP("Settings", "features"),
    "data.points": QT_TRANSLATE_NOOP("Settings", "points"),
    "data.value_points": QT_TRANSLATE_NOOP("Settings", "points"),
    "network.hidden": QT_TRANSLATE_NOOP("Settings", "layers"),
    "network.output": QT_TRANSLATE_NOOP("Settings", "output"),
    "network.initialisation": QT_TRANSLATE_NOOP("Settings", "initialisation"),
    "network.gaussian_std": QT_TRANSLATE_NOOP("Settings", "standard deviation"),
    "training.optimizer": QT_TRANSLATE_NOOP("Settings", "optimizer"),
    "training.learning_rate": QT_TRANSLATE_NOOP("Settings", "learning rate"),
    "training.momentum": QT_TRANSLATE_NOOP("Settings", "momentum"),
    "training.weight_decay": QT_TRANSLATE_NOOP("Settings", "weight decay"),
    "training.l1": QT_TRANSLATE_NOOP("Settings", "L1 penalty"),
    "training.batch_size": QT_TRANSLATE_NOOP("Settings", "batch size"),
    "training.schedule": QT_TRANSLATE_NOOP("Settings", "schedule"),
    "training.schedule_factor": QT_TRANSLATE_NOOP("Settings", "schedule factor"),
    "training.schedule_epochs": QT_TRANSLATE_NOOP("Settings", "schedule epochs"),
    "training.epochs": QT_TRANSLATE_NOOP("Settings", "epochs"),
    "training.own_share": QT_TRANSLATE_NOOP("Settings", "share of own examples"),
    "training.stop": QT_TRANSLATE_NOOP("Settings", "stop"),
    "training.stop_loss": QT_TRANSLATE_NOOP("Settings", "loss to stop at"),
    "training.stop_patience": QT_TRANSLATE_NOOP("Settings", "patience"),
    "training.stop_seconds": QT_TRANSLATE_NOOP("Settings", "seconds to stop after"),
}


def setting_name(path: str) -> str:
    """Return the name of the setting at a dotted path, in the language of the window.

    Anything else comes back as it is: a change that is not of one setting brings its own words.
    """
    return QCoreApplication.translate("Settings", str(_NAMES[path])) if path in _NAMES else path
