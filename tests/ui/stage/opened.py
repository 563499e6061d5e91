"""A stage in a window, and what the tests find there."""

import numpy as np
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from tests.ui.stage.fakes import FakeSession, frame_of

from pellucid.ui.stage.pointing import spot_of
from pellucid.ui.stage.stage import Stage


def opened(qtbot, experiment, *, size=(796, 592), step=447):
    """Show the stage of a session with this experiment, at its first painting; return both."""
    session = FakeSession(experiment, frame_of(experiment, step=step))
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(*size)
    stage = Stage(session, window)
    stage.resize(*size)
    with qtbot.waitExposed(window):
        window.show()
    stage.grab()
    session.window = window  # keeps it alive for as long as the test
    return stage, session


def point_of(stage, target):
    """Return where on the diagram a target is."""
    spot = spot_of(stage.diagram.arrangement(), stage.diagram.edges(), target)
    return QPoint(round(spot.x), round(spot.y))


def pixels_of(widget):
    """Return what is painted: float (rows, columns, 3), red, green and blue from 0 to 255."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    whole = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return whole[..., 2::-1].astype(float)
