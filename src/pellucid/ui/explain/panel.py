"""The panel of Explain: it takes the place of the drawer while the operations of one step are walked through."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from pellucid.experiment.frame import Frame
from pellucid.lens.explain.notation import Operand
from pellucid.lens.explain.script import as_numpy
from pellucid.session.session import Session
from pellucid.ui.explain.body import Body
from pellucid.ui.explain.chain import Chain
from pellucid.ui.explain.explanation import Explanation
from pellucid.ui.explain.following import follow, tell_of
from pellucid.ui.explain.glide import Glide
from pellucid.ui.explain.guide import reveal_of
from pellucid.ui.explain.handover import Walk
from pellucid.ui.explain.keys import Keys
from pellucid.ui.explain.line import ExplainLine
from pellucid.ui.explain.player import Player
from pellucid.ui.explain.prediction import Prediction
from pellucid.ui.explain.samples import Sample, Source
from pellucid.ui.explain.stepper import PhaseStepper
from pellucid.ui.explain.telling import Teller, found_text, place_text
from pellucid.ui.explain.words import unit_text
from pellucid.ui.side_panel import release_focus
from pellucid.ui.stage.pointing import Target
from pellucid.ui.stage.stage import Stage
from pellucid.ui.theme import tokens
from pellucid.ui.widgets.card import RADIUS
from pellucid.ui.widgets.painting import begin, hairline, paint_surface

HEIGHT = 330
LOW_HEIGHT = 300
LOW_BELOW = 760  # pixels of the window's height


class ExplainPanel(QWidget):
    """Explains a step of the session, for the neurons of `stage`. `open_changed` says that it opened, or has closed,
    `said` carries a message for the user. `answer_hidden_changed` says that what the network answers to the example
    that is looked at is to be guessed, or may be seen again.
    """

    open_changed = Signal(bool)
    said = Signal(str)
    answer_hidden_changed = Signal(bool)

    def __init__(self, session: Session, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stage = stage
        self._below = 0
        self._hides_answer = False
        self.setAccessibleName(self.tr("Explain"))
        self._teller = Teller(self)
        self._in_hand = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.explanation = Explanation(session, self)
        self.line = ExplainLine(stage)
        self.line.hide()
        self.chain = Chain()
        self.stepper = PhaseStepper()
        self.prediction = Prediction()
        self.body = Body(session, self.explanation)
        self.arithmetic = self.body.arithmetic
        self._keys = Keys(self.explanation, stage.diagram, self.body, self._move)
        self.player = Player(lambda: self.body.currentWidget().underMouse(), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.chain, self.stepper):
            column.addWidget(widget)
        column.addWidget(self.body, 1)
        self._glide = Glide(self)
        self._glide.rested.connect(self._come_to_rest)
        self._connect()
        self._take_experiment()
        self.hide()

    @property
    def is_open(self) -> bool:
        """Tell whether a step is explained."""
        return self.explanation.is_active

    def open(self, below: int) -> None:
        """Pause, and explain the step that is next; glide up from what is `below` pixels high.

        While training has diverged there is nothing to explain.
        """
        if self.is_open or not self.explanation.begin():
            return
        self.body.set_checking(False)
        self._appear(below)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def hand_over(self) -> Walk:
        """Leave the walk to the panel of a window that takes the place of this one."""
        revealed = frozenset(self.prediction.revealed) if self.prediction.on else None
        pace, playing = self.player.seconds, self.player.playing
        self.player.set_playing(False)
        self._glide.stop()
        return Walk(self.explanation.hand_over(), revealed, self.body.checking, pace, playing)

    def take_over(self, walk: Walk, below: int) -> None:
        """Go on with the walk of another panel, in the place of what is `below` pixels high."""
        self.player.set_pace(walk.pace)
        self.stepper.show_pace(walk.pace)
        if walk.standing is None:
            return
        if walk.revealed is not None:
            self._set_predicting(True, walk.revealed)
        self.explanation.take_over(walk.standing)
        self.body.set_checking(walk.checking)
        self._appear(below)
        self.player.set_playing(walk.playing)

    def make_room(self) -> None:
        """Be less high where the window is low."""
        if self.is_open and not self._glide.moving:
            self.setFixedHeight(self._resting_height())

    def close_panel(self) -> None:
        """Close, and leave everything as it was."""
        if not self.is_open:
            return
        self.player.set_playing(False)
        self._set_predicting(False)
        release_focus(self)
        release_focus(self.line)
        self._stage.diagram.set_reveal(None)
        self._stage.lend_top(None)
        self.explanation.end()
        self._glide.begin(self.height(), self._below)

    def explain(self, target: Target) -> None:
        """Tell of a neuron, of the bias of one, or of an edge and where it leads."""
        tell_of(self.explanation, target)

    def explain_column(self, column: int) -> None:
        """Tell of the neuron of a column that matters most."""
        if column > 0:
            self.explanation.choose(column, None)

    def show_frame(self, frame: Frame) -> None:
        """Explain the step from `frame` on."""
        self.explanation.show_frame(frame)

    def toggle_play(self) -> None:
        """Walk by itself, from the first stop if this is the last, or stop walking."""
        if not self.is_open:
            return
        if not self.player.playing and self.explanation.at == self.explanation.last:
            self.explanation.go(0)
        self.player.set_playing(not self.player.playing)

    def toggle_check(self) -> None:
        """Check the gradients instead of showing the arithmetic, or the other way round."""
        if self.is_open:
            # What has the focus there goes, and the Tab key is to go on from here.
            if self.body.isAncestorOf(self.window().focusWidget() or self):
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.body.set_checking(not self.body.checking)

    def toggle_predict(self) -> None:
        """Hide the result of each stop until it is revealed, or hide nothing any more."""
        if self.is_open:
            self._set_predicting(not self.prediction.on)
            self._show()

    def escape(self) -> None:
        """Leave the check, else have changed numbers as they were, else close.

        Who has gone to the diagram or the line above it with the Tab key comes back first.
        """
        window = self.window()
        tabbed = window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        if tabbed and self._stage.isAncestorOf(window.focusWidget() or self):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.body.checking:
            self.toggle_check()
        elif not self.explanation.restore_numbers():
            self.close_panel()

    def press(self, event: QKeyEvent) -> bool:
        """Answer a key that is meant for the walk; return whether it was."""
        return self.is_open and self._keys.press(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk; other keys are for the window."""
        if not self.press(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk with the arrow keys where a button has the focus, which else would hand it on."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and isinstance(watched, QAbstractButton)
        ):
            return self.press(event)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card and the hairlines between its rows."""
        del event
        colours = tokens()
        painter = begin(self)
        paint_surface(painter, QRectF(self.rect()), RADIUS, colours.card, colours.line)
        line = hairline(painter)
        for top in (self.stepper.y(), self.body.y()):
            painter.fillRect(QRectF(line, top - line, self.width() - 2 * line, line), colours.line)

    def _connect(self) -> None:
        explanation = self.explanation
        explanation.changed.connect(self._show)
        explanation.ended.connect(self.close_panel)
        self._stage.diagram.arranged.connect(self._align)
        self._session.experiment_changed.connect(self._take_experiment)
        self.line.sample_chosen.connect(explanation.set_sample)
        self.line.close_requested.connect(self.close_panel)
        self.chain.layer_chosen.connect(explanation.go_to_layer)
        self.stepper.phase_chosen.connect(explanation.go_to_phase)
        self.stepper.moved.connect(self._move)
        self.stepper.play_toggled.connect(self.toggle_play)
        self.stepper.pace_chosen.connect(self.player.set_pace)
        self.stepper.show_pace(self.player.seconds)
        self.player.playing_changed.connect(self.stepper.show_playing)
        self.player.due.connect(self._walk_on)
        self.stepper.predict_toggled.connect(self.toggle_predict)
        self.stepper.check_toggled.connect(self.toggle_check)
        self.body.checking_changed.connect(self.stepper.show_checking)
        self.arithmetic.operand_clicked.connect(partial(follow, explanation))
        self.arithmetic.revealed.connect(self._reveal)
        self.arithmetic.number_dragged.connect(self._try_number)
        update = self.arithmetic.update_column
        update.step_requested.connect(explanation.take_step)
        update.next_requested.connect(explanation.go_to_next_batch)
        update.batch_requested.connect(lambda: explanation.set_sample(Sample(Source.BATCH)))
        update.copy_requested.connect(self._copy)
        self.stepper.restore_requested.connect(explanation.restore_numbers)
        for button in (*self.stepper.buttons, *update.buttons):
            button.installEventFilter(self)

    def _walk_on(self) -> None:
        self._move(1)
        if self.explanation.at == self.explanation.last and not self.prediction.asked:
            self.player.set_playing(False)

    def _move(self, step: int) -> None:
        """Walk back or on: to reveal what is asked for at the present stop, and from a step taken to the next one."""
        explanation = self.explanation
        if step > 0 and self.prediction.reveal_all():
            self._show()
        elif step > 0 and explanation.taken and explanation.at == explanation.last:
            explanation.go_to_next_batch()
        else:
            explanation.go(explanation.at + step)

    def _try_number(self, operand: Operand, value: float, final: bool) -> None:
        self._in_hand = not final
        self.explanation.change_number(operand, value)

    def _reveal(self, operand: Operand) -> None:
        self.prediction.reveal(operand)
        self._show()

    def _set_predicting(self, predicting: bool, revealed: frozenset[Operand] = frozenset()) -> None:
        self.prediction.set_on(predicting, revealed)
        self.stepper.show_predicting(predicting)
        self._tell_of_answer()

    def _tell_of_answer(self) -> None:
        hides = self.prediction.hides_answer
        if hides != self._hides_answer:
            self._hides_answer = hides
            self.answer_hidden_changed.emit(hides)

    def _copy(self) -> None:
        """Put the step into the clipboard, as a script."""
        moment, inspected = self.explanation.moment, self.explanation.inspected
        if moment is not None and inspected is not None:
            script = as_numpy(moment, inspected.optimizer, inspected.settings, inspected.state)
            QGuiApplication.clipboard().setText(script)
            self.said.emit(self.tr("Copied. The script runs by itself and prints the loss and the new weights."))

    def _take_experiment(self) -> None:
        self.line.set_dataset(self._session.experiment.dataset)
        self.arithmetic.set_columns(self._stage.diagram.columns)

    def _show(self) -> None:
        """Show the present stop, here and in the diagram."""
        explanation, diagram = self.explanation, self._stage.diagram
        moment = explanation.moment
        if not self.is_open or moment is None or len(diagram.columns) != moment.columns:
            return
        experiment = self._session.experiment
        focused = self.window().focusWidget()
        self.prediction.follow(explanation)
        self._tell_of_answer()
        hidden = self.prediction.hidden
        self.arithmetic.conceal(hidden)
        diagram.set_reveal(reveal_of(explanation, experiment, diagram.columns, diagram.laid_out(), hidden))
        self.chain.show_moment(moment, diagram.laid_out())
        before: QWidget = self
        for pill in self.chain.pills.values():
            pill.installEventFilter(self)
            # Some were made after the other controls.
            self.setTabOrder(before, pill)
            before = pill
        self.chain.show_stop(explanation.stop, explanation.column)
        leads_on = bool(self.prediction.asked) or explanation.taken
        self.stepper.show_place(explanation.phase, explanation.at, explanation.last, leads_on=leads_on)
        self.body.show_explanation()
        self.stepper.show_changed(bool(explanation.changed_numbers))
        neuron = unit_text(diagram.columns[explanation.column], explanation.chosen)
        self.line.show_unit(neuron)
        self.line.show_sample(explanation.sample, explanation.target, moment.examples)
        self._keep_focus(focused)
        # Who has a number in the hand hears what comes of it in the end.
        if not self._in_hand:
            updates = () if self.body.checking else self.arithmetic.update_column.formulae.sentences
            self._teller.tell(place_text(explanation, neuron), found_text(explanation, updates, hidden))

    def _keep_focus(self, focused: QWidget | None) -> None:
        """Take the focus from what has it but is not there at this stop: Qt would give it to any other control."""
        if focused is None or not self.isAncestorOf(focused):
            return
        if not focused.isVisibleTo(self) or not focused.isEnabled():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _appear(self, below: int) -> None:
        self._stage.lend_top(self.line)
        self.line.stand_after(self._stage.top_line.fit)
        self._teller.forget()
        self.show()
        self._below = below
        self._glide.begin(below, self._resting_height())
        self.open_changed.emit(True)

    def _resting_height(self) -> int:
        return HEIGHT if self.window().height() >= LOW_BELOW else LOW_HEIGHT

    def _align(self) -> None:
        """Keep the operations under the columns of the diagram."""
        moment, diagram = self.explanation.moment, self._stage.diagram
        if self.is_open and moment is not None and len(diagram.columns) == moment.columns:
            self.chain.show_moment(moment, diagram.laid_out())

    def _come_to_rest(self) -> None:
        if self.is_open:
            self.setFixedHeight(self._resting_height())
        else:
            self.hide()
            self.open_changed.emit(False)
