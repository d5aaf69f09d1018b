"""A run as a page of its own: one HTML file that needs no server and no network."""

from html import escape
from pathlib import Path
from string import Template

from nnviz.engine.run import Run
from nnviz.player import score, style
from nnviz.player.packing import packed
from nnviz.player.script import bare, script
from nnviz.views.notation import sheets

_PAGE, _STYLE, _START = (Path(__file__).with_name(f"page.{kind}") for kind in ("html", "css", "js"))


def html(run: Run) -> str:
    """A page with one player, with everything it needs inside.

    >>> from nnviz import parse, run
    >>> page = html(run(parse("L = 2x"), {"x": 3}))
    >>> page.startswith("<!doctype html>"), "<link" in page, ' src="' in page
    (True, False, False)
    """
    made = score.complete(run)
    return Template(_PAGE.read_text("utf-8")).substitute(
        title=escape(made["name"]),
        fonts=sheets.fonts(),
        css=style.css(":root") + sheets.lean(_STYLE),
        score=packed(made),
        script=script() + bare(_START.read_text("utf-8")),
    )
