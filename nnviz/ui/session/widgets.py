"""Widgets and tabs that show what the page holds, over runs cut short and changes of page."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

V = TypeVar("V")

_HELD = "held"
"""The keys that have been set since the student came to the page."""

_TURNS = "turns"
"""How often the page has put another value into each widget."""

TURNS = 32
"""Keys of a widget that take turns: more than a browser is ever behind the server."""

_TURN = " · "
"""Stands in a key between the name of a widget and its turn."""


def kept(name: str, value: object) -> dict[str, Any]:
    """What a widget needs, beside its other options, to show a value that the page holds.

    What is being typed into the widget is left alone while the value stays. A press that is under
    way while the page puts another value in still reports the value before, and that must not be
    taken for what the student entered. So a widget with another value is a new one.

    The next press of a student cuts a run short, perhaps just before the widget is sent. With a
    persistent state Streamlit sends the value along until the browser has told of the widget.
    Else the browser would show an empty one, and report its emptiness as the student's choice.
    """
    return {"key": _hold(name, value), "persist_state": "page"}


def entered(name: str) -> Any:
    """What stands in a widget; None before it is drawn. Callbacks may read it.

    To read `st.session_state[key]`, or to set it, is to let the student's next press stop the
    callback, and what it was to take is lost. To read all of the state is not.
    """
    state = st.session_state.to_dict()
    return state.get(_key(name, state.get(_TURNS, {}).get(name, 0)))


def replace_in(name: str) -> None:
    """Let a widget show the page's value, whatever stands in it. For callbacks."""
    turns = st.session_state.to_dict().get(_TURNS, {})
    turns[name] = _next(turns.get(name, 0))


def opener(name: str, shown: Hashable, take: Callable[[Any], None]) -> dict[str, Any]:
    """What a box needs, beside its other options, to show which of several things is open.

    Parameters
    ----------
    name : the box's
    shown : what is open now, or None
    take : opens what the student chooses
    """

    def choose() -> None:
        if (chosen := entered(name)) is not None:
            take(chosen)

    return kept(name, shown) | {"on_change": choose}


def open_tab(
    name: str, titles: Mapping[str, str], opened: str, turn: Callable[[str], None]
) -> DeltaGenerator:
    """Draw a row of tabs; the place for what is in the open one, and only that is drawn.

    Parameters
    ----------
    name : the row's
    titles : of the tabs, by their names
    opened : the name of the tab that is open
    turn : opens another, by its name
    """

    def turned() -> None:
        turn(next(tab for tab, title in titles.items() if title == entered(name)))

    key = _hold(name, titles[opened])
    tabs = st.tabs(list(titles.values()), key=key, on_change=turned)
    return tabs[list(titles).index(opened)]


def _hold(name: str, value: object) -> str:
    """See to it that a widget shows a value; its key."""
    # Streamlit drops what a widget of another page has left under the same key, even the very value
    # that is wanted. So a key is set at least once on each page that the student comes to.
    held = st.session_state.setdefault(_HELD, set())
    turns = st.session_state.setdefault(_TURNS, {})
    key = _key(name, turns.get(name, 0))
    if key in held and st.session_state.get(key) == value:
        return key
    if key in held:
        turns[name] = _next(turns.get(name, 0))
        key = _key(name, turns[name])
    held.add(key)
    st.session_state[key] = value
    return key


def _key(name: str, turn: int) -> str:
    return f"{name}{_TURN}{turn}" if turn else name


def _next(turn: int) -> int:
    return (turn + 1) % TURNS


def recall(keys: Iterable[str]) -> None:
    """Draw the widgets that the browser of a new session shows, not those before in their turns."""
    turns = st.session_state.setdefault(_TURNS, {})
    for key in keys:
        name, _, turn = key.rpartition(_TURN)
        if name and turn.isdecimal():
            turns[name] = int(turn) % TURNS


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
