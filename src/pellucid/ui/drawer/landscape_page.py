"""The loss landscape: the loss around where the network is, the way that the run goes on it, and a hand to move it."""

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pellucid.experiment.build import Experiment
from pellucid.experiment.frame import Frame
from pellucid.lens.landscape import Landscape, LossArray
from pellucid.lens.planes import Plane, Point, WeightPlane
from pellucid.ui.drawer.landscape_map import LandscapeMap
from pellucid.ui.drawer.landscape_sheet import Sheet
from pellucid.ui.drawer.landscape_words import examples_text, invitation, moment_text
from pellucid.ui.drawer.loss_key import WIDTH as KEY_WIDTH
from pellucid.ui.drawer.loss_key import LossKey
from pellucid.ui.drawer.metrics import PADDING, PAGE_HEIGHT
from pellucid.ui.drawer.page import Page
from pellucid.ui.drawer.plane_choice import PATH, PlaneChoice
from pellucid.ui.drawer.slices import Slices
from pellucid.ui.drawer.trail import Trail
from pellucid.ui.importing.progress_bar import ProgressBar
from pellucid.ui.theme import Role
from pellucid.ui.widgets.buttons import IconButton, TextButton
from pellucid.ui.widgets.label import Label

_SIDE, _GAP = 240, 12
_ZOOM = 26
_NARROWEST, _WIDEST = 2.0**-8, 2.0**8


