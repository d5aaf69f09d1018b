"""Widgets and tabs that show what the page holds, whatever becomes of the run that drew them."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator


def kept(key: str, value: object) -> dict[str, Any]:
    """What a widget needs, beside its other options, to show a value that the page holds.

    What is being typed into the widget is left alone while the value stays.

    The next press of a student cuts a run short, perhaps just before the widget is sent. With a
    persistent state Streamlit sends the value along until the browser has told of the widget.
    Else the browser would show an empty one, and report its emptiness as the student's choice.
    """
    _hold(key, value)
    return {"key": key, "persist_state": "page"}


def open_tab(
    key: str, titles: Mapping[str, str], opened: str, turn: Callable[[str], None]
) -> DeltaGenerator:
    """Draw a row of tabs; the place for what is in the open one, and only that is drawn.

    Parameters
    ----------
    key : the row's
    titles : of the tabs, by their names
    opened : the name of the tab that is open
    turn : opens another, by its name
    """

    def turned() -> None:
        turn(next(name for name, title in titles.items() if title == st.session_state[key]))

    _hold(key, titles[opened])
    tabs = st.tabs(list(titles.values()), key=key, on_change=turned)
    return tabs[list(titles).index(opened)]


def _hold(key: str, value: object) -> None:
    if st.session_state.get(key) != value:
        st.session_state[key] = value
