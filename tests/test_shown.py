"""A run tells its program, and the link that opens it in the app."""

from urllib.parse import parse_qsl, urlsplit

import nnviz
from nnviz.ui.graph.document import GraphDocument
from nnviz.ui.session.link import Link


def test_a_link_opens_the_same_run() -> None:
    run = nnviz.trace(lambda w, x: (w @ x).sum() ** 2, w=[[1, -0.5], [2, 1e-9]], x=[3, 1])
    address = urlsplit(run.link("http://localhost:8501/"))
    assert address.path == "/graph"
    link = Link(dict(parse_qsl(address.query)))
    typed = GraphDocument.read(link).typed
    assert link.ignored == []
    again = nnviz.run(typed.graph, typed.inputs)
    assert again.value[again.graph.output] == run.value[run.graph.output]


def test_a_notebook_shows_notes_above_the_player() -> None:
    def loss(x: float) -> float:
        return x * x if x > 0 else -x

    shown = nnviz.trace(loss, x=2.0)._repr_html_()
    assert "is true here" in shown.partition("<iframe")[0]
