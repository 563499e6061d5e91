"""The bars and the digits of a gradient check, as they are painted."""

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from pellucid.lens.explain.gradient_check import Difference, Outcome
from pellucid.ui.explain.check_numbers import CheckNumbers, Numbers
from pellucid.ui.theme import tokens

EPSILON = 0.5  # the numerical gradient is then the difference of the losses
LOSSES = 36  # pixels from the top


@pytest.fixture
def shown(qtbot: QtBot, light_and_still: None) -> CheckNumbers:
    made = CheckNumbers()
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    return made


def show(shown: CheckNumbers, numerical: float, analytic: float, loss: float = 1.0) -> None:
    difference = Difference(EPSILON, loss + numerical, loss)
    shown.show_numbers(Numbers(difference, analytic, Outcome.AGREE))


def rows(shown: CheckNumbers, colour: QColor) -> dict[int, list[int]]:
    """Return for every row of pixels of a colour in which columns these are."""
    image = shown.grab().toImage()
    found = {
        y: [x for x in range(image.width()) if image.pixelColor(x, y) == colour.toRgb()] for y in range(image.height())
    }
    return {y: columns for y, columns in found.items() if columns}


def bars(shown: CheckNumbers, colour: QColor) -> list[tuple[int, int]]:
    """Return from where to where the bars of a colour reach, without repeating what is below itself."""
    found = [(row[0], row[-1]) for row in rows(shown, colour).values()]
    return [each for at, each in enumerate(found) if at == 0 or each != found[at - 1]]


def test_two_gradients_of_one_sign_begin_at_zero_and_are_as_long_as_they_are_large(shown: CheckNumbers) -> None:
    show(shown, 0.25, 0.5)
    (left, right), (start, end) = bars(shown, tokens().pos)
    assert left == start
    assert (right - left) / (end - start) == pytest.approx(0.5, abs=0.03)
    assert not bars(shown, tokens().neg)
    show(shown, -0.5, -0.25)
    (left, right), (start, end) = bars(shown, tokens().neg)
    assert right == end
    assert (end - start) / (right - left) == pytest.approx(0.5, abs=0.03)


def test_gradients_of_different_signs_lie_on_two_sides_of_zero(shown: CheckNumbers) -> None:
    show(shown, 0.5, -0.5)
    ((_, negative_end),), ((positive_start, _),) = bars(shown, tokens().neg), bars(shown, tokens().pos)
    assert negative_end < positive_start


def test_only_the_digits_in_which_the_losses_differ_stand_out(shown: CheckNumbers) -> None:
    def strong() -> int:
        """Return how far to the left the first of the strong digits of the two losses begins."""
        return shown.width() - min(row[0] for y, row in rows(shown, tokens().ink).items() if y < LOSSES)

    show(shown, 0.25, 0.25, loss=0.5)
    much = strong()
    show(shown, 6e-14, 6e-14, loss=0.5)
    assert 0 < strong() < much / 3
    assert "0.500000000000060" in shown.accessibleDescription()
