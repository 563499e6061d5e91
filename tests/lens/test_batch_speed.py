import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pellucid.experiment.build import build
from pellucid.experiment.spec import Data, Layer, Network, Spec
from pellucid.lens import batch_speed
from pellucid.lens.batch_speed import BATCH, BatchSpeed

EXPERIMENT = build(Spec(data=Data(source="digits", train=10, test=2 * BATCH + 30), network=Network((Layer(5),))))
THETA = EXPERIMENT.network.theta
EXAMPLES = len(EXPERIMENT.dataset.t_test)


class Clock:
    """Stands still but for what the network does: each of its calls takes a second."""

    def __init__(self) -> None:
        self.now = 0.0
        self.rows: list[int] = []

    def forward(self, inputs: np.ndarray) -> None:
        self.now += 1.0
        self.rows.append(len(inputs))


@given(part=st.integers(1, 3 * BATCH))
def test_every_example_is_read_in_batches_and_then_alone(part: int) -> None:
    clock = Clock()
    real = batch_speed.perf_counter
    batch_speed.perf_counter = lambda: clock.now
    try:
        measured = BatchSpeed(EXPERIMENT, THETA)
        measured._experiment = Probed(clock)
        steps = 1
        while not measured.step(part):
            assert 0.0 < measured.done < 1.0
            steps += 1
    finally:
        batch_speed.perf_counter = real
    assert clock.rows == [BATCH, BATCH, 30, *[1] * EXAMPLES]
    assert (measured.in_batches, measured.one_by_one) == (3, EXAMPLES)
    assert measured.done == 1.0
    assert steps >= EXAMPLES / part


class Probed:
    """The experiment with a network that only moves the clock."""

    dataset = EXPERIMENT.dataset

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def probe(self, theta: np.ndarray) -> Clock:
        assert theta is THETA
        return self._clock
