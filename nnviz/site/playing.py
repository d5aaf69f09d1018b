"""A page of the site that plays a run."""

from html import escape

from nnviz.engine.run import Run
from nnviz.player import page
from nnviz.site.frame import anchor, around, css, in_app
from nnviz.site.played import Played


def written(played: Played, before: Played | None, after: Played | None, app: str | None) -> str:
    """The page: the player, what to notice, and the ways on.

    Parameters
    ----------
    played : what the page is of
    before, after : its neighbours on the site
    app : the address of an app that shows the same, or None

    Raises
    ------
    LayoutError : as `nnviz.views.scene.layout.layout`
    """
    run = played.make()
    ways = [
        anchor(f"../{other.path}", f"{mark}: {other.title}")
        for mark, other in (("Before", before), ("Next", after))
        if other
    ]
    if app:
        ways.append(anchor(in_app(app, played.page, played.query), "Open in the app"))
    above, below = around("../index.html", "".join(ways))
    title = f"{played.title} · nnviz"
    return page.html(run, page.Around(title, above + _head(played), _program(run) + below, css()))


def _head(played: Played) -> str:
    return (
        f"<h1>{escape(played.title)}</h1>\n"
        f'<p class="source">{escape(played.source)}</p>\n<p>{escape(played.notice)}</p>'
    )


def _program(run: Run) -> str:
    try:
        text = run.program
    except ValueError:
        return ""
    return f"<h2>The program</h2>\n<pre>{escape(text)}</pre>"
