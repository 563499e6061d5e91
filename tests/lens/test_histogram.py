import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from pellucid.lens.histogram import BINS, histogram

ANY_FLOAT = st.floats(width=32, allow_nan=True, allow_infinity=True)


@given(arrays(np.float32, st.integers(0, 50), elements=ANY_FLOAT))
def test_every_value_is_counted_once_whatever_it_is(values: np.ndarray) -> None:
    found = histogram(values)
    assert found.counts.sum() + found.non_finite == values.size
    assert found.non_finite == np.count_nonzero(~np.isfinite(values))
    assert (np.diff(found.edges) > 0).all()
    finite = values[np.isfinite(values)]
    assert ((finite >= found.edges[0]) & (finite <= found.edges[-1])).all()


def test_counts_are_those_between_the_edges() -> None:
    values = np.random.default_rng(0).normal(size=(40, 25)).astype(np.float32)
    found = histogram(values)
    assert found.counts.shape == (BINS,)
    for low, high, count in zip(found.edges[1:-2], found.edges[2:-1], found.counts[1:-1], strict=True):
        assert count == np.count_nonzero((values >= low) & (values < high))


@pytest.mark.parametrize("value", [0.0, 1.0, -2.5, 3e38, 1e-40])
def test_one_value_alone_stands_in_the_middle(value: float) -> None:
    found = histogram(np.full(9, value, np.float32))
    assert found.counts.sum() == 9
    assert found.counts[BINS // 2] == 9


def test_tiny_values_are_told_apart_like_large_ones() -> None:
    values = np.random.default_rng(0).normal(size=1_000)
    one, other = histogram(values), histogram(values * 2.0**-60)
    np.testing.assert_array_equal(one.counts, other.counts)


def test_no_values_at_all_are_counted_as_none() -> None:
    found = histogram(np.empty((0, 4), np.float32))
    assert (found.counts.sum(), found.non_finite) == (0, 0)
