"""What a page tells beside its contents: a link that could not be followed in full."""

from collections.abc import Sequence
from html import escape

import streamlit as st


def say_ignored(ignored: Sequence[str]) -> None:
    """Tell which parts of a link could not be followed, if any."""
    if ignored:
        st.html(
            '<div role="status" class="nnviz-note">The link could not be followed in full. '
            f"Ignored: {escape('; '.join(ignored))}.</div>"
        )
