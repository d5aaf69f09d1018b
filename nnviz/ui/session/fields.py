"""The kinds of fields that a document may have: each is declared in one line.

A field says how a link carries a choice, what the choice may be, and what it is called:

>>> from dataclasses import dataclass
>>> from nnviz.ui.session.link import Link
>>> @dataclass(frozen=True)
... class Choices(Linked):
...     rate: float = number(0.5, 0.0, 10.0, title="learning rate")
...     tab: str = choice("table", ("table", "code"), looked_at=True)
>>> link = Link({"rate": "2", "tab": "graph"})
>>> Choices.read(link), link.ignored
(Choices(rate=2.0, tab='table'), ['the tab graph'])
>>> Choices(rate=0.25).query()
{'rate': '0.25', 'tab': 'table'}
>>> Choices.titles(), Choices.field("rate").limits
({'rate': 'learning rate'}, (0.0, 10.0))
"""

import json
import math
from collections.abc import Callable, Sequence
from typing import Any, TypeVar, Unpack

from nnviz.ui.session.files import json_of
from nnviz.ui.session.link import plain
from nnviz.ui.session.linked import Asked, Linked, Told, V, declared

Word = TypeVar("Word", bound=str | int)


def _one(
    usual: V,
    read: Callable[[Asked], V],
    written: Callable[[V], str],
    limits: tuple[float, float] = (-math.inf, math.inf),
    **told: Unpack[Told],
) -> V:
    """A field with one name in a link."""
    return declared(usual, read, lambda name, value: {name: written(value)}, limits, **told)


def number(
    usual: float, least: float = -math.inf, most: float = math.inf, **told: Unpack[Told]
) -> float:
    """A finite number, between bounds that belong to it."""

    def read(asked: Asked) -> float:
        return asked.link.number(asked.name, asked.usual, least, most)

    return _one(usual, read, plain, (least, most), **told)


def whole(usual: int, least: int, most: int, **told: Unpack[Told]) -> int:
    """A whole number, between bounds that belong to it."""

    def read(asked: Asked) -> int:
        value: int = asked.link.whole(asked.name, asked.usual, least, most)
        return value

    return _one(usual, read, str, (least, most), **told)


def optional_whole(last: int | Callable[[Any], int], **told: Unpack[Told]) -> int | None:
    """A whole number from 0, or None, which a link writes as nothing: then the page chooses.

    `last` is the most that it may be, or finds that from the document.
    """

    def read(asked: Asked) -> int | None:
        if not asked.written:
            return None
        most = last(asked.document) if callable(last) else last
        return asked.link.whole(asked.name, None, 0, most)

    def written(value: int | None) -> str:
        return "" if value is None else str(value)

    return _one(None, read, written, **told)


def choice(
    usual: Word,
    words: Sequence[Word] | Callable[[Any], Sequence[Word]],
    **told: Unpack[Told],
) -> Word:
    """One of several words, or of several whole numbers.

    `words` are all of them, or find them from the document.
    """

    def read(asked: Asked) -> Word:
        known = {str(word): word for word in (words(asked.document) if callable(words) else words)}
        return known[asked.link.choice(asked.name, tuple(known), str(asked.usual))]

    return _one(usual, read, str, **told)


def flag(usual: bool, **told: Unpack[Told]) -> bool:
    """Yes or no."""

    def written(value: bool) -> str:
        return "yes" if value else "no"

    def read(asked: Asked) -> bool:
        return asked.link.choice(asked.name, ("no", "yes"), written(asked.usual)) == "yes"

    return _one(usual, read, written, **told)


def flags(usual: tuple[bool, ...], **told: Unpack[Told]) -> tuple[bool, ...]:
    """Several answers of yes or no, written as 1 and 0 side by side."""
    count = len(usual)

    def written(values: tuple[bool, ...]) -> str:
        return "".join("1" if value else "0" for value in values)

    def read(asked: Asked) -> tuple[bool, ...]:
        known = [f"{number:0{count}b}" for number in range(2**count)]
        return tuple(mark == "1" for mark in asked.link.choice(asked.name, known, written(usual)))

    return _one(usual, read, written, **told)


def text(usual: str, most: int | None = None, **told: Unpack[Told]) -> str:
    """A text, of at most so many characters; a longer one loses its end, which is told of."""

    def read(asked: Asked) -> str:
        written: str = asked.usual if asked.written is None else asked.written
        if most is not None and len(written) > most:
            asked.link.ignored.append(f"the end of the {asked.name}, beyond {most:,} characters")
        return written[:most]

    return _one(usual, read, str, **told)


def numbers(
    usual: tuple[float, ...],
    least: int = 0,
    most: int = 0,
    farthest: float = math.inf,
    **told: Unpack[Told],
) -> tuple[float, ...]:
    """Finite numbers: from `least` to `most` of them, or as many as usual; none beyond `farthest`.

    Numbers too far from 0 are told of by that name.
    """

    def read(asked: Asked) -> tuple[float, ...]:
        values = asked.link.numbers(asked.name, asked.usual, least, most)
        if max(map(abs, values)) > farthest:
            asked.link.ignored.append(f"the {asked.name}, too far away")
            values = asked.usual
        return values

    return _one(usual, read, lambda each: plain(*each), **told)


def names(
    usual: tuple[str, ...], read: Callable[[str], tuple[str, ...]], **told: Unpack[Told]
) -> tuple[str, ...]:
    """Words between commas; `read` finds them in what a link says."""

    def found(asked: Asked) -> tuple[str, ...]:
        return asked.usual if asked.written is None else read(asked.written)

    return _one(usual, found, ",".join, **told)


def texts(most: int, longest: int, **told: Unpack[Told]) -> tuple[str, ...]:
    """Up to `most` texts of up to `longest` characters each; written as JSON, as any may be typed.

    None are usual. Empty texts at the end are left out.
    """

    def read(asked: Asked) -> tuple[str, ...]:
        if not asked.written:
            return ()
        try:
            found = json_of(asked.written)
        except ValueError:
            found = None
        if (
            isinstance(found, list)
            and len(found) <= most
            and all(isinstance(each, str) and len(each) <= longest for each in found)
        ):
            return tuple(found)
        return asked.link.ignore(asked.name, ())

    def written(values: tuple[str, ...]) -> str:
        kept = list(values)
        while kept and not kept[-1]:
            kept.pop()
        return json.dumps(kept, ensure_ascii=False, separators=(",", ":")) if kept else ""

    return _one((), read, written, **told)


L = TypeVar("L", bound=Linked)


def nested(kind: type[L]) -> L:
    """The choices of a part, which stand in the same link under names of their own."""

    def read(asked: Asked) -> L:
        return kind.read(asked.link)

    return declared(kind(), read, lambda _, part: part.query())
