"""A robot makes fourteen thousand random gestures: no exception, no warning of Qt, and the window works afterwards.

The first come from a fixed seed and begin with colours; the others come from fresh ones and begin with digits and with
points of the plane, where the last ones have a step explained half of the time.
"""

import secrets
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from tests.journeys.robot import EXPLAINING, KEYS, Robot, actions, log_line, read_log

from pellucid.app import Root
from pellucid.experiment.catalog import load
from pellucid.session.session import Status

COUNT, COUNT_EXPLAINING = 4_000, 2_000
FIXED_SEED = 20_260_101


@pytest.mark.parametrize(
    ("experiment", "seed", "keys", "count"),
    [
        ("colours", FIXED_SEED, KEYS, COUNT),
        ("digits", None, KEYS, COUNT),
        ("two-spirals", None, KEYS, COUNT),
        ("two-spirals", None, EXPLAINING, COUNT_EXPLAINING),
    ],
    ids=["colours", "digits", "plane", "explain"],
)
def test_random_gestures_do_no_harm(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    experiment: str,
    seed: int | None,
    keys: tuple[str, ...],
    count: int,
) -> None:
    # The system's dialogs wait for answers that no robot gives, and let it write wherever it pleases.
    monkeypatch.setattr(QFileDialog, "open", QFileDialog.reject)
    seed = secrets.randbelow(2**31) if seed is None else seed
    # Kept in any case: what Qt caught on the way fails the test after its end.
    log = tmp_path / f"{seed}.jsonl"
    print(f"seed {seed}; replay with: python -m tests.journeys.robot {log} {experiment}")
    root = Root(load(experiment))
    try:
        root.window.show()
        robot = Robot(lambda: root.window)
        # Written before it is done, and at once: the log has to be there even if the process crashes.
        with log.open("w", encoding="utf-8", buffering=1) as lines:
            for action in actions(seed, count, keys):
                lines.write(log_line(action))
                robot.perform(action)
        leave_popups()
        root.session.reset()
        root.session.set_spec(load("colours"), "check")
        qtbot.waitUntil(lambda: root.session.status is Status.PAUSED)
        root.session.step_batch()
        qtbot.waitUntil(lambda: root.session.frame.step >= 1)
    finally:
        leave_popups()
        root.close()
        root.window.deleteLater()


def test_a_log_replays_the_same_gestures(tmp_path: Path) -> None:
    drawn = list(actions(7, 500))
    (tmp_path / "log.jsonl").write_text("".join(map(log_line, drawn)), "utf-8")
    assert read_log(tmp_path / "log.jsonl") == drawn == list(actions(7, 500))


def leave_popups() -> None:
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
