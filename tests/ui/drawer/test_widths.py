from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pellucid.ui.drawer.widths import LEAST, MOST_PER_COLUMN, share_widths

COLUMNS = st.lists(st.integers(1, 512), min_size=1, max_size=7)


@given(COLUMNS, st.integers(560, 1400))
def test_shared_widths_fit_and_none_is_too_narrow(columns, room):
    widths = share_widths(columns, room)
    assert sum(widths) <= room
    assert all(width >= LEAST for width in widths)
    assert all(width <= max(LEAST, MOST_PER_COLUMN * count) for width, count in zip(widths, columns, strict=True))


@given(COLUMNS, st.integers(560, 1400))
def test_a_matrix_with_more_columns_is_never_narrower(columns, room):
    pairs = sorted(zip(columns, share_widths(columns, room), strict=True))
    widths = [width for _, width in pairs]
    # One pixel may go to either of two that are alike.
    assert all(after >= before - 1 for before, after in pairwise(widths))


@given(COLUMNS)
def test_room_is_used_up_when_the_matrices_can_use_it(columns):
    room = 700
    widths = share_widths(columns, room)
    limited = all(width == max(LEAST, MOST_PER_COLUMN * count) for width, count in zip(widths, columns, strict=True))
    assert limited or sum(widths) > room - len(columns) - 1


def test_where_there_is_too_little_room_all_share_it_alike():
    assert share_widths([3, 500, 3], 150) == [50, 50, 50]
