"""The lists of the contract tests are complete: nothing is exported that they do not cover."""

import inspect
from typing import Any

import pytest
from tests.nn import catalogue

from pellucid import nn
from pellucid.nn import initializers, schedules


def concrete(module: Any, kind: type) -> set[type]:
    """Return the classes of `kind` that can be made, as `module` names them."""
    named = [each for each in vars(module).values() if inspect.isclass(each) and issubclass(each, kind)]
    return {each for each in named if not inspect.isabstract(each)}


@pytest.mark.parametrize(
    ("module", "kind", "covered"),
    [
        (nn, nn.Layer, {nn.Affine, *catalogue.ACTIVATIONS}),
        (nn, nn.Loss, set(catalogue.LOSSES)),
        (nn, nn.Optimizer, set(catalogue.OPTIMIZERS)),
        (initializers, initializers.Initializer, set(catalogue.INITIALIZERS)),
        (schedules, schedules.Schedule, {type(schedule) for schedule in catalogue.SCHEDULES}),
    ],
)
def test_every_kind_that_can_be_chosen_is_under_contract(module: Any, kind: type, covered: set[type]) -> None:
    assert concrete(module, kind) == covered


def test_every_public_name_exists() -> None:
    assert [name for name in nn.__all__ if name not in vars(nn)] == []
