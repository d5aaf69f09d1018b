"""What a page tells beside its contents, such as a link that could not be followed in full."""

from collections.abc import Sequence
from html import escape

import streamlit as st

MOST_TOLD, LONGEST_TOLD = 8, 120
"""Parts of a link that are told of one by one, and the characters of each."""


def say(sentence: str) -> None:
    """A note, escaped: it may hold what a student typed."""
    st.html(f'<div role="status" class="nnviz-note">{escape(sentence)}</div>')


def refuse(sentence: str) -> None:
    """Why something can't be done, escaped: it may hold what a student typed."""
    st.html(f'<div role="alert" class="nnviz-error">{escape(sentence)}</div>')


def say_shortened(typed: str, linked: str, part: str) -> None:
    """Tell that a link carries only a part of a text, if it does."""
    if linked != typed:
        st.caption(f":material/link_off: A link carries only {part} of this long text.")


def say_ignored(ignored: Sequence[str]) -> None:
    """Tell which parts of a link could not be followed, if any."""
    if ignored:
        parts = [each[:LONGEST_TOLD] for each in ignored[:MOST_TOLD]]
        if more := len(ignored) - len(parts):
            parts.append(f"and {more:,} more")
        say(f"The link could not be followed in full. Ignored: {'; '.join(parts)}.")
