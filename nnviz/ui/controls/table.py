"""A table of texts on a page."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

import streamlit as st

from nnviz.views.notation.tables import table


def show(label: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Draw a table, which scrolls where it is too wide or too long.

    Parameters
    ----------
    label : what it is, for screen readers
    head : the titles of its columns
    rows : the first cell of each names the row
    """
    st.html(
        f'<div class="nnviz-table" tabindex="0" role="region" aria-label="{escape(label)}">'
        f"{table(head, rows)}</div>"
    )


def records(label: str, rows: Sequence[Mapping[str, str]]) -> None:
    """Draw a table whose rows name their cells, all alike.

    Parameters
    ----------
    label : what it is, for screen readers
    rows : the first cell of each names the row
    """
    show(label, list(rows[0]), (list(row.values()) for row in rows))
