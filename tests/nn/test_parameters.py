"""The layout of the flat vector."""

import numpy as np
import pytest

from pellucid.nn.parameters import ParameterLayout

LAYOUT = ParameterLayout([(0, 3, 2), (2, 2, 4)])


def test_weights_lie_row_by_row_and_their_biases_after_them() -> None:
    views = LAYOUT.views(np.arange(20))
    assert LAYOUT.size == 20
    assert LAYOUT.names == tuple(views) == ("0.weight", "0.bias", "2.weight", "2.bias")
    np.testing.assert_array_equal(views["0.weight"], [[0, 1], [2, 3], [4, 5]])
    np.testing.assert_array_equal(views["0.bias"], [6, 7])
    np.testing.assert_array_equal(views["2.weight"], [[8, 9, 10, 11], [12, 13, 14, 15]])
    np.testing.assert_array_equal(views["2.bias"], [16, 17, 18, 19])


def test_every_index_leads_to_the_entry_it_names() -> None:
    vector = np.arange(20)
    for name, view in LAYOUT.views(vector).items():
        for position in np.ndindex(view.shape):
            assert vector[LAYOUT.index(name, *position)] == view[position]


def test_views_of_a_read_only_vector_cannot_be_written() -> None:
    vector = np.zeros(20)
    vector.setflags(write=False)
    assert not any(view.flags.writeable for view in LAYOUT.views(vector).values())


@pytest.mark.parametrize("shape", [(19,), (21,), (4, 5)])
def test_a_vector_of_another_shape_is_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"has shape \(20,\)"):
        LAYOUT.views(np.zeros(shape))


def test_what_does_not_exist_has_no_index() -> None:
    with pytest.raises(KeyError):
        LAYOUT.index("1.weight", 0, 0)
    for name, position in (("0.weight", (3, 0)), ("0.weight", (0, 2)), ("0.weight", (1,)), ("0.bias", (2,))):
        with pytest.raises(IndexError):
            LAYOUT.index(name, *position)
