import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pellucid.ui.explain.scrolled import ABOVE_LINE, LOWER, NEAR, UPPER, Scrolled

GROUND, INK = QColor("#ffffff"), QColor("#102030")
WIDTH, ROOM, HEIGHT = 120, 100, 240
LINES = tuple(range(0, HEIGHT, 20))


class Broken(QWidget):
    """Something with lines that are broken more often where it is less than WIDTH."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.wide = self.narrow = HEIGHT

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - the name is Qt's
        return self.wide if width >= WIDTH else self.narrow


def shown(qtbot: QtBot, within: QWidget) -> Scrolled:
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(within)
    made = Scrolled(content, lambda: GROUND)
    qtbot.addWidget(made)
    made.resize(WIDTH, ROOM)
    made.show()
    return made


@pytest.fixture
def scrolled(qtbot: QtBot) -> Scrolled:
    ink = QWidget()
    ink.setFixedHeight(HEIGHT)
    ink.setStyleSheet(f"background: {INK.name()}")
    return shown(qtbot, ink)


def scroll_to(scrolled: Scrolled, top: int, bottom: int, beginnings: tuple[int, ...] = ()) -> int:
    """Scroll as often as the room changes; return how far."""
    for _ in range(2):
        scrolled.scroll_to(top, bottom, beginnings, LINES)
        scrolled.grab()
    return scrolled.verticalScrollBar().value()


def test_what_is_in_sight_anyway_needs_no_scrolling(scrolled: Scrolled) -> None:
    assert scroll_to(scrolled, 40, 90) == 0


def test_what_is_farther_down_comes_into_sight_under_the_beginning_of_a_line(scrolled: Scrolled) -> None:
    down = scroll_to(scrolled, 120, 170)
    assert down + ABOVE_LINE in LINES
    assert down + ROOM >= 170
    assert down + ABOVE_LINE - 20 < 170 + LOWER - ROOM


def test_what_is_higher_than_the_room_is_seen_from_its_first_line_on(scrolled: Scrolled) -> None:
    assert scroll_to(scrolled, 40, 200) == 40 - ABOVE_LINE


def test_the_beginning_of_a_formula_is_better_than_a_line_if_it_is_near(scrolled: Scrolled) -> None:
    least = 170 + LOWER // 2 - ROOM
    assert scroll_to(scrolled, 120, 170, (0, least + NEAR, 120)) == least + NEAR - ABOVE_LINE
    assert scroll_to(scrolled, 120, 170, (0, least + NEAR + 1, 120)) == 80 - ABOVE_LINE


def test_at_the_end_there_is_room_for_a_line_to_begin_at_the_edge(scrolled: Scrolled) -> None:
    down = scroll_to(scrolled, 200, HEIGHT)
    assert down + ABOVE_LINE in LINES
    assert down > HEIGHT - ROOM
    assert scroll_to(scrolled, 0, 50) == 0
    assert scrolled.verticalScrollBar().maximum() == HEIGHT - ROOM


def test_what_goes_on_beyond_an_edge_fades_there(scrolled: Scrolled) -> None:
    def lightness(at: int) -> int:
        return scrolled.grab().toImage().pixelColor(20, at).lightness()

    bar = scrolled.verticalScrollBar()
    ink = INK.lightness()
    assert [lightness(0), lightness(UPPER + 2)] == [ink, ink]
    assert lightness(ROOM - 1) > lightness(ROOM - LOWER // 2) > ink
    bar.setValue(bar.maximum())
    assert lightness(0) > lightness(UPPER // 2) > ink
    assert [lightness(ROOM - 1), lightness(ROOM - LOWER)] == [ink, ink]


def test_a_bar_is_seen_where_there_is_more_than_room(qtbot: QtBot, scrolled: Scrolled) -> None:
    scrolled.arrange()
    qtbot.waitUntil(scrolled.verticalScrollBar().isVisible)


def test_a_bar_goes_where_it_was_needed_only_because_it_was_there(qtbot: QtBot) -> None:
    lines = Broken()
    scrolled = shown(qtbot, lines)
    bar = scrolled.verticalScrollBar()
    scrolled.arrange()
    qtbot.waitUntil(bar.isVisible)
    for wide, needed in ((ROOM - 10, False), (ROOM + 10, True)):
        lines.wide, lines.narrow = wide, ROOM + 10
        lines.updateGeometry()
        scrolled.arrange()
        qtbot.waitUntil(lambda needed=needed: bar.isVisible() is needed)
