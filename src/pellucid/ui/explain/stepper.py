"""The parts of a step, forward, loss, backward and update, and the ways to walk through them."""

from functools import partial
from itertools import chain

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from pellucid.lens.explain.moment import Phase
from pellucid.ui.explain.pill import PhasePill
from pellucid.ui.explain.player import PACES
from pellucid.ui.explain.words import phase_text
from pellucid.ui.numbers import count_text, number_text
from pellucid.ui.shortcuts import key_text, with_key
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.transport_buttons import ModeButton
from pellucid.ui.widgets.buttons import IconButton, QuietButton
from pellucid.ui.widgets.combo import Combo, Look
from pellucid.ui.widgets.label import Label
from pellucid.ui.widgets.painting import begin

HEIGHT = 42
_BUTTON = 28


class PhaseStepper(QWidget):
    """Emits what the user wants.

    `phase_chosen`, `moved` by −1 or 1, `play_toggled`, `pace_chosen` with the seconds at each operation,
    `restore_requested`, to have changed numbers as they were, `predict_toggled` and `check_toggled`. Where there is
    little room, what is needed least is left out.
    """

    phase_chosen = Signal(object)
    moved = Signal(int)
    play_toggled = Signal()
    pace_chosen = Signal(float)
    restore_requested = Signal()
    predict_toggled = Signal()
    check_toggled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Parts of the step"))
        self.setFixedHeight(HEIGHT)
        self.back = IconButton("back", self.tr("Previous operation"), "", _BUTTON)
        self.back.setToolTip(with_key(self.back.accessibleName(), "explain_back"))
        self.back.setAccessibleDescription(key_text("explain_back"))
        self.forward = IconButton("fwd", self.tr("Next operation"), "", _BUTTON)
        self.forward.setToolTip(with_key(self.forward.accessibleName(), "explain_forward"))
        self.forward.setAccessibleDescription(key_text("explain_forward"))
        self.play = IconButton("play", "", "", _BUTTON)
        self.play.setAccessibleDescription(key_text("explain_play"))
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
        self.predict = ModeButton("predict", self.tr("Predict"))
        self.check = ModeButton("gradients", self.tr("Check gradients"))
        self._arrows: list[QWidget] = []
        self._changed = False
        self._arrange()
        self.back.clicked.connect(partial(self.moved.emit, -1))
        self.forward.clicked.connect(partial(self.moved.emit, 1))
        self.play.clicked.connect(self.play_toggled)
        self.pace.chosen.connect(lambda key: self.pace_chosen.emit(float(key)))
        self.restore.clicked.connect(self.restore_requested)
        self.predict.clicked.connect(self.predict_toggled)
        self.check.clicked.connect(self.check_toggled)
        self.show_playing(False)
        self.show_predicting(False)
        self.show_checking(False)

    @property
    def buttons(self) -> tuple[QAbstractButton, ...]:
        """Return the buttons at which the arrow keys walk on."""
        return (*self.pills.values(), self.back, self.forward, self.play, self.predict, self.check)

    def show_place(self, phase: Phase, at: int, last: int, *, leads_on: bool) -> None:
        """Show the present part of the step, and the number of the stop, `at`, of those up to `last`.

        The last stop `leads_on` where it asks for a guess, which is revealed, or where the step has been taken.
        """
        order = list(Phase)
        for each, pill in self.pills.items():
            pill.set_current(each is phase)
            pill.set_done(order.index(each) < order.index(phase))
        self.back.setEnabled(at > 0)
        self.forward.setEnabled(at < last or leads_on)
        numbers = {"at": count_text(at + 1), "last": count_text(last + 1)}
        self.count.setText(self.tr("{at} of {last}").format(**numbers))
        self.count.setAccessibleName(self.tr("Operation {at} of {last}").format(**numbers))
        self._make_room()

    def show_changed(self, changed: bool) -> None:
        """Show whether there are numbers to restore."""
        self._changed = changed
        self.restore.setVisible(changed)
        self._make_room()

    def show_playing(self, playing: bool) -> None:
        """Show whether the walk goes on by itself."""
        self.play.set_icon("pause" if playing else "play")
        self.play.setAccessibleName(self.tr("Stop walking") if playing else self.tr("Walk by itself"))
        self.play.setToolTip(with_key(self.play.accessibleName(), "explain_play"))

    def show_predicting(self, predicting: bool) -> None:
        """Show whether results are hidden until they are revealed."""
        self.predict.set_on(predicting)
        tooltip = self.tr("Hide no results") if predicting else self.tr("Hide each result until it is revealed")
        self.predict.setToolTip(with_key(tooltip, "explain_predict"))
        self.predict.setAccessibleDescription(tooltip)

    def show_checking(self, checking: bool) -> None:
        """Show whether the gradients are checked."""
        self.check.set_on(checking)
        tooltip = (
            self.tr("Back to the arithmetic") if checking else self.tr("Compare each gradient with the loss itself")
        )
        self.check.setToolTip(with_key(tooltip, "explain_check"))
        self.check.setAccessibleDescription(tooltip)
        self._make_room()

    def show_pace(self, seconds: float) -> None:
        """Show how long the walk stays at each stop."""
        self.pace.set_current(str(seconds))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new width."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        dispensable: tuple[list[QWidget], ...] = ([self.count], [*self._arrows], [self.pace])
        self._set_narrow(False)
        for widget in chain(*dispensable):
            widget.show()
        # Where nothing can be dragged, or what was dragged can be restored, there is no need to say so.
        self.hint.setVisible(not self._changed and not self.check.is_on)
        self.hint.setVisible(self.hint.isVisibleTo(self) and self._has_room())
        self._set_narrow(not self._has_room())
        for widgets in dispensable:
            if self._has_room():
                break
            for widget in widgets:
                widget.hide()

    def _set_narrow(self, narrow: bool) -> None:
        for button in (self.predict, self.check):
            button.set_narrow(narrow)

    def _has_room(self) -> bool:
        return self._row.sizeHint().width() <= self.width()

    def _arrange(self) -> None:
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 12, 0)
        row.setSpacing(4)
        row.addWidget(self.back)
        for number, pill in enumerate(self.pills.values()):
            if number:
                self._arrows.append(_Arrow())
                row.addWidget(self._arrows[-1], 0, Qt.AlignmentFlag.AlignVCenter)
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
        row.addWidget(self.predict)
        row.addWidget(self.check)
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


class _Arrow(QWidget):
    """A sign between two parts of the step; painted, as there is nothing in it to be read out."""

    _SIGN = "›"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QFontMetrics(font(Role.BODY)).size(0, self._SIGN)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = begin(self)
        painter.setFont(font(Role.BODY))
        painter.setPen(tokens().ink3)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._SIGN)
