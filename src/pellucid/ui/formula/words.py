"""The few words in formulae, in the language of the window."""

import re

from PySide6.QtCore import QCoreApplication

_MORE = re.compile(r"([\d,]+) more")


def in_own_words(text: str) -> str:
    """Return the text of a formula as it is shown: how many terms there are besides is said in the user's language."""
    more = _MORE.fullmatch(text)
    return QCoreApplication.translate("Formula", "{count} more").format(count=more[1]) if more else text
