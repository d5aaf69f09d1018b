"""A frame as a drawing, in DOT: cards for nodes, and on each edge upstream × local = downstream.

The layout must not move while stepping. So every box and label has its final size from the first
frame on, and only colours, widths of lines and texts change.
"""

from html import escape

from graphviz import Digraph

from nnviz.engine.graph import Edge, Node
from nnviz.engine.steps import Crossing, Frame
from nnviz.views import expressions, names
from nnviz.views.numbers import short
from nnviz.views.palette import (
    ACTIVE,
    CARD,
    DOWNSTREAM,
    DOWNSTREAM_GROUND,
    EDGE,
    LINE,
    LOCAL,
    PARAMETER,
    PARAMETER_GROUND,
    QUIET,
    TEXT,
    UPSTREAM,
    VALUE,
    VALUE_GROUND,
    Colour,
)

FONT = "Arial"
HEAD, CHIP, LABEL = 17, 15, 13
"""Sizes of type, in points: a card's head, its chips, an edge's label."""

EM = 0.56
"""The width of an average character of Arial, as a share of its size."""

NARROWEST, WIDEST = 112, 260
"""How wide a card may be, in points."""

WORD, SIGN, NUMBER = 86, 12, 56
"""How wide the columns of an edge's label are, in points: a word or a sign, then a number."""

WORDS_UP_TO = 12
"""Edges up to which a label has room for the words upstream, local and downstream."""

BLANK = "&#160;"


def dot(frame: Frame) -> str:
    """The drawing of a frame, as DOT source.

    The graph's name differs from step to step: Streamlit's renderer would otherwise spend half a
    second on turning one picture into the next.

    >>> from nnviz import parse, run
    >>> drawing = dot(Frame(run(parse("L = c*(a + 2b)"), {"a": 3, "b": 1, "c": -2}), 1))
    >>> drawing.splitlines()[0]
    'digraph step1 {'
    """
    digraph = Digraph(
        f"step{frame.index}",
        graph_attr={
            "rankdir": "LR",
            "bgcolor": "transparent",
            "nodesep": "0.3",
            "ranksep": "0.3",
            "pad": "0.1",
        },
        node_attr={"shape": "plain", "fontname": FONT},
        edge_attr={"fontname": FONT, "arrowsize": "0.8"},
    )
    for node in frame.graph.nodes:
        digraph.node(
            _identity(frame, node.name),
            _card(frame, node),
            id=f"node-{frame.graph.slots[node.name]}",
            tooltip=summary(frame, node),
            **{"class": "active" if _active_name(frame) == node.name else "idle"},
        )
    for number, edge in enumerate(frame.graph.edges):
        _draw_edge(digraph, frame, edge, number)
    for edge in _idle_edges(frame):
        digraph.edge(f"n{edge.source}", f"n{edge.target}", color=LINE.light, style="dashed")
    source: str = digraph.source
    return source


def summary(frame: Frame, node: Node) -> str:
    """A node in one line: what it is, and what is known of it."""
    value = frame.values.get(node.name)
    known = f"value {short(value)}" if value is not None else "value not computed yet"
    return f"{expressions.statement(node)}: {known}, {_gradient_text(frame, node.name)}"


def _gradient_text(frame: Frame, name: str) -> str:
    gradient = frame.gradients.get(name)
    if gradient is None:
        return "gradient not computed yet"
    rest = frame.to_come(name)
    return f"gradient {short(gradient)}" + (f" so far, {rest} more to come" if rest else "")


def _identity(frame: Frame, name: str) -> str:
    return f"n{frame.graph.slots[name]}"


def _active_name(frame: Frame) -> str | None:
    """The node where the step's result arrives."""
    return (frame.step.input or frame.step.node) if frame.step else None


def _card(frame: Frame, node: Node) -> str:
    active = _active_name(frame) == node.name
    parameter = node.role == "parameter"
    line = ACTIVE if active else PARAMETER if parameter else LINE
    ground = PARAMETER_GROUND if parameter else CARD
    width = _card_width(frame, node)
    rows = _row(_cell(_head(node, width), width, 26, HEAD, TEXT, italic=True))
    rows += _row(_value_chip(frame, node, width))
    rows += _row(_gradient_chip(frame, node, width))
    # Inputs have square corners and operations round ones; the output has a double line.
    rounded = ' STYLE="ROUNDED"' if node.operation else ""
    card = (
        f'<TABLE BORDER="2" COLOR="{line.light}" BGCOLOR="{ground.light}"{rounded} '
        f'CELLBORDER="0" CELLSPACING="3" CELLPADDING="0">{rows}</TABLE>'
    )
    if node.role != "output":
        return f"<{card}>"
    return (
        f'<<TABLE BORDER="2" COLOR="{line.light}" STYLE="ROUNDED" CELLBORDER="0" '
        f'CELLSPACING="2" CELLPADDING="0"><TR><TD>{card}</TD></TR></TABLE>>'
    )


