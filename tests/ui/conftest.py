import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _garbage_waits() -> Iterator[None]:
    """Let nothing be collected while a test paints: widgets of an earlier one that go in between crash Qt.

    In the program the session sees to that.
    """
    gc.disable()
    yield
    gc.enable()
