"""The stage: the network diagram, the line over it, its key, and what is said when training diverged."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pellucid.data.dataset import FloatArray
from pellucid.experiment.build import Experiment
from pellucid.experiment.frame import Frame
from pellucid.experiment.spec import Spec
from pellucid.session.session import Session, Status
from pellucid.ui.numbers import count_text, loss_text, percent_text
from pellucid.ui.stage.diagram import Diagram
from pellucid.ui.stage.divergence_card import DivergenceCard
from pellucid.ui.stage.key_line import KeyLine
from pellucid.ui.stage.known import KnownExamples
from pellucid.ui.stage.motion import Pacer
from pellucid.ui.stage.remarks import largest_weight, remark
from pellucid.ui.stage.top_line import Source, TopLine
from pellucid.ui.theme import tokens
from pellucid.ui.widgets.announcing import announce
from pellucid.ui.wording import depicts_digits

REMARK_SECONDS = 0.25  # nobody reads faster


class Stage(QWidget):
    """Shows the network of a session at the frames it is given, for the session's input.

    `fit_requested` says that the user wants the whole window for the network, or the other views back.
    `neuron_pointed` carries the column and the number of the neuron pointed at, or None for the latter.
    `target_chosen` carries the neuron, bias or edge that the user wants to have explained, `column_chosen` the number
    of a column.
    """

    fit_requested = Signal()
    neuron_pointed = Signal(int, object)
    target_chosen = Signal(object)
    column_chosen = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pacer = Pacer(REMARK_SECONDS)
        self._known = KnownExamples()
        self.setAccessibleName(self.tr("Stage"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.top_line = TopLine()
        self._other_line: QWidget | None = None
        self.diagram = Diagram(session.experiment)
        self.key_line = KeyLine()
        self.divergence_card: DivergenceCard | None = None
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_line)
        column.addWidget(self.diagram, 1)
        column.addWidget(self.key_line)
        self.top_line.share_chosen.connect(self.diagram.set_share)
        self.top_line.fit_requested.connect(self.fit_requested)
        self.diagram.weight_changed.connect(self._change_weight)
        self.diagram.neuron_pointed.connect(self.neuron_pointed)
        self.diagram.target_chosen.connect(self.target_chosen)
        self.diagram.column_chosen.connect(self.column_chosen)
        session.experiment_changed.connect(self._show_experiment)
        session.input_changed.connect(self._show_input)
        session.spec_changed.connect(self._show_spec)
        session.status_changed.connect(self._show_status)
        self._show_status(session.status)

    def show_frame(self, frame: Frame) -> None:
        """Show the network at `frame`; nothing is computed while the stage is hidden."""
        if not self.isVisible():
            return
        session = self._session
        running = session.status is Status.RUNNING
        self.diagram.show_frame(frame, session.input, running=running)
        if not running or self._pacer.due():
            self._show_remarks()

    def lend_top(self, line: QWidget | None) -> None:
        """Show another line over the diagram, and no key under it; with None, both again as they were."""
        if self._other_line is not None and self._other_line is not line:
            self._other_line.hide()
            self._column.removeWidget(self._other_line)
        if line is not None and self._other_line is not line:
            self._column.insertWidget(0, line)
            line.show()
        self._other_line = line
        self.top_line.setVisible(line is None)
        self.key_line.setVisible(line is None)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while the stage was hidden."""
        super().showEvent(event)
        self._show_status(self._session.status)
        self.show_frame(self._session.frame)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the card in its place."""
        super().resizeEvent(event)
        self._place_card()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground around diagram and key: the stage stands on the page itself."""
        QPainter(self).fillRect(event.rect(), tokens().bg)

    def _change_weight(self, index: int, value: float, final: bool) -> None:
        self._session.set_weights({index: value}, final=final)

    def _show_experiment(self, experiment: Experiment) -> None:
        self.diagram.set_experiment(experiment)
        self._show_top_line()

    def _show_input(self, raw: FloatArray, final: bool) -> None:
        self.diagram.set_input(raw, final=final)
        self._show_top_line()
        if self.isVisible():
            self._show_remarks()

    def _show_status(self, status: Status) -> None:
        diverged = status is Status.DIVERGED
        self.diagram.set_diverged(diverged)
        self._show_card(diverged)
        self._show_top_line()
        # Weights glide only while training runs: in a pause the exact ones are shown.
        self.show_frame(self._session.frame)
        if status is not Status.RUNNING:
            self._summarise()

    def _show_spec(self, spec: Spec) -> None:
        if self.divergence_card is not None:
            self.divergence_card.set_learning_rate(spec.training.learning_rate)
            self._place_card()

    def _show_top_line(self) -> None:
        divergence = self._session.divergence
        if divergence is None:
            self._show_source()
        else:
            self.top_line.show_diverged(count_text(divergence.weights_step))

    def _show_source(self) -> None:
        """Say what runs through the network."""
        raw, dataset = self._session.input, self._session.experiment.dataset
        if dataset.picture is not None:
            self.top_line.show_picture(self._picture_source(), digits=depicts_digits(self._session.experiment))
        elif dataset.plane is not None:
            self.top_line.show_point(raw)
        else:
            self.top_line.show_colour(raw)

    def _picture_source(self) -> Source:
        raw = self._session.input
        if not raw.any():
            return Source.NOTHING
        return Source.TEST if self._known.holds(self._session.experiment.dataset, raw) else Source.DRAWING

    def _show_remarks(self) -> None:
        frame, session = self.diagram.scene.frame, self._session
        if frame is None:
            return
        self.key_line.set_largest(largest_weight(session.experiment, frame))
        waiting = frame.step == 0 and session.status is Status.PAUSED
        self.key_line.set_hint(self.tr("Press Space to start") if waiting else "")
        usual = session.status is not Status.DIVERGED
        scene = self.diagram.scene
        self.key_line.set_remark(*remark(scene.columns, scene.activity) if usual else ("", ""))

    def _show_card(self, diverged: bool) -> None:
        if self.divergence_card is not None:
            focused = self.divergence_card.isAncestorOf(self.focusWidget() or self)
            self.divergence_card.hide()
            self.divergence_card.deleteLater()
            self.divergence_card = None
            if focused:
                self.diagram.setFocus(Qt.FocusReason.OtherFocusReason)
        divergence = self._session.divergence
        if not diverged or divergence is None:
            return
        self.divergence_card = DivergenceCard(divergence, self._session.spec.training.learning_rate, self)
        self.divergence_card.rewind_requested.connect(self._session.rewind)
        self._place_card()
        self.divergence_card.show()
        self.divergence_card.smaller.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_card(self) -> None:
        if self.divergence_card is not None:
            self.divergence_card.place(self.width() / 2, self.diagram.y(), self.width())

    def _summarise(self) -> None:
        """Say in one sentence where training stands, for those who hear the window."""
        frame = self._session.frame
        if frame.metrics is None:
            return
        epoch = count_text(int(frame.epoch))
        if self._session.experiment.dataset.classes:
            accuracy = percent_text(frame.metrics.test_accuracy)
            text = self.tr("Epoch {epoch}, test accuracy {accuracy}").format(epoch=epoch, accuracy=accuracy)
        else:
            loss = loss_text(frame.metrics.test_loss)
            text = self.tr("Epoch {epoch}, test loss {loss}").format(epoch=epoch, loss=loss)
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
            announce(self, text)
