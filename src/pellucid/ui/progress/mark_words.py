"""What a change of a setting is called beside its line in a plot: "η lowered"."""

from PySide6.QtCore import QCoreApplication

from pellucid.training import messages


def mark_words(mark: messages.Changed | messages.Stopped) -> str:
    """Return a change in a word or two, in the language of the window."""
    if isinstance(mark, messages.Stopped):
        return QCoreApplication.translate("Marks", "stopped")
    lowered = isinstance(mark.after, (int, float)) and mark.after < mark.before
    translate = QCoreApplication.translate
    match mark.name:
        case "learning_rate":
            return translate("Marks", "η lowered") if lowered else translate("Marks", "η raised")
        case "momentum":
            return translate("Marks", "momentum lowered") if lowered else translate("Marks", "momentum raised")
        case "weight_decay":
            return translate("Marks", "weight decay lowered") if lowered else translate("Marks", "weight decay raised")
        case "l1":
            return translate("Marks", "L1 lowered") if lowered else translate("Marks", "L1 raised")
        case "batch_size":
            return translate("Marks", "batch size lowered") if lowered else translate("Marks", "batch size raised")
        case "optimizer":
            return translate("Marks", "optimizer changed")
        case "epochs":
            return translate("Marks", "epochs changed")
        case "stop" | "stop_loss" | "stop_patience" | "stop_seconds":
            return translate("Marks", "stop changed")
        case "own_share":
            return translate("Marks", "own lowered") if lowered else translate("Marks", "own raised")
        case messages.WEIGHT:
            return translate("Marks", "weight changed")
        case messages.LEARNED:
            return translate("Marks", "learned") if lowered else translate("Marks", "unlearned")
        case _:
            return translate("Marks", "schedule changed")
