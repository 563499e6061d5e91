import numpy as np
import pytest
from tests.lens.by_hand import random_theta, small_experiment

from pellucid.lens.weights import weight_matrices


def test_there_is_a_matrix_for_every_affine_layer() -> None:
    matrices = weight_matrices(small_experiment(), random_theta(small_experiment()))
    assert [(matrix.label, matrix.key, matrix.values.shape, matrix.bias.shape) for matrix in matrices] == [
        ("W1", "0.weight", (3, 7), (7,)),
        ("W2", "2.weight", (7, 5), (5,)),
        ("W3", "4.weight", (5, 6), (6,)),
        ("W4", "6.weight", (6, 3), (3,)),
    ]


def test_matrices_hold_all_parameters_and_copy_none() -> None:
    experiment = small_experiment()
    theta = random_theta(experiment)
    matrices = weight_matrices(experiment, theta)
    everything = np.concatenate([part.ravel() for matrix in matrices for part in (matrix.values, matrix.bias)])
    np.testing.assert_array_equal(np.sort(everything), np.sort(theta))
    assert all(np.shares_memory(matrix.values, theta) and np.shares_memory(matrix.bias, theta) for matrix in matrices)


def test_what_a_frame_holds_cannot_be_written_through_a_matrix() -> None:
    experiment = small_experiment()
    matrix = weight_matrices(experiment, random_theta(experiment))[0]
    with pytest.raises(ValueError, match="read-only"):
        matrix.values[0, 0] = 1.0


def test_entries_lie_where_the_layout_says() -> None:
    experiment = small_experiment()
    theta = random_theta(experiment)
    for matrix in weight_matrices(experiment, theta):
        assert matrix.values[2, 1] == theta[experiment.network.layout.index(matrix.key, 2, 1)]
