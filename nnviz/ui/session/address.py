"""The address bar of a page: which link was followed, and which ones the page wrote itself."""

from collections import deque
from dataclasses import dataclass, field

from nnviz.engine.stops import Pace
from nnviz.ui.session.link import walked

WALKED = {*walked(0, Pace()), "predict"}
"""The parts of a link that the browser itself keeps up to date: where the student is in a run."""


@dataclass
class Address:
    """The links of one page in one session.

    Attributes
    ----------
    written : the last links that the page wrote, to tell them from a link followed
    query : what stood in the address bar when the page last ran
    """

    written: deque[dict[str, str]] = field(default_factory=lambda: deque(maxlen=64))
    query: dict[str, str] | None = None

    def followed(self, query: dict[str, str], *, arrived: bool) -> bool:
        """Whether the student came by this link just now, which stands in the address bar.

        While the student stays on the page, the browser keeps sending the link that they came by,
        or the page's own, in which the student may have stepped on since. So there a link counts as
        followed only when it changes in more than where the walk is.
        """
        first = self.query is None
        known = ({}, *self.written)
        if arrived:
            new = query not in known
        else:
            new = query != self.query and _place(query) not in map(_place, known)
        self.query = query
        return first or new

    def wrote(self, query: dict[str, str]) -> dict[str, str]:
        """Remember a link that the page writes; gives it back."""
        self.written.append(query)
        return query


def _place(query: dict[str, str]) -> dict[str, str]:
    """A link without where the walk is."""
    return {name: value for name, value in query.items() if name not in WALKED}
