"""The n-gram model: the probability of a word is how often it followed the words before it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from nnviz.text.vocabulary import BEGIN


class NGrams:
    """Counts of every word after every context of n − 1 words.

    Attributes
    ----------
    order : n

    >>> model = NGrams([("the", "cat", "sleeps"), ("the", "dog", "sleeps")], order=2)
    >>> model.probability(("the",), "cat"), model.probability(("cat",), "fed")
    (0.5, 0.0)
    >>> model.probability(("bird",), "sings") is None
    True

    Source: SLP chapter 3, maximum likelihood estimates without smoothing.
    """

    def __init__(self, sentences: Iterable[Sequence[str]], order: int) -> None:
        self.order = order
        self._counts: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        for sentence in sentences:
            padded = (*(BEGIN,) * (order - 1), *sentence)
            for end in range(order - 1, len(padded)):
                self._counts[self._context(padded[:end])][padded[end]] += 1

    def _context(self, words: Sequence[str]) -> tuple[str, ...]:
        return tuple(words[len(words) - self.order + 1 :])

    def seen(self, before: Sequence[str]) -> int:
        """How often the last n − 1 of these words occurred before some word."""
        return self.after(before).total()

    def count(self, before: Sequence[str], word: str) -> int:
        """How often a word came after the last n − 1 of the words before it."""
        return self.after(before)[word]

    def probability(self, before: Sequence[str], word: str) -> float | None:
        """The share of a word after the last n − 1 of these; None if those never occurred."""
        seen = self.seen(before)
        return self.count(before, word) / seen if seen else None

    def after(self, before: Sequence[str]) -> Counter[str]:
        """The words that came after the last n − 1 of these, with how often."""
        return self._counts.get(self._context(before), Counter())
