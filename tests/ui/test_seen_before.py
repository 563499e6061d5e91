import pytest

from pellucid.experiment.spec import Data, Layer, Network, Spec
from pellucid.ui.seen_before import seen_before


def spec_of(source: str, initialisation: str) -> Spec:
    return Spec(data=Data(source=source), network=Network((Layer(50), Layer(100)), initialisation=initialisation))


def test_trained_weights_know_the_digits_in_the_box() -> None:
    assert seen_before(spec_of("digits", "trained")) == "The trained weights have learned from these digits too."


@pytest.mark.parametrize(
    ("source", "initialisation"), [("mnist", "trained"), ("digits", "he-normal"), ("three-colours", "zeros")]
)
def test_of_all_else_there_is_nothing_to_remark(source: str, initialisation: str) -> None:
    assert seen_before(spec_of(source, initialisation)) == ""
