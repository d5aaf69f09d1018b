"""What a student has open on a page: a document and its past, a walk through a graph, the link."""

from collections.abc import Callable, Mapping
from dataclasses import InitVar, dataclass, field, replace
from functools import partial
from typing import Any, Generic, NamedTuple, TypeVar

from nnviz.engine.stops import Pace
from nnviz.ui.session.address import Address
from nnviz.ui.session.history import History
from nnviz.ui.session.link import Link, walked
from nnviz.ui.session.linked import Linked, ordered
from nnviz.ui.session.walk import Walk

D = TypeVar("D", bound=Linked)


@dataclass
class Desk(Generic[D]):
    """One student's open document on one page, made from the document that it begins with.

    Attributes
    ----------
    history : the page's choices as they stand, and their past
    walk : where the student is in the graph, on pages that show one
    ignored : what the link asked for and could not be used
    address : the links of the page
    """

    first: InitVar[D]
    history: History[D] = field(init=False)
    walk: Walk = field(default_factory=Walk, kw_only=True)
    ignored: tuple[str, ...] = field(default=(), kw_only=True)
    address: Address = field(default_factory=Address, kw_only=True)

    def __post_init__(self, first: D) -> None:
        self.history = History(first)

    @property
    def document(self) -> D:
        """The page's choices as they stand."""
        return self.history.present

    def set(self, **changes: Any) -> None:
        """Choose otherwise. Changes of the same fields in quick succession are one edit."""
        document = replace(self.document, **changes)
        self._put(document, document.edits(self.document))

    def change(self, document: D) -> None:
        """Put another document in the place of this one, as an edit that stands alone."""
        self._put(document, None)

    def _put(self, document: D, of: tuple[str, ...] | None) -> None:
        if document.edits(self.document):
            self.history.change(document, of)
        else:
            self.history.replace(document)

    def open(self, query: Mapping[str, str]) -> None:
        """Follow a link. What can't be used is told of in `ignored`."""
        self.take(follow(type(self.document), query))

    def open_file(self, query: Mapping[str, str]) -> None:
        """Open what a file holds, which was saved here: a link.

        Raises
        ------
        ValueError : some of it can't be used; the message says which part
        """
        followed = follow(type(self.document), query)
        if followed.ignored:
            raise ValueError(f"{followed.ignored[0]} can't be used.")
        self.take(followed)

    def take(self, followed: "Followed[D]") -> None:
        """Put the document of a link on the desk, and step to where the link says."""
        self.change(followed.document)
        self.walk.predict = followed.predict
        self.walk.move(followed.step, followed.pace)
        self.ignored = followed.ignored

    def catch_up(self) -> None:
        """Bring what follows from the document up to date, each time the page is drawn."""

    def query(self) -> dict[str, str]:
        """The document and the walk as a link carries them: all that is not as usual."""
        kind = type(self.document)
        now = self.document.linked().query() | walked(self.walk.step, self.walk.pace)
        usual = kind().query() | walked(0, Pace())
        chosen = {
            name: value
            for name, value in now.items()
            if name in kind.ALWAYS or value != usual.get(name)
        }
        if self.walk.predict:
            chosen["predict"] = "yes"
        return ordered(chosen, kind.FIRST)

    def link(self) -> dict[str, str]:
        """What the address bar shall hold now."""
        return self.address.wrote(self.query())


class Followed(NamedTuple, Generic[D]):
    """What a link asks for.

    Attributes
    ----------
    document : the page's choices
    step, pace : where the student is in the graph
    ignored : what can't be used
    predict : whether the student is asked before each step
    """

    document: D
    step: int
    pace: Pace
    ignored: tuple[str, ...]
    predict: bool = False


def follow(kind: type[D], query: Mapping[str, str]) -> Followed[D]:
    """Read a link to a page with documents of a kind."""
    link = Link(kind.renamed(query))
    step, pace, predict = link.step(), link.pace(), link.predict()
    document = kind.read(link)
    return Followed(document, step, pace, tuple(link.ignored), predict)


C = TypeVar("C", bound=Linked)


@dataclass(frozen=True)
class Part(Generic[C]):
    """The choices of a section, and the desk that they lie on.

    Attributes
    ----------
    desk : of the page, whose document has the choices in a field
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
