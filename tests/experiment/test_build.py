from typing import get_args

import numpy as np
import pytest

from pellucid import nn
from pellucid.experiment.build import ACTIVATIONS, build, build_optimizer, build_schedule
from pellucid.experiment.catalog import experiments, load
from pellucid.experiment.spec import (
    Activation,
    Data,
    Initialisation,
    Layer,
    Network,
    OptimizerName,
    Scaling,
    ScheduleName,
    Spec,
    SpecError,
    Training,
)
from pellucid.experiment.trained import trained_theta


def test_the_colour_net_is_3_50_100_50_3() -> None:
    experiment = build(load("colours"))
    assert experiment.sizes == (3, 50, 100, 50, 3)
    assert experiment.network.layout.size == 3 * 50 + 50 + 50 * 100 + 100 + 100 * 50 + 50 + 50 * 3 + 3
    assert experiment.affine_keys == ("0", "2", "4", "6")
    assert {f"{key}.weight" for key in experiment.affine_keys} <= set(experiment.network.layout.names)


def test_the_output_follows_the_number_of_classes() -> None:
    assert build(load("colour-names")).network.output_shape == (9,)


@pytest.mark.parametrize("name", experiments())
def test_every_experiment_can_be_built(name: str) -> None:
    experiment = build(load(name))
    outputs = experiment.network.forward(experiment.dataset.scaling.apply(experiment.dataset.x_test))
    assert outputs.shape == (experiment.dataset.t_test.size, experiment.sizes[-1])


@pytest.mark.parametrize("activation", get_args(Activation))
def test_every_activation_becomes_its_layer(activation: Activation) -> None:
    network = build(Spec(network=Network(hidden=(Layer(4, activation), Layer(2, activation))))).network
    assert [type(layer) for layer in network.layers] == [nn.Affine, ACTIVATIONS[activation]] * 2 + [nn.Affine]


def deviation(initialisation: Initialisation) -> float:
    network = Network(hidden=(Layer(300), Layer(200)), initialisation=initialisation, gaussian_std=0.05)
    return float(build(Spec(network=network)).network.parameters["2.weight"].std())


@pytest.mark.parametrize(
    ("initialisation", "expected"),
    [
        ("he-normal", np.sqrt(2 / 300)),
        ("he-uniform", np.sqrt(2 / 300)),
        ("xavier-normal", np.sqrt(2 / 500)),
        ("xavier-uniform", np.sqrt(2 / 500)),
        ("gaussian", 0.05),
        ("zeros", 0.0),
    ],
)
def test_weights_are_drawn_as_the_initialisation_says(initialisation: Initialisation, expected: float) -> None:
    assert deviation(initialisation) == pytest.approx(expected, rel=0.02)


def test_every_initialisation_is_tried_above_but_that_with_trained_weights() -> None:
    assert len(get_args(Initialisation)) == 6 + 1


def test_the_seed_draws_the_weights_and_not_the_data() -> None:
    one, same, other = build(Spec(seed=1)), build(Spec(seed=1)), build(Spec(seed=2))
    np.testing.assert_array_equal(one.network.theta, same.network.theta)
    assert (one.network.theta != other.network.theta).any()
    np.testing.assert_array_equal(one.dataset.x_train, other.dataset.x_train)


def test_data_that_cannot_be_had_is_refused() -> None:
    with pytest.raises(SpecError, match="at most 554"):
        build(Spec(data=Data(source="colour-names", train=600)))


@pytest.mark.parametrize("name", get_args(OptimizerName))
def test_every_optimizer_has_the_settings_chosen(name: OptimizerName) -> None:
    network = build(Spec(network=Network(hidden=(Layer(4),)))).network
    training = Training(optimizer=name, learning_rate=0.25, momentum=0.75, weight_decay=0.125, l1=0.5)
    optimizer = build_optimizer(training, network)
    kinds = {"sgd": nn.SGD, "momentum": nn.Momentum, "adagrad": nn.AdaGrad, "rmsprop": nn.RMSProp, "adam": nn.Adam}
    assert type(optimizer) is kinds[name]
    assert (optimizer.learning_rate, optimizer.weight_decay, optimizer.l1) == (0.25, 0.125, 0.5)
    if isinstance(optimizer, nn.Momentum):
        assert optimizer.momentum == 0.75
    if isinstance(optimizer, nn.Adam):
        assert (optimizer.beta1, optimizer.beta2) == (0.75, 0.999)


