"""Examples that a hidden layer puts in one place: what they are called, and marks where they are.

One dot hides the others there, so a ring and a count tell of them.
"""

from collections.abc import Sequence

from nnviz.engine.ieee import Array
from nnviz.learning.health import Group
from nnviz.views.notation.lists import several
from nnviz.views.notation.numbers import short
from nnviz.views.notation.palette import LOCAL, TEXT
from nnviz.views.plots.boundaries import FEW
from nnviz.views.plots.picture import Trace

MOST_MARKED = 5
"""Places that are marked, those of the most examples."""


def called(points: Array, numbers: Sequence[int]) -> list[str]:
    """What examples are called: their inputs where there are few examples, else their numbers.

    >>> import numpy as np
    >>> called(np.array([[0.0, 0.0], [0.0, 1.0]]), [1])
    ['(0, 1)']
    """
    if len(points) > FEW:
        return [f"no. {number}" for number in numbers]
    return [f"({', '.join(map(short, inputs))})" for inputs in points[list(numbers)].tolist()]


def marks(places: Array, points: Array, groups: Sequence[Group]) -> list[Trace]:
    """A ring around each place with several examples, with how many and which.

    Parameters
    ----------
    places : where the examples stand in the plot, examples × 2
    points : their inputs, examples × inputs
    groups : the examples that stand in one place
    """
    shown = sorted(groups, key=len, reverse=True)[:MOST_MARKED]
    if not shown:
        return []
    x, y = places[[group[0] for group in shown]].T
    middle = (places[:, 0].min() + places[:, 0].max()) / 2
    return [
        {
            "type": "scatter",
            "x": x,
            "y": y,
            "mode": "markers+text",
            "text": [_label(points, group) for group in shown],
            "textposition": ["top right" if each <= middle else "top left" for each in x],
            "textfont": {"color": TEXT.rgb, "size": 12},
            "cliponaxis": False,
            "name": "several in one place",
            "marker": {
                "symbol": "circle-open",
                "size": 20,
                "color": LOCAL.rgb,
                "line": {"width": 2, "color": LOCAL.rgb},
            },
            "hoverinfo": "skip",
        }
    ]


def _label(points: Array, group: Group) -> str:
    count = f"{len(group)} here"
    return f"{count}: {' '.join(called(points, group))}" if len(points) <= FEW else count


def told(points: Array, groups: Sequence[Group]) -> str:
    """Where several examples stand together, in a sentence for those who do not see the marks.

    >>> import numpy as np
    >>> told(np.array([[0.0, 0.0], [0.0, 1.0]]), [(0, 1)])
    'In one place stand (0, 0) (0, 1).'
    """
    shown = sorted(groups, key=len, reverse=True)[:MOST_MARKED]
    if not shown:
        return "No two examples stand in one place."
    each = [
        " ".join(called(points, group)) if len(points) <= FEW else f"{len(group)} examples"
        for group in shown
    ]
    more = len(groups) - len(shown)
    rest = f"; and others in {several(more, 'more place')}" if more else ""
    return f"In one place stand {'; in another '.join(each)}{rest}."
