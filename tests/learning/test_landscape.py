"""The loss surface stands over the two weights that say most about a training."""

import numpy as np
import pytest

from nnviz.engine.ieee import Array
from nnviz.language import parse
from nnviz.learning import landscape
from nnviz.learning.data import make, sample
from nnviz.learning.training import Recipe, Training
from nnviz.networks.architecture import Network
from nnviz.networks.starting import start


def line(start: list[float], rate: float = 0.25) -> Training:
    """Three inputs, of which the second is always 0."""
    points = np.array([[1.0, 0.0, 2.0], [2.0, 0.0, -1.0]])
    graph = parse("L = mse(X @ W.T, Y)")
    return Training(graph, {"W": np.array([start])}, points, np.ones((2, 1)), Recipe(rate=rate))


def two_units(dropout: float = 0.0) -> Training:
    """Two ReLU units on XOR, the first of which is dead: it is off at every example."""
    masked = " * m1" if dropout else ""
    first = {
        "W1": np.array([[1.0, 1.0], [1.0, -1.0]]),
        "b1": np.array([-5.0, 0.0]),
        "W2": np.array([[1.0, 1.0]]),
    }
    graph = parse(f"L = cross_entropy_logits((relu(X @ W1.T + b1){masked}) @ W2.T, Y)")
    points = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    targets = np.array([[0.0], [1.0], [1.0], [0.0]])
    return Training(graph, first, points, targets, Recipe(dropout=dropout))


def heights(training: Training, numbers: tuple[int, ...]) -> Array:
    """The loss over two weights, chosen by their numbers, near where the training stands."""
    parameters = training.moments[-1].parameters
    entries = [landscape.entries(parameters)[number] for number in numbers]
    across, up = (
        ((name, place), parameters[name][place] + np.linspace(-0.01, 0.01, 5))
        for name, place in entries
    )
    return landscape.heights(training, parameters, across, up)


def test_the_weights_that_moved_most_come_first_with_how_far() -> None:
    training = line([0.0, 5.0, 0.0])
    training.advance(20)
    ranking = landscape.ranking(training)
    moved = training.moments[-1].parameters["W"][0] - [0.0, 5.0, 0.0]
    assert ranking.moved
    assert ranking.sizes.tolist() == moved.tolist()
    assert [abs(moved[number]) for number in ranking.order] == sorted(abs(moved), reverse=True)
    assert ranking.order[-1] == 1, "an input of 0 moves no weight"


def test_before_any_weight_has_moved_the_gradient_counts() -> None:
    ranking = landscape.ranking(line([0.0, 5.0, 0.0]))
    gradient = line([0.0, 5.0, 0.0])
    gradient.advance(1)
    step = gradient.parameters["W"][0] - [0.0, 5.0, 0.0]
    assert not ranking.moved
    assert np.allclose(-0.25 * ranking.sizes, step)


def test_a_training_that_ran_away_is_ranked_by_its_last_finite_weights() -> None:
    training = line([0.0, 5.0, 0.0], rate=1e200)
    with np.errstate(over="ignore"):
        training.advance(10)
    assert training.diverged
    assert np.isfinite(landscape.ranking(training).sizes).all()


def test_the_surface_over_the_first_two_is_not_level_though_a_unit_is_dead() -> None:
    training = two_units()
    training.advance(100)
    assert landscape.level(heights(training, (0, 1))), "the weights of the dead unit"
    assert not landscape.level(heights(training, landscape.ranking(training).order[:2]))


@pytest.mark.parametrize(
    ("key", "count"),
    [("moons", 400), ("circles", 300), ("blobs", 300), ("blobs", 500), ("blobs", 800)],
)
def test_the_examples_of_a_surface_have_the_shares_of_all_classes(key: str, count: int) -> None:
    data = make(key, count)
    rows = sample(data.targets, landscape.MOST_EXAMPLES, seed=0)
    assert len(set(rows.tolist())) == landscape.MOST_EXAMPLES
    shares = np.bincount(data.labels.astype(int)) / count
    taken = np.bincount(data.labels[rows].astype(int)) / len(rows)
    np.testing.assert_allclose(taken, shares, atol=1 / len(rows))


def test_the_surface_of_many_examples_is_near_the_loss_over_all() -> None:
    data, network = make("moons", 400), Network((2, 4, 1), ("tanh",), "sigmoid")
    graph = parse(network.batch_program())
    first = start(network, "xavier", 0)
    training = Training(graph, first, data.points, data.targets, Recipe())
    training.advance(200)
    moment = training.moments[-1]
    (entry, other, *_), one = landscape.entries(moment.parameters), np.newaxis
    here = [np.array(moment.parameters[name][place])[one] for name, place in (entry, other)]
    surface = landscape.heights(training, moment.parameters, (entry, here[0]), (other, here[1]))
    assert surface[0, 0] == pytest.approx(moment.loss, rel=0.1)


def test_a_sample_of_a_regression_has_small_and_large_values() -> None:
    values = np.arange(1000.0)[:, None]
    taken = values[sample(values, 100, seed=0)].ravel()
    assert taken.mean() == pytest.approx(values.mean(), rel=0.02)


def test_few_examples_are_all_taken() -> None:
    assert sample(np.ones((4, 1)), 200, seed=0).tolist() == [0, 1, 2, 3]


def test_dropout_changes_neither_surface_nor_ranking() -> None:
    whole, dropping = two_units(), two_units(dropout=0.5)
    order = landscape.ranking(whole).order
    assert landscape.ranking(dropping).sizes.tolist() == landscape.ranking(whole).sizes.tolist()
    surface = heights(whole, order[:2])
    assert not landscape.level(surface)
    assert heights(dropping, order[:2]).tolist() == surface.tolist()
