"""What a teacher would say of a training: its diagnosis in plain sentences."""

from collections.abc import Sequence

import numpy as np

from nnviz.engine.health import Vitals
from nnviz.engine.training import Moment
from nnviz.views.numbers import short

VANISHING = 1e-3
"""A first layer whose gradient is this small a share of the last one's learns next to nothing."""


def diagnosis(
    moments: Sequence[Moment], vitals: Vitals, *, merged: int = 0, born: str = ""
) -> list[str]:
    """What a teacher would say of the training so far.

    Parameters
    ----------
    moments : the recorded epochs
    vitals : how the network does now
    merged : how many examples stand where one of another class does, in the last hidden layer
    born : where the first number that is not finite came up, if there is one

    >>> first = Moment(0, {}, 0.7, {"W1": 1e-9, "W2": 1.0})
    >>> diagnosis([first], Vitals(0.5, None, ()))
    ['Vanishing gradient: W₁ gets 1e−9 of what W₂ gets.']
    """
    now = moments[-1]
    said = []
    if not np.isfinite(now.loss):
        since = next(each.epoch for each in moments if not np.isfinite(each.loss))
        return [
            f"The loss is {short(now.loss)} since epoch {since:,}: the steps ran away. Rewind, and "
            f"try a tenth of the learning rate. {born}".rstrip()
        ]
    norms = list(now.weight_norms.items())
    if len(norms) > 1 and norms[-1][1] > 0:
        share = norms[0][1] / norms[-1][1]
        if share < VANISHING:
            said.append(
                f"Vanishing gradient: W₁ gets {short(share)} of what W{_lower(len(norms))} gets."
            )
    for layer in vitals.layers:
        if layer.dead:
            said.append(
                f"{layer.dead} of {layer.units} units of layer {layer.number} are dead: their "
                "slope is 0 at every example, so no gradient reaches their weights."
            )
        elif layer.flat > 0.5:
            said.append(
                f"Layer {layer.number} is flat for {layer.flat:.0%} of its answers: little "
                "gradient passes there."
            )
    if merged:
        said.append(
            f"{merged} examples stand, to a thousandth, where one of another class does, in the "
            "last hidden layer: only huge weights of the output could part them, if any."
        )
    if not any(now.norms.values()) and now.loss > 0 and vitals.train != 1:
        said.append("Every gradient is 0, and the loss is not: the examples move nothing any more.")
    if len(moments) > 20 and now.loss > 1.05 * min(each.loss for each in moments):
        said.append("The loss has been lower before: the steps may be too large.")
    if vitals.train == 1:
        said.append("Every training example is right.")
    return said


def _lower(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"))
