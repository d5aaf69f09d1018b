"""Pictures and sheets on the page: Streamlit's HTML leaves SVG out, so a component holds them."""

from html import escape

from nnviz.exercises import picture
from nnviz.exercises.exercise import Exercise
from nnviz.exercises.formats import html
from nnviz.exercises.sheet import Variant
from nnviz.ui.player.component import component


def graph(exercise: Exercise, *, solved: bool) -> None:
    """The graph of an exercise: from left to right, and on a narrow screen downward.

    Raises
    ------
    LayoutError : as `nnviz.views.scene.layout.layout`
    """
    alt = escape(picture.said(exercise, solved=solved))
    ways = (
        f'<div class="{name}">{picture.drawn(exercise, solved=solved, downward=downward).svg}</div>'
        for name, downward in (("across", False), ("down", True))
    )
    drawn = f'<figure class="graph" role="img" aria-label="{alt}">{"".join(ways)}</figure>'
    component("paper")(key="graph", data={"html": drawn})


def sheet(title: str, variant: Variant) -> None:
    """A sheet as it will be printed.

    Raises
    ------
    LayoutError : as `nnviz.views.scene.layout.layout`
    """
    component("paper")(
        key="sheet", data={"html": f'<div class="sheets">{html.sheet(title, variant)}</div>'}
    )
