"""The column on the right, Try it, and the card that a session has in it."""

from typing import TypeVar

from PySide6.QtWidgets import QApplication, QWidget
from tests.ui.try_it.fakes import FakeSession
from tests.ui.widgets.gestures import Show

from pellucid.session.session import Session
from pellucid.ui.try_it.try_it import TryIt

WIDTH = 316

AnyCard = TypeVar("AnyCard", bound=QWidget)


def opened(session: FakeSession | Session, show: Show, kind: type[AnyCard], *, height: int | None = None) -> AnyCard:
    """Show Try it, as high as it wants to be unless told otherwise, in a window that has room; return its card."""
    made = TryIt(session)
    show(made)
    made.resize(WIDTH, made.sizeHint().height() if height is None else height)
    made.window().resize(WIDTH + 24, max(480, made.height() + 20))
    QApplication.processEvents()
    assert isinstance(made.card, kind)
    return made.card
