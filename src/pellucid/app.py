"""The composition root: makes the application, the session and the window, and lets each know of the others."""

import logging
import signal
import socket
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from pellucid import __version__
from pellucid.experiment.catalog import experiments, load
from pellucid.experiment.spec import Spec
from pellucid.session.session import Session
from pellucid.ui import language, theme
from pellucid.ui.fonts import load_fonts
from pellucid.ui.main_window import MainWindow

FIRST_EXPERIMENT = experiments()[0]

log = logging.getLogger("pellucid")


def run(experiment: str | None = None) -> int:
    """Open the window, with the experiment of that name, and stay until it is closed; return the exit status.

    Raises SpecError if there is no such experiment.
    """
    spec = load(experiment or FIRST_EXPERIMENT)
    application = prepare()
    root = Root(spec)
    sys.excepthook = root.report
    interrupts = Interrupts(root.close)
    root.window.show()
    try:
        return application.exec()
    finally:
        sys.excepthook = sys.__excepthook__
        interrupts.stop()
        root.close()


def prepare() -> QApplication:
    """Return the application with its name, fonts, theme and language set."""
    QCoreApplication.setOrganizationName("Pellucid")
    QCoreApplication.setApplicationName("Pellucid")
    QCoreApplication.setApplicationVersion(__version__)
    application = QApplication(["pellucid"])
    load_fonts()
    theme.install(application)
    language.install(language.preferred())
    return application


class Root(QObject):
    """Owns the session and the window around it."""

    def __init__(self, spec: Spec) -> None:
        super().__init__()
        self.session = Session(spec)
        self.window = self._open()
        self._reported: set[str] = set()

    def close(self) -> None:
        """Close the window and end training; safe to call twice."""
        self.window.close()
        self.session.close()

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log an error nobody handled and tell the user kindly; the window and training go on.

        An error that a repaint meets again and again is reported once.
        """
        if issubclass(kind, KeyboardInterrupt):
            self.close()
            return
        where = "".join(traceback.format_tb(trace))
        if where in self._reported:
            return
        self._reported.add(where)
        log.error("Unhandled %s", kind.__name__, exc_info=(kind, error, trace))
        text = self.tr("Something went wrong here ({error}). Training and your settings are safe; you can go on.")
        self.window.show_message(text.format(error=f"{kind.__name__}: {error}" if str(error) else kind.__name__))

    def _open(self) -> MainWindow:
        window = MainWindow(self.session)
        window.language_requested.connect(self.change_language)
        return window

    def change_language(self, code: str) -> None:
        """Build the window anew in another language, around the same session: training goes on, and so does Explain."""
        if code == language.current():
            return
        language.choose(code)
        before = self.window
        before.remember_geometry()
        self.window = self._open()
        self.window.take_over(before)
        self.window.show()
        before.hide()
        before.deleteLater()


class Interrupts(QObject):
    """Lets Ctrl+C in the terminal close the window as its own button would.

    Python runs signal handlers between its own instructions only, and Qt's event loop runs none while it waits:
    a byte on a socket wakes it.
    """

    def __init__(self, close: Callable[[], None]) -> None:
        super().__init__()
        self._close = close
        self._reader, self._writer = socket.socketpair()
        for end in (self._reader, self._writer):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._drain)
        self._former_descriptor = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        self._former = signal.signal(signal.SIGINT, self._interrupted)

    def stop(self) -> None:
        """Give the signal back to whoever had it."""
        signal.signal(signal.SIGINT, self._former)
        signal.set_wakeup_fd(self._former_descriptor)
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()

    def _drain(self) -> None:
        self._reader.recv(64)

    def _interrupted(self, number: int, frame: object) -> None:
        del number, frame
        QTimer.singleShot(0, self._close)
