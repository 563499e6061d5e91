"""The card on which one draws a digit and reads what the network takes it for, live."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QMimeData, QPoint, QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pellucid.data.drawing import as_mnist
from pellucid.experiment.frame import Frame
from pellucid.lens.prediction import predict
from pellucid.session.example import first_example
from pellucid.session.session import Session, Status
from pellucid.training.messages import Learned
from pellucid.ui.class_names import class_text
from pellucid.ui.importing.offered_files import offered_files
from pellucid.ui.importing.opening import import_pictures
from pellucid.ui.numbers import number_text
from pellucid.ui.theme import Role
from pellucid.ui.try_it.class_bars import ClassBars
from pellucid.ui.try_it.offered import NoPictureError, ink_levels
from pellucid.ui.try_it.pad import PEN_WIDTH, Pad
from pellucid.ui.try_it.pen_clock import PenClock
from pellucid.ui.try_it.preview import Preview
from pellucid.ui.try_it.sheets import Sheets
from pellucid.ui.try_it.teach import Teach
from pellucid.ui.try_it.try_card import TryCard
from pellucid.ui.try_it.verdict import Verdict
from pellucid.ui.widgets.buttons import IconButton
from pellucid.ui.widgets.label import FieldMessage, Label
from pellucid.ui.widgets.menu import Menu
from pellucid.ui.widgets.slider import Slider
from pellucid.ui.widgets.switch import Switch
from pellucid.ui.wording import suited

_THINNEST, _THICKEST = 6, 50
_BUTTON = 26


@dataclass(frozen=True, eq=False)
class Drawing:
    """The sheets of a pad, the raw example, (features,), that became of them, and how one drew."""

    sheets: Sheets
    raw: NDArray[np.float32]
    centred: bool
    pen_width: float


class PadCard(TryCard):
    """Shows the session's input as a picture on a pad, or what is drawn there, and the prediction for it.

    While a stroke is being drawn, the session is told of it 30 times a second at most; the answer on the card itself
    keeps up with the screen. What becomes of the session the card is told by the `show_…` methods.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Try it"), parent)
        self._session = session
        self._frame = session.frame
        self._raw = session.input
        self._telling = False
        self._random = np.random.default_rng()
        self._clock = PenClock(self)
        self.undo_button = IconButton("undo", self.tr("Undo stroke"), self.tr("Take back the last stroke"), _BUTTON)
        self.redo_button = IconButton("redo", self.tr("Redo stroke"), self.tr("Draw it again"), _BUTTON)
        self.eraser = IconButton("eraser", self.tr("Eraser"), self.tr("Take ink away instead of drawing"), _BUTTON)
        self.eraser.setCheckable(True)
        self.clear_button = IconButton("trash", self.tr("Clear"), self.tr("Clear the pad"), _BUTTON)
        self.pad = Pad()
        self.preview = Preview()
        self.verdict = Verdict()
        self.pen_width = Slider(self.tr("Pen width"), _THINNEST, _THICKEST, text=lambda width: number_text(width, 0))
        self.pen_width.setToolTip(self.tr("How wide the pen is; the pad is 280 wide"))
        self.centred = Switch(self.tr("Centred"), self.tr("Scale and centre what you draw, as all digits in MNIST are"))
        self.dice = IconButton("dice", self.tr("Surprise me"), "", _BUTTON)
        self.bars = ClassBars()
        self.teach = Teach(session)
        self._message = FieldMessage()
        self._size = Label("", Role.CAPTION, "ink3")
        self._menu = Menu(self)
        self._arrange()
        self._fill_menu()
        self.pen_width.set_value(PEN_WIDTH)
        self.pen_width.set_origin(PEN_WIDTH)
        self.centred.setChecked(True)
        self._connect()
        self.show_experiment()
        self._show_example(first=True)

    def show_frame(self, frame: Frame) -> None:
        """Show what the network of `frame` answers."""
        self._frame = frame
        self._predict()
        self.teach.show_frame(frame)
        if self._session.status is not Status.RUNNING:
            self._describe()

    def show_experiment(self) -> None:
        """Show the classes of the session's experiment."""
        experiment = self._session.experiment
        dataset = experiment.dataset
        self.pad.set_invitation(suited(experiment, self.tr("Draw a digit"), self.tr("Draw a picture")))
        self.dice.setToolTip(
            suited(
                experiment,
                self.tr("Put a random test digit on the pad"),
                self.tr("Put a random test picture on the pad"),
            )
        )
        self.bars.set_classes(dataset.class_names)
        self.teach.show_experiment()
        if self._raw.size == dataset.features:
            self.show_answer()

    def show_input(self, *, final: bool) -> None:
        """Show the session's input, unless it came from here or is here already."""
        del final
        if not self._telling and not np.array_equal(self._session.input, self._raw):
            self._show_example(first=False)

    def show_answer(self) -> None:
        """Show what the session's network answers now, and say it."""
        self.show_frame(self._session.frame)
        self._describe()

    def hide_answer(self, hidden: bool) -> None:
        """Have guessed what the network answers to the session's input, or show it."""
        for part in (self.verdict, self.bars, self.teach):
            part.set_covered(hidden)
        self.show_answer()

    def show_spec(self) -> None:
        """Show the session's settings."""
        self.teach.show_spec()

    def show_examples(self) -> None:
        """Show what was taught."""
        self.teach.show_examples()

    def show_learned(self, report: Learned) -> None:
        """Show what learning one example at once has done."""
        self.teach.show_learned(report)

    def clear(self) -> None:
        """Take a new sheet."""
        self.pad.clear()

    def hand_over(self) -> Drawing:
        """Return what is on the pad and how one draws there, for another card to go on with."""
        return Drawing(self.pad.sheets, self._raw, self.centred.isChecked(), self.pen_width.value)

    def take_over(self, drawing: Drawing) -> None:
        """Go on with a drawing, if it is what the session looks at."""
        if not np.array_equal(drawing.raw, self._session.input):
            return
        with QSignalBlocker(self.centred):
            self.centred.setChecked(drawing.centred)
        self.pen_width.set_value(drawing.pen_width)
        self.pad.set_pen_width(drawing.pen_width)
        self.pad.take_sheets(drawing.sheets)
        self._show_sheet()

    def _arrange(self) -> None:
        for button in (self.undo_button, self.redo_button, self.eraser, self.clear_button):
            self.header.addWidget(button)
        self.set_icon_at_end()
        seen = QVBoxLayout()
        seen.setSpacing(4)
        seen.addWidget(self.preview)
        seen.addWidget(self._size)
        seen.addStretch(1)
        seen.addWidget(self.verdict)
        upper = QHBoxLayout()
        upper.setSpacing(8)
        upper.addWidget(self.pad)
        upper.addLayout(seen)
        upper.addStretch(1)
        self.body.addLayout(upper)
        tools = QHBoxLayout()
        tools.setSpacing(12)
        tools.addWidget(self.pen_width, 1)
        for control in (self.centred, self.dice):
            tools.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(tools)
        self.body.addWidget(self._message)
        self.body.addWidget(self.bars)
        self.body.addWidget(self.teach)

    def _fill_menu(self) -> None:
        self._menu.addAction(self.tr("Paste a picture")).triggered.connect(self.pad.paste)
        self._menu.addAction(self.tr("Surprise me")).triggered.connect(self._choose_test_example)
        self._menu.addSeparator()
        self._undo_action = self._menu.addAction(self.tr("Undo stroke"))
        self._redo_action = self._menu.addAction(self.tr("Redo stroke"))
        self._clear_action = self._menu.addAction(self.tr("Clear"))

    def _connect(self) -> None:
        self._clock.look.connect(self._look)
        self._clock.tell.connect(self._tell)
        self.pad.moved.connect(self._clock.note)
        self.pad.changed.connect(self._take_drawing)
        self.pad.offered.connect(self._put_picture)
        self.pad.menu_requested.connect(self._open_menu)
        self.pen_width.value_changed.connect(self.pad.set_pen_width)
        self.eraser.toggled.connect(self.pad.set_eraser)
        self.centred.toggled.connect(self._take_drawing)
        self.dice.clicked.connect(self._choose_test_example)
        for button, action, act in (
            (self.undo_button, self._undo_action, self.pad.undo),
            (self.redo_button, self._redo_action, self.pad.redo),
            (self.clear_button, self._clear_action, self.pad.clear),
        ):
            button.clicked.connect(act)
            action.triggered.connect(act)

    def _open_menu(self, place: QPoint) -> None:
        self._menu.popup(place)

    @property
    def _picture(self) -> tuple[int, int]:
        picture = self._session.experiment.dataset.picture
        assert picture is not None
        return picture

    def _show_example(self, *, first: bool) -> None:
        """Put the session's input on the pad, as the first sheet or after the others."""
        self._clock.stop()
        self._raw = self._session.input
        by_nobody = np.array_equal(self._raw, first_example(self._session.experiment.dataset))
        self.pad.put_example(self._raw, self._picture, first=first, gives_way=by_nobody)
        self._show_sheet()

    def _take_drawing(self) -> None:
        """Tell the session what is on the pad: nothing is being drawn any more."""
        self._clock.stop()
        self._look()
        self._tell(final=True)
        self._show_sheet()

    def _show_sheet(self) -> None:
        self._message.show_message("")
        self.preview.set_example(self._raw, self._picture)
        height, width = self._picture
        self._size.setText(f"{width} × {height}")
        for able, button, action in (
            (self.pad.can_undo, self.undo_button, self._undo_action),
            (self.pad.can_redo, self.redo_button, self._redo_action),
            (not self.pad.blank, self.clear_button, self._clear_action),
        ):
            button.setEnabled(able)
            action.setEnabled(able)
        self.pad.setAccessibleDescription(self.tr("Nothing is drawn") if self.pad.blank else "")
        self.teach.show_raw(self._raw)
        self.show_answer()

    def _look(self) -> None:
        """See what is on the pad as the network will."""
        example = None if self.pad.drawing else self.pad.sheet.example
        if example is None:
            seen = as_mnist(self.pad.ink, centred=self.centred.isChecked())
            example = seen.reshape(-1).astype(np.float32)
        self._raw = example
        self.preview.set_example(example, self._picture)
        self._predict()

    def _tell(self, *, final: bool = False) -> None:
        self._telling = True
        try:
            self._session.set_input(self._raw, final=final)
        finally:
            self._telling = False

    def _choose_test_example(self) -> None:
        """Choose any test example but the one that is shown."""
        examples = self._session.experiment.dataset.x_test
        chosen = int(self._random.integers(len(examples)))
        if np.array_equal(examples[chosen], self._raw):
            chosen = (chosen + 1) % len(examples)
        self._session.set_input(examples[chosen].astype(np.float32))

    def _put_picture(self, data: QMimeData) -> None:
        if files := offered_files(data):
            # A data set that was dropped here was meant for the window.
            import_pictures(self, self._session, files)
            return
        try:
            levels = ink_levels(data)
        except NoPictureError as error:
            self._message.show_message(str(error))
            return
        self.pad.put_ink(levels)
        self._take_drawing()

    def _predict(self) -> None:
        experiment = self._session.experiment
        probabilities = predict(experiment, self._frame.theta, self._raw) if self._raw.any() else None
        failed = probabilities is not None and (
            self._session.status is Status.DIVERGED or not np.isfinite(probabilities).all()
        )
        if probabilities is None or failed:
            self.verdict.set_nothing(failed=failed)
            self.bars.set_probabilities(None)
            self.teach.show_answer(None)
            return
        best = int(probabilities.argmax())
        word = class_text(experiment.dataset.class_names[best])
        self.bars.set_probabilities(probabilities)
        self.verdict.set_answer(word, float(probabilities[best]))
        self.teach.show_answer(word)

    def _describe(self) -> None:
        """Tell assistive technology the answer when it was asked for or training pauses, never while that runs."""
        self.verdict.setAccessibleDescription(self.verdict.text())
        self.bars.setAccessibleDescription(self.bars.text())
