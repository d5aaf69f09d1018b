"""What a teacher would say of a training: its diagnosis in plain sentences."""

from collections.abc import Sequence

import numpy as np

from nnviz.learning.health import Layer, Vitals
from nnviz.learning.training import Moment
from nnviz.views.notation.lists import listed, several
from nnviz.views.notation.numbers import percent, short

VANISHING = 1e-3
"""A first layer whose gradient is this small a share of the last one's learns next to nothing."""

PLACES = 3
"""Places with merged examples that are told of one by one."""


def diagnosis(
    moments: Sequence[Moment],
    vitals: Vitals,
    *,
    merged: Sequence[Sequence[str]] = (),
    born: str = "",
) -> list[str]:
    """What a teacher would say of the training so far.

    Parameters
    ----------
    moments : the recorded epochs
    vitals : how the network does now
    merged : examples of several classes that stand in one place of the last hidden layer, each
        such place a group of their names
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
            said.append(_dead(layer))
        elif layer.flat > 0.5:
            said.append(
                f"Layer {layer.number} is flat for {percent(layer.flat)} of its answers: little "
                "gradient passes there."
            )
    for group in merged[:PLACES]:
        said.append(
            f"{len(group)} examples of different classes stand in almost one place of the last "
            f"hidden layer: {listed(group)}. Only very large output weights could separate them, "
            "if anything could."
        )
    if len(merged) > PLACES:
        more = several(len(merged) - PLACES, "more place")
        said.append(f"Examples of different classes stand together in {more}.")
    if not any(now.norms.values()) and now.loss > 0 and vitals.train != 1:
        said.append("Every gradient is 0, and the loss is not: the examples move nothing any more.")
    if len(moments) > 20 and now.loss > 1.05 * min(each.loss for each in moments):
        said.append("The loss has been lower before: the steps may be too large.")
    if vitals.train == 1:
        said.append("Every training example is right.")
    return said


def _dead(layer: Layer) -> str:
    """Which units are dead, and why that is final."""
    numbers = listed([str(unit) for unit in layer.dead])
    they, are = (f"Unit {numbers}", "is") if len(layer.dead) == 1 else (f"Units {numbers}", "are")
    its = "its" if len(layer.dead) == 1 else "their"
    reason = (
        f"{its} ReLU is closed at every example, so {its} answer is always 0 and"
        if layer.function == "relu"
        else f"{its} slope is 0 at every example, so"
    )
    return f"{they} of layer {layer.number} {are} dead: {reason} no gradient reaches {its} weights."


def _lower(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"))
