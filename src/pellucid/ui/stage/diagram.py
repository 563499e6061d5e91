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
from pellucid.lens.activations import Trace, trace
from pellucid.ui.stage.activity import Activity
from pellucid.ui.stage.arranging import arrange_columns
from pellucid.ui.stage.columns import Column, columns_of
from pellucid.ui.stage.edge_strength import DEFAULT_SHARE
from pellucid.ui.stage.edges import Edges
from pellucid.ui.stage.explorer import Explorer
from pellucid.ui.stage.layout import Arrangement
from pellucid.ui.stage.motion import DIM_SECONDS, HOVER_SECONDS, REDUCED_INTERVAL, motion_reduced
from pellucid.ui.stage.painter import DiagramPainter
from pellucid.ui.stage.pointing import Neuron
from pellucid.ui.stage.pulse import Pulse
from pellucid.ui.theme import tokens

TICK_MS = 16
REST_SECONDS = 0.12
MOST_PINNED = 4
SHARPEST = 2.0  # device pixels per pixel; beyond that nobody sees a difference in the edges

FloatArray = NDArray[np.float32]


class Diagram(QWidget):
    """Paints the network of an experiment at one frame, for one input.

    `weight_entered` carries the index of a parameter and the value the user gives it.
    """

    weight_entered = Signal(int, float)

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
        self._dim = 0.0
        self._running = False
        self._reduced = False
        self._edges_stale = True
        self._scale = 1.0
        self._pulse: Pulse | None = None
        self._input: FloatArray | None = None
        self._input_changed_at = 0.0
        self._shown_at = 0.0
        self._advanced_at = 0.0
        self._rest = QTimer(self)
        self._rest.setObjectName("input at rest")
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._start_pulse)
        self._motion = QTimer(self)
        self._motion.setObjectName("stage motion")
        self._motion.setInterval(TICK_MS)
        self._motion.timeout.connect(self._advance)
        self.explorer = Explorer(self)
        self.explorer.pin_toggled.connect(self._toggle_pin)
        self.explorer.weight_entered.connect(self.weight_entered)
        self.explorer.target_changed.connect(self._emphasise)
        self.set_experiment(experiment)

    def set_experiment(self, experiment: Experiment) -> None:
        """Show another network, as soon as a frame of it comes."""
        self._experiment = experiment
        self.columns: tuple[Column, ...] = columns_of(experiment)
        self.activity = Activity(self.columns)
        self._trace: Trace | None = None
        self.frame: Frame | None = None
        self.previous: Frame | None = None
        self._pins: list[list[int]] = [[] for _ in self.columns]
        self.explorer.close()
        self._stop_pulse()
        self._forget_layout()

    def show_frame(self, frame: Frame, raw: FloatArray, *, running: bool) -> None:
        """Show the network at `frame` for the example `raw`; while it runs, weights glide towards their values."""
        network = self._experiment.network
        if (
            not self.isVisible()
            or len(frame.theta) != network.layout.size
            or len(raw) != self._experiment.dataset.raw_size
        ):
            return
        now = monotonic()
        gliding = running and self._running and self.frame is not None and frame.run == self.frame.run
        if not gliding:
            # Asked now and then: the answer seldom changes, and asking takes longer than it should for every frame.
            self._reduced = motion_reduced(self)
        reduced = gliding and self._reduced
        if reduced and now - self._shown_at < REDUCED_INTERVAL:
            return
        if self.frame is None or frame.run != self.frame.run:
            self.previous = None
        elif frame.step != self.frame.step:
            self.previous = self.frame
        self.frame, self._input, self._running = frame, raw, running
        self._compute(now - self._shown_at if gliding and not reduced else None)
        self._shown_at = now

    def set_input(self, raw: FloatArray, *, final: bool) -> None:
        """Show another example: at once while inputs follow one another quickly, else by a pulse.

        While it is being drawn, as long as `final` is False, nothing pulses.
        """
        if not self.isVisible() or self.frame is None or len(raw) != self._experiment.dataset.raw_size:
            return
        now = monotonic()
        quickly = now - self._input_changed_at < REST_SECONDS
        self._input_changed_at = now
        self._stop_pulse()
        if final and not quickly:
            self.activity.hold()
        self._input = raw
        self._compute(None)
        if not final or motion_reduced(self) or self._diverged:
            return
        if quickly:
            self._rest.start(round(1000 * REST_SECONDS))
        else:
            self._start_pulse()

    def set_share(self, share: float) -> None:
        """Draw this share of the edges where there are many, the strongest."""
        self.share = share
        self._repaint_edges()

    def set_diverged(self, diverged: bool) -> None:
        """Show neurons without values and dim what no longer means anything, or show everything again."""
        if diverged == self._diverged:
            return
        self._diverged = diverged
        self.explorer.close()
        self._stop_pulse()
        if motion_reduced(self) or not self.isVisible():
            self._dim = float(diverged)
        else:
            self._start_motion()
        self.update()

    def edges(self) -> Edges | None:
        """Return the edges of the present layout, or None before there is one."""
        return self._edges

    def arrangement(self) -> Arrangement | None:
        """Return the places of the present layout, or None before there is one."""
        return self._arrangement

    def pins(self, column: int) -> frozenset[int]:
        """Return the neurons of a column that are drawn because the user wants it."""
        return frozenset(self._pins[column])

    def diverged(self) -> bool:
        """Tell whether neurons are shown without values because training diverged."""
        return self._diverged

    def pulsing(self) -> bool:
        """Tell whether a prediction pulse is under way."""
        return self._pulse is not None

    def sizeHint(self) -> QSize:
        """Return the size of the diagram in a window of 1440 × 900."""
        return QSize(796, 512)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the whole diagram."""
        del event
        self._lay_out()
        edges = self._edges if self.frame is not None else None
        if edges is not None:
            self._paint_edges(edges)
        painter = QPainter(self)
        self._painter.paint(painter, edges, self.activity, diverged=self._diverged, dim=self._dim)
        if self._pulse is not None:
            now = monotonic()
            self._painter.paint_pulse(painter, self._pulse.dots(now), self._pulse.rings(now))
        target = self.explorer.target
        if target is not None and edges is not None:
            self._painter.paint_target(painter, edges, target, by_keyboard=self.explorer.by_keyboard)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange everything anew for another size."""
        super().resizeEvent(event)
        self.explorer.close()
        self._stop_pulse()
        self._forget_layout()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop everything that moves."""
        super().hideEvent(event)
        self._rest.stop()
        self._stop_pulse()
        self._motion.stop()
        self._dim = float(self._diverged)
        self.explorer.close()

    def changeEvent(self, event: QEvent) -> None:
        """Drop what was painted in the colours of another theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._forget_layout()
        super().changeEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell about what is under the pointer."""
        self.explorer.point_at(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        """Tell about nothing when the pointer has gone."""
        super().leaveEvent(event)
        self.explorer.point_at(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open what a click on an edge or on a fold opens."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.explorer.click(event.position())
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

    def _compute(self, elapsed: float | None) -> None:
        """Compute what is shown from frame and input; `elapsed` seconds after the last time, or at once."""
        frame, raw = self.frame, self._input
        if frame is None or raw is None:
            return
        self._lay_out()
        # A network about to diverge overflows; the faces of its neurons say so.
        with np.errstate(all="ignore"):
            self._trace = trace(self._experiment, frame.theta, raw)
            self.activity.show(self._trace, self._experiment.dataset.measured(raw), elapsed)
        if not self._running:
            self._trace_tiles()
        elif self._painter.tiles is not None:
            self._painter.tiles.refresh_in_turn(self._experiment, frame.theta, self._trace)
        if self._edges is not None:
            self._edges.show(frame.theta, self.activity.sums, elapsed)
        self.explorer.refresh(at_once=elapsed is None)
        self._repaint_edges()

    def _trace_tiles(self) -> None:
        """Bring what tiles show up to date."""
        if self._painter.tiles is not None and self._trace is not None and self.frame is not None:
            self._painter.tiles.refresh(self._experiment, self.frame.theta, self._trace)

    def _paint_edges(self, edges: Edges) -> None:
        """Bring the picture of the edges up to date."""
        if self._edges_stale:
            edges.paint(self.activity.active(), self.share, self._painter.blend)
            self._edges_stale = False

    def _repaint_edges(self) -> None:
        self._edges_stale = True
        self.update()

    def _forget_layout(self) -> None:
        self._edges: Edges | None = None
        self._arrangement: Arrangement | None = None
        self._edges_stale = True
        self.update()

    def _lay_out(self) -> None:
        """Arrange the diagram for the present size, theme and screen, unless that is done."""
        ratio = self.devicePixelRatioF()
        if self._arrangement is not None and ratio == self._scale:
            return
        self._scale = ratio
        self._arrangement = arrange_columns(self.columns, self.size(), self._pins)
        self._painter = DiagramPainter(self.columns, self._arrangement, self.size(), ratio, tokens())
        self._trace_tiles()
        network, keys = self._experiment.network, self._experiment.affine_keys
        self._edges = Edges(network, keys, self._arrangement, self.activity.offsets, min(ratio, SHARPEST))
        self._edges.set_page(self._painter.page)
        if self.frame is not None:
            self._edges.show(self.frame.theta, self.activity.sums, None)
        self._emphasise()

    def _emphasise(self) -> None:
        """Draw the edges of the neuron pointed at in full and the others faintly."""
        if self._edges is not None:
            target = self.explorer.target
            chosen = self._edges.touching(target.column, target.unit) if isinstance(target, Neuron) else None
            # A folded neuron has no edges here: dimming all others would say nothing.
            self._edges.emphasise(chosen if chosen is not None and chosen.any() else None)
            if self._reduced or not self.isVisible():
                self._edges.settle(1.0)
                self._edges_stale = True
            elif not self._motion.isActive():
                self._start_motion()
        self.update()

    def _toggle_pin(self, column: int, unit: int) -> None:
        pins = self._pins[column]
        if unit in pins:
            pins.remove(unit)
        else:
            pins.append(unit)
            del pins[:-MOST_PINNED]
        self._stop_pulse()
        self._forget_layout()
        self._lay_out()

    def _start_pulse(self) -> None:
        if self._edges is None or self.frame is None or self._diverged:
            return
        self._paint_edges(self._edges)
        now = monotonic()
        self._pulse = Pulse(self._edges, self._edges.flow(self.activity.signals), now)
        self.activity.arrive(self._pulse.progress(now))
        self._start_motion()

    def _stop_pulse(self) -> None:
        self._rest.stop()
        self._pulse = None
        self.activity.arrive([1.0] * len(self.columns))

    def _start_motion(self) -> None:
        self._advanced_at = monotonic()
        self._motion.start()

    def _advance(self) -> None:
        """Move the pulse, the emphasis and the dimming on; stop when all have come to rest."""
        now = monotonic()
        elapsed = now - self._advanced_at
        self._advanced_at = now
        if self._pulse is not None:
            if self._pulse.finished(now):
                self._stop_pulse()
            else:
                self.activity.arrive(self._pulse.progress(now))
        goal, step = float(self._diverged), elapsed / DIM_SECONDS
        self._dim = min(goal, self._dim + step) if goal else max(goal, self._dim - step)
        fading = self._edges is not None and self._edges.settle(elapsed / HOVER_SECONDS)
        self._edges_stale = self._edges_stale or fading
        if self._pulse is None and self._dim == goal and not fading:
            self._motion.stop()
        self.update()
