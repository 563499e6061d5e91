"""The colours that classes are marked with, wherever they are shown."""

from collections.abc import Sequence

from PySide6.QtGui import QColor

from pellucid.ui.tokens import Tokens


def class_colours(names: Sequence[str], colours: Tokens) -> tuple[QColor, ...]:
    """Return a colour for each class: its own if it is named after one; two others are the two signs."""
    others = (colours.pos, colours.neg) if len(names) == 2 else colours.classes
    return tuple(colours.named.get(name, others[index % len(others)]) for index, name in enumerate(names))
