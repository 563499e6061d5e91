import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pellucid.data.stratified import stratified_order


@given(st.lists(st.integers(0, 4), min_size=1, max_size=60), st.integers(0, 9))
def test_a_stratified_order_has_every_example_once(labels: list[int], seed: int) -> None:
    order = stratified_order(np.array(labels), np.random.default_rng(seed))
    assert sorted(order.tolist()) == list(range(len(labels)))


def test_every_stretch_has_the_classes_in_about_their_shares() -> None:
    labels = np.repeat([0, 1], [30, 60])
    ordered = labels[stratified_order(labels, np.random.default_rng(0))]
    for start in range(0, 90, 30):
        assert 9 <= np.count_nonzero(ordered[start : start + 30] == 0) <= 11
