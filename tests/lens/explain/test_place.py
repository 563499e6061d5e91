import numpy as np
import pytest

from pellucid.lens.explain.place import Place

WHOLE = np.zeros((5, 7), np.float32)


@pytest.mark.parametrize(
    "view",
    [WHOLE, WHOLE.T, WHOLE[1:3], WHOLE[:, 2:6], WHOLE.T[1:4], WHOLE[2], WHOLE[:, 3], WHOLE[1:2, 1:2], WHOLE[4, 6:]],
)
def test_every_element_of_a_view_is_found_and_no_other(view: np.ndarray) -> None:
    WHOLE[:] = np.arange(35).reshape(5, 7)
    place, whole = Place(view), Place(WHOLE)
    for index in np.ndindex(WHOLE.shape):
        found = place.index(whole.at(index))
        inside = WHOLE[index] in view
        assert (found is not None) == inside
        if found is not None:
            assert view[found] == WHOLE[index]
            assert place.at(found) == whole.at(index)


def test_what_lies_between_two_elements_is_neither() -> None:
    assert Place(WHOLE).index(Place(WHOLE).address + 1) is None
