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


def several(count: int, noun: str, nouns: str = "") -> str:
    """A number of things; `nouns` where an s does not do.

    >>> several(1, "pass", "passes"), several(2000, "sum")
    ('1 pass', '2,000 sums')
    """
    return f"{count:,} {noun if count == 1 else nouns or f'{noun}s'}"
