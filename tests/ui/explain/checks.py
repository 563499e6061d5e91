"""A gradient check opened in a window, as wide as Explain is."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pellucid.experiment.build import Experiment, build
from pellucid.experiment.spec import Activation, Data, Layer, Network, Spec
from pellucid.ui import theme
from pellucid.ui.drawer import slices
from pellucid.ui.explain.check_view import GradientCheckView

WIDTH, HEIGHT, NARROW = 796, 246, 636
COUNT = 8

OpenCheck = Callable[..., GradientCheckView]


def experiment_of(*units: int, activation: Activation = "tanh") -> Experiment:
    network = Network(tuple(Layer(each, activation) for each in units))
    return build(Spec(data=Data(train=40, test=20), network=network))


def theta_of(experiment: Experiment, seed: int = 0) -> NDArray[np.float32]:
    values = np.random.default_rng(seed).normal(0.0, 0.5, experiment.network.layout.size)
    return values.astype(np.float32)


def examples_of(experiment: Experiment, count: int = COUNT) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    dataset = experiment.dataset
    inputs = dataset.scaling.apply(dataset.x_train[:count])
    return inputs, experiment.readout.targets(dataset.t_train[:count])


def show(view: GradientCheckView, experiment: Experiment, index: int = 0, count: int = COUNT) -> None:
    view.show_check(experiment, theta_of(experiment), *examples_of(experiment, count), index)


@pytest.fixture
def light_and_still(qapp: QApplication) -> None:
    theme.install(qapp)
    theme.set_mode(theme.Mode.LIGHT)
    QSettings().setValue("reduced_motion", True)


@pytest.fixture
def small_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every piece of work begin with as few examples as there ever are, and never hurry."""
    monkeypatch.setattr(slices, "FIRST_PRODUCTS", 0)
    monkeypatch.setattr(slices, "MOST_SECONDS", 0.0)


@pytest.fixture
def open_check(qtbot: QtBot, light_and_still: None) -> Iterator[OpenCheck]:
    """Show a check in an active window."""
    windows = []

    def open_view(width: int = WIDTH, height: int = HEIGHT) -> GradientCheckView:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(width, height)
        view = GradientCheckView(window)
        view.resize(width, height)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return view

    yield open_view
    for window in windows:
        window.hide()


def finish(qtbot: QtBot, view: GradientCheckView) -> None:
    """Wait until everything is found out."""
    qtbot.waitUntil(lambda: view.words.isVisible())
