"""Training takes the same way from the same seed, ends where it diverges, and is on record."""

from itertools import pairwise

import numpy as np
import pytest

import nnviz
from nnviz.learning.data import DATASETS, make
from nnviz.learning.optimisers import Optimiser
from nnviz.learning.training import MOST_MOMENTS, TILE, Recipe, Training
from nnviz.networks.architecture import Network
from nnviz.networks.starting import STARTS, start

XOR = Network((2, 3, 1), ("tanh",), "sigmoid")


def training(recipe: Recipe, seed: int = 0, network: Network = XOR) -> Training:
    data = make("xor")
    program = network.batch_program(dropout=recipe.dropout > 0)
    first = start(network, "xavier", seed)
    return Training(nnviz.parse(program), first, data.points, data.targets, recipe)


def test_one_step_is_gradient_descent_by_hand() -> None:
    lesson = training(Recipe(rate=0.1))
    before = lesson.parameters
    run = nnviz.run(lesson.graph, {**before, "X": make("xor").points, "Y": make("xor").targets})
    lesson.advance(1)
    for name, value in lesson.parameters.items():
        np.testing.assert_allclose(value, before[name] - 0.1 * run.gradient[name], rtol=1e-12)


def test_xor_is_learned() -> None:
    lesson = training(Recipe(rate=0.5))
    lesson.advance(2000)
    assert lesson.moments[-1].loss < 0.05
    assert lesson.moments[0].loss > 0.6


@pytest.mark.parametrize("optimiser", ["sgd", "momentum", "adam"])
@pytest.mark.parametrize("batch", [0, 2])
@pytest.mark.parametrize("dropout", [0.0, 0.5])
def test_the_same_seed_takes_the_same_way(optimiser: Optimiser, batch: int, dropout: float) -> None:
    recipe = Recipe(optimiser, 0.05, batch=batch, dropout=dropout, seed=4)
    one, other = training(recipe), training(recipe)
    one.advance(30)
    other.advance(10)
    other.advance(20)
    assert [each.loss for each in one.moments[:10]] == [each.loss for each in other.moments[:10]]
    for name, value in one.parameters.items():
        np.testing.assert_array_equal(value, other.parameters[name])


@pytest.mark.parametrize("batch", [0, 1])
@pytest.mark.parametrize("dropout", [0.0, 0.5])
def test_an_epoch_in_parts_is_the_same_epoch(batch: int, dropout: float) -> None:
    recipe = Recipe("adam", 0.05, batch=batch, dropout=dropout)
    whole, parts = training(recipe), training(recipe)
    whole.advance(3)
    updates = 12 if batch else 3
    for _ in range(updates - 1):
        parts.update()
    assert parts.epoch == 2
    parts.update()
    assert [each.loss for each in parts.moments] == [each.loss for each in whole.moments]


def test_within_an_epoch_the_weights_and_the_record_are_those_of_its_start() -> None:
    lesson = training(Recipe(batch=1))
    lesson.advance(1)
    weights, recorded = lesson.parameters, lesson.moments[-1]
    lesson.update()
    assert lesson.parameters is weights
    assert lesson.moments[-1] == recorded
    assert lesson.epoch == 1


def test_every_epoch_is_kept_until_there_are_too_many() -> None:
    lesson = training(Recipe())
    lesson.advance(100)
    assert [each.epoch for each in lesson.moments] == list(range(101))
    lesson.advance(MOST_MOMENTS + 50)
    epochs = [each.epoch for each in lesson.moments]
    assert len(epochs) <= MOST_MOMENTS + 1
    assert epochs[0] == 0
    assert epochs[-1] == lesson.epoch
    assert all(first < second for first, second in pairwise(epochs))


def test_a_learning_rate_that_is_far_too_large_is_stopped() -> None:
    network = Network((2, 3, 1), ("relu",), "linear")
    data = make("slope", 50, seed=1)
    lesson = Training(
        nnviz.parse(network.batch_program()),
        start(network, "he", 1),
        data.points,
        data.targets,
        Recipe(rate=1e3),
    )
    lesson.advance(500)
    assert lesson.diverged
    assert lesson.epoch < 500


def test_weight_decay_shrinks_the_weights() -> None:
    plain, shrunk = training(Recipe()), training(Recipe(decay=0.05))
    plain.advance(300)
    shrunk.advance(300)
    assert np.linalg.norm(shrunk.parameters["W1"]) < np.linalg.norm(plain.parameters["W1"])


@pytest.mark.parametrize("schedule", ["decay", "cosine"])
def test_a_schedule_lowers_the_rate(schedule: str) -> None:
    recipe = Recipe(rate=1.0, schedule=schedule)  # type: ignore[arg-type]
    rates = [recipe.rate_at(epoch) for epoch in (0, 250, 500, 1000)]
    assert rates == sorted(rates, reverse=True)


@pytest.mark.parametrize("key", DATASETS)
def test_a_data_set_is_the_same_for_the_same_seed(key: str) -> None:
    one, other = make(key, 60, 0.1, 3, seed=5), make(key, 60, 0.1, 3, seed=5)
    np.testing.assert_array_equal(one.points, other.points)
    np.testing.assert_array_equal(one.labels, other.labels)
    assert one.targets.shape == (len(one.labels), one.classes if one.classes > 2 else 1)


@pytest.mark.parametrize("key", STARTS)
def test_a_start_has_the_networks_shapes_and_biases_of_0(key: str) -> None:
    network = Network((2, 32, 3), ("relu",), "softmax")
    first = start(network, key, 0)
    assert {name: value.shape for name, value in first.items()} == {
        name: shape for name, shape in network.shapes.items() if name not in ("x", "y")
    }
    assert not first["b1"].any()


def test_a_pass_in_tiles_finds_the_loss_and_the_gradients_of_all_examples() -> None:
    source = np.random.default_rng(3)
    points = source.normal(size=(2 * TILE + 7, 2))
    graph = nnviz.parse("L = mse(X @ W.T, Y)")
    lesson = Training(graph, {"W": np.ones((1, 2))}, points, points[:, :1], Recipe(batch=8))
    lesson.advance(2)
    for moment in lesson.moments:
        whole = nnviz.run(graph, {**moment.parameters, "X": points, "Y": points[:, :1]})
        assert moment.loss == pytest.approx(whole.value["L"], rel=1e-12)
        assert moment.norms["W"] == pytest.approx(np.linalg.norm(whole.gradient["W"]), rel=1e-12)


def test_zero_weights_never_learn_xor() -> None:
    data = make("xor")
    lesson = Training(
        nnviz.parse(XOR.batch_program()),
        start(XOR, "zeros", 0),
        data.points,
        data.targets,
        Recipe(),
    )
    lesson.advance(500)
    assert lesson.moments[-1].loss == pytest.approx(np.log(2))
