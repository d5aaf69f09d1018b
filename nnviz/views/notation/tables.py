"""A table as HTML."""

from collections.abc import Iterable, Sequence
from html import escape


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of texts, escaped; the first cell of a row names the row.

    >>> table(("asked", "answer"), [("a < b", "1")]).partition("<tbody>")[2]
    '<tr><th scope="row">a &lt; b</th><td>1</td></tr></tbody></table>'
    """
    titles = "".join(f'<th scope="col">{escape(each)}</th>' for each in head)
    lines = "".join(
        f'<tr><th scope="row">{escape(name)}</th>'
        f"{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
        for name, *cells in rows
    )
    return f"<table><thead><tr>{titles}</tr></thead><tbody>{lines}</tbody></table>"
