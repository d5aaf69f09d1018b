"""A node as a card: its head, and a value and a gradient as chips or as grids of entries.

What a step may change carries `data-f`, the key of its place: `n4v` is the value of card 4, and
`n4g` its gradient. The texts that it changes have the class `t`.
"""

from html import escape
from typing import NamedTuple

from nnviz.views.notation.typesetting import Set, Spans, fitted, tspans, width
from nnviz.views.scene.layout import Box, Size
from nnviz.views.scene.lettering import (
    CELL,
    CHIP,
    HEAD,
    LABEL,
    LEAST,
    line,
    plain_line,
    set_line,
    span,
)

PAD, TOP, ROW, GAP = 5, 28, 23, 3
"""The inner margin, the height of the head, of a chip, and between two chips."""

LINE = 18
"""The height of the line of words over the entries of a vector or matrix."""

RIM = 4
"""Between the two lines around the output's card."""

NARROWEST, WIDEST = 88, 340
"""How wide a card may be, without a rim."""

CORNER = 10

ENTRY, STRIPE = 19, 13
"""The height of an entry that is written out, and of one that is shown as a colour."""

MORE = " + …"
"""What follows a sum to which more will be added."""

EQUALS = " = "


class Grid(NamedTuple):
    """Entries of a vector or matrix: rows and columns, as numbers or as colours.

    `words` is the longest line that may stand above them, beside the gradient's symbol, and
    `number` the longest entry.
    """

    rows: int
    columns: int
    written: bool
    words: str
    number: str

    @property
    def cell(self) -> Size:
        """The least size of an entry, with its margin."""
        if self.written:
            return Size(width(self.number, CELL, bold=True) + 6, ENTRY + 2)
        return Size(13, STRIPE + 2)

    @property
    def height(self) -> int:
        """The height of the line of words and of all rows."""
        return LINE + self.rows * ((ENTRY if self.written else STRIPE) + 2)


class Card(NamedTuple):
    """A node to draw.

    Attributes
    ----------
    key : of the card in the drawing, such as n4
    node : its name in the graph
    role : input, parameter, intermediate or output
    head : its name, and what it computes
    symbol : what is derived of it, such as ∂L/∂a
    title : the head in plain text
    grid : for a vector or matrix
    sums : whether its gradient is a sum of several parts
    number : the longest that there is room for
    """

    key: str
    node: str
    role: str
    head: Spans
    symbol: Spans
    title: str
    grid: Grid | None
    sums: bool
    number: str

    @property
    def size(self) -> Size:
        """Enough for the head, and for all that may stand under it."""
        high = TOP + GAP + PAD + (2 * self.grid.height if self.grid else 2 * ROW)
        rim = 2 * RIM if self.role == "output" else 0
        return Size(round(self._inner) + rim, high + rim)

    @property
    def _inner(self) -> float:
        wide = max(NARROWEST, width(self.head, HEAD) + 20)
        if self.grid:
            wide = max(wide, width(self.symbol, LABEL) + self.beside(LABEL) + 2 * PAD)
            wide = max(wide, width(self.grid.words, LABEL) + 2 * PAD)
            # Entries are never squeezed, however many there are.
            needed = self.grid.columns * self.grid.cell.width + 2 * PAD
            return max(min(wide, WIDEST), needed)
        return min(max(wide, width(self.symbol, CHIP) + self.beside(CHIP) + 2 * PAD + 6), WIDEST)

    def beside(self, size: float) -> float:
        """How wide what follows the gradient's symbol may be."""
        if not self.grid:
            more = MORE if self.sums else ""
            return width(EQUALS, size) + width(self.number + more, size, bold=True)
        ends = "" if self.grid.written else span(self.number)
        return width(ends + MORE, size)

    def svg(self, centre: Box) -> str:
        """The card around a point."""
        wide, high = self.size
        rim = RIM if self.role == "output" else 0
        wide, high = wide - 2 * rim, high - 2 * rim
        corner = 0 if self.role in ("input", "parameter") else CORNER
        frame = f'<rect class="frame" width="{wide}" height="{high}" rx="{corner}"/>'
        if rim:
            frame = (
                f'<rect class="frame outer" x="{-rim}" y="{-rim}" width="{wide + 2 * rim}" '
                f'height="{high + 2 * rim}" rx="{corner + rim}"/>{frame}'
            )
        head = fitted(self.head, HEAD, wide - 12, LEAST)
        whole = f"<title>{escape(self.title)}</title>" if head.size < HEAD else ""
        body = self._grids(self.grid, wide) if self.grid else self._chips(wide)
        return (
            f'<g class="card {self.role}" data-k="{self.key}" data-node="{escape(self.node)}" '
            f'transform="translate({centre.x - wide / 2:.1f} {centre.y - high / 2:.1f})">'
            f"{whole}{frame}{set_line(wide / 2, TOP - 9, head, kind='head')}{body}</g>"
        )

    def _chips(self, wide: float) -> str:
        inner = wide - 2 * PAD
        symbol = self.symbol_as_set
        lead = f"{tspans(symbol.spans, symbol.size)}{EQUALS}"
        base = ROW - 6.5
        value = line(inner / 2, base, '<tspan class="t">?</tspan>')
        gradient = line(
            inner / 2,
            base,
            f'<tspan font-size="{symbol.size:g}">{lead}</tspan><tspan class="t">?</tspan>',
        )
        return "".join(
            f'<g class="chip {kind}" data-f="{self.key}{kind}" '
            f'transform="translate({PAD} {TOP + place * (ROW + GAP)})">'
            f'<rect width="{inner}" height="{ROW}" rx="5"/>{text}</g>'
            for place, (kind, text) in enumerate((("v", value), ("g", gradient)))
        )

    @property
    def symbol_as_set(self) -> Set:
        """The symbol, in type that leaves room for what follows it."""
        size = LABEL if self.grid else CHIP
        room = self._inner - 2 * PAD - self.beside(size)
        return fitted(self.symbol, size, room, LEAST)

    def _grids(self, grid: Grid, wide: float) -> str:
        """The entries of a value and of a gradient, each under a line of words."""
        symbol = self.symbol_as_set
        cells = _cells(grid, wide)
        leads = (("v", ""), ("g", tspans(symbol.spans, symbol.size)))
        return "".join(
            f'<g class="grid {kind}" data-f="{self.key}{kind}" '
            f'transform="translate(0 {TOP + place * (grid.height + GAP)})">'
            + line(wide / 2, 12, f'{lead}<tspan class="t"></tspan>', size=LABEL)
            + f"{cells}</g>"
            for place, (kind, lead) in enumerate(leads)
        )


