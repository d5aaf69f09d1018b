"""A trained network as a NumPy program that stands alone and reproduces its answers."""

from collections.abc import Mapping

import numpy as np

from nnviz.engine.ieee import Array
from nnviz.engine.operations import OPERATIONS, fill
from nnviz.networks.architecture import Network
from nnviz.views.export import helpers
from nnviz.views.notation import numbers


def program(
    network: Network, parameters: Mapping[str, Array], points: Array, answers: Array
) -> str:
    """Weights, a function `answer`, and an assertion on examples.

    Parameters
    ----------
    network : its plan
    parameters : the trained weights and biases
    points : examples, one in each row
    answers : what the network says of them: the outputs, one row for each
    """
    lines = [f"{name} = np.array({numbers.literal(value)})" for name, value in parameters.items()]
    lines += ["", "", "def answer(X):", '    """The outputs for examples in rows."""']
    below = "X"
    for layer in network.layers:
        z, function = f"z{layer}", network.activation(layer)
        activated = z if function == "linear" else fill(OPERATIONS[function].numpy, (z,))
        lines.append(f"    {z} = {below} @ W{layer}.T + b{layer}")
        lines.append(f"    a{layer} = {activated}")
        below = f"a{layer}"
    lines += [
        f"    return {below}",
        "",
        "",
        f"X = np.array({numbers.literal(np.atleast_2d(points))})",
        f"said = np.array({numbers.literal(np.atleast_2d(answers))})",
        "np.testing.assert_allclose(answer(X), said, rtol=1e-9, atol=1e-12)",
        'print("The answers agree.")',
        "",
    ]
    body = "\n".join(lines)
    head = ["import numpy as np", "", 'np.seterr(all="ignore")']
    return "\n".join([*head, *helpers.needed(helpers.NUMPY, body), "", "", body])
