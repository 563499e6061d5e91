import pytest

from pellucid.data.class_names import LONGEST_NAME, Fault, name_faults


def test_short_names_that_differ_are_right():
    assert name_faults(["coat", "dress", "x" * LONGEST_NAME]) == {}


@pytest.mark.parametrize(
    ("names", "faults"),
    [
        (["coat", "", " "], {1: Fault.EMPTY, 2: Fault.EMPTY}),
        (["coat", "dress", " coat"], {2: Fault.REPEATED}),
        (["x" * (LONGEST_NAME + 1), "coat"], {0: Fault.LONG}),
    ],
)
def test_empty_long_and_repeated_names_are_found(names, faults):
    assert name_faults(names) == faults
