"""A run as plain DOT, for those who draw with Graphviz themselves."""

from graphviz import Digraph, escape

from nnviz.engine.run import Run
from nnviz.views.notation import expressions
from nnviz.views.notation.numbers import brief
from nnviz.views.scene.facts import figures
from nnviz.views.steps.modes import FORWARD, telling


def dot(run: Run) -> str:
    """Nodes with values and gradients; on each edge upstream × local = downstream.

    >>> from nnviz import parse, run
    >>> print(dot(run(parse("L = 2x"), {"x": 3})).splitlines()[-2].strip())
    x -> L [label="1 × 2 = 2" dir=back]
    """
    graph, told = run.graph, telling(run)
    digraph = Digraph(graph_attr={"rankdir": "LR"}, node_attr={"shape": "box"})
    back = {} if told is FORWARD else {"dir": "back"}
    for node in graph.nodes:
        lines = (
            expressions.statement(node),
            brief(run.value[node.name]),
            f"{told.symbol(run, node.name)} = {brief(told.carried(run, node.name))}",
        )
        twice = {"peripheries": "2"} if node.role == "output" else {}
        digraph.node(node.name, "\\n".join(map(escape, lines)), **twice)
    for number, edge in enumerate(graph.edges):
        upstream, local, downstream = figures(run, number)
        label = escape(f"{upstream} × {local} = {downstream}")
        digraph.edge(graph.names[edge.source], graph.names[edge.target], label, **back)
    source: str = digraph.source
    return source
