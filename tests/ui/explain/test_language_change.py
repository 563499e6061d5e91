"""The window is built anew in another language while a step is explained."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from pellucid.app import Root
from pellucid.experiment.catalog import load
from pellucid.session.session import Status
from pellucid.ui import language
from pellucid.ui.explain.samples import Sample, Source


def test_another_language_ends_explain_and_leaves_everything_as_it_was(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language, "choose", lambda code: None)
    root = Root(load("two-spirals"))
    session, before = root.session, root.window
    try:
        before.show()
        session.play()
        qtbot.waitUntil(lambda: session.frame.step > 0)
        own = session.input
        before.explain.open(0)
        before.explain.explanation.set_sample(Sample(Source.TEST, 3))
        qtbot.waitUntil(lambda: session.status is Status.PAUSED)
        root.change_language("ja")
        assert root.window is not before
        assert not root.window.explain.is_open
        np.testing.assert_array_equal(session.input, own)
        qtbot.waitUntil(lambda: session.status is Status.RUNNING)
    finally:
        root.close()
        root.window.deleteLater()
