"""Changes to a program's text, by which a suggestion rewrites it."""

from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """What is put in the place of the text from `begin` to `end`."""

    begin: int
    end: int
    text: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """A text with changes made to it, which do not overlap.

    >>> edited("w1x1 + b", [Edit(0, 4, "w1*x1"), Edit(8, 8, "2")])
    'w1*x1 + b2'
    """
    pieces = []
    place = 0
    for begin, end, new in sorted(edits):
        pieces += [text[place:begin], new]
        place = end
    return "".join(pieces) + text[place:]
