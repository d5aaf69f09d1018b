"""What a student has open on the Language model page, and how it stands in a link."""

from dataclasses import dataclass, replace
from functools import lru_cache

from nnviz.text import bundle, corpus, training
from nnviz.text.generation import last_sentence
from nnviz.text.neural import context
from nnviz.text.tokens import tokenize
from nnviz.ui.session.fields import choice, number, text, whole
from nnviz.ui.session.link import LARGEST_SEED
from nnviz.ui.session.linked import Linked

PARTS = {
    "next": "1 · The next word",
    "training": "2 · Training and similar words",
    "writing": "3 · Writing",
}
"""The parts of the page, by their name in a link."""

LOOK_UPS = {
    "one-hot": "one-hot vector times E, as in the book",
    "rows": "row number of E",
}
"""The two ways to write the look-up of an embedding in the graph."""

MOST_EPOCHS = 60
MOST_LINKED, MOST_CHARACTERS = 30, 1_000
"""Words of a text, and characters, that a link carries. The model reads fewer."""

MOST_WRITTEN = 40
WAYS = {"greedy": "always the likeliest word", "sampling": "draw by probability"}
ORDERS = (3, 4)
"""Of the n-gram models."""


def _words(_: object) -> tuple[str, ...]:
    """All that the model knows."""
    return corpus.vocabulary().words


@dataclass(frozen=True)
class LanguageDocument(Linked):
    """Everything that a link to the page must carry.

    Attributes
    ----------
    part : the open part
    text : what stands before the next word
    target : the next word whose loss is on show
    look_up : how the graph writes the look-up of embeddings
    top : how many of the likeliest words are shown
    order : n of the n-gram model
    word : whose neighbours are shown
    seed : of the random start
    epoch : the one on show; without a training of one's own, that of the bundled parameters
    way, temperature, draw : how text is written, and the seed of what is drawn
    """

    part: str = choice("next", tuple(PARTS), looked_at=True)
    text: str = text("I forgot to make sure that the dog gets")
    target: str = choice("fed", _words)
    look_up: str = choice("one-hot", tuple(LOOK_UPS), name="look")
    top: int = whole(8, 1, 20, looked_at=True)
    order: int = choice(4, ORDERS)
    word: str = choice("cat", _words, looked_at=True)
    seed: int = whole(bundle.SEED, 0, LARGEST_SEED)
    epoch: int = whole(bundle.EPOCHS, 0, MOST_EPOCHS, looked_at=True)
    way: str = choice("greedy", tuple(WAYS))
    temperature: float = number(1.0, 0.1, 3.0)
    draw: int = whole(0, 0, LARGEST_SEED)

    def linked(self) -> "LanguageDocument":
        """With the end of a long text, which is what the model reads."""
        words = self.text.split()
        read = self.text if len(words) <= MOST_LINKED else " ".join(words[-MOST_LINKED:])
        return replace(self, text=read[-MOST_CHARACTERS:])

    @property
    def words(self) -> tuple[str, ...]:
        """The text as words."""
        return _tokenized(self.text)

    @property
    def sentence(self) -> tuple[str, ...]:
        """The words of the sentence that is not over yet: the model never reads across its end."""
        return last_sentence(self.words)

    @property
    def window(self) -> tuple[str, ...]:
        """The words before the next one that are in the window, as they were typed."""
        return context(self.sentence, training.language_model().window)

    @property
    def context(self) -> tuple[str, ...]:
        """The same as the model sees them: `<unk>` where it does not know a word."""
        return corpus.vocabulary().known(self.window)

    @property
    def is_bundled(self) -> bool:
        """Whether the parameters on show are those that were trained beforehand."""
        return (self.seed, self.epoch) == (bundle.SEED, bundle.EPOCHS)


@lru_cache(maxsize=8)
def _tokenized(text: str) -> tuple[str, ...]:
    return tuple(tokenize(text))
