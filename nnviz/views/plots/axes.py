"""Where the numbers of a plot stand in pixels, and the ticks beside them."""

import math
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from nnviz.engine.ieee import Array
from nnviz.views.notation.numbers import short
from nnviz.views.plots.picture import Trace


class Axis(NamedTuple):
    """Where numbers stand: `low` to `high`, or their logarithms, at pixels `begin` to `end`.

    Ticks are written by `form`, as Python and Plotly both read it, or else in short.
    """

    low: float
    high: float
    begin: float
    end: float
    logarithmic: bool
    form: str = ""

    def at(self, numbers: Any) -> Array:
        """Pixels; nan for what has no place."""
        with np.errstate(all="ignore"):
            scaled = np.asarray(numbers, dtype=np.float64)
            if self.logarithmic:
                scaled = np.log10(scaled)
            share = (scaled - self.low) / (self.high - self.low)
            places = self.begin + share * (self.end - self.begin)
        known: Array = np.where(np.isfinite(places), places, np.nan)
        return known

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Round numbers along the axis: the pixel of each, and how it is written.

        >>> list(Axis(0, 1, 0, 100, False).ticks())
        [(0.0, '0'), (50.0, '0.5'), (100.0, '1')]
        """
        for value in self._round():
            yield float(self.at(value)), format(value, self.form) if self.form else short(value)

    def _round(self) -> list[float]:
        if self.logarithmic:
            return decades(self.low, self.high)
        rough = (self.high - self.low) / 3
        unit = 10.0 ** math.floor(math.log10(rough))
        step = next(unit * times for times in (1, 2, 5, 10) if unit * times >= rough)
        first, last = math.ceil(self.low / step - 1e-9), math.floor(self.high / step + 1e-9)
        return [number * step for number in range(first, last + 1)]


def decades(low: float, high: float) -> list[float]:
    """Round numbers for a logarithmic axis: powers of ten, and over few decades 2 and 5 times them.

    Parameters
    ----------
    low, high : the logarithms at its ends, at least half a decade apart

    >>> decades(-1.1, 0.1), decades(-3.5, 1)
    ([0.1, 0.2, 0.5, 1.0], [0.001, 0.01, 0.1, 1.0, 10.0])
    """
    step = max(1, math.ceil((high - low) / 6))
    times = (1, 2, 5) if high - low < 2 else (1,)
    powers = range(step * math.floor(low / step), math.ceil(high) + 1, step)
    numbers = [float(f"{each}e{power}") for power in powers for each in times]
    return [number for number in numbers if number and low <= math.log10(number) <= high]


def axes(
    layout: Trace,
    traces: Sequence[Trace],
    across: tuple[float, float],
    up: tuple[float, float],
) -> tuple[Axis, dict[str, Axis]]:
    """The horizontal axis of a Plotly figure, and each vertical one by its name.

    Parameters
    ----------
    layout, traces : of the figure
    across : the pixels at the left and the right
    up : the pixels at the bottom and the top

    A plane is as wide as high, in the middle.
    """
    left, right = across
    bottom, top = up
    height = bottom - top
    if "scaleanchor" in layout["yaxis"]:
        left += (right - left - height) / 2
        right = left + height
    ups = {}
    for name in sorted({trace.get("yaxis", "y") for trace in traces}):
        settings = layout[name.replace("y", "yaxis")]
        low, high = settings.get("domain", (0, 1))
        numbers = _numbers(traces, "y", name)
        ups[name] = _axis(settings, numbers, bottom - low * height, bottom - high * height)
    return _axis(layout["xaxis"], _numbers(traces, "x"), left, right), ups


def _numbers(traces: Sequence[Trace], way: str, name: str = "") -> Array:
    """All numbers that stand on an axis."""
    found = [
        np.asarray(trace[way], dtype=np.float64)
        for trace in traces
        if way in trace and name in ("", trace.get("yaxis", "y"))
    ]
    return np.concatenate([*found, np.zeros(0)])


def _axis(settings: Trace, numbers: Array, begin: float, end: float) -> Axis:
    logarithmic = settings.get("type") == "log"
    if "range" in settings:
        low, high = settings["range"]
        return Axis(low, high, begin, end, logarithmic, settings.get("tickformat", ""))
    with np.errstate(all="ignore"):
        scaled = np.log10(numbers) if logarithmic else numbers
    finite = scaled[np.isfinite(scaled)]
    low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)
    room = 0.04 * (high - low) or max(0.5, 1e-9 * abs(low))
    return Axis(low - room, high + room, begin, end, logarithmic)
