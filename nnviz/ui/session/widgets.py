"""Widgets and tabs that show what the page holds, over runs cut short and changes of page."""

from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

V = TypeVar("V")

_HELD = "held"
"""The keys that have been set since the student came to the page."""


def kept(key: str, value: object) -> dict[str, Any]:
    """What a widget needs, beside its other options, to show a value that the page holds.

    What is being typed into the widget is left alone while the value stays.

    The next press of a student cuts a run short, perhaps just before the widget is sent. With a
    persistent state Streamlit sends the value along until the browser has told of the widget.
    Else the browser would show an empty one, and report its emptiness as the student's choice.
    """
    _hold(key, value)
    return {"key": key, "persist_state": "page"}


def entered(key: str) -> Any:
    """What stands in a widget, for callbacks; None where there is none.

    To read `st.session_state[key]` is to let the student's next press stop the callback, and what
    it was to take is lost. To read all of the state is not.
    """
    return st.session_state.to_dict().get(key)


def opener(key: str, shown: Hashable, take: Callable[[Any], None]) -> dict[str, Any]:
    """What a box needs, beside its other options, to show which of several things is open.

    A press that is under way while the box changes still reports what the box showed before. That
    must open nothing, so a box that changes by itself is a new one.

    Parameters
    ----------
    key : the box's
    shown : what is open now, or None
    take : opens what the student chooses
    """
    edition = f"edition of {key}"
    name = f"{key} {st.session_state.setdefault(edition, 0)}"
    if st.session_state.get(name) != shown:
        st.session_state[edition] += 1
        name = f"{key} {st.session_state[edition]}"

    def choose() -> None:
        if (chosen := entered(name)) is not None:
            take(chosen)

    return kept(name, shown) | {"on_change": choose}


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
        turn(next(name for name, title in titles.items() if title == entered(key)))

    _hold(key, titles[opened])
    tabs = st.tabs(list(titles.values()), key=key, on_change=turned)
    return tabs[list(titles).index(opened)]


def _hold(key: str, value: object) -> None:
    # Streamlit drops what a widget of another page has left under the same key, even the very value
    # that is wanted. So a key is set at least once on each page that the student comes to.
    held = st.session_state.setdefault(_HELD, set())
    if key not in held or st.session_state.get(key) != value:
        held.add(key)
        st.session_state[key] = value


def replaced(values: tuple[V, ...], place: int, value: V) -> tuple[V, ...]:
    """With another value at a place; as they are if an earlier change has done away with the place.

    >>> replaced((1, 2), 1, 5), replaced((1, 2), -1, 5), replaced((1,), 1, 5)
    ((1, 5), (1, 5), (1,))
    """
    return tuple(
        value if each in (place, place + len(values)) else old for each, old in enumerate(values)
    )


def forget() -> None:
    """Set all values anew: the student has come to another page."""
    st.session_state[_HELD] = set()
