"""Which neuron Explain begins with."""

import numpy as np
import pytest
from tests.lens.by_hand import random_theta, small_experiment
from tests.lens.explain.test_lines import moment_of

from pellucid.experiment.spec import Layer
from pellucid.lens.explain.telling import most_telling


@pytest.mark.parametrize("seed", range(4))
def test_it_puts_out_much_and_of_the_hidden_ones_the_error_comes_back_through_it(seed: int) -> None:
    experiment = small_experiment((Layer(6, "relu"), Layer(5, "tanh")))
    moment = moment_of(experiment, random_theta(experiment, seed), 3)
    for column in (1, 2):
        size = np.abs(moment.outputs(column)).mean(axis=1)
        returned = np.abs(moment.sum_gradients(column)).mean(axis=1)
        assert most_telling(moment, column) == int(np.argmax(size * returned))
    answers = moment.outputs(3).mean(axis=1)
    assert most_telling(moment, 3) == int(np.argmax(answers))


def test_where_no_error_comes_back_it_is_the_one_that_puts_out_most() -> None:
    experiment = small_experiment((Layer(6, "tanh"), Layer(5, "step")))
    moment = moment_of(experiment, random_theta(experiment), 2)
    assert not moment.sum_gradients(1).any()
    assert most_telling(moment, 1) == int(np.argmax(np.abs(moment.outputs(1)).mean(axis=1)))
