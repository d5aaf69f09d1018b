"""Several things in a sentence."""

from collections.abc import Sequence

LISTED = 6
"""Things that are written out; of more, how many there are."""


def listed(found: Sequence[str]) -> str:
    """Names in a sentence.

    >>> listed(["x", "y", "z"]), listed(["x"]), listed([])
    ('x, y and z', 'x', 'none')
    >>> listed("abcdefgh")
    'a, b, c, d, e, f and 2 more'
    """
    if not found:
        return "none"
    if len(found) > LISTED:
        return f"{', '.join(found[:LISTED])} and {len(found) - LISTED} more"
    *before, last = found
    return f"{', '.join(before)} and {last}" if before else last
