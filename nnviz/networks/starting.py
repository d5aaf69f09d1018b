"""How weights begin: the usual ways to draw them, each with its name."""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

import numpy as np

from nnviz.networks import scalars
from nnviz.networks.architecture import Array, Network, entries

Draw: TypeAlias = Callable[[np.random.Generator, int, int], Array]
"""From a source of chance, the units of a layer and the inputs of each, the weight matrix."""


class Start(NamedTuple):
    """A way to begin: its title, what it draws in words, and how it draws a matrix."""

    title: str
    meaning: str
    draw: Draw


STARTS = {
    "xavier": Start(
        "Xavier",
        "normal, variance 2/(inputs + units)",
        lambda source, units, inputs: source.normal(
            0, np.sqrt(2 / (units + inputs)), (units, inputs)
        ),
    ),
    "he": Start(
        "He",
        "normal, variance 2/inputs",
        lambda source, units, inputs: source.normal(0, np.sqrt(2 / inputs), (units, inputs)),
    ),
    "pytorch": Start(
        "PyTorch",
        "uniform between ±1/√inputs",
        lambda source, units, inputs: source.uniform(-1, 1, (units, inputs)) / np.sqrt(inputs),
    ),
    "small": Start(
        "Small",
        "normal, standard deviation 0.01",
        lambda source, units, inputs: source.normal(0, 0.01, (units, inputs)),
    ),
    "zeros": Start(
        "All zero", "no chance", lambda source, units, inputs: np.zeros((units, inputs))
    ),
}
"""Every start by its key. Biases begin at 0."""


def start(network: Network, key: str, seed: int) -> dict[str, Array]:
    """The first weights and biases of a network.

    >>> start(Network((2, 1), (), "sigmoid"), "zeros", seed=0)["W1"].tolist()
    [[0.0, 0.0]]
    """
    source = np.random.default_rng(seed)
    parameters = {}
    for layer in network.layers:
        units, inputs = network.shapes[f"W{layer}"]
        parameters[f"W{layer}"] = STARTS[key].draw(source, units, inputs)
        parameters[f"b{layer}"] = np.zeros(units)
    return parameters


def starts(network: Network, key: str, seeds: int) -> dict[str, Array]:
    """The first scalar weights of a network for many seeds, one number for each seed from 0.

    >>> starts(Network((1, 1), (), "sigmoid"), "zeros", seeds=3)["w1_11"].tolist()
    [0.0, 0.0, 0.0]
    """
    firsts = [start(network, key, seed) for seed in range(seeds)]
    return {
        scalars.entry(network, name, place): np.array([first[name][place] for first in firsts])
        for name, values in firsts[0].items()
        for place in entries(values.shape)
    }
