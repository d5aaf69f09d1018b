"""A network as a PyTorch module that stands alone and asserts the gradients found here."""

from nnviz.engine.ieee import Value
from nnviz.engine.operations import OPERATIONS, fill
from nnviz.engine.run import Run
from nnviz.networks.architecture import Network
from nnviz.views.export import helpers
from nnviz.views.notation import numbers

_CROSS_ENTROPIES = {
    "sigmoid": "torch.sum(" + fill(OPERATIONS["binary_cross_entropy"].torch, ("yhat", "y")) + ")",
    "softmax": "-torch.sum(xlogy(y, yhat))",
}


def module(network: Network, run: Run) -> str:
    """The network as a class, its weights, one run, and the assertions.

    Parameters
    ----------
    network : its plan, with biases of their own (not clamped)
    run : of `network.program`
    """
    body = "\n".join([*_class(network), *_weights(network, run), *_checked(network, run)])
    return "\n".join(["import torch", *helpers.needed(helpers.TORCH, body), body])


def _class(network: Network) -> list[str]:
    lines = [
        "",
        "",
        "class Network(torch.nn.Module):",
        "    def __init__(self):",
        "        super().__init__()",
    ]
    for layer in network.layers:
        before, here = network.sizes[layer - 1 : layer + 1]
        layer_of = f"torch.nn.Linear({before}, {here}, dtype=torch.float64)"
        lines.append(f"        self.layer{layer} = {layer_of}")
    lines += ["", "    def forward(self, x):"]
    below = "x"
    for layer in network.layers:
        z, function = f"z{layer}", network.activation(layer)
        activated = z if function == "linear" else fill(OPERATIONS[function].torch, (z,))
        lines.append(f"        {z} = self.layer{layer}({below})")
        lines.append(f"        a{layer} = {activated}")
        below = f"a{layer}"
    return [*lines, f"        return {below}"]


def _weights(network: Network, run: Run) -> list[str]:
    return ["", "", "network = Network()", "with torch.no_grad():"] + [
        f"    {place}.copy_({_tensor(run.value[name])})" for name, place in _places(network)
    ]


def _checked(network: Network, run: Run) -> list[str]:
    return [
        "",
        f"x = {_tensor(run.value['x'])}",
        f"y = {_tensor(run.value['y'])}",
        "yhat = network(x)",
        f"loss = {_loss(network)}",
        "loss.backward()",
        "",
        "# the gradients that nnviz found",
        *(
            f"torch.testing.assert_close({place}.grad, {_tensor(run.gradient[name])}, "
            "rtol=1e-9, atol=1e-12, equal_nan=True)"
            for name, place in _places(network)
        ),
        'print("The gradients agree.")',
        "",
    ]


def _loss(network: Network) -> str:
    if network.loss == "squared error":
        return "0.5 * torch.sum((yhat - y) ** 2)"
    return _CROSS_ENTROPIES[network.output]


def _places(network: Network) -> list[tuple[str, str]]:
    """Each weight matrix and bias, and where the module keeps it."""
    return [
        (f"{letter}{layer}", f"network.layer{layer}.{part}")
        for layer in network.layers
        for letter, part in (("W", "weight"), ("b", "bias"))
    ]


def _tensor(value: Value) -> str:
    written = numbers.literal(value).replace("np.", "torch.")
    return f"torch.tensor({written}, dtype=torch.float64)"
