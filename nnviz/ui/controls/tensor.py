"""A box for a number, a vector or a matrix."""

from collections.abc import Callable
from contextlib import suppress
from html import escape

import numpy as np
import streamlit as st

from nnviz.engine.builder import key_of
from nnviz.engine.ieee import Value
from nnviz.language.values import MOST_CHARACTERS, ValueTextError, read_value, write_value
from nnviz.ui.session.widgets import entered, kept


def _are_same(one: Value, other: Value) -> bool:
    """True for equal values; a number may stand for the only entry of a vector."""
    if np.size(one) == np.size(other) == 1:
        return float(np.ravel(one)[0]) == float(np.ravel(other)[0])
    return key_of(one) == key_of(other)


def _fits(value: Value) -> str:
    return ""


def tensor(
    name: str,
    value: Value,
    take: Callable[[Value], None],
    width: int = 220,
    refuse: Callable[[Value], str] = _fits,
    *,
    infinite: bool = False,
) -> None:
    """A box for a number, a vector or a matrix. What can't be used stays in it, with the reason.

    Parameters
    ----------
    name : its label
    value : what it shows
    take : is given each value that can be used
    width : in pixels
    refuse : why a value can't be used here, or nothing if it can
    infinite : whether inf and ∞ can be used
    """
    key = f"tensor {name}"
    typed = entered(key)
    reason, shown = "", False
    if typed is not None:
        try:
            read_now = read_value(typed, infinite=infinite)
            reason = refuse(read_now)
            shown = bool(reason) or _are_same(read_now, value)
        except ValueTextError as error:
            shown, reason = True, str(error)

    def read() -> None:
        with suppress(ValueTextError):
            typed = read_value(entered(key), infinite=infinite)
            if not refuse(typed):
                take(typed)

    with st.container(width=width):
        rows = np.shape(value)[0] if np.ndim(value) > 1 else 1
        st.text_area(
            name,
            **kept(key, typed if shown else write_value(value)),
            max_chars=MOST_CHARACTERS,
            on_change=read,
            height=68 if rows < 3 else 110,
        )
        if reason:
            st.html(f'<div role="alert" class="nnviz-error">{escape(f"{name}: {reason}")}</div>')
