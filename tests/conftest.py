"""What every test stands on: no screen, no user settings, one BLAS thread, and nothing left behind."""

import gc
import os
import threading
import weakref
from collections.abc import Iterator
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ[_name] = "1"

import pytest
import shiboken6
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from pellucid.ui import language, theme
from pellucid.ui.importing import opening

MEMORY = "/dev/shm"

# Shared machines stall: an example that took long says nothing about the code.
settings.register_profile("pellucid", deadline=None, derandomize=True, max_examples=50)
settings.load_profile("pellucid")


@pytest.fixture(autouse=True, scope="session")
def _settings_in_a_folder_of_their_own() -> Iterator[None]:
    # In memory where that can be: Qt waits for the disk at every change of a setting, which is a few in every test.
    with TemporaryDirectory(dir=MEMORY if os.access(MEMORY, os.W_OK) else None) as folder:
        QCoreApplication.setOrganizationName("Pellucid tests")
        QCoreApplication.setApplicationName("Pellucid tests")
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        yield


@pytest.fixture(autouse=True)
def _fresh_settings(_settings_in_a_folder_of_their_own: None) -> Iterator[None]:
    yield
    if language.current() != "en":
        language.install("en")
    if theme.mode() is not theme.Mode.SYSTEM:
        theme.set_mode(theme.Mode.SYSTEM)
    QSettings().clear()


@pytest.fixture(autouse=True)
def _no_network_and_no_user_data(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Let no test fetch anything from afar, nor find or keep anything in the user's own folder."""
    monkeypatch.setattr(opening, "MIRRORS", ("http://127.0.0.1:9/",))
    kept = tmp_path_factory.getbasetemp() / "kept"
    monkeypatch.setattr(opening, "user_data_folder", lambda: kept)
    for variable in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(kept))


@pytest.fixture(autouse=True)
def _nothing_left_behind(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test that leaves a thread running, a timer ticking or a window open, and name it."""
    # The garbage of the test before goes. What else is there needs no looking through for what this one leaves: that
    # would take longer than the test. Sessions, which freeze and unfreeze as well, leave it at that.
    gc.collect()
    gc.freeze()
    monkeypatch.setattr(gc, "freeze", lambda: None)
    monkeypatch.setattr(gc, "unfreeze", lambda: None)
    threads = set(threading.enumerate())
    windows = set(_windows())
    timers: list[weakref.ref[QTimer]] = []
    start = QTimer.start

    def start_watched(timer: QTimer, *interval: int) -> None:
        timers.append(weakref.ref(timer))
        start(timer, *interval)

    monkeypatch.setattr(QTimer, "start", start_watched)
    yield
    _finish_deletions()
    left_threads = [thread.name for thread in threading.enumerate() if thread not in threads and thread.is_alive()]
    left_timers = [
        f"{timer.objectName() or timer} of {timer.parent()}"
        for timer in (reference() for reference in timers)
        if timer is not None and shiboken6.isValid(timer) and timer.isActive()
    ]
    left_windows = [name for address, name in _windows().items() if address not in windows]
    assert not left_threads, f"threads left running: {left_threads}"
    assert not left_timers, f"timers left ticking: {left_timers}"
    assert not left_windows, f"windows left open: {left_windows}"


def _windows() -> dict[int, str]:
    """Return the parentless widgets that exist, by address; Qt keeps its tool tip label for itself."""
    if not QApplication.instance():
        return {}
    return {
        shiboken6.getCppPointer(widget)[0]: str(widget)
        for widget in QApplication.topLevelWidgets()
        if widget.parent() is None and widget.metaObject().className() != "QTipLabel"
    }


def _finish_deletions() -> None:
    if QApplication.instance():
        gc.collect()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
