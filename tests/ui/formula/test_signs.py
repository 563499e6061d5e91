"""The signs of terms and the constants of a step, as they are set: the same on both sides of an equals sign."""

from collections.abc import Iterator, Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.lens.explain.reading import atoms, sides
from tests.lens.explain.test_lines import OUTPUTS, every_line, moment_of

from pellucid.experiment.build import build
from pellucid.experiment.spec import Activation, Data, Layer, Network, Spec, choices
from pellucid.lens.explain.lines import Line
from pellucid.lens.explain.moment import Moment
from pellucid.lens.explain.notation import Number, Part, Text
from pellucid.ui.formula.boxes import Glyphs
from pellucid.ui.formula.figures import figures
from pellucid.ui.formula.pieces import CLOSING, OPENING, Side, pieces
from pellucid.ui.formula.setting import Setter
from pellucid.ui.formula.speech import spoken
from pellucid.ui.numbers import MINUS

HIDDEN = st.lists(st.builds(Layer, st.integers(1, 3), st.sampled_from(choices(Activation))), max_size=2)
# So few that zeros meet numbers of either sign everywhere.
PARAMETERS = st.lists(st.sampled_from([-1.0, -0.5, -0.0, 0.0, 0.5, 1.0]), min_size=1, max_size=7)


def moment(source: str, output: str, hidden: Sequence[Layer], parameters: Sequence[float], count: int) -> Moment:
    """Return what a network computes whose parameters are these, over and over again."""
    spec = Spec(
        data=Data(source=source, train=12, test=4, scaling="raw"), network=Network(tuple(hidden), output=output)
    )
    experiment = build(spec)
    return moment_of(experiment, np.resize(np.float32(parameters), experiment.network.layout.size), count)


def worked_out(moment: Moment) -> Iterator[tuple[Line, Part, Part]]:
    """Yield the lines whose terms are worked out one by one, and the sides before that and after it."""
    for *_, line in every_line(moment, 0):
        if len(line.terms) > 1 and any(term.factors for term in line.terms):
            *_, numbers, added, _ = sides(line.part)
            yield line, numbers, added


def minuses(part: Part) -> list[bool]:
    """Return for every term of a sum but the first whether a minus stands before it."""
    found = []
    depth = 0
    for piece in pieces(part):
        sign = piece.part.text if isinstance(piece.part, Text) else " "
        depth += (sign in OPENING) - (sign in CLOSING)
        if depth == 0 and piece.left is Side.BINARY:
            found.append(sign == MINUS)
    return found


def texts(part: Part) -> list[str]:
    return [mark.text for _, box in Setter(13).row(part) for mark in box.marks if isinstance(mark, Glyphs)]


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(OUTPUTS), HIDDEN, PARAMETERS, st.integers(1, 4))
def test_a_term_that_comes_to_0_keeps_the_sign_with_which_it_is_written(kind, hidden, parameters, count):
    source, output = kind
    for line, numbers, added in worked_out(
        moment(source, output, () if output == "step" else hidden, parameters, count)
    ):
        before, after = minuses(numbers), minuses(added)
        # Where brackets have been multiplied out, there are more terms than before.
        for place, (term, minus) in enumerate(zip(line.terms[1:], after, strict=True)):
            written = before[place] if len(before) == len(after) else minus
            assert minus == (term.value < 0 if term.value else written), spoken(line.part)
        assert f"{MINUS}0" not in texts(added)


def test_a_perceptron_that_is_right_subtracts_0_from_0() -> None:
    told = [spoken(added) for _, _, added in worked_out(moment("and", "step", (), [-0.0], 1))]
    assert told == ["0 plus 0 plus 0", "0 minus 0"]


def test_a_constant_that_is_a_fraction_is_shown_as_one_and_so_no_constant_is_rounded() -> None:
    for source, output in OUTPUTS:
        for count in range(1, 8):
            for *_, line in every_line(moment(source, output, (), [0.1, 0.7], count), 0):
                numbers = [each for each in atoms(sides(line.part)[1]) if isinstance(each, Number)]
                assert all(figures(each.value).exact for each in numbers if each.operand is None), spoken(line.part)
