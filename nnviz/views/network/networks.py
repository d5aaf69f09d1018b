"""A network at a step: what is known of its units and weights, whichever way it is computed."""

import numpy as np

from nnviz.engine.run import Run
from nnviz.engine.steps import Frame
from nnviz.networks import scalars
from nnviz.networks.architecture import ACTIVATIONS, OUTPUTS, Network, entries
from nnviz.views.network.layers import Known, Place
from nnviz.views.notation import names
from nnviz.views.notation.numbers import short


def plan(network: Network) -> str:
    """A network in one line: its sizes, its activations, and its output with the loss.

    >>> plan(Network((2, 3, 1), ("tanh",), "sigmoid"))
    '2-3-1 · tanh · sigmoid, binary cross-entropy'
    """
    hidden = dict.fromkeys(ACTIVATIONS[each] for each in network.hidden)
    sizes = "-".join(map(str, network.sizes))
    return " · ".join(
        filter(None, (sizes, ", ".join(hidden), OUTPUTS[network.output, network.loss]))
    )


def places(network: Network) -> list[Place]:
    """Every input, weight, bias, sum and activation of a network."""
    found = [(name, place) for name, shape in network.shapes.items() for place in entries(shape)]
    for layer in network.layers:
        for letter in "za":
            found += [(f"{letter}{layer}", (unit,)) for unit in range(network.sizes[layer])]
    return found


def of_scalars(network: Network, frame: Frame) -> Known:
    """What a frame of the scalar graph knows."""
    by_name = {scalars.entry(network, *place): place for place in places(network)}
    return Known(
        {by_name[name]: value for name, value in frame.values.items() if name in by_name},
        {by_name[name]: value for name, value in frame.gradients.items() if name in by_name},
    )


def of_matrices(network: Network, frame: Frame) -> Known:
    """What a frame of the graph of vectors and matrices knows."""
    return Known(_entries(network, frame.values), _entries(network, frame.gradients))


def _entries(network: Network, known: dict[str, object]) -> dict[Place, float]:
    found: dict[Place, float] = {}
    for name, place in places(network):
        holder, where = _holder(network, name, place)
        if holder in known:
            found[name, place] = float(np.asarray(known[holder])[where])
    return found


def _holder(network: Network, name: str, place: tuple[int, ...]) -> Place:
    """Where an entry stands: a clamped bias is the first column of its layer's weights."""
    if network.clamped and name.startswith("b"):
        return f"W{name[1:]}", (place[0], 0)
    if network.clamped and name.startswith("W"):
        return name, (place[0], place[1] + 1)
    return name, place


def products(network: Network, run: Run, layer: int) -> list[dict[str, str]]:
    """Each entry of δ xᵀ for one layer: the scalar node that it is, its factors and their product.

    Parameters
    ----------
    network : its plan
    run : of the graph of vectors and matrices
    layer : whose weights
    """
    known = of_matrices(network, Frame(run, len(run.steps)))
    below = f"a{layer - 1}" if layer > 1 else "x"
    rows = []
    for unit, source in entries(network.shapes[f"W{layer}"]):
        delta = known.gradients[f"z{layer}", (unit,)]
        activation = known.values[below, (source,)]
        rows.append(
            {
                "scalar node": scalars.entry(network, f"W{layer}", (unit, source)),
                "δ": f"∂L/∂{names.text(scalars.entry(network, f'z{layer}', (unit,)))} = "
                f"{short(delta)}",
                "input": f"{names.text(scalars.entry(network, below, (source,)))} = "
                f"{short(activation)}",
                "δ · input": short(delta * activation),
                "gradient": short(known.gradients[f"W{layer}", (unit, source)]),
            }
        )
    return rows
