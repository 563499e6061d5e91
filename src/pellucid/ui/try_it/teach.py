"""Telling the network what a drawing really is, and having it learn that."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pellucid.experiment.frame import Frame
from pellucid.lens.prediction import loss_on, predict
from pellucid.session.session import Session, Status
from pellucid.training.messages import Learned
from pellucid.training.own_examples import OwnExample
from pellucid.ui.class_names import class_text
from pellucid.ui.cover import HIDDEN
from pellucid.ui.numbers import count_text, loss_text, number_text, parse_number
from pellucid.ui.theme import Role
from pellucid.ui.try_it.own_strip import OwnStrip
from pellucid.ui.try_it.spark import Spark
from pellucid.ui.widgets.buttons import TextButton
from pellucid.ui.widgets.combo import Combo
from pellucid.ui.widgets.label import Label
from pellucid.ui.widgets.slider import Slider

_MOST_SHARE = 0.5


class Teach(QWidget):
    """Takes the right answer for what is on the pad, and shows the own examples that there are.

    Until something has been taught there is only the question; the rest takes no room. What becomes of pad and session
    it is told by the `show_…` methods.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._teaching = session.teaching
        self._frame = session.frame
        self._raw: NDArray[np.float32] = session.input
        self._learned: Learned | None = None
        self._covered = False
        self._question = Label("")
        self.answers = Combo([], self.tr("Teach the right answer"))
        self.answers.setPlaceholderText(self.tr("Teach the right answer"))
        self.answers.setToolTip(self.tr("What you drew joins your own examples, and training goes on with them"))
        self.loss = Label("", Role.LABEL, "ink")
        self.spark = Spark()
        self.learn_button = TextButton(self.tr("Learn this now"))
        self.learn_button.setToolTip(self.tr("Make steps on this drawing alone until its loss is small"))
        self.strip = OwnStrip()
        self.share = Slider(
            self.tr("Own examples in each batch"),
            0.0,
            _MOST_SHARE,
            step=0.01,
            text=lambda share: f"{number_text(share * 100, 0)}%",
            parse=lambda text: parse_number(text.strip().removesuffix("%")) / 100,
        )
        self.share.setToolTip(
            self.tr(
                "The share of each mini-batch that your own examples take, in the place of others. Takes effect live."
            )
        )
        self._lesson, self._rest = QWidget(), QWidget()
        self._arrange()
        self._connect()
        self.show_experiment()

    def show_experiment(self) -> None:
        """Offer the classes of the session's experiment."""
        self._frame = self._session.frame
        self.answers.clear()
        for index, name in enumerate(self._session.experiment.dataset.class_names):
            self.answers.addItem(class_text(name), str(index))
        self.show_examples()
        self.show_spec()

    def show_spec(self) -> None:
        """Show the share that own examples take."""
        self.share.set_value(self._session.spec.training.own_share)

    def show_examples(self) -> None:
        """Show the own examples that there are."""
        dataset = self._session.experiment.dataset
        examples = self._teaching.examples
        self._rest.setVisible(bool(examples))
        if dataset.picture is not None:
            self.strip.show_examples(examples, dataset.class_names, dataset.picture)
        self._show_lesson()
        self._judge()

    def show_learned(self, report: Learned) -> None:
        """Show how the loss on an example fell while it was learned."""
        self._learned = report
        self._show_lesson()

    def show_frame(self, frame: Frame) -> None:
        """Show how the network of `frame` does on the own examples."""
        self._frame = frame
        self._judge()

    def show_raw(self, raw: NDArray[np.float32]) -> None:
        """Show whether what is on the pad has been taught."""
        self._raw = raw
        self._show_lesson()

    def set_covered(self, covered: bool) -> None:
        """Have guessed what the network makes of the drawing on the pad, or show it, from the next answer on."""
        self._covered = covered

    def show_answer(self, word: str | None) -> None:
        """Ask whether `word`, what the network takes the drawing for, is wrong; None if it has no answer.

        While that is to be guessed, it is not told.
        """
        if self._lesson.isVisibleTo(self):
            text = self.tr("Right answer")
        elif word is None or self._covered:
            text = self.tr("What is it?")
        else:
            text = self.tr("Not a {answer}?").format(answer=word)
        if text != self._question.text():
            self._question.setText(text)

    @property
    def lesson(self) -> OwnExample | None:
        """Return the own example that is on the pad, if it is one."""
        pixels = self._raw.astype(np.uint8).tobytes()
        return next((each for each in self._teaching.examples if each.pixels == pixels), None)

    def _arrange(self) -> None:
        question = QHBoxLayout()
        question.addWidget(self._question, 1)
        question.addWidget(self.answers)
        lesson = QHBoxLayout(self._lesson)
        lesson.setContentsMargins(0, 0, 0, 0)
        lesson.setSpacing(6)
        lesson.addWidget(self.loss)
        lesson.addWidget(self.spark)
        lesson.addStretch(1)
        lesson.addWidget(self.learn_button)
        rest = QVBoxLayout(self._rest)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(6)
        rest.addWidget(self.strip)
        rest.addWidget(self.share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(question)
        column.addWidget(self._lesson)
        column.addWidget(self._rest)

    def _connect(self) -> None:
        self.answers.chosen.connect(self._teach)
        self.learn_button.clicked.connect(self._learn)
        self.strip.chosen.connect(lambda example: self._session.set_input(example.raw.astype(np.float32)))
        self.strip.removed.connect(self._teaching.forget)
        self.share.value_changed.connect(
            lambda share, final: self._session.set_value("training.own_share", share, final=final)
        )

    def _teach(self, key: str) -> None:
        self._learned = None
        self._teaching.teach(self._raw, int(key))

    def _learn(self) -> None:
        lesson = self.lesson
        if lesson is not None:
            self._teaching.learn(lesson)

    def _show_lesson(self) -> None:
        """Show the present drawing's right answer, if it has been taught, and how it was learned."""
        lesson = self.lesson
        if lesson is None:
            self.answers.set_nothing()
        else:
            self.answers.set_current(str(lesson.answer))
        self.answers.setEnabled(bool(self._raw.any()))
        self._lesson.setVisible(lesson is not None)
        learned = self._learned if self._learned is not None and self._learned.example == lesson else None
        self.spark.show_losses(() if learned is None else learned.losses)
        if learned is not None:
            self.spark.setToolTip(self._learned_text(learned))
            self.spark.setAccessibleDescription(self.spark.toolTip())
        self._judge()

    def _learned_text(self, learned: Learned) -> str:
        before, after = loss_text(learned.losses[0]), loss_text(learned.losses[-1])
        text = self.tr("Loss {before} → {after} in {steps} steps")
        return text.format(before=before, after=after, steps=count_text(len(learned.losses) - 1))

    def _judge(self) -> None:
        """Show the loss on the present drawing, and which of the own examples are answered right."""
        examples = self._teaching.examples
        if not examples:
            return
        experiment, theta = self._session.experiment, self._frame.theta
        lesson = self.lesson
        if lesson is not None:
            loss = loss_on(experiment, theta, self._raw, lesson.answer)
            text = HIDDEN if self._covered else loss_text(loss)
            self.loss.setText(self.tr("Loss on it {loss}").format(loss=text))
        answers = predict(experiment, theta, np.stack([each.raw for each in examples]))
        right = answers.argmax(axis=1) == [each.answer for each in examples]
        shown: list[bool | None] = (right & np.isfinite(answers).all(axis=1)).tolist()
        if self._covered and lesson is not None:
            shown[examples.index(lesson)] = None
        self.strip.show_right(shown)
        self.learn_button.setEnabled(self._session.status is not Status.DIVERGED)
