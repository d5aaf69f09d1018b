"""A table as HTML: columns of numbers are aligned at the right, under their titles."""

import re
from collections.abc import Iterable, Sequence
from html import escape

_NUMBER = re.compile(r"(?:[−+-]?(?:[\d.,]+(?:e−?\d+)?|∞)|nan)(?:\s?%)?")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of texts, escaped; the first cell of a row names the row.

    >>> table(("asked", "answer"), [("a < b", "1")]).partition("<tbody>")[2]
    '<tr><th scope="row">a &lt; b</th><td class="number">1</td></tr></tbody></table>'
    """
    written = [tuple(row) for row in rows]
    kinds = [_kind([row[place] for row in written]) for place in range(len(head))]
    titles = "".join(
        f'<th scope="col"{kind}>{escape(each)}</th>' for each, kind in zip(head, kinds, strict=True)
    )
    lines = "".join(f"<tr>{_row(cells, kinds)}</tr>" for cells in written)
    return f"<table><thead><tr>{titles}</tr></thead><tbody>{lines}</tbody></table>"


def _row(cells: Sequence[str], kinds: Sequence[str]) -> str:
    name, *others = (f"{kind}>{escape(cell)}" for cell, kind in zip(cells, kinds, strict=True))
    return f'<th scope="row"{name}</th>' + "".join(f"<td{each}</td>" for each in others)


def _kind(cells: Sequence[str]) -> str:
    """The attribute of a column's cells: whether they are numbers, as far as they are filled."""
    filled = [cell for cell in cells if cell]
    numbers = bool(filled) and all(map(_NUMBER.fullmatch, filled))
    return ' class="number"' if numbers else ""
