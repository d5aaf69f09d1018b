"""The frame of the site's pages: a way past the navigation, the navigation, and the content."""

from html import escape
from pathlib import Path
from string import Template
from urllib.parse import urlencode

from nnviz.views.notation import palette, sheets

_FRAME, _STYLE = (Path(__file__).with_name(name) for name in ("frame.html", "site.css"))


def around(root: str, ways: str = "") -> tuple[str, str]:
    """What stands above and below the main part of a page.

    Parameters
    ----------
    root : the way to the index
    ways : more of the navigation, as HTML
    """
    above, _, below = _FRAME.read_text("utf-8").partition("$content")
    return Template(above).substitute(root=escape(root), ways=ways), below


def css() -> str:
    """The style of the frame, with the colours by name."""
    return f"{palette.variables(':root')}\n{sheets.lean(_STYLE)}"


def anchor(address: str, text: str) -> str:
    """A link.

    >>> anchor("a.html", "f & g")
    '<a href="a.html">f &amp; g</a>'
    """
    return f'<a href="{escape(address)}">{escape(text)}</a>'


def in_app(app: str, page: str, query: dict[str, str]) -> str:
    """The address of a place of an app.

    >>> in_app("https://nnviz.example/", "graph", {"lesson": "quiz"})
    'https://nnviz.example/graph?lesson=quiz'
    """
    asked = f"?{urlencode(query)}" if query else ""
    return f"{app.rstrip('/')}/{page}{asked}"
