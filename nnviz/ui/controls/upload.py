"""A file that a student opens: its content, once for each upload."""

from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from nnviz.ui.controls.encoding import EncodingError, decoded


def box(label: str, megabytes: int, types: Sequence[str]) -> UploadedFile | None:
    """A box for a file, which tells its limit; the file that is in it.

    The server takes no more than `maxUploadSize` in `.streamlit/config.toml` from any box.

    Parameters
    ----------
    label : of the box
    megabytes : the most that is taken
    types : the endings of names that are taken
    """
    return st.file_uploader(label, type=list(types), max_upload_size=megabytes)


def text(label: str, megabytes: int = 1) -> str | None:
    """A box for a JSON file. The text of a new one; None where there is none or it was opened.

    Parameters
    ----------
    label : of the box
    megabytes : the most that is taken
    """
    data = content(label, megabytes, ("json",))
    if data is None:
        return None
    try:
        return decoded(data)
    except EncodingError as error:
        refuse(str(error))
        return None


def content(label: str, megabytes: int, types: Sequence[str]) -> bytes | None:
    """A box for a file. The bytes of a new one; None where there is none or it was opened.

    Parameters
    ----------
    label : of the box
    megabytes : the most that is taken
    types : the endings of names that are taken
    """
    uploaded = box(label, megabytes, types)
    seen = f"opened by {label}"
    if uploaded is None or uploaded.file_id == st.session_state.get(seen):
        return None
    st.session_state[seen] = uploaded.file_id
    return uploaded.getvalue()


def refuse(reason: str) -> None:
    """Say why a file can't be opened."""
    st.error(f"This file can't be opened: {reason}")


MOST_TYPED = 100_000
"""Characters that a box for a text takes."""
