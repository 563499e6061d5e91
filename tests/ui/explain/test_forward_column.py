import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.lens.explain.test_new_layers import Halved
from tests.ui.explain.checks import examples_of, experiment_of, theta_of

from pellucid import nn
from pellucid.experiment.build import Experiment
from pellucid.experiment.spec import Activation
from pellucid.lens.explain.lines import lines
from pellucid.lens.explain.moment import Moment
from pellucid.ui.explain.forward_column import ForwardColumn
from pellucid.ui.formula.figures import every_digit
from pellucid.ui.recipe.words import activations


@pytest.fixture
def column(qtbot: QtBot, light_and_still: None) -> ForwardColumn:
    made = ForwardColumn("Forward")
    qtbot.addWidget(made)
    made.resize(400, 300)
    return made


def show(column: ForwardColumn, activation: Activation) -> Moment:
    """Show the first neuron of a hidden layer; return what is explained."""
    experiment = experiment_of(3, activation=activation)
    moment = Moment(experiment, theta_of(experiment), *examples_of(experiment, 1))
    affine, function, *_ = moment.stops
    told = lines(moment, affine, 1, 0, 0)
    column.show_content([line.part for line in told])
    column.show_sum(told)
    column.show_curve(moment, function, 0)
    return moment


@pytest.mark.parametrize(("activation", "name"), [each for each in activations() if each[0] != "identity"])
def test_the_curve_is_called_by_the_name_of_its_function(
    column: ForwardColumn, activation: Activation, name: str
) -> None:
    moment = show(column, activation)
    z, a = (every_digit(float(each[0, 0])) for each in (moment.sums(1), moment.outputs(1)))
    assert column.plot.accessibleName().startswith(f"{name} at ")
    assert column.plot.toolTip().startswith(f"{name}\nz = {z}\na = {a}\nslope ")


def test_who_points_at_a_term_of_the_bar_sees_its_numbers_in_the_formula(column: ForwardColumn, qtbot: QtBot) -> None:
    show(column, "tanh")
    with qtbot.waitActive(column):
        column.show()
        column.activateWindow()
    plain = column.formulae.grab().toImage()
    column.bar.setFocus(Qt.FocusReason.TabFocusReason)
    assert column.formulae.grab().toImage() != plain
    column.bar.clearFocus()
    assert column.formulae.grab().toImage() == plain


def test_the_point_is_on_the_curve_whatever_comes_after_the_function(column: ForwardColumn) -> None:
    known = experiment_of(3)
    layers = [nn.Affine(3), nn.Tanh(), Halved(), nn.Affine(3)]
    experiment = Experiment(known.spec, known.dataset, nn.Network(layers, known.network.input_shape), known.loss)
    moment = Moment(experiment, theta_of(experiment), *examples_of(experiment, 1))
    halved = [unit for unit in range(3) if moment.arrays["a_1"][unit, 0] != moment.outputs(1)[unit, 0]]
    assert halved
    column.show_curve(moment, moment.stops[1], halved[0])
    z, a = (every_digit(float(moment.arrays[word][halved[0], 0])) for word in ("z_0", "a_1"))
    assert column.plot.toolTip().startswith(f"Tanh\nz = {z}\na = {a}\nslope ")
