"""Says below the stage why training stopped by itself."""

from PySide6.QtCore import QObject

from pellucid.session.session import Session
from pellucid.training.messages import Stopped
from pellucid.ui.notice import Notice, Sign
from pellucid.ui.stop_words import stop_sentence
from pellucid.ui.widgets.announcing import announce


class StopNotice(QObject):
    """Shows the reason in `notice`, for as long as training stands there and the user has not closed it."""

    def __init__(self, session: Session, notice: Notice) -> None:
        super().__init__(notice)
        self._session = session
        self._notice = notice
        self._told: Stopped | None = None
        session.status_changed.connect(self._tell)
        self._tell()

    def _tell(self) -> None:
        stopped, told = self._session.stopped, self._told
        if stopped == told:
            return
        self._told = stopped
        notice = self._notice
        if stopped is not None:
            text = stop_sentence(stopped)
            notice.show_text(text, Sign.PAUSED)
            announce(notice, text)
        elif told is not None and notice.text() == stop_sentence(told):
            notice.hide()
