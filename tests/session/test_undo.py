from pellucid.experiment.spec import Spec, with_value
from pellucid.session.undo import MOST, SpecChange, Standing, UndoStack, WeightsChange


def change(number: int) -> SpecChange:
    spec = Spec()
    return SpecChange(
        f"change {number}", Standing(number, spec), Standing(number + 1, with_value(spec, "seed", number))
    )


def test_changes_are_taken_back_last_first_and_made_again_first_first() -> None:
    stack = UndoStack()
    changes = [change(number) for number in range(3)]
    for each in changes:
        stack.push(each)
    assert [stack.undo(), stack.undo()] == [changes[2], changes[1]]
    assert (stack.to_undo, stack.to_redo) == (changes[0], changes[1])
    assert stack.redo() == changes[1]


def test_at_the_ends_there_is_nothing() -> None:
    stack = UndoStack()
    assert (stack.to_undo, stack.to_redo, stack.undo(), stack.redo()) == (None, None, None, None)
    stack.push(change(0))
    stack.undo()
    assert stack.undo() is None
    stack.redo()
    assert stack.redo() is None


def test_a_new_change_ends_what_could_be_made_again() -> None:
    stack = UndoStack()
    stack.push(change(0))
    stack.push(change(1))
    stack.undo()
    stack.push(change(5))
    assert stack.to_redo is None
    assert stack.runs == {0, 1, 5, 6}


def test_only_the_latest_changes_are_kept() -> None:
    stack = UndoStack()
    for number in range(MOST + 10):
        stack.push(change(number))
    undone = 0
    while stack.undo():
        undone += 1
    assert undone == MOST
    assert min(stack.runs) == 10


def test_weight_changes_lead_to_no_other_run() -> None:
    stack = UndoStack()
    stack.push(WeightsChange("Weight", {3: 0.5, 4: 0.0}, {3: 1.0, 4: 2.0}))
    assert stack.runs == set()
