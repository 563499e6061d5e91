"""The keyboard: one table from which the shortcuts, the help and the tool tips are made."""

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QKeySequence


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A key, what it does in the user's words, and the name of the action it stands for."""

    keys: str
    text: str
    action: str

    def label(self) -> str:
        """Return what the key does, in the language of the window."""
        return QCoreApplication.translate("Shortcuts", self.text)

    def key_text(self) -> str:
        """Return the key as this system writes it: "Ctrl+Z", on a Mac "⌘Z"."""
        return QKeySequence(self.keys).toString(QKeySequence.SequenceFormat.NativeText)


SHORTCUTS = (
    Shortcut("Space", QT_TRANSLATE_NOOP("Shortcuts", "Play or pause"), "toggle"),
    Shortcut(".", QT_TRANSLATE_NOOP("Shortcuts", "Train one batch"), "step_batch"),
    Shortcut("Shift+.", QT_TRANSLATE_NOOP("Shortcuts", "Train one epoch"), "step_epoch"),
    Shortcut("R", QT_TRANSLATE_NOOP("Shortcuts", "Start again from the same weights"), "reset"),
    Shortcut("N", QT_TRANSLATE_NOOP("Shortcuts", "Start again from a new seed"), "new_seed"),
    Shortcut("[", QT_TRANSLATE_NOOP("Shortcuts", "Slower"), "slower"),
    Shortcut("]", QT_TRANSLATE_NOOP("Shortcuts", "Faster"), "faster"),
    Shortcut("Ctrl+Z", QT_TRANSLATE_NOOP("Shortcuts", "Undo"), "undo"),
    Shortcut("Ctrl+Shift+Z", QT_TRANSLATE_NOOP("Shortcuts", "Redo"), "redo"),
    Shortcut("1", QT_TRANSLATE_NOOP("Shortcuts", "Weights"), "drawer_1"),
    Shortcut("2", QT_TRANSLATE_NOOP("Shortcuts", "Activations"), "drawer_2"),
    Shortcut("3", QT_TRANSLATE_NOOP("Shortcuts", "Gradients"), "drawer_3"),
    Shortcut("4", QT_TRANSLATE_NOOP("Shortcuts", "Confusion"), "drawer_4"),
    Shortcut("0", QT_TRANSLATE_NOOP("Shortcuts", "Close or open the drawer"), "toggle_drawer"),
    Shortcut("F", QT_TRANSLATE_NOOP("Shortcuts", "Only the network, or everything"), "toggle_full_stage"),
    Shortcut("T", QT_TRANSLATE_NOOP("Shortcuts", "Light or dark"), "toggle_theme"),
    Shortcut("F1", QT_TRANSLATE_NOOP("Shortcuts", "Show or hide this help"), "toggle_help"),
    Shortcut("Esc", QT_TRANSLATE_NOOP("Shortcuts", "Close what is open"), "close_topmost"),
)


def key_text(action: str) -> str:
    """Return the key of `action` as this system writes it. Raises KeyError if it has none."""
    return {each.action: each for each in SHORTCUTS}[action].key_text()
