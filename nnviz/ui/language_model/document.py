"""What a student has open on the Language model page, and how it stands in a link."""

from dataclasses import dataclass
from functools import lru_cache

from nnviz.text import bundle, corpus, training
from nnviz.text.generation import last_sentence
from nnviz.text.neural import context
from nnviz.text.tokens import tokenize
from nnviz.ui.session.link import Link, plain

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


@dataclass(frozen=True)
class LanguageDocument:
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

    part: str = "next"
    text: str = "I forgot to make sure that the dog gets"
    target: str = "fed"
    look_up: str = "one-hot"
    top: int = 8
    order: int = 4
    word: str = "cat"
    seed: int = bundle.SEED
    epoch: int = bundle.EPOCHS
    way: str = "greedy"
    temperature: float = 1.0
    draw: int = 0

    @classmethod
    def read(cls, link: Link) -> "LanguageDocument":
        """The document that a link asks for."""
        usual = cls()
        words = corpus.vocabulary().words
        return cls(
            link.choice("part", tuple(PARTS), usual.part),
            link.query.get("text", usual.text),
            link.choice("target", words, usual.target),
            link.choice("look", tuple(LOOK_UPS), usual.look_up),
            link.whole("top", usual.top, 1, 20),
            int(link.choice("order", tuple(map(str, ORDERS)), str(usual.order))),
            link.choice("word", words, usual.word),
            link.whole("seed", usual.seed, 0, 9999),
            link.whole("epoch", usual.epoch, 0, MOST_EPOCHS),
            link.choice("way", tuple(WAYS), usual.way),
            link.number("temperature", usual.temperature, 0.1, 3.0),
            link.whole("draw", usual.draw, 0, 9999),
        )

    def query(self) -> dict[str, str]:
        """All its choices, as a link writes them; of a long text the end, which is read."""
        words = self.text.split()
        text = self.text if len(words) <= MOST_LINKED else " ".join(words[-MOST_LINKED:])
        return {
            "part": self.part,
            "text": text[-MOST_CHARACTERS:],
            "target": self.target,
            "look": self.look_up,
            "top": str(self.top),
            "order": str(self.order),
            "word": self.word,
            "seed": str(self.seed),
            "epoch": str(self.epoch),
            "way": self.way,
            "temperature": plain(self.temperature),
            "draw": str(self.draw),
        }

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
