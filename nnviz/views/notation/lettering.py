"""Texts of a drawing: what stands there, in which size and colour, and whether it fits."""

from typing import NamedTuple

from nnviz.views.notation.palette import Colour

HEAD, CHIP, LABEL = 17, 15, 13
"""Sizes of type, in points: a card's head, its chips, an edge's label."""

PIXELS_PER_POINT = 4 / 3

LEAST_SCALE = 12 / (LABEL * PIXELS_PER_POINT)
"""Of a drawing: an edge's label is then 12 pixels high, and can be read."""

EM = 0.53
"""The width of an average character of Arial, as a share of its size."""

BLANK = "\N{NO-BREAK SPACE}"


class Text(NamedTuple):
    """A text that changes from step to step, with its ground where it stands on one."""

    text: str
    size: int
    ink: Colour
    ground: Colour | None = None
    bold: bool = False


def fitting(characters: float, width: int, size: int) -> int:
    """The size of type at which so many characters fit into a width, `size` if it can be.

    >>> fitting(4, 100, 15), fitting(20, 100, 15)
    (15, 9)
    """
    return min(size, int(width / (characters * EM)))
