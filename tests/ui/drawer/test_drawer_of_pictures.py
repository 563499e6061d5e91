"""The drawer of experiments with pictures: their page of mistakes, and the first weights as tiles."""

import numpy as np
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.drawer.fakes import DIGITS, experiment_of, frame_of, later, session_of, theta_of

from pellucid.experiment.build import build
from pellucid.experiment.catalog import load
from pellucid.lens.weights import weight_matrices
from pellucid.session.session import Session, Status
from pellucid.ui.drawer import drawer as drawer_module
from pellucid.ui.drawer.matrix_view import MatrixView
from pellucid.ui.drawer.mistakes_page import MistakesPage
from pellucid.ui.drawer.sliced_page import SlicedPage
from pellucid.ui.drawer.tiles_view import TilesView
from pellucid.ui.drawer.value_axis import exact_text, limit_of
from pellucid.ui.main_window import MainWindow
from pellucid.ui.widgets.cell_grid import Cell

WORDS = ["Weights", "Activations", "Gradients", "Confusion", "Loss landscape"]
COLOURS = experiment_of(8)
PICTURES = experiment_of(8, data=DIGITS)


def words(drawer):
    return [drawer.tabs.tabText(index) for index in range(drawer.tabs.count())]


@pytest.fixture
def session():
    return session_of(8, data=DIGITS)


def test_mistakes_are_offered_for_pictures_only(open_drawer, session):
    drawer = open_drawer(session)
    assert words(drawer) == [*WORDS, "Mistakes"]
    assert drawer.tabs.tabToolTip(5) == "Mistakes (6)"
    session.go_to(COLOURS, frame_of(COLOURS))
    assert words(drawer) == WORDS
    assert len(drawer.pages) == 5
    session.go_to(PICTURES, frame_of(PICTURES))
    assert words(drawer) == [*WORDS, "Mistakes"]
    with pytest.raises(IndexError):
        drawer.show_tab(6)


def test_where_mistakes_can_be_no_more_the_page_before_is_shown(open_drawer, session):
    drawer = open_drawer(session, tab=5)
    assert isinstance(drawer.page, MistakesPage)
    mistakes = drawer.page
    session.go_to(COLOURS, frame_of(COLOURS))
    assert drawer.page.accessibleName() == "Loss landscape"
    assert drawer.page.isVisible()
    assert not mistakes.isVisible()
    assert drawer.page.examples.text() == "mean loss of 40 training examples"


def test_another_page_stays_when_mistakes_come_and_go(open_drawer, session):
    drawer = open_drawer(session, tab=1)
    page = drawer.page
    for experiment in (COLOURS, PICTURES):
        session.go_to(experiment, frame_of(experiment))
        assert drawer.page is page
        assert page.isVisible()


def test_the_page_of_mistakes_is_remembered_where_there_is_one(open_drawer, qtbot, session):
    drawer = open_drawer(session)
    QTest.mouseClick(drawer.tabs, Qt.MouseButton.LeftButton, pos=drawer.tabs.tabRect(5).center())
    assert isinstance(drawer.page, MistakesPage)
    again = drawer_module.Drawer(session)
    assert isinstance(again.page, MistakesPage)
    again.deleteLater()
    colours = session_of(8)
    again = drawer_module.Drawer(colours)
    assert again.page.accessibleName() == "Weights"
    again.deleteLater()


@pytest.mark.parametrize("stored", ["6", "-1", "4.0", "nonsense", ""])
def test_a_tab_that_there_never_was_is_not_remembered(stored, session):
    QSettings().setValue("drawer/tab", stored)
    made = drawer_module.Drawer(session)
    assert made.page.accessibleName() == "Weights"
    made.deleteLater()


def test_a_page_of_mistakes_that_comes_while_training_runs_knows_of_it(open_drawer, session, monkeypatch):
    told = []
    monkeypatch.setattr(SlicedPage, "set_training", lambda page, running: told.append((page, running)))
    colours = session_of(8)
    drawer = open_drawer(colours)
    colours.set_status(Status.RUNNING)
    told.clear()
    colours.go_to(PICTURES, frame_of(PICTURES))
    assert (drawer.pages[5], True) in told


def test_key_6_shows_the_mistakes_of_pictures_and_does_nothing_without(qtbot: QtBot):
    session = Session(load("digits"))
    window = MainWindow(session)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    QTest.keyClick(window, Qt.Key.Key_6)
    assert isinstance(window.drawer.page, MistakesPage)
    QTest.keyClick(window, Qt.Key.Key_2)
    session.set_spec(load("colours"), "Colours")
    QTest.keyClick(window, Qt.Key.Key_6)
    assert window.drawer.page.accessibleName() == "Activations"
    session.set_spec(load("saddle"), "Saddle")
    QTest.keyClick(window, Qt.Key.Key_4)
    assert window.drawer.page.accessibleName() == "Activations"
    QTest.keyClick(window, Qt.Key.Key_5)
    assert window.drawer.page.accessibleName() == "Loss landscape"
    window.close()
    session.close()


