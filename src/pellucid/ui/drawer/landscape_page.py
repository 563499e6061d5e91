"""The loss landscape: the loss around where the network is, along two of its weights or in two random directions."""

import numpy as np
from PySide6.QtCore import QRectF, QSettings, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pellucid.experiment.build import Experiment
from pellucid.experiment.frame import Frame
from pellucid.lens.landscape import Landscape
from pellucid.lens.planes import Plane, Point, WeightPlane, path_plane, random_plane, strongest_pair, weight_plane
from pellucid.lens.sampling import sample
from pellucid.ui.drawer.landscape_map import LandscapeMap, Sheet
from pellucid.ui.drawer.loss_key import WIDTH as KEY_WIDTH
from pellucid.ui.drawer.loss_key import LossKey
from pellucid.ui.drawer.metrics import PADDING, PAGE_HEIGHT
from pellucid.ui.drawer.page import Page
from pellucid.ui.drawer.slices import Slices
from pellucid.ui.drawer.trail import Trail
from pellucid.ui.drawer.value_axis import exact_text
from pellucid.ui.drawer.weight_picker import WeightPicker
from pellucid.ui.importing.progress_bar import ProgressBar
from pellucid.ui.numbers import count_text, loss_text, number_text
from pellucid.ui.theme import Role
from pellucid.ui.widgets.buttons import IconButton, TextButton
from pellucid.ui.widgets.label import Label
from pellucid.ui.widgets.segmented import Segmented

_SIDE, _GAP = 236, 14
_ZOOM = 26
# To find the directions of a longer way would take too long at once.
_MOST_OF_WAY = 50
_SETTING = "drawer/landscape"
WEIGHTS, RANDOM, PATH = "weights", "random", "path"
_NARROWEST, _WIDEST = 2.0**-8, 2.0**8


