"""Networks to begin with: the chapter's and the lecture's, with numbers for every weight."""

from dataclasses import dataclass

import numpy as np

from nnviz.engine.sums import product
from nnviz.learning.gates import CORNERS, GATES
from nnviz.networks.architecture import Array, Network


@dataclass(frozen=True)
class Preset:
    """A network of the texts, ready to run.

    Attributes
    ----------
    title : what the picker calls it
    source : section, equation or figure
    network : its plan
    tensors : a vector or matrix for each of the network's `shapes`
    notice : what to look for
    examples : rows of inputs and targets to learn from, or None for the one input
    """

    title: str
    source: str
    network: Network
    tensors: dict[str, Array]
    notice: str
    examples: Array | None = None

    @property
    def rows(self) -> Array:
        """What it learns from: the examples, or the one input with its target."""
        if self.examples is not None:
            return self.examples
        return np.concatenate([self.tensors["x"], self.tensors["y"]])[None, :]


def _numbers(**lists: object) -> dict[str, Array]:
    return {name: np.array(numbers, dtype=np.float64) for name, numbers in lists.items()}


PRESETS = {
    "two-layer": Preset(
        "The two-layer network",
        "SLP 6.6.4, Fig. 6.18, Eqs 6.35–6.43",
        Network((2, 2, 1), ("relu",), "sigmoid"),
        _numbers(
            W1=[[0.3, -0.2], [0.4, 0.6]],
            b1=[0.1, -0.1],
            W2=[[0.7, -0.5]],
            b2=[0.2],
            x=[1, 0.5],
            y=[1],
        ),
        "The book leaves the backward pass to the reader: here it is. It starts with "
        "∂L/∂z₂ = a₂ − y.",
    ),
    "xor": Preset(
        "XOR",
        "SLP 6.2.1, Fig. 6.6, after Goodfellow et al. 2016",
        Network((2, 2, 1), ("relu",), "linear"),
        _numbers(W1=[[1, 1], [1, 1]], b1=[0, -1], W2=[[1, -2]], b2=[0], x=[1, 0], y=[1]),
        "Try the four inputs 00, 01, 10 and 11, each with the y of XOR: the output is x₁ XOR x₂, "
        "the loss is 0, and so is every gradient.",
        examples=np.column_stack([CORNERS, GATES["XOR"]]),
    ),
    "logistic": Preset(
        "Logistic regression",
        "SLP Eq. 6.29; CMU 10-301, Case 1",
        Network((2, 1), (), "sigmoid"),
        _numbers(W1=[[0.5, -0.3]], b1=[0.1], x=[1, 2], y=[1]),
        "One layer is logistic regression. The gradient of the weight of input j is (ŷ − y) xⱼ.",
    ),
    "multinomial": Preset(
        "Multinomial regression",
        "SLP Eqs 6.26–6.30",
        Network((2, 3), (), "softmax"),
        _numbers(
            W1=[[0.5, -0.3], [-0.2, 0.4], [0.1, 0.2]], b1=[0.1, 0, -0.1], x=[1, 2], y=[0, 1, 0]
        ),
        "One score for each class. The gradient of a weight is −(yₖ − ŷₖ) xᵢ: the right class is "
        "pulled up, each other one down by its probability.",
    ),
    "linear": Preset(
        "Linear regression",
        "CMU 10-301, quadratic loss",
        Network((2, 1), (), "linear"),
        _numbers(W1=[[0.5, -0.3]], b1=[0.1], x=[1, 2], y=[1]),
        "With squared error and no activation, the gradient at z is ŷ − y once more.",
    ),
    "one-hidden": Preset(
        "One hidden layer of sigmoids",
        "CMU 10-301, neural network with one hidden layer",
        Network((2, 2, 1), ("sigmoid",), "sigmoid"),
        _numbers(W1=[[0.5, -0.4], [0.3, 0.8]], b1=[0, 0], W2=[[1, -1]], b2=[0], x=[1, 2], y=[1]),
        "Each sigmoid multiplies the gradient by at most ¼, and weights and inputs multiply it "
        "too: compare the gradients of W₁ with those of W₂.",
    ),
    "two-hidden": Preset(
        "Two hidden layers of sigmoids",
        "CMU 10-301, neural network with two hidden layers",
        Network((2, 2, 2, 1), ("sigmoid", "sigmoid"), "sigmoid"),
        _numbers(
            W1=[[0.5, -0.4], [0.3, 0.8]],
            b1=[0, 0],
            W2=[[0.6, -0.7], [-0.5, 0.9]],
            b2=[0, 0],
            W3=[[1, -1]],
            b3=[0],
            x=[1, 2],
            y=[1],
        ),
        "One layer more, one factor of at most ¼ more: with these weights the gradients of W₁ are "
        "smaller again.",
    ),
    "step-by-step": Preset(
        "Sigmoids with squared error, step by step",
        "M. Mazur, A Step by Step Backpropagation Example, 2015",
        Network((2, 2, 2), ("sigmoid",), "sigmoid", loss="squared error"),
        _numbers(
            W1=[[0.15, 0.2], [0.25, 0.3]],
            b1=[0.35, 0.35],
            W2=[[0.4, 0.45], [0.5, 0.55]],
            b2=[0.6, 0.6],
            x=[0.05, 0.1],
            y=[0.01, 0.99],
        ),
        "The loss is 0.298371109. One step with η = 0.5 takes the first weight of W₂ from 0.4 to "
        "0.35891648. The tutorial leaves the biases as they are; here they learn too.",
    ),
    "all-linear": Preset(
        "Linear layers collapse",
        "SLP 6.3, Eq. 6.14",
        Network((2, 3, 1), ("linear",), "linear"),
        _numbers(
            W1=[[1, 2], [-1, 0.5], [0.5, -1]],
            b1=[0.1, 0.2, -0.3],
            W2=[[0.5, -1, 2]],
            b2=[0.4],
            x=[1, 2],
            y=[1],
        ),
        "Without activations two layers are one: W′ = W₂W₁ and b′ = W₂b₁ + b₂ give the same "
        "output.",
    ),
}
"""Every preset by its key; the first one opens."""


