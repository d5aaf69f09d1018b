"""Bars in rows: a name at the left, and each bar with its number at its end."""

from collections.abc import Callable, Sequence

import numpy as np
from plotly.graph_objects import Bar

from nnviz.engine.ieee import Array
from nnviz.views.notation.numbers import short
from nnviz.views.notation.palette import Colour


def rows(
    numbers: Array,
    names: Sequence[str],
    inks: Sequence[Colour],
    *,
    axis: str = "x",
    written: Callable[[float], str] = short,
) -> Bar:
    """A bar for each number; one that is not finite is written, but has no bar.

    Parameters
    ----------
    numbers : how long the bars are, to the left below 0
    names, inks : of each row
    axis : the horizontal axis that they stand on
    written : how a number is written

    >>> bars = rows(np.array([2.0, -np.inf]), ["a", "b"], [Colour("#000000", "#ffffff")] * 2)
    >>> bars.x.tolist(), bars.text
    ([2.0, nan], ('2', '−∞'))
    """
    return Bar(
        x=np.where(np.isfinite(numbers), numbers, np.nan),
        y=list(names),
        orientation="h",
        xaxis=axis,
        text=[written(float(number)) for number in numbers],
        textposition="outside",
        cliponaxis=False,
        marker={"color": [ink.rgb for ink in inks]},
        hovertemplate="%{y}: %{text}<extra></extra>",
    )
