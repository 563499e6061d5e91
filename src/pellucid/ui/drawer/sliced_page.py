"""What the pages that look at every example share: they work in slices, and show the last complete answer meanwhile."""

from typing import Any

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from pellucid.experiment.build import Experiment
from pellucid.experiment.frame import Frame
from pellucid.ui.drawer.page import Page
from pellucid.ui.drawer.slices import Slices, Work


class SlicedPage(Page):
    """A page whose answer takes `work`. Of what is asked for while that is under way, only the newest is answered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slices = Slices(self)
        self._slices.finished.connect(self._finished)
        self._newest: tuple[Experiment, Frame] | None = None
        self._asked: tuple[Experiment, Frame] | None = None

    def work(self, experiment: Experiment, frame: Frame) -> Work:
        """Return the work that has to be done for `frame`."""
        raise NotImplementedError

    def show_answer(self, work: Any, experiment: Experiment, frame: Frame) -> None:
        """Show what has been found out about `frame`."""
        raise NotImplementedError

    def show_waiting(self, experiment: Experiment) -> None:
        """Show that the answer is not there yet, unless the former one can stand for it."""
        raise NotImplementedError

    def show_frame(self, experiment: Experiment, frame: Frame) -> None:
        """Show the answer for `frame`, at once if that takes no longer than a slice."""
        self._newest = experiment, frame
        if not (self._slices.working and self._asked is not None and self._asked[0] is experiment):
            self.ask_anew()

    def ask_anew(self) -> None:
        """Begin with the newest frame, whatever is under way."""
        if self._newest is None:
            return
        self._asked = experiment, frame = self._newest
        self._slices.start(self.work(experiment, frame), experiment)
        if self._slices.working:
            self.show_waiting(experiment)

    def set_training(self, running: bool) -> None:
        """Work in a hurry only while training does not run."""
        self._slices.set_training(running)

    def hideEvent(self, event: QHideEvent) -> None:
        """Give up what nobody sees."""
        self._slices.stop()
        super().hideEvent(event)

    def _finished(self, work: Work) -> None:
        assert self._asked is not None
        experiment, frame = self._asked
        self.show_answer(work, experiment, frame)
        if self._newest is not None and self._newest[1] is not frame:
            self._asked = experiment, frame = self._newest
            self._slices.start_later(self.work(experiment, frame), experiment)
