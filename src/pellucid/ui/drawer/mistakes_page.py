"""The mistakes: test digits that the network takes for others, those it is most certain of first."""

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QHideEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pellucid.experiment.build import Experiment
from pellucid.experiment.frame import Frame
from pellucid.lens.mistakes import MistakeSearch, Reading
from pellucid.ui.class_names import class_text
from pellucid.ui.drawer.metrics import HEADER_HEIGHT, HEADER_TOP, PADDING, PAGE_HEIGHT
from pellucid.ui.drawer.reading_grid import ReadingGrid
from pellucid.ui.drawer.sliced_page import SlicedPage
from pellucid.ui.drawer.speed_popover import SpeedPopover
from pellucid.ui.numbers import count_text, percent_text
from pellucid.ui.seen_before import seen_before
from pellucid.ui.stage.pointing import Spot
from pellucid.ui.theme import Role, font, tokens
from pellucid.ui.widgets.buttons import QuietButton
from pellucid.ui.widgets.cell_grid import Cell
from pellucid.ui.widgets.label import Label
from pellucid.ui.wording import suited

SIDE, ROWS = 56, 2
_TOP, _GAP_DOWN = 34, 10
_GAP, _WORDS_GAP = 16, 8
_HEADLINE_GAP = 10
_ANSWER_LINE, _LINE = 20, 15

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class MistakesPage(SlicedPage):
    """Shows as many mistakes as there is room for. While one of them is pointed at, they stay as they are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Mistakes"))
        self.headline = Label("", Role.LABEL_STRONG, "ink")
        self.caption = Label("", Role.CAPTION, "ink3")
        self.nothing = Label("", Role.BODY, "ink2", self)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        self.grid = _Mistakes(self)
        self.speed = QuietButton(
            self.tr("Batch against single"),
            self.tr("Measure how long predictions take, in batches and one at a time"),
            self,
        )
        self._header = QWidget(self)
        line = QHBoxLayout(self._header)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(_HEADLINE_GAP)
        line.addWidget(self.headline)
        line.addWidget(self.caption)
        line.addStretch(1)
        self._shown: tuple[MistakeSearch, Experiment, Frame] | None = None
        self._waiting: tuple[MistakeSearch, Experiment, Frame] | None = None
        self.popover: SpeedPopover | None = None
        self._training = False
        self.speed.clicked.connect(self._measure)
        self.grid.pointed.connect(self._point)
        self.grid.activated.connect(self._choose)

    def set_training(self, running: bool) -> None:
        """Work in a hurry only while training does not run."""
        super().set_training(running)
        self._training = running

    def hideEvent(self, event: QHideEvent) -> None:
        """Close what lies over the page."""
        if self.popover is not None:
            self.popover.close_popover()
        super().hideEvent(event)

    def suits(self, experiment: Experiment) -> bool:
        """Tell whether the examples are pictures."""
        return experiment.dataset.picture is not None

    def work(self, experiment: Experiment, frame: Frame) -> MistakeSearch:
        """Return the search for the mistakes at `frame`."""
        return MistakeSearch(experiment, frame.theta)

    def show_answer(self, work: MistakeSearch, experiment: Experiment, frame: Frame) -> None:
        """Show the mistakes at `frame`, later if the user is busy with those of the same run."""
        shown = self._shown
        same = shown is not None and shown[1].dataset is experiment.dataset and shown[2].run == frame.run
        if same and self.grid.cell is not None:
            self._waiting = work, experiment, frame
        else:
            self._show(work, experiment, frame)

    def show_waiting(self, experiment: Experiment) -> None:
        """Show nothing, unless the mistakes that are shown are of the same examples."""
        if self._shown is not None and self._shown[1].dataset is experiment.dataset:
            return
        self._shown = self._waiting = None
        self.grid.hide()
        self._header.hide()
        text = suited(
            experiment, self.tr("Reading {examples} test digits …"), self.tr("Reading {examples} test pictures …")
        )
        self.nothing.setText(text.format(examples=count_text(len(experiment.dataset.t_test))))
        self.nothing.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as the new width has room for."""
        super().resizeEvent(event)
        button = self.speed.sizeHint()
        right = self.width() - PADDING - button.width()
        self.speed.setGeometry(
            right, HEADER_TOP + (HEADER_HEIGHT - button.height()) // 2, button.width(), button.height()
        )
        self._header.setGeometry(PADDING, HEADER_TOP, right - PADDING, HEADER_HEIGHT)
        self.nothing.setGeometry(PADDING, 0, self.width() - 2 * PADDING, PAGE_HEIGHT)
        self.grid.setGeometry(PADDING, _TOP, self.width() - 2 * PADDING, PAGE_HEIGHT - _TOP)
        newest = self._waiting or self._shown
        if newest is not None:
            self._show(*newest)

    def _measure(self) -> None:
        """Show how long predictions take."""
        if self._shown is None:
            return
        _, experiment, frame = self._shown
        window = self.window()
        centre = self.speed.mapTo(window, self.speed.rect().center())
        self.popover = SpeedPopover(window, experiment, frame, training=self._training)
        self.popover.closed.connect(self._popover_closed)
        self.popover.open_for(Spot(centre.x(), centre.y(), self.speed.height() / 2))

    def _popover_closed(self) -> None:
        self.popover = None

    def _show(self, search: MistakeSearch, experiment: Experiment, frame: Frame) -> None:
        self._shown, self._waiting = (search, experiment, frame), None
        dataset = experiment.dataset
        assert dataset.picture is not None
        self.grid.set_classes(dataset.class_names)
        columns = self.grid.fitting_columns()
        readings = search.readings(ROWS * columns)
        self.grid.show_readings(readings, dataset.x_test, dataset.picture, columns)
        for widget in (self.grid, self._header):
            widget.setVisible(bool(readings))
        self.nothing.setVisible(not readings)
        self.nothing.setText(self._empty_text(search, experiment))
        self.headline.setText(self._headline(search, experiment))
        order = self.tr("the {shown} most certain ones, at step {step}").format(
            shown=count_text(len(readings)), step=count_text(frame.step)
        )
        self._show_caption(order, seen_before(experiment.spec))
        if self.grid.cell is not None:
            self._tell(self.grid.cell)

    def _show_caption(self, order: str, remark: str) -> None:
        """Show as much as there is room for; a remark on what the numbers are worth comes before their order."""
        room = self._header.width() - self.headline.sizeHint().width() - _HEADLINE_GAP
        metrics = QFontMetricsF(font(Role.CAPTION))
        texts = (f"{order}. {remark}", remark) if remark else (order,)
        self.caption.setText(next((text for text in texts if metrics.horizontalAdvance(text) <= room), texts[-1]))

    def _headline(self, search: MistakeSearch, experiment: Experiment) -> str:
        if search.count == 1:
            text = suited(
                experiment,
                self.tr("1 mistake among {examples} test digits"),
                self.tr("1 mistake among {examples} test pictures"),
            )
        else:
            text = suited(
                experiment,
                self.tr("{count} mistakes among {examples} test digits"),
                self.tr("{count} mistakes among {examples} test pictures"),
            )
        return text.format(count=count_text(search.count), examples=count_text(search.examples))

    def _empty_text(self, search: MistakeSearch, experiment: Experiment) -> str:
        if search.unanswered:
            text = suited(
                experiment,
                self.tr("{count} of the {examples} test digits have no answer: it is not a number"),
                self.tr("{count} of the {examples} test pictures have no answer: it is not a number"),
            )
        else:
            text = suited(
                experiment,
                self.tr("No mistakes among the {examples} test digits"),
                self.tr("No mistakes among the {examples} test pictures"),
            )
        return text.format(count=count_text(search.unanswered), examples=count_text(search.examples))

    def _point(self, cell: Cell | None) -> None:
        if cell is not None:
            self._tell(cell)
            self.grid.setAccessibleDescription(self.hover_card.text())
            return
        self.tell_nothing()
        if self._waiting is not None:
            self._show(*self._waiting)

    def _tell(self, cell: Cell) -> None:
        assert self._shown is not None
        reading = self.grid.reading_at(cell)
        truth, answer = (class_text(self.grid.class_names[index]) for index in (reading.truth, reading.answer))
        probability = self.tr("probability of {name}")
        self.tell(
            self.grid,
            self.grid.cell_rect(cell),
            suited(
                self._shown[1],
                self.tr("Test digit {number}: {true} taken for {predicted}"),
                self.tr("Test picture {number}: {true} taken for {predicted}"),
            ).format(number=count_text(reading.example + 1), true=truth, predicted=answer),
            [
                (probability.format(name=answer), percent_text(reading.probability)),
                (probability.format(name=truth), percent_text(reading.truth_probability)),
                (self.tr("Click to put it on the pad"), ""),
            ],
        )

    def _choose(self, cell: Cell) -> None:
        assert self._shown is not None
        examples = self._shown[1].dataset.x_test
        self.example_chosen.emit(examples[self.grid.reading_at(cell).example].astype("float32"))


