"""The network as a picture that lives: it follows frames and the chosen input, and answers the pointer and the keys."""

from time import monotonic

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from pellucid.experiment.build import Experiment
from pellucid.experiment.frame import Frame
from pellucid.ui.stage.card_texts import NeuronFacts
from pellucid.ui.stage.columns import Column
from pellucid.ui.stage.edge_strength import DEFAULT_SHARE
from pellucid.ui.stage.edges import Edges
from pellucid.ui.stage.explorer import Explorer
from pellucid.ui.stage.layout import Arrangement
from pellucid.ui.stage.motion import REDUCED_INTERVAL, motion_reduced
from pellucid.ui.stage.movement import REST_SECONDS, Movement
from pellucid.ui.stage.pins import Pins
from pellucid.ui.stage.pointing import Neuron, heading_at
from pellucid.ui.stage.reveal import Reveal
from pellucid.ui.stage.scene import Scene
from pellucid.ui.stage.sheet import Sheet
from pellucid.ui.widgets.themed import Themed

# When no frame has come for so long while training runs, what waited for its turn waits no longer.
LATE_MS = 50

FloatArray = NDArray[np.float32]


class Diagram(Themed):
    """Paints the network of an experiment at one frame, for one input.

    `weight_changed` carries the index of a parameter, the value the user gives it, and False while it is being
    dragged. `neuron_pointed` carries the column and the number of the neuron pointed at, or None for the latter.
    `target_chosen` carries the neuron, bias or edge that the user wants to have explained, and `column_chosen` the
    number of a column. `arranged` says that there is to be another layout.
    """

    weight_changed = Signal(int, float, bool)
    neuron_pointed = Signal(int, object)
    target_chosen = Signal(object)
    column_chosen = Signal(int)
    arranged = Signal()

    def __init__(self, experiment: Experiment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 220)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Network diagram"))
        self.share = DEFAULT_SHARE
        self._diverged = False
        self._running = False
        self._reduced = False
        # Whether edges were left for the next frame, because tiles had their turn.
        self._edges_wait = False
        self._sheet: Sheet | None = None
        self._input_changed_at = 0.0
        self._shown_at = 0.0
        self._movement = Movement(self)
        self._late = QTimer(self)
        self._late.setObjectName("late turns")
        self._late.setSingleShot(True)
        self._late.setInterval(LATE_MS)
        self._late.timeout.connect(lambda: self._compute(None, in_turn=False))
        self.explorer = Explorer(self)
        self.explorer.pin_toggled.connect(self._toggle_pin)
        self.explorer.weight_changed.connect(self.weight_changed)
        self.explorer.neuron_pointed.connect(self.neuron_pointed)
        self.explorer.target_chosen.connect(self.target_chosen)
        self.explorer.target_changed.connect(self._emphasise)
        self.set_experiment(experiment)

    def set_experiment(self, experiment: Experiment) -> None:
        """Show another network, as soon as a frame of it comes."""
        self.scene = Scene(experiment)
        self._pins = Pins(len(self.columns))
        self.explorer.abandon()
        self._movement.stop_pulse()
        self._late.stop()
        self._forget_layout()

    @property
    def columns(self) -> tuple[Column, ...]:
        """Return the columns of the network."""
        return self.scene.columns

    @property
    def reveal(self) -> Reveal | None:
        """Return what exists of the step that is walked, None if none is."""
        return self.scene.reveal

    def show_frame(self, frame: Frame, raw: FloatArray, *, running: bool) -> None:
        """Show the network at `frame` for the example `raw`; while it runs, weights glide towards their values."""
        scene = self.scene
        if not (self.isVisible() and scene.fits(frame) and scene.takes(raw)):
            return
        now = monotonic()
        gliding = running and self._running and scene.continues(frame)
        if not gliding:
            # Asked now and then: the answer seldom changes, and asking takes longer than it should for every frame.
            self._reduced = motion_reduced(self)
        reduced = gliding and self._reduced
        if reduced and now - self._shown_at < REDUCED_INTERVAL:
            return
        scene.take(frame, raw)
        self._running = running
        self._compute(now - self._shown_at if gliding and not reduced else None, in_turn=running)
        self._shown_at = now
        if running:
            self._late.start()
        else:
            self._late.stop()

    def set_input(self, raw: FloatArray, *, final: bool) -> None:
        """Show another example: at once while inputs follow one another quickly, else by a pulse.

        While it is being drawn, as long as `final` is False, nothing pulses.
        """
        if not self.isVisible() or self.scene.frame is None or not self.scene.takes(raw):
            return
        now = monotonic()
        quickly = now - self._input_changed_at < REST_SECONDS
        self._input_changed_at = now
        self._movement.stop_pulse()
        if final and not quickly and self.reveal is None:
            self.scene.activity.hold()
        self.scene.raw = raw
        self._compute(None, in_turn=self._running)
        if not final or motion_reduced(self) or self._diverged or self.reveal is not None:
            return
        if quickly:
            self._movement.pulse_soon()
        else:
            self._movement.start_pulse()

    def set_share(self, share: float) -> None:
        """Draw this share of the edges where there are many, the strongest."""
        self.share = share
        self._repaint_edges()

    def set_reveal(self, reveal: Reveal | None) -> None:
        """Show of a step only what exists by then, or everything again if None.

        A chosen neuron that is folded is drawn until another is chosen in its place.
        """
        if (reveal is None) != (self.reveal is None):
            self.explorer.close()
            self._movement.stop_pulse()
        self.scene.reveal = reveal
        chosen = None if reveal is None else reveal.chosen
        if self._pins.choose(chosen if chosen is not None and self._folds(chosen) else None):
            self._lay_out_anew()
        self._compute(None, in_turn=self._running)
        self._emphasise()

    def set_diverged(self, diverged: bool) -> None:
        """Show neurons without values and dim what no longer means anything, or show everything again."""
        if diverged == self._diverged:
            return
        self._diverged = diverged
        self.explorer.close()
        self._movement.stop_pulse()
        self._movement.dim_to(float(diverged), at_once=motion_reduced(self) or not self.isVisible())
        self.update()

    def edges(self) -> Edges | None:
        """Return the edges of the present layout, or None before there is one."""
        return None if self._sheet is None else self._sheet.edges

    def painted_edges(self) -> Edges | None:
        """Return the edges as `edges` does, their strengths those of the present frame; None before there is one."""
        if self._sheet is None or self.scene.frame is None:
            return None
        self._sheet.paint_edges(self.share)
        return self._sheet.edges

    def fade_edges(self, share: float) -> bool:
        """Fade edges by `share` of the way to what is emphasised; return whether anything changed."""
        return self._sheet is not None and self._sheet.fade(share)

    def arrangement(self) -> Arrangement | None:
        """Return the places of the present layout, or None before there is one."""
        return None if self._sheet is None else self._sheet.arrangement

    def laid_out(self) -> Arrangement:
        """Return the places of the present layout, which is made first if there is none."""
        return self._laid_out().arrangement

    def pins(self, column: int) -> frozenset[int]:
        """Return the neurons of a column that are drawn because the user wants it."""
        return self._pins.own(column)

    def diverged(self) -> bool:
        """Tell whether neurons are shown without values because training diverged."""
        return self._diverged

    def facts(self, neuron: Neuron) -> NeuronFacts:
        """Return what there is to know of a neuron besides its values."""
        return NeuronFacts() if self._sheet is None else self._sheet.facts(neuron)

    def pulsing(self) -> bool:
        """Tell whether a prediction pulse is under way."""
        return self._movement.pulse is not None

    def sizeHint(self) -> QSize:
        """Return the size of the diagram in a window of 1440 × 900."""
        return QSize(796, 512)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the whole diagram."""
        del event
        paint = self._laid_out().painter
        edges, pulse, target = self.painted_edges(), self._movement.pulse, self.explorer.target
        painter = QPainter(self)
        dim = self._movement.dim
        paint.paint(painter, edges, self.scene.activity, diverged=self._diverged, dim=dim, reveal=self.reveal)
        if pulse is not None:
            now = monotonic()
            paint.paint_pulse(painter, pulse.dots(now), pulse.rings(now))
        if target is not None and edges is not None:
            paint.paint_target(painter, edges, target, by_keyboard=self.explorer.by_keyboard)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange everything anew for another size."""
        super().resizeEvent(event)
        self.explorer.close()
        self._movement.stop_pulse()
        self._forget_layout()
        self.arranged.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop everything that moves."""
        super().hideEvent(event)
        self._movement.stop()
        self._late.stop()
        self.explorer.close()

    def take_on_theme(self) -> None:
        """Drop what was painted in the colours of another theme."""
        if self._sheet is not None:
            self._sheet.take_theme()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell about what is under the pointer."""
        self.explorer.point_at(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        """Tell about nothing when the pointer has gone."""
        super().leaveEvent(event)
        self.explorer.point_at(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open what a click on an edge or on a fold opens, or have explained what can be."""
        if event.button() == Qt.MouseButton.LeftButton:
            arrangement, point = self.arrangement(), event.position()
            column = None if arrangement is None else heading_at(arrangement, point.x(), point.y())
            if column is None:
                self.explorer.click(event.position())
            else:
                self.column_chosen.emit(column)
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between neurons with the arrows."""
        if not self.explorer.press(event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the keyboard's mark away with the focus."""
        super().focusOutEvent(event)
        self.explorer.leave_by_keyboard()

    def _compute(self, elapsed: float | None, *, in_turn: bool) -> None:
        """Compute what is shown from frame and input; `elapsed` seconds after the last time, or at once.

        Where frames follow one another quickly, tiles and edges are shown `in_turn`.
        """
        if self.scene.frame is None:
            return
        sheet = self._laid_out()
        self.scene.compute(elapsed)
        waited, self._edges_wait = self._edges_wait, False
        if not in_turn:
            sheet.show_tiles()
        elif sheet.show_tiles_in_turn():
            self._edges_wait = not waited
        sheet.show_edges(elapsed)
        self.explorer.refresh(at_once=elapsed is None)
        if self._edges_wait:
            self.update()
        else:
            self._repaint_edges()

    def _repaint_edges(self) -> None:
        if self._sheet is not None:
            self._sheet.change_edges()
        self.update()

    def _forget_layout(self) -> None:
        self._sheet = None
        self.update()

    def _lay_out_anew(self) -> None:
        """Draw other neurons, and point no more at an edge of one that is not drawn any longer."""
        self._forget_layout()
        self._laid_out()
        self.explorer.let_go_of_undrawn()

    def _laid_out(self) -> Sheet:
        """Return the layout for the present size and screen, a new one unless the last one still holds."""
        scale = self.devicePixelRatioF()
        if self._sheet is None or self._sheet.scale != scale:
            self._sheet = Sheet(self.scene, self._pins.of_all(), self.size(), scale)
            self._emphasise()
        return self._sheet

    def _emphasise(self) -> None:
        """Draw the edges of the neuron pointed at in full and the others faintly."""
        if self._sheet is not None:
            self._sheet.emphasise(self.explorer.target)
            if self._reduced or not self.isVisible():
                self._sheet.fade(1.0)
            else:
                self._movement.start()
        self.update()

    def _folds(self, neuron: Neuron) -> bool:
        """Tell whether a neuron is in a fold, or would be were it not chosen."""
        place = self._laid_out().arrangement.columns[neuron.column]
        return self._pins.is_chosen(neuron) or place.row(neuron.unit) is None

    def _toggle_pin(self, column: int, unit: int) -> None:
        self._pins.toggle(column, unit)
        self._movement.stop_pulse()
        self._lay_out_anew()
