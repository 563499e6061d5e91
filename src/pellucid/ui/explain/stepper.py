"""The parts of a step, forward, loss, backward and update, and the ways to walk through them."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from pellucid.lens.explain.moment import Phase
from pellucid.ui.explain.pill import PhasePill
from pellucid.ui.explain.player import PACES
from pellucid.ui.explain.words import phase_text
from pellucid.ui.numbers import count_text, number_text
from pellucid.ui.shortcuts import with_key
from pellucid.ui.theme import Role
from pellucid.ui.widgets.buttons import IconButton, QuietButton
from pellucid.ui.widgets.combo import Combo, Look
from pellucid.ui.widgets.label import Label

HEIGHT = 42
HINT_FROM = 740  # pixels of width
_BUTTON = 28


class PhaseStepper(QWidget):
    """Emits what the user wants.

    `phase_chosen`, `moved` by −1 or 1, `play_toggled`, `pace_chosen` with the seconds at each operation, and
    `restore_requested`, to have changed numbers as they were.
    """

    phase_chosen = Signal(object)
    moved = Signal(int)
    play_toggled = Signal()
    pace_chosen = Signal(float)
    restore_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Parts of the step"))
        self.setFixedHeight(HEIGHT)
        self.back = IconButton("back", self.tr("Previous operation"), "", _BUTTON)
        self.back.setToolTip(with_key(self.back.accessibleName(), "explain_back"))
        self.forward = IconButton("fwd", self.tr("Next operation"), "", _BUTTON)
        self.forward.setToolTip(with_key(self.forward.accessibleName(), "explain_forward"))
        self.play = IconButton("play", "", "", _BUTTON)
        self.pace = Combo(
            [(str(each), self._pace_text(each)) for each in PACES], self.tr("Walking pace"), Look.OUTLINED
        )
        self.pace.setToolTip(self.tr("How long to stay at each operation while walking by itself"))
        self.pills: dict[Phase, PhasePill] = {}
        for number, phase in enumerate(Phase, 1):
            self.pills[phase] = PhasePill(number, phase_text(phase), self._tooltip(phase))
            self.pills[phase].clicked.connect(partial(self.phase_chosen.emit, phase))
        self.count = Label("", Role.LABEL, "ink3")
        self.restore = QuietButton(self.tr("Restore"), self.tr("Have the numbers that you changed as they were (Esc)"))
        self.restore.hide()
        self.hint = Label(self.tr("Drag a dotted number"), Role.LABEL, "ink3")
        self._changed = False
        self._arrange()
        self.back.clicked.connect(partial(self.moved.emit, -1))
        self.forward.clicked.connect(partial(self.moved.emit, 1))
        self.play.clicked.connect(self.play_toggled)
        self.pace.chosen.connect(lambda key: self.pace_chosen.emit(float(key)))
        self.restore.clicked.connect(self.restore_requested)
        self.show_playing(False)

    def show_place(self, phase: Phase, at: int, last: int) -> None:
        """Show the present part of the step, and the number of the stop, `at`, of those up to `last`."""
        order = list(Phase)
        for each, pill in self.pills.items():
            pill.set_current(each is phase)
            pill.set_done(order.index(each) < order.index(phase))
        self.back.setEnabled(at > 0)
        self.forward.setEnabled(at < last)
        self.count.setText(self.tr("{at} of {last}").format(at=count_text(at + 1), last=count_text(last + 1)))

    def show_changed(self, changed: bool) -> None:
        """Show whether there are numbers to restore."""
        self._changed = changed
        self.restore.setVisible(changed)
        self._show_hint()

    def show_playing(self, playing: bool) -> None:
        """Show whether the walk goes on by itself."""
        self.play.set_icon("pause" if playing else "play")
        self.play.setAccessibleName(self.tr("Stop walking") if playing else self.tr("Walk by itself"))
        self.play.setToolTip(with_key(self.play.accessibleName(), "explain_play"))

    def show_pace(self, seconds: float) -> None:
        """Show how long the walk stays at each stop."""
        self.pace.set_current(str(seconds))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the hint out where there is little room."""
        super().resizeEvent(event)
        self._show_hint()

    def _show_hint(self) -> None:
        self.hint.setVisible(not self._changed and self.width() >= HINT_FROM)

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 12, 0)
        row.setSpacing(4)
        row.addWidget(self.back)
        for number, pill in enumerate(self.pills.values()):
            if number:
                row.addWidget(Label("›", Role.BODY, "ink3"), 0, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(pill)
        row.addWidget(self.forward)
        row.addStretch(1)
        row.addWidget(self.hint)
        row.addSpacing(8)
        row.addWidget(self.restore)
        row.addWidget(self.count)
        row.addSpacing(4)
        row.addWidget(self.play)
        row.addWidget(self.pace)
        self.count.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def _pace_text(self, seconds: float) -> str:
        return self.tr("{seconds} s").format(seconds=number_text(seconds, 0 if seconds >= 1 else 1))

    def _tooltip(self, phase: Phase) -> str:
        return {
            Phase.FORWARD: self.tr("From the inputs to the answer"),
            Phase.LOSS: self.tr("How far the answer is from the target"),
            Phase.BACKWARD: self.tr("How the loss changes with each value and each weight"),
            Phase.UPDATE: self.tr("What the optimizer makes of the gradients"),
        }[phase]
