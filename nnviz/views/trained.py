"""A trained network as a NumPy program that stands alone and reproduces its answers."""

from collections.abc import Mapping

import numpy as np

from nnviz.engine.ieee import Array
from nnviz.language.values import write_value
from nnviz.networks.architecture import Network

_FUNCTIONS = {
    "relu": "np.maximum({}, 0)",
    "tanh": "np.tanh({})",
    "sigmoid": "1 / (1 + np.exp(-{}))",
    "leaky_relu": "np.where({0} > 0, {0}, 0.01 * {0})",
    "elu": "np.where({0} > 0, {0}, np.expm1({0}))",
    "linear": "{}",
}


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
    lines = ["import numpy as np", ""]
    lines += [f"{name} = np.array({write_value(value)})" for name, value in parameters.items()]
    lines += ["", "", "def answer(X):", '    """The outputs for examples in rows."""']
    below = "X"
    for layer in network.layers:
        lines.append(f"    z{layer} = {below} @ W{layer}.T + b{layer}")
        function = network.activation(layer)
        if function == "softmax":
            lines.append(f"    e = np.exp(z{layer} - z{layer}.max(axis=1, keepdims=True))")
            lines.append(f"    a{layer} = e / e.sum(axis=1, keepdims=True)")
        else:
            lines.append(f"    a{layer} = {_FUNCTIONS[function].format(f'z{layer}')}")
        below = f"a{layer}"
    lines += [
        f"    return {below}",
        "",
        "",
        f"X = np.array({write_value(np.atleast_2d(points))})",
        f"said = np.array({write_value(np.atleast_2d(answers))})",
        "np.testing.assert_allclose(answer(X), said, rtol=1e-9, atol=1e-12)",
        'print("The answers agree.")',
        "",
    ]
    return "\n".join(lines)
