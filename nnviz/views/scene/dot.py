"""A frame as a drawing, in DOT: cards for nodes, and on each edge upstream × local = downstream.

The layout must not move while stepping. So every box and label has its final size from the first
frame on, and only colours, widths of lines and texts change.
"""

import zlib
from collections.abc import Callable
from functools import lru_cache, partial
from html import escape

import numpy as np
from graphviz import Digraph

from nnviz.engine.graph import Edge, Node
from nnviz.engine.run import Run
from nnviz.engine.steps import Frame
from nnviz.views.notation import expressions
from nnviz.views.notation.lettering import HEAD, LABEL, Text
from nnviz.views.notation.numbers import short
from nnviz.views.notation.palette import CARD, DOWNSTREAM, EDGE, LINE, TEXT, VALUE, Colour
from nnviz.views.scene import cards, widths
from nnviz.views.scene.cards import Block, EdgeLook
from nnviz.views.scene.groups import collapsed
from nnviz.views.scene.neighbourhood import near
from nnviz.views.steps.modes import telling

FONT = "Arial"

GROUP = 150
"""How wide the card of a group is, in points."""


@lru_cache(maxsize=128)
def dot(frame: Frame) -> str:
    """The drawing of a frame, as DOT source; kept, because a class steps the same runs at once.

    The graph's name differs from step to step, and between runs with other numbers: Streamlit's
    renderer would otherwise spend half a second on turning one picture into the next.

    >>> from nnviz import parse, run
    >>> drawing = dot(Frame(run(parse("L = c*(a + 2b)"), {"a": 3, "b": 1, "c": -2}), 1))
    >>> drawing.startswith("digraph step1_")
    True
    """
    digraph = Digraph(
        f"step{frame.index}_{fingerprint(frame.run)}",
        graph_attr={
            "rankdir": "TB" if widths.downward(frame.run) else "LR",
            "bgcolor": "transparent",
            "nodesep": "0.2",
            "ranksep": "0.2",
            "pad": "0.1",
        },
        node_attr={"shape": "plain", "fontname": FONT},
        edge_attr={"fontname": FONT, "arrowsize": "0.8"},
    )
    active = cards.active_names(frame)
    drawn = near(frame)
    slots = {frame.graph.slots[name] for name in drawn}
    for node in frame.graph.nodes:
        if node.name not in drawn:
            continue
        slot = frame.graph.slots[node.name]
        digraph.node(
            f"n{slot}",
            _card(frame, node),
            id=f"node-{slot}",
            tooltip=summary(frame, node),
            **{"class": "active" if node.name in active else "idle"},
        )
    word = widths.WORD if widths.words(frame.run) else widths.SIGN
    for number, edge in enumerate(frame.graph.edges):
        if {edge.source, edge.target} <= slots:
            label = (word, widths.figures(frame.run)[number])
            _draw_edge(digraph, edge, number, cards.edge(frame, number), label)
    for edge in _idle_edges(frame):
        if {edge.source, edge.target} <= slots:
            digraph.edge(f"n{edge.source}", f"n{edge.target}", color=LINE.light, style="dashed")
    _draw_groups(digraph, frame)
    source: str = digraph.source
    return source


@lru_cache(maxsize=32)
def fingerprint(run: Run) -> str:
    """A mark of all that a run shows: its kind, its graph, its numbers forward and backward."""
    mark = zlib.crc32(f"{type(run).__name__} {run.graph.nodes}".encode())
    for held in (run.values, *telling(run).derived(run)):
        for value in held:
            mark = zlib.crc32(np.asarray(value, dtype=np.float64).tobytes(), mark)
    return f"{mark:x}"


def summary(frame: Frame, node: Node) -> str:
    """A node in one line: what it is, and what is known of it."""
    value = frame.values.get(node.name)
    known = f"value {short(value)}" if value is not None else "value not computed yet"
    return f"{expressions.statement(node)}: {known}, {_derived_text(frame, node.name)}"


def _derived_text(frame: Frame, name: str) -> str:
    told = telling(frame.run)
    known = told.known(frame, name)
    if known is None:
        return f"{told.noun} not computed yet"
    rest = told.to_come(frame, name)
    return f"{told.noun} {short(known)}" + (f" so far, {rest} more to come" if rest else "")


def _card(frame: Frame, node: Node) -> str:
    shown = cards.card(frame, node)
    width = widths.card(frame.run, node)
    head = cards.head(node, width)
    # Few fonts have the raised brackets of a layer in italics.
    written = escape(head) if "⁽" in head else f"<I>{escape(head)}</I>"
    rows = f"<TR>{_cell(written, Text(head, HEAD, TEXT), width, 26)}</TR>"
    rows += "".join(map(_block, shown.blocks))
    # Inputs have square corners and operations round ones; the output has a double line.
    rounded = ' STYLE="ROUNDED"' if node.operation else ""
    card = (
        f'<TABLE BORDER="2" COLOR="{shown.line.light}" BGCOLOR="{cards.ground(node).light}"'
        f'{rounded} CELLBORDER="0" CELLSPACING="3" CELLPADDING="0">{rows}</TABLE>'
    )
    if node.role != "output":
        return f"<{card}>"
    return (
        f'<<TABLE BORDER="2" COLOR="{shown.line.light}" STYLE="ROUNDED" CELLBORDER="0" '
        f'CELLSPACING="2" CELLPADDING="0"><TR><TD>{card}</TD></TR></TABLE>>'
    )