@pytest.mark.parametrize("width", [636, 688, 796])
def test_all_tabs_and_the_scale_have_room(open_drawer, session, width):
    drawer = open_drawer(session, width=width)
    assert drawer.tabs.width() >= drawer.tabs.sizeHint().width()
    assert drawer.tabs.tabRect(5).right() < drawer.tabs.width()
    scale = drawer.page.corner()
    assert scale.geometry().left() > drawer.tabs.geometry().right()
    assert scale.width() >= scale.minimumSizeHint().width()
    session.go_to(COLOURS, frame_of(COLOURS))
    QApplication.processEvents()
    assert drawer.tabs.width() >= drawer.tabs.sizeHint().width()


def test_only_the_first_weights_are_tiles(open_drawer, session):
    page = open_drawer(session).page
    assert [type(view) for view in page.views] == [TilesView, MatrixView]
    assert [view.accessibleName() for view in page.views] == ["Weights W1", "Weights W2"]
    session.go_to(COLOURS, frame_of(COLOURS))
    assert [type(view) for view in page.views] == [MatrixView, MatrixView]
    session.go_to(PICTURES, frame_of(PICTURES))
    assert isinstance(page.views[0], TilesView)


def test_the_pointer_reads_the_weight_of_a_pixel(open_drawer, session):
    page = open_drawer(session).page
    view = page.views[0]
    cell = Cell(5, 2 * 28 + 9)
    matrix = weight_matrices(session.experiment, session.frame.theta)[0]
    QTest.mouseMove(view, view.cell_rect(cell).center().toPoint())
    text = page.hover_card.text()
    assert text.startswith("Pixel in row 6, column 10 → Layer 1, neuron 3")
    assert f"w {exact_text(float(matrix.values[5 * 28 + 9, 2]))}" in text
    assert f"bias b {exact_text(float(matrix.bias[2]))}" in text
    assert view.accessibleDescription() == text


def test_the_card_follows_the_weight_of_a_pixel_while_training_goes_on(open_drawer, session):
    drawer = open_drawer(session)
    view = drawer.page.views[0]
    view.point_at(Cell(5, 2 * 28 + 9))
    theta = theta_of(session.experiment, seed=9)
    drawer.show_frame(later(session.frame, theta))
    value = float(weight_matrices(session.experiment, theta)[0].values[5 * 28 + 9, 2])
    assert f"w {exact_text(value)}" in drawer.page.hover_card.text()


def test_tiles_take_part_in_the_shared_scale(open_drawer, session):
    page = open_drawer(session).page
    matrices = weight_matrices(session.experiment, session.frame.theta)
    assert [view.limit for view in page.views] == [limit_of(matrix.values) for matrix in matrices]
    page.scale.setFocus()
    QTest.keyClick(page.scale, Qt.Key.Key_Down)
    assert {view.limit for view in page.views} == {max(limit_of(matrix.values) for matrix in matrices)}


def test_a_frame_paints_the_tiles_anew(open_drawer, session):
    drawer = open_drawer(session)
    view = drawer.page.views[0]
    before = view.grab().toImage()
    drawer.show_frame(later(session.frame, theta_of(session.experiment, seed=9)))
    QApplication.processEvents()
    assert view.grab().toImage() != before


@pytest.mark.parametrize("hidden", [(), (1,), (512,), (512,) * 6], ids=str)
@pytest.mark.parametrize("width", [560, 796, 1300])
def test_tiles_fit_beside_the_other_weights_of_any_network(open_drawer, hidden, width):
    session = session_of(*hidden, data=DIGITS)
    page = open_drawer(session, width=width).page
    view = page.views[0]
    assert view.grid_rect().right() <= view.width() + 1
    assert view.grid_rect().bottom() <= view.height()
    assert np.isfinite(view.pitch)
    assert view.pitch >= 2
    assert page.colour_bar.geometry().right() <= page.width()


def test_values_have_no_confusion(open_drawer, session):
    values = build(load("saddle"))
    drawer = open_drawer(session, tab=3)
    session.go_to(values, frame_of(values))
    assert words(drawer) == [*(word for word in WORDS if word != "Confusion"), "Along a weight"]
    assert drawer.page.accessibleName() == "Gradients"
    session.go_to(COLOURS, frame_of(COLOURS))
    assert words(drawer) == WORDS
    assert drawer.page.accessibleName() == "Gradients"
