"""A table of texts on a page."""

from collections.abc import Iterable, Sequence
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
