"""Documents that a link carries: all their fields are declared, and so they read and write
themselves. The kinds of fields are in `nnviz.ui.session.fields`.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, ClassVar, NamedTuple, Self, TypedDict, TypeVar, Unpack

from nnviz.ui.session.link import Link

_KEY = "link"
"""Where a dataclass keeps how a field stands in a link."""

V = TypeVar("V")


class Asked(NamedTuple):
    """What a field is given to read.

    Attributes
    ----------
    link : that is followed
    name : of the field in the link
    usual : what the field is where the link does not say it
    document : with the fields that stand above this one as they were read
    """

    link: Link
    name: str
    usual: Any
    document: Any

    @property
    def written(self) -> str | None:
        """What the link says of the field, or None."""
        return self.link.query.get(self.name)


class Told(TypedDict, total=False):
    """What each field may be told beside its usual value.

    Attributes
    ----------
    name : in a link; that of the attribute if it is not given
    title : in a sentence
    looked_at : whether it only says what is on show, so that a change of it is no edit
    """

    name: str
    title: str
    looked_at: bool


@dataclass(frozen=True)
class Field:
    """How one field of a document stands in a link, and what it may be.

    Attributes
    ----------
    read : the value that a link asks for
    write : the value as a link carries it, by the names there
    limits : the least and the most, of a number
    name, title, looked_at : see `Told`
    """

    read: Callable[[Asked], Any]
    write: Callable[[str, Any], Mapping[str, str]]
    limits: tuple[float, float] = (-math.inf, math.inf)
    name: str = ""
    title: str = ""
    looked_at: bool = False


@dataclass(frozen=True, eq=False)
class Linked:
    """A document, or a part of one: choices that a link carries. All have usual values.

    Fields are read in the order in which they are declared, so one may depend on those above it.
    """

    FIRST: ClassVar[tuple[str, ...]] = ()
    """The names that a link begins with; the others follow as their fields are declared."""

    ALWAYS: ClassVar[tuple[str, ...]] = ()
    """The names that a link has even where they are as usual."""

    @classmethod
    def field(cls, attribute: str) -> Field:
        """How an attribute stands in a link."""
        return _declared(cls)[attribute]

    @classmethod
    def titles(cls) -> dict[str, str]:
        """What each field is called in a sentence, by its name in a link, where it has a title."""
        return {each.name: each.title for each in _declared(cls).values() if each.title}

    @classmethod
    def renamed(cls, query: Mapping[str, str]) -> Mapping[str, str]:
        """A link with today's names, where older links have others."""
        return query

    @classmethod
    def begun(cls, link: Link) -> Self:
        """What a link begins from: the usual document, or an example that the link names."""
        return cls()

    @classmethod
    def read(cls, link: Link) -> Self:
        """The document that a link asks for. What can't be used is noted in the link."""
        document = cls.begun(link)
        for attribute, each in _declared(cls).items():
            usual = getattr(document, attribute)
            value = each.read(Asked(link, each.name, usual, document))
            if value is not usual:
                document = replace(document, **{attribute: value})
        return document.settled(link)

    def settled(self, link: Link) -> Self:
        """With the rules kept that hold across fields; what a link breaks of them is noted."""
        return self

    def linked(self) -> Self:
        """What a link carries of it: less than all where that would be too long."""
        return self

    def query(self) -> dict[str, str]:
        """All its choices, as a link writes them."""
        written: dict[str, str] = {}
        for attribute, each in _declared(type(self)).items():
            written |= each.write(each.name, getattr(self, attribute))
        return ordered(written, self.FIRST)

    def edits(self, before: Self) -> tuple[str, ...]:
        """The fields that differ from those of another document, without what is looked at."""
        return tuple(_edits(self, before))

    def without_looks(self) -> Self:
        """With the usual values in all fields that only say what is on show."""
        usual = type(self)()
        looks = [name for name, each in _declared(type(self)).items() if each.looked_at]
        return replace(self, **{name: getattr(usual, name) for name in looks})


def _declared(kind: type[Linked]) -> dict[str, Field]:
    """The fields of a document by their attributes, each with its name in a link."""
    found = {each.name: each.metadata[_KEY] for each in fields(kind) if _KEY in each.metadata}
    return {name: replace(each, name=each.name or name) for name, each in found.items()}


def _edits(now: Linked, before: Linked) -> Iterable[str]:
    for attribute, each in _declared(type(now)).items():
        new, old = getattr(now, attribute), getattr(before, attribute)
        if new is old or each.looked_at:
            continue
        if isinstance(new, Linked):
            yield from (f"{attribute}.{name}" for name in _edits(new, old))
        elif each.write(each.name, new) != each.write(each.name, old):
            yield attribute


def ordered(query: Mapping[str, str], first: Sequence[str]) -> dict[str, str]:
    """A link with some names first, in their order.

    >>> ordered({"a": "1", "b": "2", "c": "3"}, ("c", "d"))
    {'c': '3', 'a': '1', 'b': '2'}
    """
    return {name: query[name] for name in (*first, *query) if name in query}


def declared(
    usual: V,
    read: Callable[[Asked], V],
    write: Callable[[str, V], Mapping[str, str]],
    limits: tuple[float, float] = (-math.inf, math.inf),
    **told: Unpack[Told],
) -> V:
    """A field of a document, which may have several names in a link.

    Parameters
    ----------
    usual : its value where nothing else is chosen
    read : the value that a link asks for
    write : the value as a link carries it, given the field's name there
    limits : the least and the most, of a number
    told : see `Told`
    """
    return field(default_factory=lambda: usual, metadata={_KEY: Field(read, write, limits, **told)})
