import numpy as np
from msgspec.structs import replace
from tests.training.specs import small

from pellucid.experiment.build import build
from pellucid.training.dealer import Dealer
from pellucid.training.own_examples import OwnExample

OWN = OwnExample.of(np.array([200, 10, 30], np.float32), 2)


def dealer(**training: object) -> Dealer:
    experiment = build(small(**training))
    return Dealer(experiment, experiment.spec.training)


def rest_of_the_pass(dealer: Dealer) -> list[np.ndarray]:
    """Return copies of the inputs of all batches that are left of the pass, each (batch, features)."""
    return [x[:-1].T.copy() for x, _ in dealer.batches]


def test_a_pass_is_dealt_out_whole_and_ends_with_its_last_example() -> None:
    dealt = dealer()
    assert [len(inputs) for inputs in rest_of_the_pass(dealt)] == [20, 20, 10]
    assert [dealt.move_on(used) for used in (20, 20)] == [False, False]
    assert (dealt.passes, dealt.cursor, dealt.left, dealt.epoch) == (0, 40, 10, 0.8)
    assert dealt.move_on(10)
    assert (dealt.passes, dealt.cursor, dealt.left, dealt.epoch) == (1, 0, 50, 1.0)
    assert [len(inputs) for inputs in rest_of_the_pass(dealt)] == [20, 20, 10]


def test_what_was_taken_and_not_used_is_dealt_anew() -> None:
    dealt = dealer()
    whole = rest_of_the_pass(dealt)
    dealt.move_on(20)
    dealt.deal_anew()
    for again, before in zip(rest_of_the_pass(dealt), whole[1:], strict=True):
        np.testing.assert_array_equal(again, before)


def test_another_size_of_batches_goes_on_in_the_same_order() -> None:
    dealt, other = dealer(), dealer()
    whole = np.concatenate(rest_of_the_pass(other))
    dealt.move_on(20)
    dealt.set_training(replace(small().training, batch_size=7))
    rest = rest_of_the_pass(dealt)
    assert [len(inputs) for inputs in rest] == [7, 7, 7, 7, 2]
    np.testing.assert_array_equal(np.concatenate(rest), whole[20:])


def test_any_place_can_be_gone_to() -> None:
    dealt, other = dealer(), dealer()
    for used in (20, 20, 10, 20):
        other.move_on(used)
    other.deal_anew()
    dealt.go_to(1, 20, small().training)
    for inputs, expected in zip(rest_of_the_pass(dealt), rest_of_the_pass(other), strict=True):
        np.testing.assert_array_equal(inputs, expected)


def test_own_examples_take_the_places_of_others_until_there_are_none() -> None:
    dealt = dealer(own_share=0.5)
    plain = rest_of_the_pass(dealt)
    dealt.set_own_examples((OWN,))
    mixed = rest_of_the_pass(dealt)
    assert [len(inputs) for inputs in mixed] == [20, 20, 10]
    np.testing.assert_array_equal(mixed[0][10:], plain[0][10:])
    assert (mixed[0][:10] == mixed[0][0]).all()
    dealt.set_own_examples(())
    for inputs, expected in zip(rest_of_the_pass(dealt), plain, strict=True):
        np.testing.assert_array_equal(inputs, expected)
