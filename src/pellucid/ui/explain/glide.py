"""Gliding up and down: how a panel comes in the place of what is less high, and goes again."""

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal
from PySide6.QtWidgets import QWidget

from pellucid.ui.stage.motion import motion_reduced

DURATION_MS = 200


class Glide(QObject):
    """Moves the height of a widget; `rested` says that it has come to its end, at once where nothing is to move."""

    rested = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._motion = QVariantAnimation(self)
        self._motion.setDuration(DURATION_MS)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(widget.setFixedHeight)
        self._motion.finished.connect(self.rested)

    @property
    def moving(self) -> bool:
        """Tell whether the widget is on its way."""
        return self._motion.state() is QVariantAnimation.State.Running

    def begin(self, start: int, end: int) -> None:
        """Go from one height to another, from wherever it was."""
        self._motion.stop()
        if motion_reduced(self._widget) or not self._widget.isVisible():
            self.rested.emit()
            return
        self._motion.setStartValue(start)
        self._motion.setEndValue(end)
        self._motion.start()

    def stop(self) -> None:
        """Stay at the present height."""
        self._motion.stop()
