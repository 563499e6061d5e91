"""Prepared mini-batches: all examples once an epoch, in an order that can be come back to."""

import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.nn import batches as module
from pellucid.nn.batches import Batches


def numbered(examples: int, batch_size: int, seed: int = 0, *, shuffled: bool = True) -> Batches:
    """Return batches of examples that carry their own number in every input, and negated in every target."""
    number = np.arange(examples, dtype=np.float32)
    inputs, targets = np.column_stack([number, number]), -np.column_stack([number] * 3)
    return Batches(inputs, targets, batch_size, seed, shuffled=shuffled)


def order(batches: Batches, epoch: int, start: int = 0) -> list[int]:
    """Return the numbers of the examples as they are dealt out, checking that every batch is whole."""
    dealt: list[int] = []
    for x, t in batches.begin(epoch, start):
        assert x.shape == (3, t.shape[1])
        assert (x[2] == 1.0).all()
        assert (x[0] == x[1]).all()
        assert (t == -x[0]).all()
        assert t.flags.c_contiguous
        assert x.T.flags.c_contiguous
        dealt += x[0].astype(int).tolist()
    return dealt


@given(examples=st.integers(1, 40), batch_size=st.integers(1, 50), epoch=st.integers(0, 9))
def test_an_epoch_deals_every_example_once(examples: int, batch_size: int, epoch: int) -> None:
    batches = numbered(examples, batch_size)
    assert sorted(order(batches, epoch)) == list(range(examples))
    sizes = [x.shape[1] for x, _ in batches.begin(epoch)]
    assert sizes[:-1] == [min(batch_size, examples)] * (len(sizes) - 1)
    assert batches.examples == sum(sizes) == examples


@given(examples=st.integers(1, 40), batch_size=st.integers(1, 9), start=st.integers(0, 40))
def test_an_epoch_can_be_taken_up_again_at_any_example(examples: int, batch_size: int, start: int) -> None:
    batches = numbered(examples, batch_size)
    assert order(batches, 3, start) == order(batches, 3)[start:]


def test_the_order_depends_on_seed_and_epoch_but_not_on_the_batch_size() -> None:
    orders = [order(numbered(50, 10, seed), epoch) for seed in (0, 1) for epoch in (0, 1)]
    assert len({tuple(each) for each in orders}) == 4
    assert order(numbered(50, 7, 1), 1) == orders[-1]


@given(examples=st.integers(1, 40), batch_size=st.integers(1, 9), epoch=st.integers(0, 9), start=st.integers(0, 40))
def test_what_is_not_shuffled_comes_as_it_lies(examples: int, batch_size: int, epoch: int, start: int) -> None:
    assert order(numbered(examples, batch_size, shuffled=False), epoch, start) == list(range(start, examples))


@pytest.mark.parametrize("shuffled", [True, False])
def test_the_order_can_be_told_beforehand(*, shuffled: bool) -> None:
    batches = numbered(50, 7, shuffled=shuffled)
    for epoch in range(3):
        assert batches.order(epoch).tolist() == order(batches, epoch)


def test_sets_that_are_gathered_in_several_chunks_are_dealt_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = order(numbered(47, 5), 2)
    monkeypatch.setattr(module, "CHUNK_BYTES", 150)
    assert order(numbered(47, 5), 2) == expected


@pytest.mark.parametrize(("inputs", "targets"), [((0, 2), (0, 3)), ((4, 2), (5, 3)), ((4,), (4, 3)), ((4, 2), (4,))])
def test_a_set_that_is_none_is_refused(inputs: tuple[int, ...], targets: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="of the same, positive length"):
        Batches(np.zeros(inputs), np.zeros(targets), 2, 0)


def test_empty_batches_are_refused() -> None:
    with pytest.raises(ValueError, match="at least 1 example"):
        numbered(4, 0)


@given(examples=st.integers(1, 40), batch_size=st.integers(1, 50), shift=st.sampled_from([0.0, 33.3]))
def test_bytes_are_scaled_as_they_are_drawn_to_the_same_bits(examples: int, batch_size: int, shift: float) -> None:
    rng = np.random.default_rng(examples)
    inputs = rng.integers(0, 256, (examples, 5), dtype=np.uint8)
    targets = np.eye(3, dtype=np.float32)[rng.integers(0, 3, examples)]
    offset, factor = np.full(5, shift, np.float32), rng.random(5, np.float32)
    as_drawn = Batches(inputs, targets, batch_size, 1, (offset, factor))
    at_once = Batches((inputs - offset) * factor, targets, batch_size, 1)
    for epoch in range(2):
        for (x, t), (expected_x, expected_t) in zip(as_drawn.begin(epoch), at_once.begin(epoch), strict=True):
            np.testing.assert_array_equal(x, expected_x)
            np.testing.assert_array_equal(t, expected_t)
            assert x.dtype == np.float32
            assert x.T.flags.c_contiguous


def test_bytes_are_not_copied() -> None:
    inputs = np.zeros((20_000, 784), np.uint8)
    targets = np.zeros((20_000, 2), np.float32)
    tracemalloc.start()
    try:
        batches = Batches(inputs, targets, 100, 0, (np.zeros(784, np.float32), np.ones(784, np.float32)))
        next(batches.begin(0))
        assert tracemalloc.get_traced_memory()[1] < 4 * module.CHUNK_BYTES
    finally:
        tracemalloc.stop()
