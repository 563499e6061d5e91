"""A language that nobody has to learn: English from behind."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication


class Backwards(QTranslator):
    """Translates one context by turning its words around; what stands in braces stays."""

    def __init__(self, context: str) -> None:
        super().__init__()
        self._context = context

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        return " ".join(reversed(text.split(" "))) if context == self._context else ""

    def isEmpty(self) -> bool:  # noqa: N802 - the name is Qt's
        return False


@contextmanager
def spoken_backwards(application: QApplication, context: str) -> Iterator[None]:
    """Have one context translated so for a while."""
    translator = Backwards(context)
    application.installTranslator(translator)
    yield
    application.removeTranslator(translator)
