import gc
from collections.abc import Iterator
from itertools import count

import pytest

# To look through everything after each test would take as long as the tests.
TESTS_PER_COLLECTION = 10

_tests = count(1)


@pytest.fixture(autouse=True)
def _garbage_waits() -> Iterator[None]:
    """Let nothing be collected while a test paints: widgets of an earlier one that go in between crash Qt.

    In the program the session sees to that.
    """
    gc.disable()
    yield
    gc.enable()
    if next(_tests) % TESTS_PER_COLLECTION == 0:
        gc.collect()
