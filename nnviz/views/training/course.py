"""The course of a training, epoch by epoch: loss and accuracy, gradients and the units' health."""

from collections.abc import Iterable, Sequence
from itertools import cycle

import numpy as np

from nnviz.engine.ieee import Array
from nnviz.learning.health import Vitals
from nnviz.learning.training import Moment
from nnviz.views.notation import names
from nnviz.views.notation.numbers import short
from nnviz.views.notation.palette import (
    ACTIVE,
    DOWNSTREAM,
    LOCAL,
    PARAMETER,
    QUIET,
    TEXT,
    UPSTREAM,
    VALUE,
    Colour,
)
from nnviz.views.plots import boundaries
from nnviz.views.plots.axes import decades
from nnviz.views.plots.picture import Picture, Trace
from nnviz.views.training import pictures

MOST_POINTS = 128
"""Epochs that a curve is drawn through."""

DASHES = ("solid", "dash", "dot", "dashdot", "longdash")
INKS = (DOWNSTREAM, UPSTREAM, LOCAL, TEXT, PARAMETER, VALUE, QUIET)
"""Each line has the next dash and the next ink. As there are 5 and 7, no two of 35 share both."""

UPPER, LOWER = (0.44, 1.0), (0.0, 0.34)
"""Where the two plots stand that share the epochs, as shares of the height."""

LEAST = 1e-30
"""A gradient of 0 is drawn here on a logarithmic axis, which has no 0."""


def success(
    moments: Sequence[Moment], vitals: Sequence[Vitals], here: int, *, logarithmic: bool
) -> Picture:
    """The loss, and below it the share of right answers.

    Parameters
    ----------
    moments : the epochs that are drawn
    vitals : how the network does at each
    here : the epoch on show
    logarithmic : whether the loss stands on a logarithmic axis
    """
    epochs = _epochs(moments)
    loss = _curve(epochs, (each.loss for each in moments), "loss", VALUE, "solid")
    clickable = loss | boundaries.INVISIBLE | {"mode": "markers", "name": "", "showlegend": False}
    curves = [loss, clickable]
    for name, ink, dash, shares in (
        ("right, training", UPSTREAM, "dash", [each.train for each in vitals]),
        ("right, test", LOCAL, "dot", [each.test for each in vitals]),
    ):
        known = [share for share in shares if share is not None]
        if known:
            curves.append(_curve(epochs, known, name, ink, dash) | _LOWER)
    layout = _plots(here, curves, "mean loss", "right answers")
    layout["yaxis"] |= _logarithmic([loss]) if logarithmic else _from_zero(loss)
    return Picture(curves, layout | {"clickmode": "event+select"})


def health(moments: Sequence[Moment], vitals: Sequence[Vitals], here: int) -> Picture:
    """The size of each layer's gradient, and below it the share of its answers that are flat.

    Parameters are as in `success`. A thick line is the share of units that are dead.
    """
    epochs = _epochs(moments)
    styles = zip(cycle(INKS), cycle(DASHES), strict=True)
    curves = []
    for name in moments[0].weight_norms:
        sizes = (max(each.norms[name], LEAST) for each in moments)
        curves.append(_curve(epochs, sizes, f"‖∂L/∂{names.text(name)}‖", *next(styles)))
    layers = list(zip(*(each.layers for each in vitals), strict=True))
    for layer in layers:
        flat = (each.flat for each in layer)
        curves.append(
            _curve(epochs, flat, f"layer {layer[0].number}: flat", *next(styles)) | _LOWER
        )
    for layer in layers:
        if any(each.dead for each in layer):
            dead = (each.dead_share for each in layer)
            curve = _curve(epochs, dead, f"layer {layer[0].number}: dead units", *next(styles))
            curve["line"] |= {"width": 4}
            curves.append(curve | _LOWER)
    layout = _plots(here, curves, "size of the gradient", "flat answers")
    layout["yaxis"] |= _logarithmic(curve for curve in curves if "yaxis" not in curve)
    return Picture(curves, layout)


LOWEST, HIGHEST = 1e-300, 1e300
"""How near to 0, or how far, an axis may end: the ticks on it are still numbers."""

FEWEST = 10
"""Epochs that the axis has room for before so many are done."""

_LOWER = {"yaxis": "y2"}


def _plots(here: int, curves: Sequence[Trace], above: str, below: str) -> Trace:
    """A plot, and one below it if a curve stands there; a line marks the epoch on show."""
    layout = pictures.layout("epoch", above)
    # The plots of one training have the same room beside them, so that their epochs are in line.
    layout["margin"] = {"l": 60, "r": 15}
    layout["xaxis"] |= {"range": (0, max(FEWEST, *curves[0]["x"])), "tickformat": ",.0f"}
    if any("yaxis" in curve for curve in curves):
        layout["yaxis"] |= {"domain": UPPER}
        layout["xaxis"] |= {"anchor": "y2"}
        lower = {"title": below, "domain": LOWER, "range": (-0.05, 1.05), "tickformat": ".0%"}
        layout["yaxis2"] = lower
    line = {"color": ACTIVE.rgb, "dash": "dash", "width": 1}
    here_it_is = {
        **{"type": "line", "x0": here, "x1": here, "y0": 0, "y1": 1, "yref": "paper"},
        "line": line,
    }
    return layout | {"shapes": [here_it_is], "showlegend": True}


def _from_zero(curve: Trace) -> Trace:
    """An axis from 0 up to the highest number of a curve."""
    heights = curve["y"][np.isfinite(curve["y"])]
    highest = 1.05 * float(heights.max(initial=0))
    return {"range": (0, min(max(highest, LOWEST), HIGHEST) if highest else 1)}


def _logarithmic(curves: Iterable[Trace]) -> Trace:
    """A logarithmic axis around all numbers of curves, a decade long at least, in plain figures."""
    with np.errstate(all="ignore"):
        places = np.log10(np.concatenate([curve["y"] for curve in curves]))
    places = places[np.isfinite(places)] if np.isfinite(places).any() else np.zeros(1)
    middle = (places.max() + places.min()) / 2
    reach = max(0.5, 0.53 * (places.max() - places.min()))
    low, high = float(middle - reach), float(middle + reach)
    ticks = decades(low, high)
    return {
        "type": "log",
        "range": (low, high),
        "tickvals": ticks,
        "ticktext": [short(tick) for tick in ticks],
        "fixedrange": True,
    }


def _epochs(moments: Sequence[Moment]) -> Array:
    return np.array([each.epoch for each in moments], dtype=np.float64)


def _curve(epochs: Array, heights: Iterable[float], name: str, ink: Colour, dash: str) -> Trace:
    return {
        "type": "scatter",
        "x": epochs,
        "y": np.array(list(heights), dtype=np.float64),
        "mode": "lines",
        "name": name,
        "line": {"color": ink.rgb, "dash": dash},
        "hovertemplate": "epoch %{x}: %{y:.4g}<extra>" + name + "</extra>",
    }
