"""What the tests of the session do to it, and how they see what it says."""

from collections.abc import Callable
from typing import Any

import numpy as np
from pytestqt.qtbot import QtBot

from pellucid.session.session import Session, Status


class Watch:
    """Notes every signal of a session, in order, with what it carried."""

    SIGNALS = ("spec", "experiment", "frame", "history", "status", "pace", "input", "undo")

    def __init__(self, session: Session) -> None:
        self.heard: list[tuple[str, Any]] = []
        for name in self.SIGNALS:
            getattr(session, f"{name}_changed").connect(self._note(name))
        session.failed.connect(self._note("failed"))

    def _note(self, name: str) -> Callable[..., None]:
        return lambda *values: self.heard.append((name, values[0] if values else None))

    def names(self) -> list[str]:
        return [name for name, _ in self.heard]

    def of(self, name: str) -> list[Any]:
        return [value for kind, value in self.heard if kind == name]


def settle(qtbot: QtBot, session: Session) -> None:
    """Wait until all that was asked for is done and shown, and nothing runs."""
    qtbot.waitUntil(lambda: session._link._trainer.settled and not session._link._timer.isActive(), timeout=20_000)


def train_to(qtbot: QtBot, session: Session, step: int) -> None:
    """Train to exactly this step, and pause."""
    while session.frame.step < step:
        session.step_batch()
        settle(qtbot, session)


def play_past(qtbot: QtBot, session: Session, step: int) -> None:
    """Train unlimited until beyond this step, and go on."""
    session.set_pace(None)
    session.play()
    qtbot.waitUntil(lambda: session.frame.step > step, timeout=20_000)


def diverge(qtbot: QtBot, session: Session) -> None:
    """Make the loss infinite, by a weight written by hand."""
    session.set_weight(session.frame.theta.size - 1, 3e38)
    session.play()
    qtbot.waitUntil(lambda: session.status is Status.DIVERGED, timeout=20_000)
    settle(qtbot, session)


def same(one: np.ndarray, other: np.ndarray) -> bool:
    """Tell whether two arrays are the same to the bit."""
    return one.tobytes() == other.tobytes()
