"""One column of arithmetic: what it is about, and formulae under one another; it scrolls where there are many."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pellucid.lens.explain.notation import Operand, Part, Text
from pellucid.ui.explain.scrolled import Scrolled
from pellucid.ui.formula.figures import DIGITS
from pellucid.ui.formula.formula_view import FormulaView
from pellucid.ui.formula.speech import spoken
from pellucid.ui.stage.columns import Column
from pellucid.ui.theme import TONES, Role, tokens
from pellucid.ui.widgets.label import Label
from pellucid.ui.widgets.painting import begin, hairline, mixed

PADDING = 13
TINT = 0.6


class ArithmeticColumn(QWidget):
    """Shows formulae, the first ones with so many `digits`, a note under them, and the lines of NumPy that were run.

    The numbers of the operands `hidden` are concealed in them. `operand_clicked` says that one wants to go where a
    number comes from; `number_dragged` and `revealed` are those of the formulae.
    """

    operand_clicked = Signal(object)
    number_dragged = Signal(object, float, bool)
    revealed = Signal(object)

    def __init__(self, title: str, digits: int = DIGITS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.hidden: frozenset[Operand] = frozenset()
        self._current = False
        self._last = False
        self._about_text = ""
        self._heading = Label(title, Role.BODY_STRONG, "ink")
        self._about = Label("", Role.LABEL, "ink3")
        self._about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.formulae, self.later = self._new_formulae(digits), self._new_formulae(DIGITS)
        self.note = Label("", Role.LABEL, "ink3")
        self.note.setWordWrap(True)
        self.code = Label("", Role.MONO, "ink3")
        self.code.setWordWrap(True)
        self.code.setToolTip(self.tr("The operations that were run, as lines of NumPy"))
        self._content = QWidget()
        self.content = QVBoxLayout(self._content)
        self.content.setContentsMargins(0, 0, 4, 0)
        self.content.setSpacing(4)
        for widget in (self.formulae, self.later, self.note, self.code):
            self.content.addWidget(widget)
        self.content.addStretch(1)
        self._newest: QWidget = self.formulae
        self.scrolled = Scrolled(self._content, self._ground)
        self.scrolled.verticalScrollBar().rangeChanged.connect(self._show_newest)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._heading)
        top.addWidget(self._about, 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(PADDING, 9, PADDING - 8, 6)
        self.column.setSpacing(5)
        self.column.addLayout(top)
        self.column.addWidget(self.scrolled, 1)

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Have the colours of another diagram."""
        self.formulae.set_columns(columns)
        self.later.set_columns(columns)

    def set_current(self, current: bool) -> None:
        """Show whether this is what the walk has come to."""
        if current != self._current:
            self._current = current
            self._heading.setForegroundRole(TONES["iris" if current else "ink"])
            self.update()

    def set_last(self, last: bool) -> None:
        """Tell whether nothing stands at the right, where else a hairline ends the column."""
        if last != self._last:
            self._last = last
            self.update()

    def title(self) -> str:
        """Return what the column is about."""
        return f"{self._heading.text()} {self._about_text}"

    def show_title(self, title: str, about: str) -> None:
        """Show what the column is about."""
        self._heading.setText(title)
        self.setAccessibleName(title)
        self._about_text = about
        self._fit_about()

    def show_content(
        self, formulae: Sequence[Part], later: Sequence[Part] = (), note: str = "", code: str = ""
    ) -> None:
        """Show formulae, those that were worked out later, a note and code; scroll to what is newest."""
        for view, parts in ((self.formulae, formulae), (self.later, later)):
            view.setVisible(bool(parts))
            view.show_formulae(parts, self.hidden)
        self._newest = self.newest()
        for label, text in ((self.note, note), (self.code, code)):
            label.setText(text)
            label.setVisible(bool(text))
        # What is only announced has formulae in it.
        self.note.setAccessibleName("; ".join(spoken(Text(line)) for line in note.splitlines()))
        self.scrolled.arrange()

    def newest(self) -> QWidget:
        """Return the formulae to scroll to: the later ones, if there are any."""
        return self.formulae if self.later.isHidden() else self.later

    def scroll_pages(self, pages: int) -> None:
        """Scroll down by so many times what can be seen, or up."""
        bar = self.scrolled.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the heading where there is little room."""
        super().resizeEvent(event)
        self._fit_about()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, tinted where the walk is, and the hairline at the right."""
        del event
        painter = begin(self)
        if self._current:
            painter.fillRect(self.rect(), self._ground())
        if not self._last:
            line = hairline(painter)
            painter.fillRect(QRectF(self.width() - line, 0, line, self.height()), tokens().line)

    def _new_formulae(self, digits: int) -> FormulaView:
        view = FormulaView(digits=digits)
        view.operand_clicked.connect(self.operand_clicked)
        view.number_dragged.connect(self.number_dragged)
        view.revealed.connect(self.revealed)
        return view

    def _ground(self) -> QColor:
        """Return the colour on which the formulae stand."""
        colours = tokens()
        return mixed(colours.card, colours.irisbg, TINT) if self._current else colours.card

    def _show_newest(self) -> None:
        """Scroll to what has just been worked out: to its end, or to its beginning if it is too high."""
        top = self._top_of(self._newest)
        sheets = [(self._top_of(view), view) for view in (self.formulae, self.later) if not view.isHidden()]
        formulae = [above + each for above, view in sheets for each in view.formula_tops]
        lines = [above + each for above, view in sheets for each in view.line_tops]
        self.scrolled.scroll_to(top, top + self._newest.height(), formulae, lines)

    def _top_of(self, widget: QWidget) -> int:
        return widget.mapTo(self._content, QPoint(0, 0)).y()

    def _fit_about(self) -> None:
        room = self.width() - 2 * PADDING - self._heading.sizeHint().width() - 8
        metrics = self._about.fontMetrics()
        shown = metrics.elidedText(self._about_text, Qt.TextElideMode.ElideRight, room)
        self._about.setText(shown)
        self._about.setAccessibleName(self._about_text)
        self._about.setToolTip("" if shown == self._about_text else self._about_text)
