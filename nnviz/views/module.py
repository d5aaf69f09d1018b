"""A network as a PyTorch module that stands alone and asserts the gradients found here."""

from nnviz.engine.run import Run
from nnviz.language.values import write_value
from nnviz.networks.architecture import Network

_FUNCTIONS = {
    "relu": "torch.relu({})",
    "tanh": "torch.tanh({})",
    "sigmoid": "torch.sigmoid({})",
    "leaky_relu": "torch.nn.functional.leaky_relu({}, 0.01)",
    "elu": "torch.nn.functional.elu({})",
    "linear": "{}",
}
_LOSSES = {
    "sigmoid": "torch.nn.functional.binary_cross_entropy(yhat, y, reduction='sum')",
    "softmax": "-(y * torch.log(yhat)).sum()",
    "linear": "0.5 * ((yhat - y) ** 2).sum()",
}


def module(network: Network, run: Run) -> str:
    """The network as a class, its weights, one run, and the assertions.

    Parameters
    ----------
    network : its plan, with biases of their own (not clamped)
    run : of `network.program`
    """
    values, gradients = run.value, run.gradient
    lines = [
        "import torch",
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
        lines.append(f"        z{layer} = self.layer{layer}({below})")
        function = network.activation(layer)
        if function == "softmax":
            activated = f"torch.softmax(z{layer}, dim=-1)"
        else:
            activated = _FUNCTIONS[function].format(f"z{layer}")
        lines.append(f"        a{layer} = {activated}")
        below = f"a{layer}"
    lines += [f"        return {below}", "", "", "network = Network()", "with torch.no_grad():"]
    for layer in network.layers:
        for name, part in ((f"W{layer}", "weight"), (f"b{layer}", "bias")):
            lines.append(f"    network.layer{layer}.{part}.copy_({_tensor(values[name])})")
    lines += [
        "",
        f"x = {_tensor(values['x'])}",
        f"y = {_tensor(values['y'])}",
        "yhat = network(x)",
        f"loss = {_LOSSES[network.output]}",
        "loss.backward()",
        "",
        "# the gradients that nnviz found; at 0 PyTorch's ReLU has slope 0, the textbook's 1",
    ]
    for layer in network.layers:
        for name, part in ((f"W{layer}", "weight"), (f"b{layer}", "bias")):
            lines.append(
                f"torch.testing.assert_close(network.layer{layer}.{part}.grad, "
                f"{_tensor(gradients[name])}, rtol=1e-9, atol=1e-12)"
            )
    return "\n".join([*lines, 'print("The gradients agree.")', ""])


def _tensor(value: object) -> str:
    return f"torch.tensor({write_value(value)}, dtype=torch.float64)"  # type: ignore[arg-type]