def _block(block: Block) -> str:
    """Rows of a card: one cell in each, or a table of cells."""
    cells = [_cell(escape(cell.text), cell, block.width, block.height) for cell in block.cells]
    if len(cells) == 1:
        return f"<TR>{cells[0]}</TR>"
    rows = (
        "".join(cells[begin : begin + block.columns])
        for begin in range(0, len(cells), block.columns)
    )
    inner = "".join(f"<TR>{row}</TR>" for row in rows)
    return (
        '<TR><TD><TABLE BORDER="0" CELLBORDER="0" CELLSPACING="1" CELLPADDING="0">'
        f"{inner}</TABLE></TD></TR>"
    )


def _draw_edge(
    digraph: Digraph, edge: Edge, number: int, shown: EdgeLook, label: tuple[int, int]
) -> None:
    rows = "".join(
        f"<TR>{_cell(word.text, word, label[0], 17, 'RIGHT')}"
        f"{_cell(escape(figure.text), figure, label[1], 17, 'LEFT')}</TR>"
        for word, figure in shown.rows
    )
    digraph.edge(
        f"n{edge.source}",
        f"n{edge.target}",
        f'<<TABLE BORDER="0" CELLSPACING="0" CELLPADDING="0">{rows}</TABLE>>',
        id=f"edge-{number}",
        **{"class": shown.state},
        dir=shown.arrow,
        color=shown.line.light,
        penwidth=str(shown.width),
    )


def _draw_groups(digraph: Digraph, frame: Frame) -> None:
    """A card for each group of a large graph, and a thin edge wherever two cards are joined."""
    graph, told = frame.graph, telling(frame.run)
    ends = {name: f"n{graph.slots[name]}" for name in near(frame)}
    for number, group in enumerate(collapsed(frame)):
        ends |= dict.fromkeys(group.members, f"g{number}")
        lines = (
            Text(f"{group.title}: {len(group.members)} nodes", LABEL, TEXT, bold=True),
            _count(group.members, frame.values.get, "values", VALUE),
            _count(group.members, partial(told.known, frame), f"{told.noun}s", DOWNSTREAM),
        )
        rows = "".join(f"<TR>{_cell(escape(line.text), line, GROUP, 20)}</TR>" for line in lines)
        digraph.node(
            f"g{number}",
            f'<<TABLE BORDER="2" COLOR="{LINE.light}" BGCOLOR="{CARD.light}" STYLE="ROUNDED,DASHED"'
            f' CELLBORDER="0" CELLSPACING="3" CELLPADDING="0">{rows}</TABLE>>',
            id=f"group-{number}",
            tooltip=". ".join(line.text for line in lines),
            **{"class": "idle"},
        )
    joined = dict.fromkeys(
        (ends[graph.names[edge.source]], ends[graph.names[edge.target]]) for edge in graph.edges
    )
    for source, target in joined:
        if source != target and "g" in (source[0], target[0]):
            digraph.edge(source, target, color=EDGE.light, arrowsize="0.5")


def _count(
    members: tuple[str, ...], known: Callable[[str], object], what: str, ink: Colour
) -> Text:
    count = sum(known(name) is not None for name in members)
    return Text(f"{count} {what} known", LABEL, ink)


def _idle_edges(frame: Frame) -> list[Edge]:
    """Edges that carry no gradient, because the output does not use their target."""
    graph = frame.graph
    used = {edge.target for edge in graph.edges}
    return [
        Edge(source, target, place)
        for target in graph.operation_slots
        if target not in used
        for place, source in enumerate(graph.operands(target))
        if source not in graph.constants
    ]


def _cell(html: str, text: Text, width: int, height: int, align: str = "CENTER") -> str:
    """A table cell of fixed size around a text that is escaped already.

    A cell of a heat strip has no text and square corners, by which the browser tells it.
    """
    if not text.text and text.ground:
        return (
            f'<TD FIXEDSIZE="TRUE" WIDTH="{width}" HEIGHT="{height}" '
            f'BGCOLOR="{text.ground.light}"></TD>'
        )
    if text.bold:
        html = f"<B>{html}</B>"
    fill = f' BGCOLOR="{text.ground.light}" STYLE="ROUNDED"' if text.ground else ""
    return (
        f'<TD FIXEDSIZE="TRUE" WIDTH="{width}" HEIGHT="{height}" ALIGN="{align}"{fill}>'
        f'<FONT COLOR="{text.ink.light}" POINT-SIZE="{text.size}">{html}</FONT></TD>'
    )
