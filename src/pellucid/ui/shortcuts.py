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


_ROWS = (
    ("Space", QT_TRANSLATE_NOOP("Shortcuts", "Play or pause"), "toggle"),
    (".", QT_TRANSLATE_NOOP("Shortcuts", "Train one batch"), "step_batch"),
    ("Shift+.", QT_TRANSLATE_NOOP("Shortcuts", "Train one epoch"), "step_epoch"),
    ("R", QT_TRANSLATE_NOOP("Shortcuts", "Start again from the same weights"), "reset"),
    ("N", QT_TRANSLATE_NOOP("Shortcuts", "Start again from a new seed"), "new_seed"),
    ("[", QT_TRANSLATE_NOOP("Shortcuts", "Slower"), "slower"),
    ("]", QT_TRANSLATE_NOOP("Shortcuts", "Faster"), "faster"),
    ("Ctrl+Z", QT_TRANSLATE_NOOP("Shortcuts", "Undo"), "undo"),
    ("Ctrl+Shift+Z", QT_TRANSLATE_NOOP("Shortcuts", "Redo"), "redo"),
    ("1", QT_TRANSLATE_NOOP("Shortcuts", "Weights"), "drawer_1"),
    ("2", QT_TRANSLATE_NOOP("Shortcuts", "Activations"), "drawer_2"),
    ("3", QT_TRANSLATE_NOOP("Shortcuts", "Gradients"), "drawer_3"),
    ("4", QT_TRANSLATE_NOOP("Shortcuts", "Confusion"), "drawer_4"),
    ("5", QT_TRANSLATE_NOOP("Shortcuts", "Loss landscape"), "drawer_5"),
    ("6", QT_TRANSLATE_NOOP("Shortcuts", "Mistakes of digits, or along a weight"), "drawer_6"),
    ("0", QT_TRANSLATE_NOOP("Shortcuts", "Close or open the drawer"), "toggle_drawer"),
    ("F", QT_TRANSLATE_NOOP("Shortcuts", "Only the network, or everything"), "toggle_full_stage"),
    ("C", QT_TRANSLATE_NOOP("Shortcuts", "Clear the pad"), "clear_pad"),
    ("E", QT_TRANSLATE_NOOP("Shortcuts", "Explain one step, or close it"), "explain"),
    ("Left", QT_TRANSLATE_NOOP("Shortcuts", "Explain: one operation back"), "explain_back"),
    ("Right", QT_TRANSLATE_NOOP("Shortcuts", "Explain: one operation on"), "explain_forward"),
    ("Home", QT_TRANSLATE_NOOP("Shortcuts", "Explain: the first operation"), "explain_first"),
    ("End", QT_TRANSLATE_NOOP("Shortcuts", "Explain: the update"), "explain_last"),
    ("Up", QT_TRANSLATE_NOOP("Shortcuts", "Explain: the neuron above"), "explain_up"),
    ("Down", QT_TRANSLATE_NOOP("Shortcuts", "Explain: the neuron below"), "explain_down"),
    ("PgDown", QT_TRANSLATE_NOOP("Shortcuts", "Explain: scroll the arithmetic"), "explain_scroll"),
    ("Shift+Space", QT_TRANSLATE_NOOP("Shortcuts", "Explain: walk by itself, or stop"), "explain_play"),
    ("G", QT_TRANSLATE_NOOP("Shortcuts", "Explain: check the gradients, or not"), "explain_check"),
    ("P", QT_TRANSLATE_NOOP("Shortcuts", "Explain: predict the results, or not"), "explain_predict"),
    ("T", QT_TRANSLATE_NOOP("Shortcuts", "Light or dark"), "toggle_theme"),
    ("F1", QT_TRANSLATE_NOOP("Shortcuts", "Show or hide this help"), "toggle_help"),
    ("Esc", QT_TRANSLATE_NOOP("Shortcuts", "Close what is open"), "close_topmost"),
)
SHORTCUTS = tuple(Shortcut(keys, str(text), action) for keys, text, action in _ROWS)


def with_key(text: str, action: str) -> str:
    """Return `text` with the key of `action` after it, as tool tips write it. Raises KeyError if it has none."""
    return QCoreApplication.translate("Shortcuts", "{text} ({key})").format(text=text, key=key_text(action))


def key_text(action: str) -> str:
    """Return the key of `action` as this system writes it. Raises KeyError if it has none."""
    return {each.action: each for each in SHORTCUTS}[action].key_text()
