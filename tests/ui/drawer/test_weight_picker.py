import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.ui.drawer.fakes import experiment_of

from pellucid.ui.drawer.weight_picker import BIAS, WeightPicker

LAYOUT = experiment_of(8, 5).network.layout


@pytest.fixture
def picker(qtbot: QtBot) -> WeightPicker:
    made = WeightPicker("x", "Weight across")
    qtbot.addWidget(made)
    made.set_layout(LAYOUT, LAYOUT.index("2.weight", 6, 3))
    made.show()
    return made


def test_every_weight_and_bias_can_be_shown(picker):
    for index in range(LAYOUT.size):
        picker.set_layout(LAYOUT, index)
        assert picker.index == index


def test_neurons_are_counted_from_one_and_the_bias_is_b(picker):
    assert (picker.layer.currentText(), picker.source.text(), picker.target.text()) == ("W2", "7", "4")
    assert picker.name() == "W2: 7 → 4"
    picker.set_layout(LAYOUT, LAYOUT.index("2.bias", 3))
    assert (picker.source.text(), picker.target.text()) == ("b", "4")
    assert picker.name() == "b2: 4"


def test_what_is_chosen_is_told_once(qtbot, picker):
    told = []
    picker.chosen.connect(told.append)
    picker.source.setFocus()
    QTest.keyClick(picker.source, Qt.Key.Key_Down)
    assert told == [LAYOUT.index("2.weight", 5, 3)]
    QTest.keyClick(picker.target, Qt.Key.Key_Up)
    assert told[1:] == [LAYOUT.index("2.weight", 5, 4)]


def test_b_can_be_typed(picker):
    told = []
    picker.chosen.connect(told.append)
    picker.source.lineEdit().setText("0")
    QTest.keyClick(picker.source, Qt.Key.Key_Return)
    assert picker.source.value() == BIAS
    assert told == [LAYOUT.index("2.bias", 3)]
    picker.source.lineEdit().setText("3")
    QTest.keyClick(picker.source, Qt.Key.Key_Return)
    picker.source.lineEdit().setText("b")
    QTest.keyClick(picker.source, Qt.Key.Key_Return)
    assert told[-1] == LAYOUT.index("2.bias", 3)


def test_another_layer_keeps_the_neurons_as_far_as_it_has_them(picker):
    told = []
    picker.chosen.connect(told.append)
    picker.layer.setCurrentIndex(2)
    picker.layer.activated.emit(2)
    assert told == [LAYOUT.index("4.weight", 4, 2)]
    assert (picker.source.maximum(), picker.target.maximum()) == (5, 3)
    assert picker.index == told[0]


def test_another_network_offers_its_own_layers(picker):
    told = []
    picker.chosen.connect(told.append)
    single = experiment_of().network.layout
    picker.set_layout(single, 4)
    assert picker.layer.count() == 1
    assert picker.index == 4
    assert told == []


def test_everything_has_a_name_and_a_tip(picker):
    for widget, name in ((picker.layer, "layer"), (picker.source, "from"), (picker.target, "to")):
        assert widget.accessibleName() == f"Weight across: {name}"
        assert widget.toolTip()
