"""A file that a student opens: its text, once for each upload."""

from collections.abc import Sequence

import streamlit as st


def text(label: str, most: int, types: Sequence[str] = ("json",)) -> str | None:
    """A box for a file. The text of a new one; None where there is none or it was opened before.

    Parameters
    ----------
    label : of the box
    most : bytes that are taken
    types : the endings of names that are taken
    """
    uploaded = st.file_uploader(label, type=list(types))
    seen = f"opened by {label}"
    if uploaded is None or uploaded.file_id == st.session_state.get(seen):
        return None
    st.session_state[seen] = uploaded.file_id
    if uploaded.size > most:
        refuse(f"it has {uploaded.size:,} bytes, and the limit is {most:,}.")
        return None
    try:
        return uploaded.read().decode()
    except UnicodeDecodeError:
        refuse("it is no text.")
        return None


def refuse(reason: str) -> None:
    """Say why a file can't be opened."""
    st.error(f"This file can't be opened: {reason}")


MOST_TYPED = 100_000
"""Characters that a box for a text takes."""
