"""Why training stopped by itself, in a sentence."""

from PySide6.QtCore import QCoreApplication

from pellucid.training.messages import Stopped
from pellucid.ui.numbers import count_text, number_text


def stop_sentence(stopped: Stopped) -> str:
    """Return when and why training stopped, and from when the weights are if from another epoch."""
    translate = QCoreApplication.translate
    verdict = stopped.verdict
    match verdict.condition:
        case "loss":
            text = translate("Stop", "Stopped after epoch {epoch}: train loss fell below {limit}.")
        case "early" if verdict.limit == 1:
            text = translate("Stop", "Stopped after epoch {epoch}: test loss had not fallen for 1 epoch.")
        case "early":
            text = translate("Stop", "Stopped after epoch {epoch}: test loss had not fallen for {limit} epochs.")
        case "time" if verdict.limit == 1:
            text = translate("Stop", "Stopped at epoch {epoch} after 1 second of training.")
        case "time":
            text = translate("Stop", "Stopped at epoch {epoch} after {limit} seconds of training.")
        case _:
            text = translate("Stop", "Stopped after epoch {epoch}, the last one planned.")
    decimals = 1 if verdict.condition == "time" else 0
    text = text.format(epoch=number_text(stopped.epoch, decimals), limit=f"{verdict.limit:,g}")
    if verdict.best_epoch is None:
        return text
    weights = translate("Stop", "Weights are those of epoch {epoch}.").format(epoch=count_text(verdict.best_epoch))
    return f"{text} {weights}"
