"""How a training fares, in numbers for each layer and in plain sentences."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from nnviz.engine.ieee import Array
from nnviz.engine.training import Moment
from nnviz.views.numbers import short

VANISHING = 1e-3
"""A first layer whose gradient is this small a share of the last one's learns next to nothing."""

SATURATED = 0.01
"""A sigmoid or tanh is saturated where its slope is below this."""


class Layer(NamedTuple):
    """A hidden layer over all examples: units that never answer, and the share of flat answers."""

    number: int
    units: int
    dead: int
    flat: float


def layers(activations: Mapping[int, Array], functions: Sequence[str]) -> list[Layer]:
    """The health of each hidden layer.

    Parameters
    ----------
    activations : for each layer an array of examples × units
    functions : what each layer does

    >>> layers({1: np.array([[0.0, 1.0], [0.0, 2.0]])}, ["relu"])
    [Layer(number=1, units=2, dead=1, flat=0.5)]
    """
    found = []
    for number, answers in activations.items():
        function = functions[number - 1]
        if function == "relu":
            flat = answers <= 0
        elif function == "tanh":
            flat = 1 - answers * answers < SATURATED
        elif function == "sigmoid":
            flat = answers * (1 - answers) < SATURATED
        else:
            flat = np.zeros_like(answers, dtype=bool)
        dead = int(flat.all(axis=0).sum()) if function == "relu" else 0
        found.append(Layer(number, answers.shape[1], dead, float(flat.mean())))
    return found


def diagnosis(
    moments: Sequence[Moment], hidden: Sequence[Layer], *, right: float | None
) -> list[str]:
    """What a teacher would say of the training so far.

    Parameters
    ----------
    moments : the recorded epochs
    hidden : the health of the hidden layers now
    right : the share of training examples that are right, or None for a regression

    >>> first = Moment(0, {}, 0.7, {"W1": 1e-9, "W2": 1.0})
    >>> diagnosis([first], [], right=0.5)
    ['Vanishing gradient: W₁ gets 1e−9 of what W₂ gets.']
    """
    now = moments[-1]
    said = []
    if not np.isfinite(now.loss):
        since = next(each.epoch for each in moments if not np.isfinite(each.loss))
        said.append(
            f"The loss is {short(now.loss)} since epoch {since}: the learning rate is too large. "
            "Rewind, and try a tenth of it."
        )
        return said
    norms = list(now.norms.items())
    if len(norms) > 1 and norms[-1][1] > 0:
        share = norms[0][1] / norms[-1][1]
        if share < VANISHING:
            said.append(
                f"Vanishing gradient: W₁ gets {short(share)} of what W{_lower(len(norms))} gets."
            )
    for layer in hidden:
        if layer.dead:
            said.append(
                f"{layer.dead} of {layer.units} ReLU units of layer {layer.number} are dead: they "
                "answer 0 to every example, so no gradient reaches their weights."
            )
        elif layer.flat > 0.5 and layer.dead == 0:
            said.append(
                f"Layer {layer.number} is flat for {layer.flat:.0%} of its answers: little "
                "gradient passes there."
            )
    if all(norm == 0 for _, norm in norms) and (right is None or right < 1):
        said.append("Every gradient is 0 and yet not all is right: nothing will move any more.")
    if len(moments) > 20 and now.loss > 1.05 * min(each.loss for each in moments):
        said.append("The loss has been lower before: the steps may be too large.")
    if right == 1:
        said.append("Every training example is right.")
    return said


def _lower(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"))