class LandscapePage(Page):
    """Shows the loss over a plane, once the user has asked for it, and where the run goes on it.

    What is asked for is found out in slices. When the data or the network change it is asked for again, and so it is
    when the user chooses something else; a path, as soon as there is one. While only the weights change, the map stays
    and says of which step it is.
    """

    weights_wanted = Signal(object, bool)  # {index: value}; and whether that is the end of a gesture

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Loss landscape"))
        self.trail = Trail()
        self._present: tuple[Experiment, Frame] | None = None
        self._wanted = False
        # What is being found out, for what it was asked, and how much of it is on the map.
        self._asked: tuple[Landscape, Experiment, Frame] | None = None
        self._shown = 0
        # What is on the map, and the frame it was asked for.
        self._seen: tuple[Landscape, Frame] | None = None
        self._zoom = 1.0
        self._paused = False
        # Where the frames of the trail lie in the plane; they are kept with it, so that their ids stay theirs.
        self._places: dict[int, tuple[Frame, Point]] = {}
        self.choice = PlaneChoice()
        self.button = TextButton(self.tr("Compute"))
        self.button.setToolTip(self.tr("Find out the loss around the weights as they are now"))
        self.progress = ProgressBar(self.tr("Progress"))
        self.status = Label("", Role.CAPTION, "ink3")
        self.examples = Label("", Role.CAPTION, "ink3")
        self._side = self._make_side()
        self.map = LandscapeMap(self)
        self.key = LossKey(self)
        self.wider = IconButton("minus", self.tr("Wider range"), self.tr("Twice the range"), _ZOOM, self)
        self.narrower = IconButton("plus", self.tr("Narrower range"), self.tr("Half the range"), _ZOOM, self)
        self.nothing = Label("", Role.BODY, "ink2", self)
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._slices = Slices(self)
        self._connect()

    def show_frame(self, experiment: Experiment, frame: Frame) -> None:
        """Show where the network is at `frame`; of another experiment, find out the landscape if one was wanted."""
        before = None if self._present is None else self._present[0]
        self._present = experiment, frame
        if before is not experiment:
            if before is None or before.network.layout.blocks != experiment.network.layout.blocks:
                self.choice.show_network(experiment, frame.theta)
                self._show_nothing()
            if self._wanted:
                self.compute()
                return
        if self._awaits_path:
            self.compute()
        else:
            self._show_state()

    def note(self, frame: Frame) -> None:
        """Take in another frame of the run, whether the page is seen or not: it belongs to the way that it goes."""
        self.trail.note(frame)

    def compute(self) -> None:
        """Find out the landscape around the present weights."""
        if self._present is None:
            return
        self._wanted = True
        experiment, frame = self._present
        plane = self.choice.plane(experiment, frame, self._way())
        if plane is None:
            self._show_nothing()
            return
        landscape = Landscape(experiment, plane, plane.reach * self._zoom)
        self._asked = landscape, experiment, frame
        self._shown = 0
        self._slices.start(landscape, experiment)
        self._show_state()

    def cancel(self) -> None:
        """Leave the landscape as far as it is found out, or the former one if there is nothing to be seen of it yet."""
        self._slices.stop()
        self._wanted = self._seen is not None
        self._show_state()

    def set_training(self, running: bool) -> None:
        """Work in a hurry only while training does not run."""
        self._slices.set_training(running)

    def showEvent(self, event: QShowEvent) -> None:
        """Go on with what was left when the page was hidden."""
        super().showEvent(event)
        if self._paused and self._asked is not None:
            landscape, experiment, _ = self._asked
            self._slices.start(landscape, experiment)
        self._paused = False

    def hideEvent(self, event: QHideEvent) -> None:
        """Find out nothing while nobody sees it."""
        self._paused = self._slices.working
        self._slices.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new width."""
        super().resizeEvent(event)
        left = PADDING + _SIDE + _GAP
        right = self.width() - PADDING - KEY_WIDTH
        self._side.setGeometry(PADDING, 0, _SIDE, PAGE_HEIGHT)
        self.map.setGeometry(left, 0, right - _GAP - left, PAGE_HEIGHT - 2)
        self.nothing.setGeometry(left, 0, self.width() - PADDING - left, PAGE_HEIGHT)
        below = PAGE_HEIGHT - _ZOOM - 8
        self.key.setGeometry(right, 8, KEY_WIDTH, below - 12)
        self.wider.move(right - 4, below)
        self.narrower.move(right - 4 + _ZOOM + 2, below)

    def _make_side(self) -> QWidget:
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 8, 0, 5)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.button)
        row.addWidget(self.progress, 1)
        row.addWidget(self.status, 1)
        self.status.setWordWrap(True)
        self.examples.setToolTip(
            self.tr(
                "The mean loss of the examples the network learns from, without weight decay; of many, of some of them"
            )
        )
        column.addWidget(self.choice)
        column.addLayout(row)
        column.addStretch(1)
        column.addWidget(self.examples)
        return side

    def _connect(self) -> None:
        self._slices.advanced.connect(self._show_progress)
        self._slices.finished.connect(self._show_progress)
        self.choice.mode_changed.connect(self._forget_zoom)
        self.choice.changed.connect(self._choose_again)
        self.button.clicked.connect(self._press)
        self.map.moved.connect(self._move)
        self.map.zoomed.connect(self._zoom_by)
        self.wider.clicked.connect(lambda: self._zoom_by(False))
        self.narrower.clicked.connect(lambda: self._zoom_by(True))

    def _press(self) -> None:
        if self._slices.working:
            self.cancel()
        else:
            self.compute()

    def _choose_again(self) -> None:
        """Find out another landscape if there was one to be seen."""
        if self._wanted:
            self.compute()
        else:
            self._show_state()

    def _forget_zoom(self) -> None:
        self._zoom = 1.0

    def _zoom_by(self, inwards: bool) -> None:
        zoom = self._zoom / 2 if inwards else self._zoom * 2
        if _NARROWEST <= zoom <= _WIDEST:
            self._zoom = zoom
            self._choose_again()

    def _show_progress(self) -> None:
        """Show how far it is, and what there is to be seen already."""
        assert self._asked is not None
        landscape, _, frame = self._asked
        self.progress.set_share(landscape.share)
        losses = landscape.losses
        if losses is not None and losses.size > self._shown:
            self._shown = losses.size
            self._show_losses(landscape, losses)
            if self._seen is None or self._seen[0] is not landscape:
                self._seen = landscape, frame
                self._places = {}
            self._show_state()

    def _show_losses(self, landscape: Landscape, losses: LossArray) -> None:
        movable = isinstance(landscape.plane, WeightPlane)
        sheet = Sheet(losses, landscape.plane.centre, landscape.reach, self.choice.names(), movable)
        self.map.show_sheet(sheet)
        assert self.map.scale is not None
        self.key.show_scale(self.map.scale)

    def _show_nothing(self) -> None:
        self._slices.stop()
        self._asked = self._seen = None
        self.map.show_sheet(None)
        self._show_state()

    def _show_state(self) -> None:
        """Show where the run is, what there is to be seen, and what can be asked for."""
        if self._present is None:
            return
        experiment, frame = self._present
        working, there = self._slices.working, self.map.sheet is not None
        for widget in (self.map, self.key, self.wider, self.narrower):
            widget.setVisible(there)
        self.nothing.setVisible(not there)
        self.nothing.setText(invitation(self.choice.mode))
        self.button.set_text(self.tr("Cancel") if working else self.tr("Refresh") if there else self.tr("Compute"))
        self.button.setEnabled(working or not self.choice.same_weight)
        self.progress.setVisible(working)
        self.status.setVisible(not working)
        self.status.setText(self._status_text(frame))
        self.examples.setText(examples_text(experiment))
        if self._seen is not None:
            self._show_run(self._seen[0].plane, frame)

    def _status_text(self, frame: Frame) -> str:
        if self.choice.same_weight:
            return self.tr("Choose two different weights.")
        if self._seen is not None:
            return moment_text(*self._seen, frame)
        if self._awaits_path:
            return self.tr("There is no path yet. Train some steps.")
        return ""

    @property
    def _awaits_path(self) -> bool:
        """Tell whether a path was asked for when the run had not gone any yet."""
        return self._wanted and self._seen is None and not self._slices.working and self.choice.mode == PATH

    def _way(self) -> list[Frame]:
        """Return the frames that the present run came by."""
        assert self._present is not None
        return [each for each in self.trail.frames if each.run == self._present[1].run]

    def _show_run(self, plane: Plane, frame: Frame) -> None:
        """Show where the network is, and how it got there."""
        known = self._places
        self._places = {id(each): known.get(id(each)) or (each, plane.place(each.theta)) for each in self._way()}
        way = np.array([point for _, point in self._places.values()]).reshape(-1, 2)
        self.map.show_run(plane.place(frame.theta), way)

    def _move(self, point: Point, final: bool) -> None:
        assert self._seen is not None
        plane = self._seen[0].plane
        assert isinstance(plane, WeightPlane)
        self.weights_wanted.emit({plane.first: point[0], plane.second: point[1]}, final)
