import pytest
from PySide6.QtWidgets import QApplication
from tests.ui.widgets.gestures import show

from pellucid.ui import theme

__all__ = ["show"]


@pytest.fixture(autouse=True)
def _theme(qapp: QApplication) -> None:
    theme.install(qapp)
