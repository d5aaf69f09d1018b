"""Two lists of words, with a good and with a bad sound, and how a student's own are read."""

from typing import NamedTuple

from nnviz.text.tokens import tokens

MOST_WORDS = 300
"""Words that a list may have."""

POSITIVE = """
amazing beautiful best brilliant charming clever delicious delight delightful enjoyable excellent
fantastic favourite fine fresh friendly fun funny generous glad good gorgeous great happy helpful
honest interesting joy kind lovely loved love magnificent masterpiece memorable moving nice perfect
perfectly pleasant pleased recommend satisfying smart sparkling splendid superb sweet tasty
thoughtful thrilling touching tender wonderful worth
"""

NEGATIVE = """
annoying awful awkward bad bland boring broken careless cheap clumsy cold confusing dirty
disappointing disappointed dreadful dull empty fake flat forgettable hated horrible lame lazy lost
mediocre mess messy noisy overpriced painful pointless poor poorly predictable rude sad second-rate
shallow sloppy slow stale stupid tasteless tedious terrible tired ugly unfunny unpleasant useless
waste wasted weak worse worst wrong
"""


class Lexicons(NamedTuple):
    """The words that count as positive, and those that count as negative."""

    positive: frozenset[str]
    negative: frozenset[str]


def read_words(text: str) -> tuple[str, ...]:
    """The words of a list, each once, in the order typed; `MOST_WORDS` at most.

    They are read as those of a review are; emoji are words too, and punctuation only separates.

    >>> read_words("Great, great; nice  SECOND-RATE 😍")
    ('great', 'nice', 'second-rate', '😍')
    """
    words = (token.word for token in tokens(text) if not token.is_punctuation)
    return tuple(dict.fromkeys(words))[:MOST_WORDS]


def lexicons(positive: str, negative: str) -> Lexicons:
    """Both lists, as typed.

    >>> "great" in lexicons("Great nice", "bad").positive
    True
    """
    return Lexicons(frozenset(read_words(positive)), frozenset(read_words(negative)))
