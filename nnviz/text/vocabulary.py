"""A vocabulary: the words that a model knows, each with its id."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

UNKNOWN, BEGIN = "<unk>", "<s>"
"""What stands for a word that is not in the vocabulary, and for what is before a sentence."""


@dataclass(frozen=True)
class Vocabulary:
    """Words with ids, which are their places: the row of the embedding table for each.

    Attributes
    ----------
    words : every word once, `<unk>` among them

    >>> vocabulary = Vocabulary.of([["the", "cat"], ["the", "dog"]], least=1)
    >>> vocabulary.words
    ('<unk>', '<s>', 'cat', 'dog', 'the')
    >>> vocabulary.ids(["the", "zebra"])
    [4, 0]
    """

    words: tuple[str, ...]

    @classmethod
    def of(
        cls,
        sentences: Iterable[Sequence[str]],
        least: int,
        special: tuple[str, ...] = (UNKNOWN, BEGIN),
    ) -> "Vocabulary":
        """The words that occur at least so often, in alphabetical order, after the special ones.

        Rarer words become `<unk>`, so that a model learns what to do with a word it does not know.
        """
        counts = Counter(word for sentence in sentences for word in sentence)
        known = sorted(word for word, count in counts.items() if count >= least)
        return cls((*special, *known))

    def known(self, words: Iterable[str]) -> tuple[str, ...]:
        """Words as a model sees them: those that it does not know are `<unk>`."""
        return tuple(word if word in self else UNKNOWN for word in words)

    def __len__(self) -> int:
        return len(self.words)

    def __contains__(self, word: object) -> bool:
        return word in self._places

    @cached_property
    def _places(self) -> dict[str, int]:
        return {word: place for place, word in enumerate(self.words)}

    def id(self, word: str) -> int:
        """The id of a word, or that of `<unk>`."""
        return self._places.get(word, self._places[UNKNOWN])

    def ids(self, words: Iterable[str]) -> list[int]:
        """The id of each word."""
        return [self.id(word) for word in words]
