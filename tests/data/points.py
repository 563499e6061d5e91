"""Points of the user's own, made up by hypothesis."""

from hypothesis import strategies as st

from pellucid.data.points import LARGEST_VALUE, Point, ValuePoint

COORDINATE = st.floats(-6, 6)
POINT = st.builds(Point, COORDINATE, COORDINATE, st.integers(0, 5), st.booleans())
POINTS = st.lists(POINT, min_size=1, max_size=40).map(tuple)
VALUE_POINT = st.builds(ValuePoint, COORDINATE, COORDINATE, st.floats(-LARGEST_VALUE, LARGEST_VALUE), st.booleans())
VALUE_POINTS = st.lists(VALUE_POINT, min_size=1, max_size=40).map(tuple)
