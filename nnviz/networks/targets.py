"""The targets y that a network's loss can take."""

import numpy as np

from nnviz.networks.architecture import Array, Network


def refusal(network: Network, y: Array) -> str:
    """Why numbers can't be the target of one example; empty if they can.

    Parameters
    ----------
    y : of shape (n_outputs,)

    >>> refusal(Network((2, 2), (), "softmax"), np.array([1.0, 1.0]))
    'The entries of y must add up to 1: write 1 for the right class, 0 for the others.'

    Source: SLP Eqs 6.25–6.27: cross-entropy compares ŷ with a distribution.
    """
    if network.loss == "squared error":
        return ""
    if not ((y >= 0) & (y <= 1)).all():
        return "y must lie between 0 and 1: 1 for the right class, 0 for another."
    if network.output == "softmax" and abs(y.sum() - 1) > 1e-9:
        return "The entries of y must add up to 1: write 1 for the right class, 0 for the others."
    return ""


def carried_over(before: Network, network: Network, y: Array) -> Array:
    """The targets of one network for another. What the other's loss can take stays.

    Softmax tells classes apart by its outputs, a single output by its number: the class stays.

    Parameters
    ----------
    y : a row for each example, of shape (n_examples, outputs of the network before)

    >>> one, two = Network((2, 1), (), "sigmoid"), Network((2, 2), (), "softmax")
    >>> carried_over(one, two, np.array([[0.0], [1.0]])).tolist()
    [[1.0, 0.0], [0.0, 1.0]]
    """
    width = network.sizes[-1]
    fitted: Array = np.zeros((len(y), width))
    common = min(width, y.shape[1])
    fitted[:, :common] = y[:, :common]
    if before.output == "softmax" and width == 1:
        fitted[:, 0] = y.argmax(axis=1)
    if network.output != "softmax":
        return fitted if network.loss == "squared error" else np.clip(fitted, 0, 1)
    if y.shape[1] == 1:
        return _one_hot(np.rint(y[:, 0]), width)
    keeps = [not refusal(network, row) for row in fitted]
    return np.where(np.array(keeps)[:, None], fitted, _one_hot(fitted.argmax(axis=1), width))


def _one_hot(classes: Array, width: int) -> Array:
    """A row of 0 with one 1 for each class; a number that is no class becomes the nearest."""
    rows: Array = np.eye(width)[np.clip(classes, 0, width - 1).astype(int)]
    return rows
