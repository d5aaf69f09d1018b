"""What a student has open on a page: a document, a walk through its graph, and the page's link."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, ClassVar, Generic, Protocol, Self, TypeVar

import streamlit as st

from nnviz.engine.stops import Pace
from nnviz.ui.session import notes
from nnviz.ui.session.address import Address
from nnviz.ui.session.link import Link, walked
from nnviz.ui.session.walk import Walk


class Linked(Protocol):
    """A frozen dataclass of a page's choices: all fields have usual values."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @classmethod
    def read(cls, link: Link) -> Self:
        """The document that a link asks for."""

    def query(self) -> dict[str, str]:
        """All its choices, as a link writes them."""


D = TypeVar("D", bound=Linked)


@dataclass
class Desk(Generic[D]):
    """One student's open document on one page.

    Attributes
    ----------
    document : the page's choices
    walk : where the student is in the graph, on pages that show one
    ignored : what the link asked for and could not be used
    address : the links of the page
    """

    document: D
    walk: Walk = field(default_factory=Walk)
    ignored: tuple[str, ...] = ()
    address: Address = field(default_factory=Address)

    def set(self, **changes: Any) -> None:
        """Choose otherwise."""
        self.document = replace(self.document, **changes)

    def open(self, query: dict[str, str], kind: type[D]) -> None:
        """Follow a link."""
        link = Link(query)
        self.document = kind.read(link)
        self.walk.restart()
        self.walk.step, self.walk.pace = link.step(), link.pace()
        self.ignored = tuple(link.ignored)

    def link(self) -> dict[str, str]:
        """What the address bar shall hold now: all that is not as usual."""
        now = self.document.query() | walked(self.walk.step, self.walk.pace)
        usual = type(self.document)().query() | walked(0, Pace())
        query = {name: value for name, value in now.items() if value != usual[name]}
        return self.address.wrote(query)

    def say_ignored(self) -> None:
        """Tell which parts of the link could not be followed."""
        notes.say_ignored(self.ignored)


def current(key: str, kind: type[D], *, arrived: bool) -> Desk[D]:
    """The desk of this session for a page; a link that was followed opens on it first.

    Parameters
    ----------
    key : the page's
    kind : of the document
    arrived : whether the student just came to the page
    """
    desk: Desk[D] = st.session_state.setdefault(f"desk {key}", Desk(kind()))
    if (query := desk.address.followed(arrived=arrived)) is not None:
        desk.open(query, kind)
    return desk


C = TypeVar("C", bound=Linked)


@dataclass(frozen=True)
class Part(Generic[C]):
    """The choices of a section, and the desk that they lie on.

    Attributes
    ----------
    desk : of the whole page, whose document has the choices in a field
    field : the name of that field
    """

    desk: Desk[Any]
    field: str

    @property
    def choices(self) -> C:
        """The section's choices as they stand."""
        choices: C = getattr(self.desk.document, self.field)
        return choices

    def set(self, **changes: Any) -> None:
        """Choose otherwise."""
        self.desk.set(**{self.field: replace(self.choices, **changes)})

    def taker(self, name: str) -> Callable[[Any], None]:
        """What sets one of the choices."""
        return partial(self._take, name)

    def _take(self, name: str, value: Any) -> None:
        self.set(**{name: value})
