"""Seeds trained together go the very way that each would go alone."""

import numpy as np

import nnviz
from nnviz.engine.data import make
from nnviz.engine.starts import train_all
from nnviz.engine.training import Recipe, Training
from nnviz.networks import scalars
from nnviz.networks.architecture import Network
from nnviz.networks.starting import start

NETWORK = Network((2, 2, 1), ("tanh",), "sigmoid")


def test_each_column_is_its_own_training() -> None:
    *score, _, _ = scalars.program(NETWORK).split("\n")
    loss = nnviz.parse("\n".join([*score, "L = sum(softplus(z2) - y*z2)/4"]))
    firsts = [start(NETWORK, "xavier", seed) for seed in range(3)]
    columns = {
        scalars.entry(NETWORK, name, place): np.array([first[name][place] for first in firsts])
        for name, value in firsts[0].items()
        for place in np.ndindex(value.shape)
    }
    data = make("xor")
    score_graph = nnviz.parse("\n".join(score))
    together = train_all(loss, score_graph, columns, data.points, data.labels, 0.5, 200)
    for seed, first in enumerate(firsts):
        alone = Training(
            nnviz.parse(NETWORK.batch_program("cross-entropy")),
            first,
            data.points,
            data.targets,
            Recipe(rate=0.5),
        )
        alone.advance(200)
        for name, value in alone.parameters.items():
            for place in np.ndindex(value.shape):
                column = together.parameters[scalars.entry(NETWORK, name, place)]
                np.testing.assert_allclose(column[seed], value[place], rtol=1e-9)


def test_more_hidden_units_learn_more_often() -> None:
    shares = []
    for units in (2, 4):
        network = Network((2, units, 1), ("tanh",), "sigmoid")
        *score, _, _ = scalars.program(network).split("\n")
        loss = nnviz.parse("\n".join([*score, "L = sum(softplus(z2) - y*z2)/4"]))
        firsts = [start(network, "xavier", seed) for seed in range(128)]
        columns = {
            scalars.entry(network, name, place): np.array([first[name][place] for first in firsts])
            for name, value in firsts[0].items()
            for place in np.ndindex(value.shape)
        }
        data = make("xor")
        graph = nnviz.parse("\n".join(score))
        found = train_all(loss, graph, columns, data.points, data.labels, 0.5, 1500)
        shares.append(found.share)
        assert 0 <= found.spread < 0.05
    assert shares[0] < shares[1]
    assert shares[1] > 0.9
