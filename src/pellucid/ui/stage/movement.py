"""What moves in the diagram between two frames: the prediction pulse, edges that fade, and the dimming of a fault."""

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from pellucid.ui.stage.motion import DIM_SECONDS, HOVER_SECONDS
from pellucid.ui.stage.pulse import Pulse

if TYPE_CHECKING:
    from pellucid.ui.stage.diagram import Diagram

TICK_MS = 16
REST_SECONDS = 0.12


class Movement(QObject):
    """Moves things on, at the screen's rate, until all have come to rest.

    `dim`, 0 to 1, is how far the diagram has faded on its way to `dim_goal`; `pulse` is the one under way, if any.
    """

    def __init__(self, diagram: "Diagram") -> None:
        super().__init__(diagram)
        self._diagram = diagram
        self.dim = 0.0
        self.dim_goal = 0.0
        self.pulse: Pulse | None = None
        self._advanced_at = 0.0
        self._rest = QTimer(self)
        self._rest.setObjectName("input at rest")
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self.start_pulse)
        self._timer = QTimer(self)
        self._timer.setObjectName("stage motion")
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._advance)

    def start(self) -> None:
        """Begin to move."""
        if not self._timer.isActive():
            self._advanced_at = monotonic()
            self._timer.start()

    def stop(self) -> None:
        """Bring everything to where it was going."""
        self.stop_pulse()
        self._timer.stop()
        self.dim = self.dim_goal

    def dim_to(self, goal: float, *, at_once: bool) -> None:
        """Fade the diagram until `dim` is `goal`."""
        self.dim_goal = goal
        if at_once:
            self.dim = goal
        else:
            self.start()

    def pulse_soon(self) -> None:
        """Send a pulse when the input has been at rest for a moment."""
        self._rest.start(round(1000 * REST_SECONDS))

    def start_pulse(self) -> None:
        """Send a pulse through the network for its present input, unless it has nothing to show."""
        edges, activity = self._diagram.painted_edges(), self._diagram.scene.activity
        if edges is None or self._diagram.diverged():
            return
        now = monotonic()
        self.pulse = Pulse(edges, edges.flow(activity.signals), now)
        activity.arrive(self.pulse.progress(now))
        self.start()

    def stop_pulse(self) -> None:
        """Let every neuron have the value that a pulse was to bring."""
        self._rest.stop()
        self.pulse = None
        self._diagram.scene.activity.arrive([1.0] * len(self._diagram.columns))

    def _advance(self) -> None:
        now = monotonic()
        elapsed = now - self._advanced_at
        self._advanced_at = now
        if self.pulse is not None:
            if self.pulse.finished(now):
                self.stop_pulse()
            else:
                self._diagram.scene.activity.arrive(self.pulse.progress(now))
        goal, step = self.dim_goal, elapsed / DIM_SECONDS
        self.dim = min(goal, self.dim + step) if goal else max(goal, self.dim - step)
        fading = self._diagram.fade_edges(elapsed / HOVER_SECONDS)
        if self.pulse is None and self.dim == goal and not fading:
            self._timer.stop()
        self._diagram.update()
