"""One column of arithmetic: what it is about, and formulae under one another; it scrolls where there are many."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from pellucid.lens.explain.notation import Part
from pellucid.ui.formula.formula_view import FormulaView
from pellucid.ui.stage.columns import Column
from pellucid.ui.theme import TONES, Role, tokens
from pellucid.ui.widgets.label import Label
from pellucid.ui.widgets.painting import begin, faded, hairline

PADDING = 13
TINT = 0.6


class Sheet(QWidget):
    """Shows formulae and a note under them; `operand_clicked` says that one wants to go where a number comes from."""

    operand_clicked = Signal(object)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self._current = False
        self._last = False
        self.heading = Label(title, Role.BODY_STRONG, "ink")
        self.about = Label("", Role.LABEL, "ink3")
        self.about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._about = ""
        self.formulae = FormulaView()
        self.formulae.setAccessibleName(title)
        self.formulae.operand_clicked.connect(self.operand_clicked)
        self.note = Label("", Role.LABEL, "ink3")
        self.note.setWordWrap(True)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.formulae)
        column.addWidget(self.note)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.heading)
        top.addWidget(self.about, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(PADDING, 10, PADDING - 4, 8)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self._scroll, 1)

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Have the colours of another diagram."""
        self.formulae.set_columns(columns)

    def set_current(self, current: bool) -> None:
        """Show whether this is what the walk has come to."""
        if current != self._current:
            self._current = current
            self.heading.setForegroundRole(TONES["iris" if current else "ink"])
            self.update()

    def set_last(self, last: bool) -> None:
        """Tell whether nothing stands at the right, where else a hairline ends the column."""
        if last != self._last:
            self._last = last
            self.update()

    def show_content(self, title: str, about: str, formulae: Sequence[Part], note: str = "") -> None:
        """Show a heading, formulae, and a note."""
        self.heading.setText(title)
        self._about = about
        self._fit_about()
        self.formulae.setVisible(bool(formulae))
        self.formulae.show_formulae(tuple(formulae))
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the heading where there is little room."""
        super().resizeEvent(event)
        self._fit_about()

    def _fit_about(self) -> None:
        room = self.width() - 2 * PADDING - self.heading.sizeHint().width() - 8
        self.about.setText(self.about.fontMetrics().elidedText(self._about, Qt.TextElideMode.ElideRight, room))
        self.about.setToolTip(self._about)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, tinted where the walk is, and the hairline at the right."""
        del event
        painter = begin(self)
        if self._current:
            painter.fillRect(self.rect(), faded(tokens().irisbg, TINT))
        if not self._last:
            line = hairline(painter)
            painter.fillRect(QRectF(self.width() - line, 0, line, self.height()), tokens().line)