def _card_width(frame: Frame, node: Node) -> int:
    """Wide enough for the head and for a gradient of usual length, whatever the step.

    A longer number is set in smaller type: the box never changes.
    """
    head = len(expressions.statement(node)) * HEAD
    gradient = len(f"{_symbol(frame, node)} = −0.1234") * CHIP
    return round(min(WIDEST, max(NARROWEST, EM * max(head, gradient) + 10)))


def _symbol(frame: Frame, node: Node) -> str:
    return f"∂{names.text(frame.graph.output)}/∂{names.text(node.name)}"


def _head(node: Node, width: int) -> str:
    head = expressions.statement(node)
    room = int((width - 8) / (EM * HEAD)) + 1
    return escape(head if len(head) <= room else f"{head[: room - 1]}…")


def _value_chip(frame: Frame, node: Node, width: int) -> str:
    value = frame.values.get(node.name)
    if value is None:
        return _cell("?", width, 23, CHIP, QUIET)
    return _cell(short(value), width, 23, CHIP, VALUE, VALUE_GROUND, bold=True)


def _gradient_chip(frame: Frame, node: Node, width: int) -> str:
    symbol = _symbol(frame, node)
    gradient = frame.gradients.get(node.name)
    if gradient is None:
        return _cell(escape(f"{symbol} = ?"), width, 23, CHIP, QUIET)
    rest = frame.to_come(node.name)
    known = f"{short(gradient)} so far, {rest} more" if rest else f"{symbol} = {short(gradient)}"
    size = _fitting(len(known), width, CHIP)
    return _cell(escape(known), width, 23, size, DOWNSTREAM, DOWNSTREAM_GROUND, bold=not rest)


def _fitting(characters: float, width: int, size: int) -> int:
    """The size of type at which so many characters fit into a width, `size` if it can be."""
    return min(size, int(width / (characters * EM)))


def _draw_edge(digraph: Digraph, frame: Frame, edge: Edge, number: int) -> None:
    crossed = number < len(frame.crossed)
    active = number == len(frame.crossed) - 1
    step = frame.crossed[number] if crossed else None
    colour = ACTIVE if active else DOWNSTREAM if crossed else EDGE
    digraph.edge(
        f"n{edge.source}",
        f"n{edge.target}",
        _label(step, in_words=len(frame.graph.edges) <= WORDS_UP_TO),
        id=f"edge-{number}",
        **{"class": "active" if active else "crossed" if crossed else "waiting"},
        dir="back" if crossed else "forward",
        color=colour.light,
        penwidth="2.6" if active else "1.4",
    )


def _label(step: Crossing | None, *, in_words: bool) -> str:
    """Upstream × local = downstream, one under the other; blank of the same size before."""
    numbers = (step.upstream, step.local, step.downstream) if step else (None, None, None)
    words = ("upstream", "× local", "= downstream") if in_words else (BLANK, "×", "=")
    width = WORD if in_words else SIGN
    rows = "".join(
        _row(
            _cell(word if step else BLANK, width, 17, LABEL, role, align="RIGHT") + _number(x, role)
        )
        for word, x, role in zip(words, numbers, (UPSTREAM, LOCAL, DOWNSTREAM), strict=True)
    )
    return f'<<TABLE BORDER="0" CELLSPACING="0" CELLPADDING="0">{rows}</TABLE>>'


def _number(x: float | None, role: Colour) -> str:
    known = "" if x is None else short(x)
    size = _fitting(len(known) + 1, NUMBER, LABEL)
    return _cell(BLANK + known, NUMBER, 17, size, role, bold=True, align="LEFT")


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


def _row(cell: str) -> str:
    return f"<TR>{cell}</TR>"


def _cell(
    text: str,
    width: int,
    height: int,
    size: int,
    colour: Colour,
    ground: Colour | None = None,
    *,
    bold: bool = False,
    italic: bool = False,
    align: str = "CENTER",
) -> str:
    """A table cell of fixed size around text that is HTML already."""
    if bold:
        text = f"<B>{text}</B>"
    if italic:
        text = f"<I>{text}</I>"
    fill = f' BGCOLOR="{ground.light}" STYLE="ROUNDED"' if ground else ""
    return (
        f'<TD FIXEDSIZE="TRUE" WIDTH="{width}" HEIGHT="{height}" ALIGN="{align}"{fill}>'
        f'<FONT COLOR="{colour.light}" POINT-SIZE="{size}">{text}</FONT></TD>'
    )
