"""The index: figures, equations and topics of both texts, and questions, each with its place.

It is made of the sources that lessons, networks and sections name, so that a new lesson is in it.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from nnviz.lessons import LESSONS
from nnviz.lessons.citations import citations
from nnviz.lessons.presets import PRESETS
from nnviz.lessons.questions import QUESTIONS
from nnviz.lessons.sections import SECTIONS, Section

KINDS = ("Figures", "Equations", "Topics", "Questions")
"""The parts of the index, in their order."""


class Entry(NamedTuple):
    """A line of the index.

    Attributes
    ----------
    kind : one of `KINDS`
    title : what is looked for, and what is found
    page : the key of the page where it is
    query : what a link to the place holds
    """

    kind: str
    title: str
    page: str
    query: dict[str, str]


@cache
def entries() -> tuple[Entry, ...]:
    """Every entry, by kind; figures and equations by number.

    >>> [entry.title for entry in entries() if "Fig. 6.17" in entry.title]
    ['Fig. 6.17: The backward pass of L = c(a + 2b)', 'Fig. 6.17: L = c(a + 2b)']
    """
    cited = sorted(
        ((citation, place) for place in _places() for citation in citations(place.source)),
        key=lambda pair: pair[0],
    )
    titles = {"Fig": "Figures", "Eq": "Equations"}
    numbered = [
        Entry(titles[citation.kind], f"{citation}: {place.title}", place.page, place.query)
        for citation, place in cited
    ]
    told = [
        Entry("Topics", f"{text}: {place.title}", place.page, place.query)
        for place in _places()
        if (text := _unnumbered(place.source))
    ]
    asked = [Entry("Questions", each.asked, each.page, each.query) for each in QUESTIONS]
    found = [*numbered, *told, *asked]
    return tuple(sorted(found, key=lambda entry: KINDS.index(entry.kind)))


def _unnumbered(source: str) -> str:
    """The text that a source names without a figure or an equation, if there is one."""
    if "CMU" in source:
        return "CMU"
    if citations(source):
        return ""
    return "SLP" if "SLP" in source else source.partition(",")[0]


def _places() -> Iterator[Section]:
    """Everything of the app that names a source."""
    yield from SECTIONS
    for key, lesson in LESSONS.items():
        yield Section(lesson.title, "graph", {"lesson": key}, lesson.source)
    for key, preset in PRESETS.items():
        yield Section(preset.title, "network", {"preset": key}, preset.source)
