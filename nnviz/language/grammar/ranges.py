"""The grammar of what loops run over: range(3), the entries of x, zip(w, x), enumerate(x)."""

from abc import abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nnviz.language.grammar.cursor import Cursor
from nnviz.language.grammar.syntax import Expression
from nnviz.language.grammar.tightness import SUM
from nnviz.language.typed.tokens import Token

if TYPE_CHECKING:
    from nnviz.language.building.assembler import Assembler


@dataclass(eq=False)
class Over:
    """What a loop runs over.

    Attributes
    ----------
    place : where it says so
    numbers : those that its index takes, if they are known beforehand; else None
    index : the name of its index, which is empty if it has none
    entries : names, each with the vector whose entries it stands for
    named : every name that it gives a value
    counts : true if its index counts the entries of a vector, however many they are
    """

    place: Token
    numbers: range | None
    index: str
    entries: dict[str, Expression]
    named: tuple[str, ...]
    counts: bool

    @property
    def at_once(self) -> bool:
        """True if it runs over all entries of vectors, however many they are."""
        return self.counts or bool(self.entries)

    @contextmanager
    def all_entries(self, to: "Assembler") -> Iterator[None]:
        """Let names stand for all entries at once."""
        outer = to.entries
        to.entries = outer | {name: vector.build(to) for name, vector in self.entries.items()}
        if self.counts:
            to.bound.append((self.index, None))
        yield
        if self.counts:
            to.bound.pop()
        to.entries = outer


class Ranges(Cursor):
    """What stands behind for … in."""

    @abstractmethod
    def expression(self, least: int) -> Expression:
        """Operands joined by operators that bind at least as tightly as `least`."""

    def over(self) -> Over:
        """Names, the word in, and what they run over."""
        names = [self.take().text]
        while self.at(","):
            self.index += 1
            names.append(self.take().text)
        if not self.at_word("in"):
            self.refuse("An in is missing.", self.token, "Write for k in range(3):")
        self.take()
        place = self.token
        word = self.token.text if self.next[:2] == ("operator", "(") else ""
        named = tuple(names)
        if word == "range":
            numbers, counts = self.numbers()
            return Over(place, numbers, names[0], {}, named, counts)
        if word in ("zip", "enumerate") and self.names.is_unknown(word):
            self.take()
            vectors, _, _ = self.arguments()
            index = names.pop(0) if word == "enumerate" else ""
            fits = len(vectors) == len(names)
            entries = dict(zip(names, vectors, strict=fits))
            return Over(place, None, index, entries, named, bool(index))
        vector = self.expression(SUM)
        return Over(place, None, "", {names[0]: vector} if len(names) == 1 else {}, named, False)

    @abstractmethod
    def arguments(self) -> tuple[list[Expression], dict[str, Expression], int]:
        """Operands and settings in brackets, and where the brackets end."""

    def numbers(self) -> tuple[range | None, bool]:
        """The numbers in range(…), if they are fixed; and whether they count a vector's entries."""
        word = self.take()
        self.take()
        words: list[str] = []
        depth = 1
        while depth and not self.ends(self.token):
            depth += self.at("(") - self.at(")")
            words.append(self.take().text)
        bounds: list[int | None] = []
        for part in "".join(words[:-1]).split(","):
            digits = part.removeprefix("-")
            known = int(digits) if digits.isdecimal() else self.whole.get(digits)
            bounds.append(-known if known is not None and digits != part else known)
        counts = words[:2] == ["len", "("] and words.count(")") == 2 and words[-2] == ")"
        fixed = [bound for bound in bounds if bound is not None]
        if len(fixed) < len(bounds) or len(fixed) > 3 or not all(fixed[2:]):
            return None, counts
        numbers = range(*fixed)
        if not numbers:
            self.refuse("This loop has no rounds.", word, "Write for k in range(3):")
        return numbers, False
