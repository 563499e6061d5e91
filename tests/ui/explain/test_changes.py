import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pellucid.ui.explain.changes import decimals_telling
from pellucid.ui.formula.figures import fixed

SINGLE = st.floats(width=32, min_value=-1e4, max_value=1e4)


@given(st.lists(st.tuples(SINGLE, SINGLE), min_size=1, max_size=4))
def test_what_a_number_becomes_never_looks_like_the_number(pairs: list[tuple[float, float]]) -> None:
    decimals = decimals_telling(pairs)
    if decimals is not None:
        for before, after in pairs:
            assert (fixed(before, decimals).text == fixed(after, decimals).text) is (before == after)


@given(st.floats(width=32, min_value=-10, max_value=10), st.floats(min_value=1e-5, max_value=1.0))
def test_a_change_that_decimals_can_show_is_shown_with_two_digits(before: float, change: float) -> None:
    after = float(np.float32(before + change))
    decimals = decimals_telling([(before, after)])
    assert decimals is not None
    shown = float(fixed(after, decimals).text.replace("−", "-")) - float(fixed(before, decimals).text.replace("−", "-"))
    assert math.isclose(shown, after - before, rel_tol=0.11)


def test_where_nothing_changes_or_all_is_tiny_or_huge_no_decimals_help() -> None:
    assert decimals_telling([(0.5, 0.5)]) is None
    assert decimals_telling([(0.5, math.nan), (math.inf, 1.0)]) is None
    assert decimals_telling([(1e-12, 2e-12)]) is None
    assert decimals_telling([(1e9, 1.00000006e9), (0.25, 0.26)]) is None