class LandscapePage(Page):
    """Shows the loss over a plane, once the user has asked for it, and where the run goes on it.

    What is asked for is found out in slices. When the data or the network change it is asked for again, and so it is
    when the user chooses something else; while only the weights change, the map stays and says of which step it is.
    """

    weights_wanted = Signal(object, bool)  # {index: value}; and whether that is the end of a gesture

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Loss landscape"))
        self.trail = Trail()
        self._slices = Slices(self)
        self._slices.advanced.connect(self._show_progress)
        self._slices.finished.connect(self._finish)
        self._present: tuple[Experiment, Frame] | None = None
        # What is being found out or has been, and when it was asked for.
        self._wanted = False
        self._no_way = False
        self._landscape: Landscape | None = None
        self._asked: tuple[Experiment, Frame] | None = None
        self._shown_points = 0
        self._zoom = 1.0
        self._throw = 0
        self._way: tuple[Plane, dict[int, Point]] | None = None
        self._paused = False
        stored = str(QSettings().value(_SETTING, WEIGHTS))
        self._mode = stored if stored in (WEIGHTS, RANDOM, PATH) else WEIGHTS
        self._make_controls()
        self._make_views()

    def show_frame(self, experiment: Experiment, frame: Frame) -> None:
        """Show where the network is at `frame`; of another experiment, find out the landscape if one was wanted."""
        before = None if self._present is None else self._present[0]
        self._present = experiment, frame
        if before is not experiment:
            layout = experiment.network.layout
            if before is None or before.network.layout.blocks != layout.blocks:
                for picker, index in zip(self.pickers, strongest_pair(experiment, frame.theta), strict=True):
                    picker.set_layout(layout, index)
            if self._wanted:
                self.compute()
                return
        self._show_state()

    def note(self, frame: Frame) -> None:
        """Take in another frame of the run, whether the page is seen or not: it belongs to the way that it goes."""
        self.trail.note(frame)

    def compute(self) -> None:
        """Find out the landscape around the present weights."""
        if self._present is None:
            return
        experiment, frame = self._present
        plane = self._plane(experiment, frame)
        self._wanted = True
        self._no_way = plane is None and self._mode == PATH
        if plane is None:
            self._show_nothing()
            return
        self._asked = self._present
        self._landscape = Landscape(experiment, plane, plane.reach * self._zoom)
        self._way = plane, {}
        self._shown_points = 0
        self._slices.start(self._landscape, experiment)
        self._show_state()

    def cancel(self) -> None:
        """Leave the landscape as far as it is found out."""
        self._slices.stop()
        if self._landscape is not None and self._landscape.losses is None:
            self._wanted = False
            self._show_nothing()
        self._show_state()

    def set_training(self, running: bool) -> None:
        """Work in a hurry only while training does not run."""
        self._slices.set_training(running)

    def showEvent(self, event: QShowEvent) -> None:
        """Go on with what was left when the page was hidden."""
        super().showEvent(event)
        if self._landscape is not None and self._asked is not None and self._paused:
            self._slices.start(self._landscape, self._asked[0])
            self._show_state()
        self._paused = False

    def hideEvent(self, event: QHideEvent) -> None:
        """Find out nothing that nobody sees."""
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
        self.key.setGeometry(right, 8, KEY_WIDTH, PAGE_HEIGHT - 8 - _ZOOM - 16)
        self._zooms.setGeometry(right - 4, PAGE_HEIGHT - _ZOOM - 8, 2 * _ZOOM + 6, _ZOOM)

    def _make_controls(self) -> None:
        self.mode = Segmented(
            [(WEIGHTS, self.tr("Two weights")), (RANDOM, self.tr("Random")), (PATH, self.tr("Path"))],
            self.tr("Directions"),
        )
        self.mode.set_tooltips(
            {
                WEIGHTS: self.tr("The loss for other values of two weights, all others as they are"),
                RANDOM: self.tr("The loss in two random directions through the space of all weights"),
                PATH: self.tr("The loss in the two directions in which training went most"),
            }
        )
        self.mode.set_current(self._mode)
        self.mode.chosen.connect(self._choose_mode)
        self.pickers = (WeightPicker("x", self.tr("Weight across")), WeightPicker("y", self.tr("Weight up")))
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for picker in self.pickers:
            column.addWidget(picker)
            picker.chosen.connect(self._choose_again)
        self.throw = IconButton("dice", self.tr("Other directions"), self.tr("Draw two other directions"), _ZOOM)
        self.throw.clicked.connect(self._throw_directions)
        self.about = Label("", Role.CAPTION, "ink3")
        self.about.setWordWrap(True)
        random = QWidget()
        row = QHBoxLayout(random)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.about, 1)
        row.addWidget(self.throw)
        self._choices = QStackedWidget()
        self._choices.addWidget(both)
        self._choices.addWidget(random)
        self.button = TextButton(self.tr("Compute"))
        self.button.clicked.connect(self._press)
        self.progress = ProgressBar(self.tr("Progress"))
        self.status = Label("", Role.CAPTION, "ink3")
        self.status.setWordWrap(True)
        self.examples = Label("", Role.CAPTION, "ink3")

    def _make_views(self) -> None:
        self._side = QWidget(self)
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 9, 0, 8)
        column.setSpacing(7)
        column.addWidget(self.mode)
        column.addWidget(self._choices)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.button)
        row.addWidget(self.progress, 1)
        row.addWidget(self.status, 1)
        column.addLayout(row)
        column.addStretch(1)
        column.addWidget(self.examples)
        self.map = LandscapeMap(self)
        self.map.moved.connect(self._move)
        self.map.pointed.connect(self._point)
        self.map.zoomed.connect(self._zoom_by)
        self.nothing = Label("", Role.BODY, "ink2", self)
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.key = LossKey(self)
        self._zooms = QWidget(self)
        zooms = QHBoxLayout(self._zooms)
        zooms.setContentsMargins(0, 0, 0, 0)
        zooms.setSpacing(2)
        self.wider = IconButton("minus", self.tr("Wider range"), self.tr("Twice the range"), _ZOOM)
        self.narrower = IconButton("plus", self.tr("Narrower range"), self.tr("Half the range"), _ZOOM)
        self.wider.clicked.connect(lambda: self._zoom_by(False))
        self.narrower.clicked.connect(lambda: self._zoom_by(True))
        zooms.addWidget(self.wider)
        zooms.addWidget(self.narrower)

    def _plane(self, experiment: Experiment, frame: Frame) -> Plane | None:
        """Return the plane that is chosen, None if there can be none."""
        if self._mode == RANDOM:
            return random_plane(experiment, frame.theta, experiment.spec.seed + self._throw)
        if self._mode == PATH:
            way = [each.theta for each in self.trail.frames if each.run == frame.run]
            return path_plane(way[:: 1 + len(way) // _MOST_OF_WAY], frame.theta)
        if self._same_weight():
            return None
        return weight_plane(experiment, frame.theta, *(picker.index for picker in self.pickers))

    def _same_weight(self) -> bool:
        return self._mode == WEIGHTS and self.pickers[0].index == self.pickers[1].index

    def _press(self) -> None:
        if self._slices.working:
            self.cancel()
        else:
            self.compute()

    def _choose_mode(self, key: str) -> None:
        self._mode = key
        self._zoom = 1.0
        QSettings().setValue(_SETTING, key)
        self._choose_again()

    def _choose_again(self) -> None:
        """Find out another landscape if there was one to be seen."""
        self._no_way = False
        if self._wanted:
            self.compute()
        else:
            self._show_state()

    def _throw_directions(self) -> None:
        self._throw += 1
        self._choose_again()

    def _zoom_by(self, inwards: bool) -> None:
        zoom = self._zoom / 2 if inwards else self._zoom * 2
        if _NARROWEST <= zoom <= _WIDEST:
            self._zoom = zoom
            self._choose_again()

    def _finish(self) -> None:
        self._show_progress()
        self._show_state()

    def _show_progress(self) -> None:
        """Show how far it is, and what is there already."""
        landscape = self._landscape
        assert landscape is not None
        self.progress.set_share(landscape.share)
        losses = landscape.losses
        if losses is not None and losses.size > self._shown_points:
            self._shown_points = losses.size
            self._show_sheet(landscape, losses)

    def _show_sheet(self, landscape: Landscape, losses: np.ndarray) -> None:
        movable = isinstance(landscape.plane, WeightPlane)
        if movable:
            names = self.pickers[0].name(), self.pickers[1].name()
        else:
            names = self.tr("direction 1"), self.tr("direction 2")
        self.map.show_sheet(Sheet(losses, landscape.plane.centre, landscape.reach, names, movable))
        assert self.map.scale is not None
        self.key.show_scale(self.map.scale)
        self._show_run()

    def _show_nothing(self) -> None:
        self._slices.stop()
        self._landscape = None
        self.map.show_sheet(None)
        self._show_state()

    def _show_state(self) -> None:
        """Show what there is to be seen, and what can be asked for."""
        if self._present is None:
            return
        working, there = self._slices.working, self.map.sheet is not None
        self._choices.setCurrentIndex(0 if self._mode == WEIGHTS else 1)
        self.throw.setVisible(self._mode == RANDOM)
        self.about.setText(
            self.tr("Every neuron's weights go as far as they are large.")
            if self._mode == RANDOM
            else self.tr("The first two principal components of the way from the first weights to the present ones.")
        )
        for widget in (self.map, self.key, self._zooms):
            widget.setVisible(there)
        self.nothing.setVisible(not there)
        self.nothing.setText(self._invitation())
        self.button.set_text(self.tr("Cancel") if working else self.tr("Refresh") if there else self.tr("Compute"))
        self.button.setEnabled(working or not self._same_weight())
        self.progress.setVisible(working)
        self.status.setVisible(not working)
        self.status.setText(self._status_text())
        self.examples.setText(self._examples_text(self._present[0]))
        if there and not working:
            self._show_run()

    def _invitation(self) -> str:
        if self._slices.working:
            return self.tr("Finding out the loss …")
        if self._mode == RANDOM:
            return self.tr(
                "How does the loss lie around the weights as they are? Compute it in two random directions, "
                "and see the way that training takes."
            )
        if self._mode == PATH:
            return self.tr(
                "Where did training come from, and where does it go? Train for some steps, "
                "then compute the loss in the two directions in which the weights went most."
            )
        return self.tr(
            "How does the loss change with two of the weights? Compute it for their values all around, "
            "then drag the ball: the weights follow."
        )

    def _status_text(self) -> str:
        if self._same_weight():
            return self.tr("Choose two different weights.")
        if self._no_way:
            return self.tr("Train some steps first.")
        if self._landscape is None or self._asked is None or self._present is None:
            return ""
        asked, frame = self._asked[1], self._present[1]
        step = count_text(asked.step)
        if asked.run != frame.run:
            return self.tr("computed at step {step} of another run").format(step=step)
        if not self._landscape.complete:
            return self.tr("left coarse when it was cancelled")
        if self._is_of_now(frame):
            return self.tr("computed at step {step}").format(step=step)
        if isinstance(self._landscape.plane, WeightPlane):
            return self.tr("computed at step {step}; other weights have changed since").format(step=step)
        return self.tr("computed at step {step}; weights have changed since").format(step=step)

    def _is_of_now(self, frame: Frame) -> bool:
        """Tell whether the present weights lie in the plane."""
        assert self._landscape is not None
        plane = self._landscape.plane
        nearest = np.empty_like(frame.theta)
        plane.write(plane.place(frame.theta), nearest)
        return bool(np.array_equal(nearest, frame.theta))

    def _examples_text(self, experiment: Experiment) -> str:
        seen, there = len(sample(experiment)), len(experiment.dataset.t_train)
        if seen == there:
            return self.tr("mean loss of {count} training examples").format(count=count_text(seen))
        text = self.tr("mean loss of a sample: {count} of {all} training examples")
        return text.format(count=count_text(seen), all=count_text(there))

    def _show_run(self) -> None:
        """Show where the network is, and how it got there."""
        if self._present is None or self._way is None or self.map.sheet is None:
            return
        plane, places = self._way
        frame = self._present[1]
        known = {id(each): each for each in self.trail.frames if each.run == frame.run}
        for gone in places.keys() - known.keys():
            del places[gone]
        for key in known.keys() - places.keys():
            places[key] = plane.place(known[key].theta)
        way = np.array([places[key] for key in known]).reshape(-1, 2)
        self.map.show_run(plane.place(frame.theta), way)

    def _move(self, point: Point, final: bool) -> None:
        assert self._landscape is not None
        plane = self._landscape.plane
        assert isinstance(plane, WeightPlane)
        self.weights_wanted.emit(dict(zip((plane.first, plane.second), point, strict=True)), final)

    def _point(self, point: Point | None) -> None:
        if point is None or self.map.sheet is None:
            self.tell_nothing()
            return
        place = self.map.place_of(point)
        write = exact_text if self.map.sheet.movable else lambda value: number_text(value, 3)
        self.tell(
            self.map,
            QRectF(place.x() - 8, place.y() - 8, 16, 16),
            self.tr("Loss ≈ {loss}").format(loss=loss_text(self.map.loss_at(point))),
            [(name, write(value)) for name, value in zip(self.map.sheet.names, point, strict=True)],
        )
        self.map.setAccessibleDescription(self.hover_card.text())
