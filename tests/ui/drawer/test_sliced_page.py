import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.ui.drawer.fakes import experiment_of, frame_of, later, theta_of

from pellucid.experiment.build import Experiment
from pellucid.experiment.frame import Frame
from pellucid.ui.drawer.sliced_page import SlicedPage

EXPERIMENT, OTHER = experiment_of(8), experiment_of(9)
FIRST = frame_of(EXPERIMENT)
SECOND, THIRD = (later(FIRST, theta_of(EXPERIMENT, seed)) for seed in (1, 2))


class Steps:
    """Work that takes so many slices, however large they are."""

    def __init__(self, slices: int) -> None:
        self.left = slices

    def step(self, examples: int) -> bool:
        assert examples > 0
        self.left -= 1
        return self.left == 0


class Page(SlicedPage):
    """Notes what it was asked and what it has shown; each answer takes `slices` of them."""

    slices = 3

    def __init__(self) -> None:
        super().__init__()
        self.begun: list[tuple[Frame, Steps]] = []
        self.answered: list[Frame] = []
        self.waiting: list[Experiment] = []

    def work(self, experiment: Experiment, frame: Frame) -> Steps:
        self.begun.append((frame, Steps(self.slices)))
        return self.begun[-1][1]

    def show_answer(self, work: Steps, experiment: Experiment, frame: Frame) -> None:
        assert work.left == 0
        self.answered.append(frame)

    def show_waiting(self, experiment: Experiment) -> None:
        self.waiting.append(experiment)


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    window = QWidget()
    qtbot.addWidget(window)
    page = Page()
    page.setParent(window)
    with qtbot.waitExposed(window):
        window.show()
    page.window_kept = window  # for as long as the test
    return page


def test_an_answer_that_takes_one_slice_is_there_at_once_and_nobody_waits(page: Page) -> None:
    page.slices = 1
    page.show_frame(EXPERIMENT, FIRST)
    page.show_frame(EXPERIMENT, SECOND)
    assert page.answered == [FIRST, SECOND]
    assert page.waiting == []


def test_of_the_frames_that_come_meanwhile_only_the_newest_is_answered(qtbot: QtBot, page: Page) -> None:
    for frame in (FIRST, SECOND, THIRD):
        page.show_frame(EXPERIMENT, frame)
    assert page.answered == []
    assert page.waiting == [EXPERIMENT]
    qtbot.waitUntil(lambda: page.answered == [FIRST, THIRD])
    assert [frame for frame, _ in page.begun] == [FIRST, THIRD]


def test_between_two_answers_there_is_a_rest_while_training_runs(
    qtbot: QtBot, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pellucid.ui.drawer.slices.SHARE", 1e-4)
    monkeypatch.setattr(page, "show_answer", lambda *_: page.set_training(True))
    page.show_frame(EXPERIMENT, FIRST)
    page.show_frame(EXPERIMENT, SECOND)
    qtbot.waitUntil(lambda: len(page.begun) == 2)
    assert page.begun[1][1].left == page.slices
    page.set_training(False)
    qtbot.waitUntil(lambda: page.begun[1][1].left == 0)


def test_the_frame_that_was_answered_is_not_looked_at_again(qtbot: QtBot, page: Page) -> None:
    page.show_frame(EXPERIMENT, FIRST)
    page.show_frame(EXPERIMENT, FIRST)
    qtbot.waitUntil(lambda: page.answered == [FIRST])
    assert len(page.begun) == 1


def test_another_experiment_does_not_wait_for_the_former_one(qtbot: QtBot, page: Page) -> None:
    page.show_frame(EXPERIMENT, FIRST)
    other = frame_of(OTHER)
    page.show_frame(OTHER, other)
    qtbot.waitUntil(lambda: page.answered == [other])
    assert page.waiting == [EXPERIMENT, OTHER]
    assert page.begun[0][1].left > 0


def test_asked_anew_it_begins_again_with_the_newest_frame(qtbot: QtBot, page: Page) -> None:
    page.show_frame(EXPERIMENT, FIRST)
    page.show_frame(EXPERIMENT, SECOND)
    page.ask_anew()
    qtbot.waitUntil(lambda: bool(page.answered))
    assert page.answered == [SECOND]


def test_asked_anew_before_there_is_a_frame_it_does_nothing(page: Page) -> None:
    page.ask_anew()
    assert page.begun == page.waiting == []


def test_a_page_that_nobody_sees_gives_up_and_begins_again_when_it_is_shown(qtbot: QtBot, page: Page) -> None:
    page.show_frame(EXPERIMENT, FIRST)
    page.hide()
    left = page.begun[0][1].left
    page.show()
    page.show_frame(EXPERIMENT, FIRST)
    qtbot.waitUntil(lambda: page.answered == [FIRST])
    assert page.begun[0][1].left == left > 0
    assert len(page.begun) == 2
