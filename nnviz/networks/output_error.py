"""The error at the output of a network, ∂L/∂z: one formula for each activation with its loss."""

from collections.abc import Callable
from typing import NamedTuple

from nnviz.engine.sums import product
from nnviz.networks.architecture import Array, Loss, Output


class OutputError(NamedTuple):
    """The gradient of a loss by the scores z of one example.

    Attributes
    ----------
    of : computes it from the output a and the target y, each of shape (n_outputs,)
    formula : the same in LaTeX
    derivation : how it comes about, in LaTeX, or empty
    said : what to notice
    """

    of: Callable[[Array, Array], Array]
    formula: str
    derivation: str
    said: str


def _difference(a: Array, y: Array) -> Array:
    return a - y


def _flattened(a: Array, y: Array) -> Array:
    difference: Array = (a - y) * a * (1 - a)
    return difference


def _shared(a: Array, y: Array) -> Array:
    shared: Array = a * (a - y - product(a, a - y))
    return shared


OUTPUT_ERRORS: dict[tuple[Output, Loss], OutputError] = {
    ("sigmoid", "cross-entropy"): OutputError(
        _difference,
        "a - y",
        r"\left(\frac{a - y}{a (1 - a)}\right) \cdot a (1 - a) = a - y",
        "The slope of the cross-entropy times that of the sigmoid: a (1 − a) cancels.",
    ),
    ("softmax", "cross-entropy"): OutputError(
        _difference,
        "a - y",
        r"\sum_k -\frac{y_k}{\hat{y}_k} \cdot \hat{y}_k ([k = i] - \hat{y}_i) = \hat{y}_i - y_i",
        "The slope of −Σ yₖ log ŷₖ, times the Jacobian of softmax; the y sum to 1.",
    ),
    ("linear", "squared error"): OutputError(
        _difference,
        "a - y",
        "",
        "The slope of ½(a − y)² is a − y, and a linear output passes it on as it is.",
    ),
    ("sigmoid", "squared error"): OutputError(
        _flattened,
        r"(a - y) \odot a \odot (1 - a)",
        "",
        "The slope of ½(a − y)² times that of the sigmoid. Nothing cancels: near 0 and 1 the "
        "factor a (1 − a) is small, so an output that is sure of a wrong answer hardly learns. "
        "With cross-entropy the error would be a − y.",
    ),
    ("softmax", "squared error"): OutputError(
        _shared,
        r"a \odot \left(a - y - a^\top (a - y)\right)",
        r"\sum_k (\hat{y}_k - y_k) \cdot \hat{y}_k ([k = i] - \hat{y}_i) = "
        r"\hat{y}_i \left(\hat{y}_i - y_i - \sum_k \hat{y}_k (\hat{y}_k - y_k)\right)",
        "The slope of ½ Σ (ŷₖ − yₖ)², times the Jacobian of softmax. Nothing cancels: a class "
        "whose ŷᵢ is near 0 hardly learns. With cross-entropy the error would be ŷ − y.",
    ),
}
"""∂L/∂z by the activation of the output and its loss (SLP 6.6.4; CMU 10-301)."""
