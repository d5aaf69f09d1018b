"""A run as a page of its own: one HTML file that needs no server and no network."""

from html import escape
from pathlib import Path
from string import Template
from typing import NamedTuple

from nnviz.engine.run import Run
from nnviz.player import score, style
from nnviz.player.packing import packed
from nnviz.player.script import bare, script
from nnviz.views.notation import sheets

_PAGE, _STYLE, _START = (Path(__file__).with_name(f"page.{kind}") for kind in ("html", "css", "js"))


class Around(NamedTuple):
    """What stands on a page around its player.

    Attributes
    ----------
    title : of the page; that of the graph if it is empty
    above, below : HTML
    style : rules for these
    """

    title: str = ""
    above: str = ""
    below: str = ""
    style: str = ""


ALONE = Around()
"""Nothing around the player."""


def html(run: Run, around: Around = ALONE) -> str:
    """A page with one player, with everything it needs inside.

    >>> from nnviz import parse, run
    >>> page = html(run(parse("L = 2x"), {"x": 3}))
    >>> page.startswith("<!doctype html>"), "<link" in page, ' src="' in page
    (True, False, False)
    """
    made = score.complete(run)
    return Template(_PAGE.read_text("utf-8")).substitute(
        title=escape(around.title or made["name"]),
        fonts=sheets.fonts(),
        css=style.css(":root") + sheets.lean(_STYLE) + around.style,
        above=around.above,
        below=around.below,
        score=packed(made),
        script=script() + bare(_START.read_text("utf-8")),
    )
