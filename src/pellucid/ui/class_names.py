"""The words for the classes that a network tells apart, in the language of the window."""

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_WORDS: dict[str, Any] = {
    "red": QT_TRANSLATE_NOOP("Classes", "red"),
    "green": QT_TRANSLATE_NOOP("Classes", "green"),
    "blue": QT_TRANSLATE_NOOP("Classes", "blue"),
    "pink": QT_TRANSLATE_NOOP("Classes", "pink"),
    "purple": QT_TRANSLATE_NOOP("Classes", "purple"),
    "brown": QT_TRANSLATE_NOOP("Classes", "brown"),
    "yellow": QT_TRANSLATE_NOOP("Classes", "yellow"),
    "grey": QT_TRANSLATE_NOOP("Classes", "grey"),
    "orange": QT_TRANSLATE_NOOP("Classes", "orange"),
    "black": QT_TRANSLATE_NOOP("Classes", "black"),
    "white": QT_TRANSLATE_NOOP("Classes", "white"),
}


def class_text(name: str) -> str:
    """Return the word for a class of a data set; a name that has no word of its own is its own word."""
    word = _WORDS.get(name)
    return name if word is None else QCoreApplication.translate("Classes", word)