def _cells(grid: Grid, wide: float) -> str:
    least = grid.cell
    across = max(least.width, min((wide - 2 * PAD) / grid.columns, 4 * least.width))
    left = (wide - across * grid.columns) / 2
    high = least.height - 2
    return "".join(
        f'<g class="cell"><rect x="{x + 1:.1f}" y="{y:.1f}" width="{across - 2:.1f}" '
        f'height="{high:g}" rx="{4 if grid.written else 1}"/>'
        + (line(x + across / 2, y + high - 5, "?", kind="t", size=CELL) if grid.written else "")
        + "</g>"
        for row in range(grid.rows)
        for column in range(grid.columns)
        for x, y in ((left + column * across, LINE + row * least.height),)
    )


class Group(NamedTuple):
    """Cards of a large graph that are drawn as one: how many of its numbers are known."""

    key: str
    title: str
    noun: str
    many: int

    @property
    def size(self) -> Size:
        """Enough for the title, and for what is counted under it."""
        longest = f"{self.many} {self.noun}s known"
        wide = max(width(self.title, CHIP), width(longest, LABEL, bold=True)) + 24
        return Size(round(max(NARROWEST, wide)), TOP + 2 * ROW + GAP + PAD)

    def svg(self, centre: Box) -> str:
        """The card around a point."""
        wide, high = self.size
        chips = "".join(
            f'<g class="chip {kind}" data-f="{self.key}{kind}" '
            f'transform="translate({PAD} {TOP + place * (ROW + GAP)})">'
            + line(wide / 2 - PAD, ROW - 6.5, '<tspan class="t"></tspan>', size=LABEL)
            + "</g>"
            for place, kind in enumerate("vg")
        )
        return (
            f'<g class="card group" data-k="{self.key}" '
            f'transform="translate({centre.x - wide / 2:.1f} {centre.y - high / 2:.1f})">'
            f'<rect class="frame" width="{wide}" height="{high}" rx="{CORNER}"/>'
            f"{plain_line(wide / 2, TOP - 9, self.title, size=CHIP)}{chips}</g>"
        )
