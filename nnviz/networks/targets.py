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

    Source: SLP Eqs 6.15–6.17: cross-entropy compares ŷ with a distribution.
    """
    if network.output == "linear":
        return ""
    if not ((y >= 0) & (y <= 1)).all():
        return "y must lie between 0 and 1: 1 for the right class, 0 for another."
    if network.output == "softmax" and abs(y.sum() - 1) > 1e-9:
        return "The entries of y must add up to 1: write 1 for the right class, 0 for the others."
    return ""


def carried_over(network: Network, y: Array) -> Array:
    """The targets of another network, for this one. What its loss can take stays.

    A single output becomes the number of the class; else the largest entry tells the class.

    Parameters
    ----------
    y : a row for each example, of shape (n_examples, outputs of the other network)

    >>> carried_over(Network((2, 2), (), "softmax"), np.array([[0.0], [1.0]])).tolist()
    [[1.0, 0.0], [0.0, 1.0]]
    """
    width = network.sizes[-1]
    fitted = np.zeros((len(y), width))
    common = min(width, y.shape[1])
    fitted[:, :common] = y[:, :common]
    if network.output != "softmax":
        return fitted if network.output == "linear" else np.clip(fitted, 0, 1)
    single = y.shape[1] == 1
    classes = np.clip(np.rint(y[:, 0]), 0, width - 1) if single else fitted.argmax(axis=1)
    one_hot: Array = np.eye(width)[classes.astype(int)]
    keeps = [not single and not refusal(network, row) for row in fitted]
    return np.where(np.array(keeps)[:, None], fitted, one_hot)