class _Mistakes(ReadingGrid):
    """The pictures; beside each the answer, its probability, and the truth."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(SIDE, parent)
        self.class_names: tuple[str, ...] = ()
        self._words = 0.0
        self.setAccessibleName(self.tr("Mistakes"))

    def set_classes(self, names: tuple[str, ...]) -> None:
        """Make room for the words of these classes."""
        if names != self.class_names:
            self.class_names = names
            caption = QFontMetricsF(font(Role.CAPTION))
            label = QFontMetricsF(font(Role.LABEL))
            truths = (caption.horizontalAdvance(self._truth_text(index)) for index in range(len(names)))
            self._words = max(label.horizontalAdvance("100.0%"), *truths)

    def fitting_columns(self) -> int:
        """Return how many pictures there is room for side by side."""
        return max(1, int((self.width() + _GAP) // (SIDE + _WORDS_GAP + self._words + _GAP)))

    def pitch(self) -> QSizeF:
        """Return the distance from one picture to the next: the whole width is used."""
        return QSizeF(float(int((self.width() + _GAP) / self.columns)), SIDE + _GAP_DOWN)

    def cell_rect(self, cell: Cell) -> QRectF:
        """Return where a picture and its words are, without the gap to the next ones."""
        whole = super().cell_rect(cell)
        return QRectF(whole.left(), whole.top(), SIDE + _WORDS_GAP + self._words, SIDE)

    def paint_words(self, painter: QPainter, picture: QRectF, reading: Reading) -> None:
        """Paint what the network says, how sure it is, and what is true."""
        colours = tokens()
        line = QRectF(picture.right() + _WORDS_GAP, picture.top() + 2, self._words + 2, _ANSWER_LINE)
        painter.setFont(font(Role.TITLE))
        painter.setPen(colours.ink)
        painter.drawText(line, _LEFT, class_text(self.class_names[reading.answer]))
        line = QRectF(line.left(), line.bottom(), line.width(), _LINE)
        painter.setFont(font(Role.LABEL))
        painter.drawText(line, _LEFT, percent_text(reading.probability))
        line.translate(0, _LINE + 1)
        painter.setFont(font(Role.CAPTION))
        painter.setPen(colours.ink3)
        painter.drawText(line, _LEFT, self._truth_text(reading.truth))

    def _truth_text(self, index: int) -> str:
        return self.tr("true: {name}").format(name=class_text(self.class_names[index]))
