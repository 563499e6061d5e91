import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.ui.widgets.scale import Scale

RATES = Scale(1e-6, 1.0, True, 1.0, 60, False)
DECAYS = Scale(1e-6, 1.0, True, 1.0, 20, True)
SHARES = Scale(0.0, 0.5, False, 0.01, 60, False)


@pytest.mark.parametrize("scale", [RATES, DECAYS, SHARES])
def test_every_position_is_the_position_of_its_value(scale: Scale) -> None:
    assert [scale.position(scale.value(position)) for position in range(scale.last + 1)] == list(range(scale.last + 1))


def test_sixty_steps_make_a_decade() -> None:
    assert RATES.last == 360
    assert RATES.value(240) == 0.01
    assert RATES.position(0.1) - RATES.position(0.01) == 60


def test_a_logarithmic_scale_may_begin_with_zero() -> None:
    assert DECAYS.value(0) == 0.0
    assert DECAYS.value(1) == 1e-6
    assert DECAYS.position(0.0) == 0


def test_linear_values_carry_no_digits_of_rounding() -> None:
    assert SHARES.value(3) == 0.03
    assert SHARES.value(SHARES.last) == 0.5


@given(st.floats(-1e15, 1e15))
def test_values_outside_stand_at_the_ends(value: float) -> None:
    for scale in (RATES, DECAYS, SHARES):
        assert 0 <= scale.position(value) <= scale.last
