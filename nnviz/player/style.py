"""The player's style: the palette as variables, and the rules of drawing, formulas and controls."""

from functools import lru_cache
from pathlib import Path

from nnviz.views.notation import palette, sheets
from nnviz.views.scene import still

SCOPE = ".nv"
"""The class of a player's root."""

_PLAYER = Path(__file__).with_name("player.css")


@lru_cache(maxsize=4)
def css(scope: str = SCOPE) -> str:
    """All rules but the fonts, with the colours named under a selector."""
    rules = sheets.formulas(), still.rules(), sheets.lean(_PLAYER)
    return "\n".join((palette.variables(scope), *rules))
