"""What a network answers where its inputs are no plane: along one input, or example by example."""

from collections.abc import Sequence
from itertools import cycle

import numpy as np

from nnviz.engine.ieee import Array
from nnviz.learning.data import Mask
from nnviz.networks.experiment import BOUNDARY
from nnviz.views.notation.palette import LINE, LOCAL, PARAMETER, UPSTREAM, VALUE
from nnviz.views.notation.titles import in_plot
from nnviz.views.plots import boundaries
from nnviz.views.plots.boundaries import LARGEST
from nnviz.views.plots.picture import Picture, Trace
from nnviz.views.training.pictures import examples, layout

INKS = (VALUE, UPSTREAM, PARAMETER, LOCAL)
DASHES = ("solid", "dash", "dot", "dashdot")
"""Of the curve of each output."""

PROBABILITIES = (-0.05, 1.05)
"""The axis of probabilities, with room for marks at its ends."""


def curve(
    across: Array,
    outputs: Array,
    places: Array,
    labels: Array,
    wrong: Mask,
    test: Mask,
    titles: tuple[str, ...],
) -> Picture:
    """What the outputs say along the only input, with the examples where they should be met.

    Parameters
    ----------
    across : values of the input, shape (n,)
    outputs : what the network says there, a row for each
    places : where the examples stand, see `wanted`
    labels, wrong, test : of the examples
    titles : of the classes, none for a regression
    """
    styles = zip(cycle(INKS), cycle(DASHES), strict=True)
    names = titles if outputs.shape[1] > 1 else ("",)
    lines = [
        {
            "type": "scatter",
            "x": across,
            "y": np.clip(said, -LARGEST, LARGEST),
            "mode": "lines",
            "name": f"class {in_plot(name)}" if name else "answer",
            "line": {"color": ink.rgb, "width": 2, "dash": dash},
            "hoverinfo": "skip",
        }
        for said, name, (ink, dash) in zip(outputs.T, names, styles, strict=False)
    ]
    return _picture(lines, places, labels, wrong, test, titles, ("x₁", _up(titles)))


def wanted(points: Array, labels: Array, classes: int) -> Array:
    """Where the examples of one input stand: at the input, as high as the answer should be.

    Of more than two classes, that of each is to be as probable as can be: 1.

    >>> wanted(np.array([[0.5]]), np.array([2.0]), 3).tolist()
    [[0.5, 1.0]]
    """
    return np.column_stack([points[:, 0], np.ones(len(labels)) if classes > 2 else labels])


def each(
    outputs: Array, labels: Array, wrong: Mask, test: Mask, titles: tuple[str, ...]
) -> Picture:
    """The answer to every example: in a regression over its target, else for its own class.

    Parameters
    ----------
    outputs : what the network says of the examples, a row for each
    labels, wrong, test : of the examples
    titles : of the classes, none for a regression
    """
    places = met(outputs, labels, len(titles))
    if not titles:
        ends = [labels.min(), labels.max()]
        lines, axes = [_dashed(ends, ends, "answer = target")], ("target y", "answer")
    else:
        numbers, middle = [0, len(labels) - 1], [BOUNDARY, BOUNDARY]
        lines = [_dashed(numbers, middle, "boundary")] if len(titles) == 2 else []
        axes = ("number of the example", "probability of its own class")
    return _picture(lines, places, labels, wrong, test, titles, axes)


def _dashed(x: Sequence[float], y: Sequence[float], name: str) -> Trace:
    return {
        "type": "scatter",
        "x": x,
        "y": y,
        "mode": "lines",
        "name": name,
        "line": {"color": LINE.rgb, "width": 1, "dash": "dash"},
        "hoverinfo": "skip",
    }


def met(outputs: Array, labels: Array, classes: int) -> Array:
    """Where each example stands in `each`.

    >>> met(np.array([[0.2], [0.9]]), np.array([0.0, 0.0]), 2).round(9).tolist()
    [[0.0, 0.8], [1.0, 0.1]]
    """
    if not classes:
        return np.column_stack([labels, np.clip(outputs[:, 0], -LARGEST, LARGEST)])
    chances = np.column_stack([1 - outputs, outputs]) if classes == 2 else outputs
    rows = np.arange(len(labels))
    return np.column_stack([rows, chances[rows, labels.astype(int)]])


def _up(titles: tuple[str, ...]) -> str:
    if len(titles) == 2:
        return f"probability of class {in_plot(titles[1])}"
    return "probability" if titles else "answer"


def _picture(
    lines: list[Trace],
    places: Array,
    labels: Array,
    wrong: Mask,
    test: Mask,
    titles: tuple[str, ...],
    axes: tuple[str, str],
) -> Picture:
    traces = [*lines, *examples(places, labels, test, titles)]
    if wrong.any():
        crossed = [(float(x), float(y)) for x, y in places[wrong]]
        traces.append(boundaries.crosses(crossed, "wrong"))
    plan = layout(*axes) | {"clickmode": "event+select"}
    if titles:
        plan["yaxis"] |= {"range": PROBABILITIES}
    return Picture(traces, plan)
