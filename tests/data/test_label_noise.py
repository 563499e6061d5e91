import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pellucid.data.label_noise import with_noise

LABELS = st.lists(st.integers(0, 3), max_size=80).map(lambda labels: np.array(labels, np.int64))
FRACTION = st.floats(0, 0.5)


@given(LABELS, FRACTION, st.integers(0, 1_000))
def test_the_fraction_of_labels_asked_for_is_replaced_by_others(labels: np.ndarray, fraction: float, seed: int) -> None:
    noisy_labels, replaced = with_noise(labels, 4, fraction, np.random.default_rng(seed))
    np.testing.assert_array_equal(noisy_labels != labels, replaced)
    assert replaced.sum() == round(fraction * labels.size)
    assert set(noisy_labels.tolist()) <= {0, 1, 2, 3}


@given(LABELS, FRACTION, FRACTION, st.integers(0, 1_000))
def test_more_noise_keeps_the_noise_there_was(labels: np.ndarray, one: float, other: float, seed: int) -> None:
    less, more = (with_noise(labels, 4, part, np.random.default_rng(seed)) for part in sorted((one, other)))
    np.testing.assert_array_equal(more[0][less[1]], less[0][less[1]])
    assert more[1][less[1]].all()


def test_every_other_class_is_equally_likely() -> None:
    noisy_labels, replaced = with_noise(np.zeros(6_000, np.int64), 4, 0.5, np.random.default_rng(0))
    counts = np.bincount(noisy_labels[replaced], minlength=4)
    assert counts[0] == 0
    assert np.abs(counts[1:] - 1_000).max() < 120
