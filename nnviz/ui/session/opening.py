"""Every page opens its desk here: the link that was followed, what was ignored, undo and redo."""

from collections.abc import Callable
from typing import Any, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from nnviz.ui.session import notes
from nnviz.ui.session.desk import Desk, follow
from nnviz.ui.session.history import History
from nnviz.ui.session.linked import Linked

D = TypeVar("D", bound=Linked)
K = TypeVar("K", bound=Desk[Any])


def opened(
    key: str, kind: type[D], new: Callable[[D], K], *, arrived: bool, tools: DeltaGenerator
) -> K:
    """The desk of this session for a page; a link that was followed opens on it first.

    Parameters
    ----------
    key : the page's
    kind : of the document
    new : makes a desk from the document that it begins with
    arrived : whether the student just came to the page
    tools : the place for Undo and Redo
    """
    name, query = f"desk {key}", st.query_params.to_dict()
    desk: K | None = st.session_state.get(name)
    if desk is None:
        first = follow(kind, query)
        desk = st.session_state[name] = new(first.document)
        desk.take(first)
        desk.address.query = query
    elif desk.address.followed(query, arrived=arrived):
        desk.open(query)
    with tools:
        _buttons(desk.history)
    notes.say_ignored(desk.ignored)
    desk.catch_up()
    return desk


def _buttons(history: History[Any]) -> None:
    """Undo and Redo. They are never disabled: many an edit draws only its own part of the page."""
    for label, press in (("Undo", _undo), ("Redo", _redo)):
        st.button(
            label,
            icon=f":material/{label.lower()}:",
            key=label,
            help=label,
            type="tertiary",
            on_click=press,
            args=(history,),
        )


def _undo(history: History[Any]) -> None:
    if not history.past:
        st.toast("There is nothing to undo.")
    history.undo()


def _redo(history: History[Any]) -> None:
    if not history.future:
        st.toast("There is nothing to redo.")
    history.redo()
