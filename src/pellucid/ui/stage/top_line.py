"""The line over the diagram: which input it shows, how many edges, and room for more."""

from enum import Enum

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from pellucid.ui.icons import paint_icon
from pellucid.ui.stage.edge_strength import DEFAULT_SHARE, SHARES
from pellucid.ui.stage.labels import point_text
from pellucid.ui.theme import Role, tokens
from pellucid.ui.widgets.buttons import IconButton
from pellucid.ui.widgets.combo import Combo, Look
from pellucid.ui.widgets.label import Label
from pellucid.ui.widgets.painting import begin, hairline

HEIGHT = 40
ABOVE = 8
SWATCH = 14.0
ICON = 16.0


class Source(Enum):
    """Where a picture comes from."""

    DRAWING = "drawing"
    TEST = "test"
    NOTHING = "nothing"


class TopLine(QWidget):
    """Emits `share_chosen` with the share of edges to draw, and `fit_requested`."""

    share_chosen = Signal(float)
    fit_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._sign = _Sign()
        self._says = Label("", Role.LABEL, "ink2")
        self._value = Label("", Role.MONO, "ink2")
        choices = [(str(share), self._share_text(share)) for share in sorted(SHARES)]
        self.share = Combo(choices, self.tr("Edges"), Look.OUTLINED)
        self.share.setToolTip(self.tr("Where many edges cross, draw only so many of them, the strongest"))
        self.share.set_current(str(DEFAULT_SHARE))
        self.fit = IconButton("fit", self.tr("Fit"), self.tr("Only the network, or everything (F)"), size=28)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, ABOVE, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self._says)
        row.addWidget(self._value)
        row.addStretch(1)
        row.addWidget(Label(self.tr("Edges"), Role.LABEL, "ink2"))
        row.addWidget(self.share)
        row.addWidget(self.fit)
        self._says.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.share.chosen.connect(self._chosen)
        self.fit.clicked.connect(self.fit_requested)

    def show_colour(self, raw: NDArray[np.float32]) -> None:
        """Say which colour runs through the network: `raw` red, green and blue from 0 to 255."""
        red, green, blue = (round(float(value)) for value in np.clip(np.nan_to_num(raw[:3]), 0, 255))
        self._sign.show_colour(QColor(red, green, blue))
        self._says.setText(self.tr("Showing your colour"))
        self._value.setText(f"rgb({red}, {green}, {blue})")

    def show_point(self, raw: NDArray[np.float32]) -> None:
        """Say which point (x₁, x₂) runs through the network."""
        self._sign.show_icon("eye", "ink2")
        self._says.setText(self.tr("Showing point"))
        self._value.setText(point_text(raw))

    def show_picture(self, source: Source, *, digits: bool) -> None:
        """Say where the picture that runs through the network comes from; `digits` tells whether it shows one."""
        self._sign.show_icon("eye", "ink2")
        texts = {
            Source.DRAWING: self.tr("Showing your drawing"),
            Source.TEST: self.tr("Showing a test digit") if digits else self.tr("Showing a test picture"),
            Source.NOTHING: self.tr("Draw a digit") if digits else self.tr("Draw a picture"),
        }
        self._says.setText(texts[source])
        self._value.setText("")

    def show_diverged(self, step: str) -> None:
        """Say from which step the weights are that are shown after training diverged."""
        self._sign.show_icon("warn", "bad")
        self._says.setText(self.tr("Weights from step {step}, the last finite ones").format(step=step))
        self._value.setText("")

    def text(self) -> str:
        """Return what stands at the left."""
        return f"{self._says.text()} {self._value.text()}".strip()

    def _share_text(self, share: float) -> str:
        if share == 1.0:
            return self.tr("all")
        return self.tr("strongest {percent}%").format(percent=round(100 * share))

    def _chosen(self, key: str) -> None:
        self.share_chosen.emit(float(key))


class _Sign(QWidget):
    """The colour itself, or an icon."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour: QColor | None = None
        self._icon, self._ink = "eye", "ink2"
        self.setFixedSize(QSize(16, 16))

    def show_colour(self, colour: QColor) -> None:
        self._colour = colour
        self.update()

    def show_icon(self, icon: str, ink: str) -> None:
        self._colour, self._icon, self._ink = None, icon, ink
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = begin(self)
        if self._colour is None:
            paint_icon(painter, self._icon, QRectF(0, 0, ICON, ICON), getattr(tokens(), self._ink))
            return
        outline = QColor(tokens().ink)
        outline.setAlphaF(0.2)
        painter.setPen(QPen(outline, hairline(painter)))
        painter.setBrush(self._colour)
        inset = (ICON - SWATCH) / 2 + 0.5
        painter.drawRoundedRect(QRectF(inset, inset, SWATCH - 1, SWATCH - 1), 4, 4)
