"""The program tests itself: the real window, off screen, trains and paints."""

import sys
import tempfile
import threading
import traceback
from time import monotonic, sleep
from types import TracebackType

import numpy as np
from PySide6.QtCore import QSettings
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from pellucid.app import FIRST_EXPERIMENT, Root, prepare
from pellucid.experiment.catalog import load

STEPS = 200
SECONDS = 30.0


def run() -> int:
    """Train some steps in the real window and look at what it painted; return 0, or 1 after saying what is wrong."""
    with tempfile.TemporaryDirectory() as folder:
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        application = prepare()
        root = Root(load(FIRST_EXPERIMENT))
        errors: list[str] = []

        def note(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
            traceback.print_exception(kind, error, trace)
            errors.append(f"{kind.__name__}: {error}")

        sys.excepthook = note
        try:
            fault = _fault(application, root)
        finally:
            sys.excepthook = sys.__excepthook__
            root.close()
        fault = fault or next(iter(errors), None) or _left_running()
    if fault:
        print(f"Self-test failed: {fault}", file=sys.stderr)
        return 1
    print("Self-test passed.")
    return 0


def blank(widget: QWidget) -> bool:
    """Tell whether a widget painted hardly more than one plain ground."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), dtype=np.uint32)
    return np.unique(pixels).size < 8


def _fault(application: QApplication, root: Root) -> str | None:
    session, window = root.session, root.window
    window.resize(1440, 900)
    window.show()
    session.set_pace(None)
    session.play()
    end = monotonic() + SECONDS
    while session.frame.step < STEPS and monotonic() < end:
        application.processEvents()
        sleep(0.005)
    session.pause()
    application.processEvents()
    if session.frame.step < STEPS:
        return f"only {session.frame.step} steps in {SECONDS:.0f} seconds"
    if not np.isfinite(session.frame.theta).all():
        return "the weights are not finite"
    regions = {
        "top bar": window.transport,
        "recipe": window.recipe,
        "stage": window.stage,
        "try it": window.try_it,
        "progress": window.progress,
        "drawer": window.drawer,
        "timeline": window.timeline,
    }
    empty = [name for name, widget in regions.items() if blank(widget)]
    return f"nothing was painted in: {', '.join(empty)}" if empty else None


def _left_running() -> str | None:
    left = [thread.name for thread in threading.enumerate() if thread is not threading.main_thread()]
    return f"threads left running: {', '.join(left)}" if left else None
