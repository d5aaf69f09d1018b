"""Random choices that are the same for the same seed on every machine and in every year.

Each number is the SHA-256 hash of the seed's text and a count, so it depends on no library's
generator. `random.Random` promises as much for `random()` alone, not for `choice` or `shuffle`.
"""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Draw:
    """Choices from a seed.

    >>> draw = Draw("7")
    >>> [draw.below(10) for _ in range(5)], draw.choice("abc")
    ([1, 1, 3, 9, 2], 'a')
    """

    def __init__(self, seed: str) -> None:
        self.seed = seed
        self._count = 0

    def below(self, limit: int) -> int:
        """A whole number from 0 to less than a limit; each as likely as the others."""
        self._count += 1
        text = f"{self.seed}/{self._count}"
        return int.from_bytes(hashlib.sha256(text.encode()).digest(), "big") % limit

    def choice(self, items: Sequence[T]) -> T:
        """One of several things."""
        return items[self.below(len(items))]


def short_hash(text: str) -> str:
    """Eight letters and digits that stand for a text and do not tell it.

    >>> short_hash("course/ada")
    '7368bbab'
    """
    return hashlib.sha256(text.encode()).hexdigest()[:8]
