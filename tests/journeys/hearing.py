"""What a screen reader would say of the window."""

from types import SimpleNamespace

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from pellucid.ui.widgets import announcing


def listen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the announcements that are made from now on, as they come."""
    heard: list[str] = []

    def update(event: QAccessibleAnnouncementEvent) -> None:
        heard.append(event.message())

    monkeypatch.setattr(announcing, "QAccessible", SimpleNamespace(updateAccessibility=update))
    return heard


def interface(widget: QWidget) -> QAccessibleInterface:
    """Return what a screen reader knows of a widget."""
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def texts(widget: QWidget) -> list[str]:
    """Return what a screen reader reads of a widget and of what is seen in it, in order."""

    def read(part: QAccessibleInterface) -> list[str]:
        if part.state().invisible:
            return []
        children = [part.child(number) for number in range(part.childCount())]
        own = part.text(QAccessible.Text.Name)
        return [*([own] if own else []), *(text for child in children if child is not None for text in read(child))]

    return read(interface(widget))
