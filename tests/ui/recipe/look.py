"""Finding controls by what a user calls them."""

from typing import Any

from PySide6.QtWidgets import QWidget


def control(parent: QWidget, kind: type, name: str) -> Any:
    """Return the one control of this kind with this accessible name."""
    widgets = parent.findChildren(QWidget)
    (found,) = [each for each in widgets if isinstance(each, kind) and each.accessibleName() == name]
    return found
