"""Dead and flat units, merged examples and right answers are counted as they are."""

import numpy as np
import pytest

from nnviz.learning import health
from nnviz.learning.data import TWO_POINTS, make
from nnviz.learning.health import Layer
from nnviz.learning.landscape import heights
from nnviz.learning.training import Recipe
from nnviz.networks.architecture import Network
from nnviz.networks.experiment import Experiment
from nnviz.networks.starting import start

NETWORK = Network((2, 3, 1), ("relu",), "sigmoid")


def trained(seed: int = 0, epochs: int = 60, network: Network = NETWORK) -> Experiment:
    data = make("xor")
    first = start(network, "xavier", seed)
    experiment = Experiment(network, data, data.held_out(0, 0), first, Recipe())
    experiment.training.advance(epochs)
    return experiment


@pytest.mark.parametrize(
    ("z", "function", "dead", "flat"),
    [
        ([[-1.0, 1.0], [-2.0, -1.0]], "relu", (1,), 0.75),
        ([[1.0, -1.0, -3.0], [-2.0, -1.0, -2.0]], "relu", (2, 3), 5 / 6),
        ([[0.0, 1.0], [0.0, 1.0]], "relu", (), 0.0),
        ([[-1.0], [0.0]], "relu", (), 0.5),
        ([[9.0], [0.0]], "tanh", (), 0.5),
        ([[9.0], [0.0]], "sigmoid", (), 0.5),
        ([[-9.0], [9.0]], "leaky_relu", (), 0.0),
        ([[-9.0], [9.0]], "linear", (), 0.0),
        ([[-1000.0], [-900.0]], "elu", (1,), 1.0),
    ],
)
def test_units_are_dead_or_flat_by_their_slopes(
    z: list[list[float]], function: str, dead: tuple[int, ...], flat: float
) -> None:
    scores = np.array(z)
    found = Layer(1, function, scores.shape[1], dead, flat)
    assert health.layers({1: scores}, [function]) == (found,)


def test_examples_of_one_class_may_share_a_place() -> None:
    places = np.array([[0.0, 0.0], [0.0, 0.0], [1.0, 1.0]])
    assert health.together(places) == ((0, 1),)
    assert health.merged(places, np.array([1.0, 1.0, 0.0])) == ()
    assert health.merged(places, np.array([1.0, 0.0, 0.0])) == ((0, 1),)
    assert health.merged(np.zeros((3, 2)), np.array([1.0, 0.0, 0.0])) == ((0, 1, 2),)
    assert health.merged(np.full((2, 2), np.nan), np.array([1.0, 0.0])) == ()


def test_each_place_is_a_group_of_its_own() -> None:
    places = np.array([[0.0], [5.0], [0.0], [5.0], [9.0]])
    assert health.together(places) == ((0, 2), (1, 3))


def test_places_are_one_within_a_thousandth_of_the_range() -> None:
    assert health.together(np.array([[0.00049], [0.00051], [0.0], [1.0]])) == ((0, 1, 2),)
    assert health.together(np.array([[0.0004], [0.0016], [0.0], [1.0]])) == ((0, 2),)
    assert health.together(np.array([[0.0, 0.0], [0.0, 0.002], [1.0, 0.0]])) == ()


def test_right_answers_are_counted_apart_for_training_and_test() -> None:
    data = make("moons", 40)
    test = data.held_out(0.25, seed=1)
    assert test.sum() == 10
    first = start(NETWORK, "xavier", 0)
    experiment = Experiment(NETWORK, data, test, first, Recipe())
    moment = experiment.training.moments[0]
    vitals = experiment.vitals(moment)
    right = ~experiment.wrong(moment)
    assert vitals.train == right[~test].mean()
    assert vitals.test == right[test].mean()


def test_a_regression_has_no_right_answers() -> None:
    network = Network((2, 3, 1), ("tanh",), "linear")
    data = make("slope", 20)
    first = start(network, "xavier", 0)
    experiment = Experiment(network, data, data.held_out(0, 0), first, Recipe())
    moment = experiment.training.moments[0]
    assert experiment.vitals(moment).train is None
    assert experiment.merged(moment) == ()


def test_samples_of_a_longer_training_were_sampled_before_or_are_new() -> None:
    experiment = trained()
    few = {each.epoch for each in experiment.training.sampled(8)}
    assert len(few) <= 9
    assert 60 in few
    experiment.training.advance(100)
    later = {each.epoch for each in experiment.training.sampled(8)}
    assert {epoch for epoch in later if epoch < 60} <= few


def test_the_surface_of_the_loss_passes_through_the_training() -> None:
    experiment = trained()
    moment = experiment.training.moments[-1]
    w, b = moment.parameters["W1"][0, 1], moment.parameters["b2"][0]
    loss = heights(
        experiment.training,
        moment.parameters,
        (("W1", (0, 1)), np.array([w, w + 1])),
        (("b2", (0,)), np.array([b - 1, b])),
    )
    assert loss[1, 0] == pytest.approx(moment.loss, rel=1e-12)
    assert loss[0, 0] != loss[1, 0] != loss[1, 1]


def test_a_point_can_be_added_to_the_least_data() -> None:
    data = TWO_POINTS.with_point((0.5, 0.9), label=2)
    assert data.classes == 3
    assert data.targets.tolist() == np.eye(3).tolist()