def random_tensors(network: Network, seed: int) -> dict[str, Array]:
    """Weights from a normal distribution with the variance of Xavier's start, biases 0.

    The input is normal too; the target is the first class, or 1.

    >>> a = random_tensors(Network((2, 1), (), "sigmoid"), seed=3)
    >>> b = random_tensors(Network((2, 1), (), "sigmoid"), seed=3)
    >>> bool((a["W1"] == b["W1"]).all())
    True
    """
    source = np.random.default_rng(seed)
    tensors = {}
    for name, shape in network.shapes.items():
        if name.startswith("W"):
            tensors[name] = source.normal(0, np.sqrt(2 / sum(shape)), shape).round(3)
        elif name == "x":
            tensors[name] = source.normal(0, 1, shape).round(2)
        else:
            tensors[name] = np.zeros(shape)
    tensors["y"][0] = 1.0
    return tensors


def collapse(tensors: dict[str, Array], layers: range) -> tuple[Array, Array]:
    """The one layer that linear layers are together: W′ and b′ (SLP Eq. 6.14).

    >>> W, b = collapse(PRESETS["all-linear"].tensors, range(1, 3))
    >>> W.round(9).tolist(), b.round(9).tolist()
    ([[2.5, -1.5]], [-0.35])
    """
    weights, bias = np.eye(tensors["x"].size), np.zeros(tensors["x"].size)
    for layer in layers:
        bias = product(tensors[f"W{layer}"], bias) + tensors[f"b{layer}"]
        weights = product(tensors[f"W{layer}"], weights)
    return weights, bias
