"""How cards and edges look in a frame: texts, sizes of type and colours, as plain data.

The drawing (`dot`) and the rehearsal of a run in the browser (`timeline`) both read it, so they
can't disagree. Boxes have a size of their own, which no frame changes.
"""

from typing import NamedTuple

import numpy as np

from nnviz.engine.graph import Node
from nnviz.engine.steps import Frame
from nnviz.views.notation import expressions, numbers
from nnviz.views.notation.lettering import BLANK, CHIP, EM, HEAD, LABEL, Text, fitting
from nnviz.views.notation.numbers import short
from nnviz.views.notation.palette import (
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
from nnviz.views.scene import matrices, widths
from nnviz.views.steps.modes import telling


class Block(NamedTuple):
    """Cells of a card in rows of so many, each of one size in points."""

    columns: int
    width: int
    height: int
    cells: tuple[Text, ...]


class CardLook(NamedTuple):
    """A card: the blocks under its head, from top to bottom, and its outline."""

    blocks: tuple[Block, ...]
    line: Colour
    active: bool

    @property
    def texts(self) -> tuple[Text, ...]:
        """Every text under the head, in order. Each stands on a ground."""
        return tuple(text for block in self.blocks for text in block.cells)


class EdgeLook(NamedTuple):
    """An edge: the rows of its label, each a word or sign and a number, and its line."""

    rows: tuple[tuple[Text, Text], ...]
    line: Colour
    state: str

    @property
    def width(self) -> float:
        """How thick the line is, in points."""
        return 2.6 if "active" in self.state else 1.4

    @property
    def arrow(self) -> str:
        """The end where the arrow's head is: a gradient turns it back, a tangent does not."""
        return "back" if self.state in ("active", "crossed") else "forward"


def active_names(frame: Frame) -> set[str]:
    """The nodes where the results of the steps just taken arrive."""
    return {step.input or step.node for step in frame.taken}


def ground(node: Node) -> Colour:
    """What a card is painted with."""
    return PARAMETER_GROUND if node.role == "parameter" else CARD


def head(node: Node, width: int) -> str:
    """A card's head, cut with dots where it is too long."""
    written = expressions.statement(node)
    room = int((width - 8) / (EM * HEAD)) + 1
    return written if len(written) <= room else f"{written[: room - 1]}…"


def card(frame: Frame, node: Node) -> CardLook:
    """How a node's card looks in a frame."""
    active = node.name in active_names(frame)
    line = ACTIVE if active else PARAMETER if node.role == "parameter" else LINE
    blocks = _tensor if np.ndim(frame.run.value[node.name]) else _chips
    return CardLook(blocks(frame, node), line, active)


def edge(frame: Frame, number: int) -> EdgeLook:
    """How one of `graph.edges` looks in a frame."""
    told = telling(frame.run)
    figures, state = told.edge(frame, number)
    line = ACTIVE if state.startswith("active") else DOWNSTREAM if any(figures) else EDGE
    return EdgeLook(_rows(frame, number, told.words, figures), line, state)


def _rows(
    frame: Frame, number: int, words: tuple[str, str, str], figures: tuple[str, str, str]
) -> tuple[tuple[Text, Text], ...]:
    """The rows of an edge's label: words or signs, once there are figures, and the figures."""
    width = widths.figures(frame.run)[number]
    written = words if widths.words(frame.run) else (BLANK, "×", "=")
    return tuple(
        (Text(word if figure else BLANK, LABEL, role), _figure(figure, role, width))
        for word, figure, role in zip(written, figures, (UPSTREAM, LOCAL, DOWNSTREAM), strict=True)
    )


def _chips(frame: Frame, node: Node) -> tuple[Block, ...]:
    """A number and its gradient, or in forward mode its tangent: a chip for each."""
    width = widths.card(frame.run, node)
    chips = _value(frame, node), _derived(frame, node)
    return tuple(Block(1, width, 23, (chip,)) for chip in chips)


def _value(frame: Frame, node: Node) -> Text:
    value = frame.values.get(node.name)
    if value is None:
        return Text("?", CHIP, QUIET, ground(node))
    return Text(short(value), CHIP, VALUE, VALUE_GROUND, bold=True)


def _derived(frame: Frame, node: Node) -> Text:
    told, symbol = telling(frame.run), _symbol(frame, node)
    known = told.known(frame, node.name)
    if known is None:
        return Text(f"{symbol} = ?", CHIP, QUIET, ground(node))
    rest = told.to_come(frame, node.name)
    said = f"{short(known)}, {rest} to come" if rest else f"{symbol} = {short(known)}"
    size = fitting(len(said), widths.card(frame.run, node), CHIP)
    return Text(said, size, DOWNSTREAM, DOWNSTREAM_GROUND, bold=not rest)


def _tensor(frame: Frame, node: Node) -> tuple[Block, ...]:
    """A vector or matrix and its gradient: a line of words over the entries of each."""
    shape = np.shape(frame.run.value[node.name])
    rest = frame.to_come(node.name)
    symbol = _symbol(frame, node)
    said = f"{symbol}, {rest} to come" if rest and node.name in frame.gradients else symbol
    parts = (
        (numbers.of_shape(shape), frame.values.get(node.name), VALUE, VALUE_GROUND),
        (said, frame.gradients.get(node.name), DOWNSTREAM, DOWNSTREAM_GROUND),
    )
    width = widths.card(frame.run, node)
    _, columns, cell, height = matrices.layout(shape)
    if not numbers.is_small(shape):
        cell = max(cell, width // columns - 1)
    blocks = []
    for words, known, ink, chip in parts:
        heading = words if known is None else f"{words}{matrices.span(known)}"
        size = fitting(len(heading), width, LABEL)
        line = Text(heading, size, QUIET if known is None else ink, ground(node))
        blocks.append(Block(1, width, 19, (line,)))
        cells = matrices.cells(shape, known, Text("?", LABEL, QUIET, ground(node)), ink, chip)
        blocks.append(Block(columns, cell, height, cells))
    return tuple(blocks)


def _symbol(frame: Frame, node: Node) -> str:
    """What is known of a node beside its value: ∂output/∂node, or in forward mode ∂node/∂input."""
    return telling(frame.run).symbol(frame.run, node.name)


def _figure(known: str, role: Colour, width: int) -> Text:
    return Text(BLANK + known, fitting(len(known) + 0.5, width, LABEL), role, bold=True)
