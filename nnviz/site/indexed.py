"""The first page of the site: what is played, the index of the texts, and the worksheets."""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby
from pathlib import Path
from string import Template
from urllib.parse import urlencode

from nnviz.lessons import LESSONS
from nnviz.lessons.index import KINDS, Entry, entries
from nnviz.player.script import bare
from nnviz.site.frame import anchor, around, css, in_app
from nnviz.site.played import Played

_PAGE, _SCRIPT = (Path(__file__).with_name(f"index.{kind}") for kind in ("html", "js"))

_TITLES = {
    "SLP": "Lessons of the textbook (SLP)",
    "CMU": "Lessons of the lecture (CMU 10-301)",
    "More": "Lessons of other lectures and papers",
    "networks": "Networks, in vectors and matrices",
    "bugs": "Backward passes with a bug",
}

_INTRODUCTION = (
    "Step through a computation graph, forward to the value and backward to every gradient. Switch "
    "on <em>Predict</em>, type what the next step will show, and be told which rule gave a wrong "
    "answer. These pages need no network."
)


def written(played: Sequence[Played], sheets: Sequence[tuple[str, str]], app: str | None) -> str:
    """The page.

    Parameters
    ----------
    played : everything that has a page
    sheets : of each worksheet its path and its title
    app : the address of an app, to which entries lead that the site does not play, or None
    """
    content = "\n".join(
        [
            "<h1>See backpropagation happen</h1>",
            f"<p>{_INTRODUCTION}</p>",
            *([f"<p>{anchor(app, 'Open the app')}</p>"] if app else []),
            '<p><label for="find">Find a figure, an equation, a lesson or a question</label><br>',
            '<input id="find" type="search" placeholder="Such as 6.17, softmax, or why">',
            '<span id="found" role="status"></span></p>',
            *(_part(group, list(members)) for group, members in groupby(played, _group)),
            *(_kind(kind, played, app) for kind in KINDS),
            "<h2>Worksheets</h2>",
            _list(anchor(path, title) for path, title in sheets),
        ]
    )
    above, below = around("index.html")
    page = Template(_PAGE.read_text("utf-8"))
    return page.substitute(
        css=css(), body=above + content + below, script=bare(_SCRIPT.read_text("utf-8"))
    )


def _group(played: Played) -> str:
    return LESSONS[played.key].text if played.folder == "lessons" else played.folder


def _part(group: str, members: list[Played]) -> str:
    lines = (
        f'{anchor(each.path, each.title)} <span class="source">{escape(each.source)}</span>'
        for each in members
    )
    return f"<h2>{_TITLES[group]}</h2>\n{_list(lines)}"


def _kind(kind: str, played: Sequence[Played], app: str | None) -> str:
    """A part of the index, which opens when something in it is looked for."""
    known = {_place(each.page, each.query): each for each in played}
    lines = (_entry(entry, known, app) for entry in entries() if entry.kind == kind)
    return f"<details><summary>{kind}, with their places</summary>\n{_list(lines)}</details>"


def _entry(entry: Entry, known: dict[str, Played], app: str | None) -> str:
    step = f"?step={entry.query['step']}" if "step" in entry.query else ""
    if here := known.get(_place(entry.page, entry.query)):
        return anchor(f"{here.path}{step}", entry.title)
    if app:
        return anchor(in_app(app, entry.page, entry.query), f"{entry.title} (in the app)")
    return f'{escape(entry.title)} <span class="source">in the app</span>'


def _place(page: str, query: dict[str, str]) -> str:
    """What a place shows, whatever the step."""
    return urlencode({"page": page, **query, "step": ""})


def _list(lines: Iterable[str]) -> str:
    return "<ul>\n" + "".join(f"<li data-entry>{line}</li>\n" for line in lines) + "</ul>"
