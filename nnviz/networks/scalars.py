"""A network in scalars, as in the book's Fig. 6.18: one node for each weight, product and sum."""

from collections.abc import Mapping

import numpy as np

from nnviz.networks.architecture import Array, Network, entries


def entry(network: Network, name: str, place: tuple[int, ...]) -> str:
    """The scalar node that is an entry of a vector or matrix.

    From 11 × 11 entries on, an index above 9 is set apart: (1, 11) is not (11, 1).

    >>> network = Network((2, 2, 1), ("relu",), "sigmoid")
    >>> entry(network, "W1", (0, 1)), entry(network, "a1", (1,)), entry(network, "z2", (0,))
    ('w1_12', 'a1_2', 'z2')
    >>> entry(Network((16, 16), (), "linear"), "W1", (0, 10))
    'w1_1_11'
    """
    last = str(network.last)
    if network.sizes[-1] == 1 and name in ("y", f"z{last}", f"a{last}"):
        return name
    apart = name[0] == "W" and max(place) >= 9 and min(network.shapes[name]) > 10
    index = ("_" if apart else "").join(str(number + 1) for number in place)
    letter = name[0].lower()
    return f"{letter}{index}" if name in ("x", "y") else f"{letter}{name[1:]}_{index}"


def inputs(network: Network, tensors: dict[str, Array]) -> dict[str, float]:
    """The scalar inputs of a network, from its vectors and matrices.

    >>> import numpy as np
    >>> network = Network((1, 1), (), "linear")
    >>> tensors = {"W1": np.array([[2.0]]), "b1": np.array([3.0]), "x": np.ones(1), "y": np.ones(1)}
    >>> inputs(network, tensors)
    {'w1_11': 2.0, 'b1_1': 3.0, 'x1': 1.0, 'y': 1.0}
    """
    values = {
        entry(network, name, place): float(tensors[name][place])
        for name, shape in network.shapes.items()
        for place in entries(shape)
    }
    if network.clamped:
        values |= {_one_unit(layer): 1.0 for layer in network.layers}
    return values


def parameters(network: Network) -> tuple[str, ...]:
    """The scalar weights and biases, layer by layer."""
    return tuple(
        entry(network, name, place)
        for name, shape in network.shapes.items()
        if name not in ("x", "y")
        for place in entries(shape)
    )


def program(network: Network) -> str:
    """The network in scalars: for each unit its weighted sum, then its activation; then the loss.

    >>> print(program(Network((2, 1), (), "sigmoid")))
    z1 = w1_11*x1 + w1_12*x2 + b1_1
    a1 = sigmoid(z1)
    L = cross_entropy(a1, y)

    Source: SLP 6.6.4, Fig. 6.18.
    """
    lines = []
    for layer in network.layers:
        units = range(network.sizes[layer])
        lines += [_sum(network, layer, unit) for unit in units]
        lines += _activations(network, layer)
    return "\n".join([*lines, f"L = {_loss(network)}"])


def score_program(network: Network) -> str:
    """The network in scalars up to z of its one output, the logit.

    >>> print(score_program(Network((1, 1, 1), ("tanh",), "sigmoid")))
    z1_1 = w1_11*x1 + b1_1
    a1_1 = tanh(z1_1)
    z2 = w2_11*a1_1 + b2_1
    """
    return program(network).rsplit("\n", 2)[0]


def summed_loss_program(network: Network, examples: int) -> str:
    """The mean cross-entropy over examples in rows, summed over columns, which are apart."""
    z = f"z{network.last}"
    return f"{score_program(network)}\nL = sum(softplus({z}) - y*{z})/{examples}"


def tensors(network: Network, columns: Mapping[str, Array], column: int) -> dict[str, Array]:
    """The weight matrices and biases whose entries stand in one column of the scalar weights."""
    return {
        name: np.array(
            [columns[entry(network, name, place)][column] for place in entries(shape)]
        ).reshape(shape)
        for name, shape in network.shapes.items()
        if name not in ("x", "y")
    }


def with_entries(
    network: Network, tensors: Mapping[str, Array], values: Mapping[str, float]
) -> dict[str, Array]:
    """The vectors and matrices of a network with other values in some entries.

    Parameters
    ----------
    network : whose entries are named
    tensors : a vector or matrix for each of the network's `shapes`
    values : by the names of scalar nodes; others than entries are left out

    >>> network = Network((1, 1), (), "linear")
    >>> tensors = {"W1": np.array([[2.0]]), "b1": np.array([3.0]), "x": np.ones(1), "y": np.ones(1)}
    >>> with_entries(network, tensors, {"b1_1": 5.0})["b1"]
    array([5.])
    """
    changed = {name: tensor.copy() for name, tensor in tensors.items()}
    for name, shape in network.shapes.items():
        for place in entries(shape):
            changed[name][place] = values.get(entry(network, name, place), changed[name][place])
    return changed


def _one_unit(layer: int) -> str:
    """The unit below a layer that is always 1, whose weights are the biases (SLP Fig. 6.9)."""
    return "x0" if layer == 1 else f"a{layer - 1}_0"


def _sum(network: Network, layer: int, unit: int) -> str:
    below = "x" if layer == 1 else f"a{layer - 1}"
    terms = [
        f"{entry(network, f'W{layer}', (unit, source))}*{entry(network, below, (source,))}"
        for source in range(network.sizes[layer - 1])
    ]
    bias = entry(network, f"b{layer}", (unit,))
    terms.append(f"{bias}*{_one_unit(layer)}" if network.clamped else bias)
    return f"{entry(network, f'z{layer}', (unit,))} = {' + '.join(terms)}"


def _activations(network: Network, layer: int) -> list[str]:
    units = range(network.sizes[layer])
    z = [entry(network, f"z{layer}", (unit,)) for unit in units]
    a = [entry(network, f"a{layer}", (unit,)) for unit in units]
    function = network.activation(layer)
    if function == "softmax":
        grown = [f"e{layer}_{unit + 1}" for unit in units]
        total = f"s{layer}"
        return [
            *(f"{e} = exp({score})" for e, score in zip(grown, z, strict=True)),
            f"{total} = {' + '.join(grown)}",
            *(f"{unit} = {e}/{total}" for unit, e in zip(a, grown, strict=True)),
        ]
    if function == "linear":
        return [f"{unit} = {score}" for unit, score in zip(a, z, strict=True)]
    return [f"{unit} = {function}({score})" for unit, score in zip(a, z, strict=True)]


def _loss(network: Network) -> str:
    pairs = [
        (entry(network, f"a{network.last}", (unit,)), entry(network, "y", (unit,)))
        for unit in range(network.sizes[-1])
    ]
    if network.output == "softmax" and network.loss == "cross-entropy":
        return "-(" + " + ".join(f"{y}*log({yhat})" for yhat, y in pairs) + ")"
    loss = network.loss.replace(" ", "_").replace("-", "_")
    return " + ".join(f"{loss}({yhat}, {y})" for yhat, y in pairs)
