"""A run's drawing as one SVG image at a step, made without a browser, in the light colours."""

import re

from nnviz.engine.run import Run
from nnviz.views.notation import palette, sheets
from nnviz.views.scene.still import rules, still

_VARIABLE = re.compile(r"var\(--([\w-]+)\)")
_FAMILIES = {
    "font-math": '"nnviz math", serif',
    "font-bold": '"nnviz bold", "nnviz math", serif',
}


def svg(run: Run, index: int | None = None) -> str:
    """The drawing after a step, after the last by default; of a large graph, its window.

    Parameters
    ----------
    run : from `nnviz.run`
    index : of the step, from 0, which is before the first

    Raises
    ------
    LayoutError : as `nnviz.views.scene.layout.layout`

    >>> from nnviz import parse, run
    >>> picture = svg(run(parse("L = 2x"), {"x": 3}))
    >>> picture.startswith("<svg"), ">6</tspan>" in picture
    (True, True)
    """
    drawing = still(run, len(run.steps) if index is None else index, active=True).svg
    opening, within, rest = drawing.partition(">")
    return f"{opening}{within}<style>{_sheet()}</style>{rest}"


def _sheet() -> str:
    """The drawing's rules with plain colours, which other programs than browsers know too."""
    colours = {palette.variable(name): colour.light for name, colour in palette.COLOURS.items()}
    values = colours | _FAMILIES
    return sheets.fonts() + _VARIABLE.sub(lambda match: values[match[1]], rules())
