"""The loss surface stands over the two weights that say most about a training."""

import numpy as np

from nnviz.engine import landscape
from nnviz.engine.training import Recipe, Training
from nnviz.language import parse
from nnviz.lessons.trainings import TRAININGS
from nnviz.ui.experiment import Settings, begin
from nnviz.ui.link import Link


def line(start: list[float], rate: float = 0.25) -> Training:
    """Three inputs, of which the second is always 0."""
    points = np.array([[1.0, 0.0, 2.0], [2.0, 0.0, -1.0]])
    graph = parse("L = mse(X @ W.T, Y)")
    return Training(graph, {"W": np.array([start])}, points, np.ones((2, 1)), Recipe(rate=rate))


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
    training = begin(Settings.read(Link(TRAININGS["two-relu"].settings))).training
    training.advance(1000)
    parameters = training.moments[-1].parameters
    entries = landscape.entries(parameters)

    def level(*numbers: int) -> bool:
        across, up = (
            ((name, place), parameters[name][place] + np.linspace(-0.01, 0.01, 5))
            for name, place in (entries[number] for number in numbers)
        )
        return landscape.level(landscape.heights(training, parameters, across, up))

    assert level(0, 1), "the weights of the dead unit"
    assert not level(*landscape.ranking(training).order[:2])


def test_dropout_changes_neither_surface_nor_ranking() -> None:
    rankings = [
        landscape.ranking(begin(Settings(hidden=(4,), dropout=dropout)).training)
        for dropout in (0.0, 0.5)
    ]
    assert np.allclose(rankings[0].sizes, rankings[1].sizes)
