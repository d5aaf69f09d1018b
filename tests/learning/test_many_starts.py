"""Seeds trained together go the very way that each would go alone."""

import numpy as np

import nnviz
from nnviz.learning.data import make
from nnviz.learning.many_starts import Starts, train_all
from nnviz.learning.training import Recipe, Training
from nnviz.networks import scalars
from nnviz.networks.architecture import Network
from nnviz.networks.starting import start, starts

NETWORK = Network((2, 2, 1), ("tanh",), "sigmoid")


def together(network: Network, seeds: int, epochs: int) -> Starts:
    data = make("xor")
    return train_all(
        nnviz.parse(scalars.summed_loss_program(network, len(data.labels))),
        nnviz.parse(scalars.score_program(network)),
        starts(network, "xavier", seeds),
        data.points,
        data.labels,
        0.5,
        epochs,
    )


def test_each_column_is_its_own_training() -> None:
    data = make("xor")
    all_of_them = together(NETWORK, seeds=3, epochs=200)
    for seed in range(3):
        alone = Training(
            nnviz.parse(NETWORK.batch_program()),
            start(NETWORK, "xavier", seed),
            data.points,
            data.targets,
            Recipe(rate=0.5),
        )
        alone.advance(200)
        for name, values in scalars.tensors(NETWORK, all_of_them.parameters, seed).items():
            np.testing.assert_allclose(values, alone.parameters[name], rtol=1e-9)


def test_more_hidden_units_learn_more_often() -> None:
    few, more = (
        together(Network((2, units, 1), ("tanh",), "sigmoid"), seeds=128, epochs=1500)
        for units in (2, 4)
    )
    assert few.share < more.share
    low, high = few.interval
    assert 0 < low < few.share < high < low + 0.2


def test_an_interval_is_never_sure_of_all_or_none() -> None:
    for right in (0.0, 4.0):
        low, high = Starts({}, np.full(256, right), examples=4).interval
        assert low + 1e-12 >= 0
        assert high <= 1 + 1e-12
        assert 0.01 < high - low < 0.02


def test_a_seed_that_ran_away_has_nothing_right() -> None:
    data = make("xor")
    graph = nnviz.parse(scalars.summed_loss_program(NETWORK, 4))
    score = nnviz.parse(scalars.score_program(NETWORK))
    first = {name: np.full(2, np.nan) for name in scalars.parameters(NETWORK)}
    found = train_all(graph, score, first, data.points, data.labels, 0.5, 1)
    assert found.right.tolist() == [0, 0]