@pytest.mark.parametrize("penalty", [{"weight_decay": 0.5}, {"l1": 0.5}])
@pytest.mark.parametrize("name", get_args(OptimizerName))
def test_a_penalty_pulls_at_weights_and_leaves_biases_alone(name: OptimizerName, penalty: dict[str, float]) -> None:
    network = build(Spec(network=Network(hidden=(Layer(4),)))).network
    network.theta[:] = 1.0
    build_optimizer(Training(optimizer=name, learning_rate=0.1, **penalty), network).update(
        network.theta, np.zeros_like(network.theta)
    )
    assert (network.parameters["0.weight"] < 1).all()
    assert (network.parameters["0.bias"] == 1).all()


def test_a_step_with_l1_follows_the_slope_of_loss_and_absolute_weights_together() -> None:
    """The slope is taken by central differences, and the penalty is summed here by hand."""
    experiment = build(Spec(data=Data(train=12), network=Network(hidden=(Layer(4, "tanh"),))))
    network, dataset, l1, width = experiment.network, experiment.dataset, 0.1, 1e-3
    x, t = dataset.scaling.apply(dataset.x_train), dataset.t_train

    def penalised_loss(theta: np.ndarray) -> float:
        network.theta[:] = theta
        weights = [np.abs(values).sum() for name, values in network.parameters.items() if name.endswith("weight")]
        return network.loss(x, t, experiment.loss) + l1 * float(sum(weights))

    start = network.theta.copy()
    start[np.abs(start) < 2 * width] = 0.05
    shifts = width * np.eye(start.size, dtype=np.float32)
    slope = [(penalised_loss(start + shift) - penalised_loss(start - shift)) / (2 * width) for shift in shifts]
    network.theta[:] = start
    network.backward(x, t, experiment.loss)
    build_optimizer(Training(optimizer="sgd", learning_rate=1.0, l1=l1), network).update(
        network.theta, network.gradient
    )
    np.testing.assert_allclose(start - network.theta, slope, atol=2e-3)


@pytest.mark.parametrize(
    ("name", "rates"),
    [
        ("constant", (1.0, 1.0, 1.0)),
        ("step", (1.0, 0.5, 0.25)),
        ("exponential", (1.0, 0.5, 0.25)),
        ("cosine", (1.0, 0.5, 0.5)),
        ("inverse-time", (1.0, 1 / 2, 1 / 3)),
    ],
)
def test_every_schedule_falls_as_it_should(name: ScheduleName, rates: tuple[float, ...]) -> None:
    schedule = build_schedule(Training(schedule=name, schedule_factor=0.5, schedule_epochs=10))
    assert [schedule.rate(1.0, epoch) for epoch in (0, 10, 20)] == pytest.approx(rates)


def test_a_probe_looks_at_weights_without_touching_the_network() -> None:
    experiment = build(Spec(network=Network(hidden=(Layer(4),))))
    before = experiment.network.theta.copy()
    probe = experiment.probe(np.zeros_like(before))
    assert (probe.theta == 0).all()
    np.testing.assert_array_equal(experiment.network.theta, before)
    assert experiment.probe(before) is probe


READER = Network(hidden=(Layer(50), Layer(100)), initialisation="trained")


@pytest.mark.parametrize("scaling", ["raw", "unit", "standard"])
def test_trained_weights_read_digits_however_they_are_scaled(scaling: Scaling) -> None:
    data = Data(source="digits", train=200, test=1_000, scaling=scaling)
    experiment = build(Spec(data=data, network=READER))
    dataset = experiment.dataset
    answers = experiment.network.forward(dataset.scaling.apply(dataset.x_test)).argmax(axis=1)
    assert (answers == dataset.t_test).mean() >= 0.97


def test_trained_weights_are_those_in_the_box_whatever_the_seed() -> None:
    data = Data(source="digits", train=200, test=100)
    one, other = (build(Spec(seed=seed, data=data, network=READER)).network for seed in (1, 2))
    np.testing.assert_array_equal(one.theta, other.theta)
    theta = trained_theta((784, 50, 100, 10), ("relu", "relu"))
    assert theta is not None
    np.testing.assert_allclose(one.theta, theta, rtol=1e-6)


@pytest.mark.parametrize(
    ("data", "hidden"),
    [
        (Data(source="digits", train=100, test=10), (Layer(50), Layer(99))),
        (Data(source="digits", train=100, test=10), (Layer(50, "tanh"), Layer(100))),
        (Data(), (Layer(50), Layer(100))),
    ],
)
def test_trained_weights_for_another_network_are_refused_with_a_remedy(data: Data, hidden: tuple[Layer, ...]) -> None:
    with pytest.raises(SpecError, match=r"50 and 100 units with ReLU.*choose another initialisation"):
        build(Spec(data=data, network=Network(hidden=hidden, initialisation="trained")))
