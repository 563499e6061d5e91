import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from pellucid.lens.explain.script_arrays import declarations, literal, nested

shapes = arrays.array_shapes(min_dims=0, max_dims=3, min_side=1, max_side=23)


def run(source: str, **names: np.ndarray) -> dict[str, np.ndarray]:
    """Return the arrays that a few lines of source make."""
    found = {"np": np, **names}
    exec(source, found)
    return {name: value for name, value in found.items() if isinstance(value, np.ndarray)}


@given(arrays.arrays(np.float32, shapes))
def test_numbers_come_back_to_the_bit(array: np.ndarray) -> None:
    back = run(f"back = {literal(array)}")["back"]
    assert (back.dtype, back.shape, back.flags.c_contiguous) == (array.dtype, array.shape, True)
    np.testing.assert_array_equal(back, array)
    np.testing.assert_array_equal(np.signbit(back[~np.isnan(array)]), np.signbit(array[~np.isnan(array)]))
    written = run(f"whole[...] = {nested(array)}", whole=np.empty_like(array))["whole"]
    np.testing.assert_array_equal(written, array)


@given(st.floats(width=32, allow_nan=False))
def test_every_number_of_single_precision_comes_back_to_the_bit(number: float) -> None:
    array = np.array(number, np.float32)
    assert run(f"back = {literal(array)}")["back"].tobytes() == array.tobytes()


@pytest.mark.parametrize(
    ("array", "text"),
    [
        (np.zeros((2, 3), np.float32), "np.zeros((2, 3), np.float32)"),
        (np.ones(4, np.float32), "np.ones(4, np.float32)"),
        (np.zeros((1, 2), np.bool_), "np.zeros((1, 2), bool)"),
        (np.array([True, False]), "np.array([True, False], bool)"),
        (np.array(0.1, np.float32), "np.array(0.1, np.float32)"),
        (np.array([0.0, -0.0], np.float32), "np.array([0.0, -0.0], np.float32)"),
        (np.array([np.inf, -np.inf, np.nan], np.float32), "np.array([np.inf, -np.inf, np.nan], np.float32)"),
    ],
)
def test_arrays_are_written_as_one_would(array: np.ndarray, text: str) -> None:
    assert literal(array) == text


def test_long_rows_are_broken() -> None:
    lines = nested(np.arange(24, dtype=np.float32).reshape(2, 12)).splitlines()
    assert lines[:5] == [
        "[",
        "    [",
        "        0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0,",
        "        10.0, 11.0,",
        "    ],",
    ]


def declared(names: dict[str, np.ndarray], used: set[str]) -> dict[str, np.ndarray]:
    flat = np.zeros(20, np.float32)
    return run("\n".join(declarations(names, {"flat": names["flat"]}, used)), flat=flat)


def address(array: np.ndarray) -> int:
    return array.__array_interface__["data"][0]


def test_views_are_views_again_of_the_same_places() -> None:
    flat, whole, secret = np.zeros(20, np.float32), np.ones((4, 3), np.float32), np.zeros((6, 6), np.float32)
    names = {
        "flat": flat,
        "matrix": flat[2:14].reshape(3, 4),
        "turned": flat[2:14].reshape(3, 4).T,
        "upper": whole[:-1],
        "row": whole[0],
        "whole": whole,
        "unused": np.zeros(3, np.float32),
        "part": secret[1:5:2, 2:4],
        "other": secret[::2],
    }
    made = declared(names, set(names) - {"unused", "whole"})
    assert "unused" not in made
    owners = {id(flat): "flat", id(whole): "whole", id(secret): "memory_of_part"}
    for name in set(names) - {"unused"}:
        array, owner = made[name], names[name] if names[name].base is None else names[name].base
        np.testing.assert_array_equal(array, names[name])
        assert address(array) - address(made[owners[id(owner)]]) == address(names[name]) - address(owner)
        assert (array.strides, array.shape) == (names[name].strides, names[name].shape)


def test_common_views_are_written_as_one_would() -> None:
    flat, whole = np.zeros(20, np.float32), np.ones((4, 3), np.float32)
    names = {"flat": flat, "matrix": flat[2:14].reshape(3, 4), "upper": whole[:-1], "whole": whole, "turned": whole.T}
    assert list(declarations(names, {"flat": flat}, names.keys())) == [
        "matrix = flat[2:14].reshape(3, 4)",
        "whole = np.ones((4, 3), np.float32)",
        "upper = whole[:-1]",
        "turned = whole.T",
    ]
