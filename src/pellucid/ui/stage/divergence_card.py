"""The card that says what happened when training diverged, and offers the way back."""

import math

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pellucid.training.messages import Diverged
from pellucid.ui.icons import paint_icon
from pellucid.ui.numbers import count_text, rate_text
from pellucid.ui.stage.popover import RADIUS
from pellucid.ui.theme import Role, tokens
from pellucid.ui.widgets.buttons import TextButton
from pellucid.ui.widgets.label import Label
from pellucid.ui.widgets.painting import begin, paint_surface

WIDTH = 480
PADDING = 20
ICON = 20.0
TEXT_LEFT = 52
SMALLER = 100.0


class DivergenceCard(QWidget):
    """Says when and why the loss stopped being finite. `rewind_requested` carries a learning rate, or None: keep it.

    The rate it offers is a hundredth of the one that was too large, or what the user has chosen since if that is less.
    """

    rewind_requested = Signal(object)

    def __init__(self, divergence: Diverged, learning_rate: float, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self._divergence = divergence
        title = self.tr("Training diverged at step {step}").format(step=count_text(divergence.step))
        self.setAccessibleName(title)
        self._title = Label(title, Role.TITLE, "ink")
        self._cause = Label(self._cause_text(divergence), Role.BODY, "ink2")
        self._cause.setWordWrap(True)
        self.setAccessibleDescription(self._cause.text())
        self.smaller = TextButton("", primary=True)
        self.set_learning_rate(learning_rate)
        self.only = TextButton(self.tr("Only rewind"))
        self.only.setToolTip(
            self.tr("Return to step {step} and change nothing else").format(step=count_text(divergence.good_step))
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.smaller)
        buttons.addWidget(self.only)
        buttons.addStretch(1)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(TEXT_LEFT, PADDING - 2, PADDING, PADDING - 6)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._cause)
        column.addSpacing(8)
        column.addLayout(buttons)
        self.smaller.clicked.connect(self._rewind_with_smaller)
        self.only.clicked.connect(self._only_rewind)

    def set_learning_rate(self, present: float) -> None:
        """Offer a rate for the settings as they are, with this learning rate."""
        self._smaller = min(self._divergence.learning_rate / SMALLER, present)
        rate = rate_text(self._smaller)
        self.smaller.set_text(self.tr("Rewind and use {rate}").format(rate=rate))
        self.smaller.setToolTip(
            self.tr("Return to step {step} and train with learning rate {rate}").format(
                step=count_text(self._divergence.good_step), rate=rate
            )
        )

    def place(self, centre: float, top: int, width: int) -> None:
        """Stand around `centre`, below `top`, no wider than `width`."""
        needed = max(WIDTH, TEXT_LEFT + PADDING + self._buttons_width())
        wide = min(needed, width)
        height = self._column.totalHeightForWidth(wide)
        left = max(0, min(round(centre - wide / 2), self._host.width() - wide))
        self.setGeometry(left, top, wide, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the surface and the sign beside the title."""
        del event
        colours = tokens()
        painter = begin(self)
        paint_surface(painter, QRectF(self.rect()), RADIUS, colours.card, colours.line2)
        top = self._title.geometry().center().y() - ICON / 2 + 1
        paint_icon(painter, "warn", QRectF(PADDING, top, ICON, ICON), colours.bad)

    def _buttons_width(self) -> int:
        return self.smaller.sizeHint().width() + self.only.sizeHint().width() + 8

    def _cause_text(self, divergence: Diverged) -> str:
        loss = "NaN" if math.isnan(divergence.loss) else self.tr("infinite")
        if divergence.layer is None:
            text = self.tr("The loss became {loss}. The steps were too large: the learning rate was {rate}.")
        else:
            text = self.tr(
                "The loss became {loss}. The steps were too large: "
                "learning rate {rate} made the outputs of layer {layer} overflow."
            )
        return text.format(loss=loss, rate=rate_text(divergence.learning_rate), layer=divergence.layer)

    def _rewind_with_smaller(self) -> None:
        self.rewind_requested.emit(self._smaller)

    def _only_rewind(self) -> None:
        self.rewind_requested.emit(None)
