"""How cards and edges look in a frame: texts, sizes of type and colours, as plain data.

The drawing (`dot`) and the rehearsal of a run in the browser (`timeline`) both read it, so they
can't disagree. Boxes have a size of their own, which no frame changes.
"""

from typing import NamedTuple

from nnviz.engine.graph import Node
from nnviz.engine.steps import Frame
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
    UPSTREAM,
    VALUE,
    VALUE_GROUND,
    Colour,
)

HEAD, CHIP, LABEL = 17, 15, 13
"""Sizes of type, in points: a card's head, its chips, an edge's label."""

EM = 0.56
"""The width of an average character of Arial, as a share of its size."""

NARROWEST, WIDEST = 112, 260
"""How wide a card may be, in points."""

NUMBER = 56
"""How wide the numbers of an edge's label are, in points."""

WORDS_UP_TO = 12
"""Edges up to which a label has room for the words upstream, local and downstream."""

BLANK = "\N{NO-BREAK SPACE}"


class Text(NamedTuple):
    """A text that changes from step to step, with its ground where it stands on one."""

    text: str
    size: int
    ink: Colour
    ground: Colour | None = None
    bold: bool = False


class CardLook(NamedTuple):
    """A card: the chip of its value, the chip of its gradient, its outline."""

    value: Text
    gradient: Text
    line: Colour
    active: bool


class EdgeLook(NamedTuple):
    """An edge: the rows of its label, each a word or sign and a number, and its line."""

    rows: tuple[tuple[Text, Text], ...]
    line: Colour
    state: str

    @property
    def width(self) -> float:
        """How thick the line is, in points."""
        return 2.6 if self.state == "active" else 1.4


def active_names(frame: Frame) -> set[str]:
    """The nodes where the results of the steps just taken arrive."""
    return {step.input or step.node for step in frame.taken}


def ground(node: Node) -> Colour:
    """What a card is painted with."""
    return PARAMETER_GROUND if node.role == "parameter" else CARD


def card_width(frame: Frame, node: Node) -> int:
    """Wide enough for the head and for a gradient of usual length, whatever the step.

    A longer number is set in smaller type.
    """
    head = len(expressions.statement(node)) * HEAD
    gradient = len(f"{_symbol(frame, node)} = −0.1234") * CHIP
    return round(min(WIDEST, max(NARROWEST, EM * max(head, gradient) + 10)))


def head(node: Node, width: int) -> str:
    """A card's head, cut with dots where it is too long."""
    written = expressions.statement(node)
    room = int((width - 8) / (EM * HEAD)) + 1
    return written if len(written) <= room else f"{written[: room - 1]}…"


def card(frame: Frame, node: Node) -> CardLook:
    """How a node's card looks in a frame."""
    active = node.name in active_names(frame)
    line = ACTIVE if active else PARAMETER if node.role == "parameter" else LINE
    return CardLook(_value(frame, node), _gradient(frame, node), line, active)


def edge(frame: Frame, number: int) -> EdgeLook:
    """How one of `graph.edges` looks in a frame."""
    crossed = number < len(frame.crossed)
    step = frame.crossed[number] if crossed else None
    active = crossed and number >= len(frame.crossed) - len(frame.taken)
    in_words = len(frame.graph.edges) <= WORDS_UP_TO
    words = ("upstream", "× local", "= downstream") if in_words else (BLANK, "×", "=")
    figures = (step.upstream, step.local, step.downstream) if step else (None, None, None)
    rows = tuple(
        (Text(word if step else BLANK, LABEL, role), _figure(figure, role))
        for word, figure, role in zip(words, figures, (UPSTREAM, LOCAL, DOWNSTREAM), strict=True)
    )
    if active:
        return EdgeLook(rows, ACTIVE, "active")
    return EdgeLook(rows, DOWNSTREAM, "crossed") if crossed else EdgeLook(rows, EDGE, "waiting")


def _value(frame: Frame, node: Node) -> Text:
    value = frame.values.get(node.name)
    if value is None:
        return Text("?", CHIP, QUIET, ground(node))
    return Text(short(value), CHIP, VALUE, VALUE_GROUND, bold=True)


def _gradient(frame: Frame, node: Node) -> Text:
    symbol = _symbol(frame, node)
    gradient = frame.gradients.get(node.name)
    if gradient is None:
        return Text(f"{symbol} = ?", CHIP, QUIET, ground(node))
    rest = frame.to_come(node.name)
    known = f"{short(gradient)} so far, {rest} to come" if rest else f"{symbol} = {short(gradient)}"
    size = _fitting(len(known), card_width(frame, node), CHIP)
    return Text(known, size, DOWNSTREAM, DOWNSTREAM_GROUND, bold=not rest)


def _symbol(frame: Frame, node: Node) -> str:
    return f"∂{names.text(frame.graph.output)}/∂{names.text(node.name)}"


def _figure(x: float | None, role: Colour) -> Text:
    known = "" if x is None else short(x)
    return Text(BLANK + known, _fitting(len(known) + 1, NUMBER, LABEL), role, bold=True)


def _fitting(characters: float, width: int, size: int) -> int:
    """The size of type at which so many characters fit into a width, `size` if it can be."""
    return min(size, int(width / (characters * EM)))
