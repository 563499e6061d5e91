"""Take pictures of the real window after some real training: python tools/shots.py [folder]

Every picture comes from the same seed and the same number of steps, so that only a change of the program changes it.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import monotonic, sleep

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from pellucid import __main__  # noqa: F401, I001 -- holds the number libraries to one thread before NumPy comes

import numpy as np
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from pellucid.app import FIRST_EXPERIMENT, Root, prepare
from pellucid.experiment.catalog import load
from pellucid.lens.explain.moment import Phase
from pellucid.session.session import Session, Status
from pellucid.ui import language
from pellucid.ui.theme import Mode, set_mode

SIZES = ((1440, 900), (1280, 720))
# Enough to learn the colours; then a smaller learning rate leaves its mark.
EPOCHS_BEFORE, EPOCHS_AFTER = 140, 30
LOWERED = 0.4
DIVERGING_RATE = 1e9
COLOUR = np.array([122, 66, 94], dtype=np.float32)
DIGIT_EPOCHS, SHOWN_DIGIT, OWN = 6, 5, 4
PLANE_EPOCHS = 300
OF_THE_PLANE = ("three-spirals", "blobs", "perceptron", "xor-gate", "logistic-regression", "multi-gaussian")
SETTLE_SECONDS = 1.5
PATIENCE_SECONDS = 60.0


def wait_until(application: QApplication, reached: Callable[[], bool]) -> None:
    """Let the window work until `reached` is true. Raises TimeoutError after a minute."""
    end = monotonic() + PATIENCE_SECONDS
    while not reached():
        if monotonic() > end:
            raise TimeoutError("training did not get there")
        application.processEvents()
        sleep(0.002)


def settle(application: QApplication) -> None:
    """Let filters, pulses and late views come to rest."""
    end = monotonic() + SETTLE_SECONDS
    wait_until(application, lambda: monotonic() > end)


def train(application: QApplication, session: Session, epochs: int) -> None:
    """Train whole epochs, exactly."""
    for epoch in range(round(session.frame.epoch) + 1, round(session.frame.epoch) + epochs + 1):
        session.step_epoch()
        wait_until(application, partial(stands_at, session, epoch))


def stands_at(session: Session, epoch: int) -> bool:
    """Tell whether training rests at the end of `epoch`."""
    return session.status is Status.PAUSED and round(session.frame.epoch, 6) >= epoch


def take(application: QApplication, root: Root, folder: Path, name: str, size: tuple[int, int]) -> None:
    """Save the window at `size` as `name`.png."""
    root.window.resize(*size)
    root.window.show()
    settle(application)
    root.window.grab().save(str(folder / f"{name}.png"))
    print(folder / f"{name}.png")


def take_everywhere(application: QApplication, root: Root, folder: Path, prefix: str) -> None:
    """Save the window in every language, theme and size."""
    for code in language.LANGUAGES:
        root.change_language(code)
        for mode in (Mode.LIGHT, Mode.DARK):
            set_mode(mode)
            for width, height in SIZES:
                take(application, root, folder, f"{prefix}{code}-{mode.value}-{width}x{height}", (width, height))
        take(application, root, folder, f"{prefix}{code}-dark-1024x680", (1024, 680))
    root.change_language("en")
    set_mode(Mode.LIGHT)


def shoot_colours(application: QApplication, folder: Path) -> None:
    """Train on colours, then take every picture."""
    root = Root(load(FIRST_EXPERIMENT))
    try:
        root.window.show()
        session = root.session
        session.set_pace(None)
        session.set_input(COLOUR)
        train(application, session, EPOCHS_BEFORE)
        session.set_value("training.learning_rate", session.spec.training.learning_rate * LOWERED)
        train(application, session, EPOCHS_AFTER)
        take_everywhere(application, root, folder, "")
        shoot_explain(application, root, folder)
        session.set_value("training.learning_rate", DIVERGING_RATE)
        session.play()
        wait_until(application, lambda: session.status is Status.DIVERGED)
        take(application, root, folder, "diverged-light-1440x900", (1440, 900))
    finally:
        root.close()


def shoot_explain(application: QApplication, root: Root, folder: Path) -> None:
    """Take the step that is next apart: pictures of each of its parts, and of the gradient check."""
    explain = root.window.explain
    root.window.transport.explain_requested.emit()
    wait_until(application, lambda: explain.is_open)
    for phase in Phase:
        explain.explanation.go_to_phase(phase)
        take(application, root, folder, f"explain-{phase.value}-light-1440x900", (1440, 900))
    explain.explanation.go(explain.explanation.last - 1)
    take(application, root, folder, "explain-light-1440x900", (1440, 900))
    take(application, root, folder, "explain-light-1280x720", (1280, 720))
    set_mode(Mode.DARK)
    take(application, root, folder, "explain-dark-1440x900", (1440, 900))
    set_mode(Mode.LIGHT)
    explain.toggle_check()
    take(application, root, folder, "explain-check-light-1440x900", (1440, 900))
    explain.close_panel()


def shoot_digits(application: QApplication, folder: Path) -> None:
    """Train on digits with own examples among them, then take every picture, and one for each tab of the drawer."""
    root = Root(load("digits"))
    try:
        root.window.show()
        session = root.session
        session.set_pace(None)
        dataset = session.experiment.dataset
        for example, answer in zip(dataset.x_test[:OWN], dataset.t_test[:OWN], strict=True):
            session.teaching.teach(example.astype(np.float32), int(answer))
        session.set_input(dataset.x_test[np.flatnonzero(dataset.t_test == SHOWN_DIGIT)[0]].astype(np.float32))
        train(application, session, DIGIT_EPOCHS)
        take_everywhere(application, root, folder, "digits-")
        for number, page in enumerate(root.window.drawer.pages):
            root.window.drawer.show_tab(number)
            take(application, root, folder, f"digits-{page.accessibleName().lower()}-light-1440x900", (1440, 900))
        root.window.drawer.show_tab(0)
    finally:
        root.close()


def shoot_plane(application: QApplication, folder: Path) -> None:
    """Train on two spirals, then take every picture; and one of each of the other experiments of the plane."""
    root = Root(load("two-spirals"))
    try:
        root.window.show()
        session = root.session
        session.set_pace(None)
        train(application, session, PLANE_EPOCHS)
        take_everywhere(application, root, folder, "plane-")
        for name in OF_THE_PLANE:
            session.set_spec(load(name), name)
            train(application, session, PLANE_EPOCHS)
            take(application, root, folder, f"plane-{name}-light-1440x900", (1440, 900))
    finally:
        root.close()


def main() -> int:
    """Take the pictures; return 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("shots"), help="where to put them (shots)")
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as settings:
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, settings)
        application = prepare()
        language.install("en")
        set_mode(Mode.LIGHT)
        shoot_colours(application, folder)
        shoot_digits(application, folder)
        shoot_plane(application, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
