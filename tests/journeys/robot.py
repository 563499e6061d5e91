"""A robot that uses the window at random: mouse, wheel, keys and text, anywhere, from a seed.

Actions are drawn without looking at the window, so a seed, or the log of a run, replays exactly the same gestures:

    python -m tests.journeys.robot path/to/actions.json digits
"""

import json
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from tests.ui.widgets.gestures import turn_wheel

Action = tuple[Any, ...]

KEYS = (
    "Space", "Period", "E", "R", "BracketLeft", "BracketRight", "T", "F", "N", "C", "0", "1", "2", "3", "4", "5", "F1",
    "Escape", "Tab", "Backtab", "Return", "Left", "Right", "Up", "Down", "Delete", "Home", "End", "PageUp", "PageDown",
    "G",
)  # fmt: skip
# Half of the time a step is explained; Escape would close it more often.
EXPLAINING = (
    "E", "E", "Right", "Right", "Right", "Left", "Home", "End", "P", "G", "L", "Tab", "Tab", "Tab", "Backtab", "Return",
    "Space", "Up", "Down", "Period", "Delete",
)  # fmt: skip
TEXTS = ("0.05", "1e9", "-1", "", "abc", "12", "#7A425E", "255", "1,5", "NaN", "999999999999", "学習率")
SIZES = ((1440, 900), (1280, 720), (1024, 680), (1100, 800), (1600, 1000))


def actions(seed: int, count: int, keys: Sequence[str] = KEYS) -> Iterator[Action]:
    """Draw `count` actions with these keys. Places are fractions of the window's width and height."""
    rng = random.Random(seed)
    for _ in range(count):
        place = (round(rng.random(), 4), round(rng.random(), 4))
        kind = rng.choices(
            ("click", "double", "right", "drag", "hover", "wheel", "key", "undo", "type", "resize"),
            (30, 3, 2, 12, 15, 8, 20, 4, 5, 0.2),
        )[0]
        match kind:
            case "drag":
                yield (kind, *place, round(rng.random(), 4), round(rng.random(), 4))
            case "wheel":
                yield (kind, *place, rng.choice((-120, 120)))
            case "key":
                yield (kind, rng.choice(keys), rng.random() < 0.15)
            case "undo":
                yield (kind, rng.random() < 0.4)
            case "type":
                yield (kind, rng.choice(TEXTS))
            case "resize":
                yield (kind, *rng.choice(SIZES))
            case _:
                yield (kind, *place)


class Robot:
    """Performs actions on the window that `window` returns; that may be another one after a language change."""

    def __init__(self, window: Callable[[], QWidget]) -> None:
        self._window = window
        self._held = window()

    def perform(self, action: Action) -> None:
        """Do one action and let the window answer."""
        match action:
            case ("click", x, y):
                self._click(x, y, Qt.MouseButton.LeftButton)
            case ("double", x, y):
                QTest.mouseDClick(*self._at(x, y, Qt.MouseButton.LeftButton))
            case ("right", x, y):
                self._click(x, y, Qt.MouseButton.RightButton)
            case ("hover", x, y):
                widget, _, _, place = self._at(x, y, Qt.MouseButton.NoButton)
                QTest.mouseMove(widget, place)
            case ("drag", x, y, to_x, to_y):
                self._drag(x, y, to_x, to_y)
            case ("wheel", x, y, delta):
                self._wheel(x, y, delta)
            case ("key", name, shift):
                modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
                QTest.keyClick(self._keyboard_target(), Qt.Key[f"Key_{name}"], modifier)
            case ("undo", redo):
                modifiers = Qt.KeyboardModifier.ControlModifier
                if redo:
                    modifiers |= Qt.KeyboardModifier.ShiftModifier
                QTest.keyClick(self._keyboard_target(), Qt.Key.Key_Z, modifiers)
            case ("type", text):
                self._type(text)
            case ("resize", width, height):
                self._window().resize(width, height)
        QApplication.processEvents()

    def _type(self, text: str) -> None:
        """Send each letter to whatever has the focus by then; QTest knows no letters beyond ASCII."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = ord(letter.upper()) if letter.isascii() else 0
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
                QCoreApplication.sendEvent(self._keyboard_target(), event)

    def _root(self) -> QWidget:
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self._window()

    def _keyboard_target(self) -> QWidget:
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self._window()

    def _at(
        self, x: float, y: float, button: Qt.MouseButton
    ) -> tuple[QWidget, Qt.MouseButton, Qt.KeyboardModifier, QPoint]:
        # Held on to: when Python lets go of a list that popped up, it loses what lies in it.
        self._held = root = self._root()
        place = QPoint(int(x * (root.width() - 1)), int(y * (root.height() - 1)))
        widget = root.childAt(place) or root
        return widget, button, Qt.KeyboardModifier.NoModifier, widget.mapFrom(root, place)

    def _click(self, x: float, y: float, button: Qt.MouseButton) -> None:
        target = self._at(x, y, button)
        alive = _Guard(target[0])
        QTest.mousePress(*target)
        if alive():
            QTest.mouseRelease(*target)

    def _drag(self, x: float, y: float, to_x: float, to_y: float) -> None:
        root = self._root()
        widget, button, modifier, start = self._at(x, y, Qt.MouseButton.LeftButton)
        end = widget.mapFrom(root, QPoint(int(to_x * root.width()), int(to_y * root.height())))
        alive = _Guard(widget)
        QTest.mousePress(widget, button, modifier, start)
        for step in (1, 2, 3):
            if alive():
                QTest.mouseMove(widget, start + (end - start) * step / 3)
                QApplication.processEvents()
        if alive():
            QTest.mouseRelease(widget, button, modifier, end)

    def _wheel(self, x: float, y: float, delta: int) -> None:
        widget, _, _, place = self._at(x, y, Qt.MouseButton.NoButton)
        turn_wheel(widget, delta, place)


class _Guard:
    """Tells whether a widget still exists: a gesture may remove what it began on."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget

    def __call__(self) -> bool:
        return shiboken6.isValid(self._widget)


def log_line(action: Action) -> str:
    """Return an action as a line of a log that `main` can perform again."""
    return json.dumps(action) + "\n"


def read_log(path: Path) -> list[Action]:
    """Read the actions of a log."""
    return [tuple(json.loads(line)) for line in path.read_text("utf-8").splitlines()]


def main(log: Path, experiment: str) -> None:
    """Perform a log again, in a window of its own that begins with `experiment`; say each action before it is done."""
    from pellucid.app import Root, prepare
    from pellucid.experiment.catalog import load

    application = prepare()
    root = Root(load(experiment))
    root.window.show()
    robot = Robot(lambda: root.window)
    for number, action in enumerate(read_log(log)):
        print(number, action, flush=True)
        robot.perform(action)
    root.close()
    application.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
