import numpy as np
import pytest

from pellucid.ui.drawer.loss_scale import WIDEST, WIDEST_TO_ZERO, loss_scale, reading_text


def scale_of(*losses):
    return loss_scale(np.array(losses, np.float64))


def test_levels_are_one_two_and_five_between_the_least_and_the_greatest_loss():
    scale = scale_of(0.075, 1.4, 0.3)
    assert (scale.low, scale.high) == (0.075, 1.4)
    assert scale.levels == pytest.approx((0.1, 0.2, 0.5, 1.0))
    assert scale.texts == ("0.1", "0.2", "0.5", "1")


def test_of_very_different_losses_only_powers_of_ten_are_levels():
    assert scale_of(0.05, 3e4).texts == ("0.1", "1", "10", "100", "1,000", "1.0e4")
    assert scale_of(4e-4, 30.0).texts == ("0.001", "0.01", "0.1", "1", "10")


def test_what_is_next_to_nothing_beside_the_greatest_loss_is_as_the_least():
    scale = scale_of(1e-12, 2.0)
    assert scale.low == 2.0 / WIDEST
    assert scale.cut
    assert not scale_of(1e-3, 2.0).cut
    np.testing.assert_array_equal(scale.shares(np.array([1e-12])), [0.0])


def test_losses_that_are_nearly_the_same_have_levels_in_even_steps_with_the_decimals_they_need():
    scale = scale_of(0.1348, 0.1657)
    assert scale.texts == ("0.14", "0.15", "0.16")
    scale = scale_of(2.2643, 2.3115)
    assert scale.texts == ("2.27", "2.28", "2.29", "2.30", "2.31")


def test_shares_are_even_in_the_logarithm():
    scale = scale_of(0.01, 1.0)
    np.testing.assert_allclose(scale.shares(np.array([0.01, 0.1, 1.0])), [0.0, 0.5, 1.0])


def test_what_is_not_finite_counts_for_nothing_and_has_no_share():
    scale = scale_of(0.1, np.nan, 10.0, np.inf)
    assert (scale.low, scale.high) == (0.1, 10.0)
    shares = scale.shares(np.array([np.nan, np.inf, 1.0]))
    assert not np.isfinite(shares[:2]).any()
    assert shares[2] == pytest.approx(0.5)
    nothing = scale_of(np.nan, np.inf)
    assert nothing.levels == ()
    assert np.isnan(nothing.shares(np.array([np.nan, np.inf]))).all()


def test_a_loss_of_zero_is_on_the_scale():
    scale = scale_of(0.0, 2.0)
    assert scale.low == 2.0 / WIDEST_TO_ZERO
    assert scale.cut
    np.testing.assert_array_equal(scale.shares(np.array([0.0, 2.0])), [0.0, 1.0])


@pytest.mark.parametrize("loss", [0.0, 0.7])
def test_a_flat_landscape_has_no_levels_and_one_colour(loss):
    scale = scale_of(loss, loss)
    assert scale.levels == ()
    np.testing.assert_array_equal(scale.shares(np.array([loss, loss])), [0.0, 0.0])


def test_small_losses_are_read_with_two_significant_figures():
    assert [reading_text(loss) for loss in (0.0, 2.34e-4, 0.0123, 1.5, 2.5e6)] == [
        "0.000",
        "2.3e-4",
        "0.012",
        "1.500",
        "2.50e6",
    ]
