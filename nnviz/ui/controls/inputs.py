"""A box for each input of a program."""

from collections.abc import Callable, Mapping
from functools import partial

import numpy as np
import streamlit as st

from nnviz.engine.ieee import Value
from nnviz.ui.controls.boxes import box
from nnviz.ui.controls.tensor import tensor

MANY = 40
"""Inputs beyond which something else takes the place of one box for each."""


def boxes(
    inputs: Mapping[str, Value], take: Callable[[str, Value], None], key: str, *, tensors: bool
) -> None:
    """A box for each input, in rows.

    A box for numbers has no way to write infinity, so an infinite one stands in a box for text.

    Parameters
    ----------
    inputs : the values on show, by name
    take : is given an input and its new value
    key : sets the boxes apart from others on the page
    tensors : whether a number may become a vector or a matrix
    """
    with st.container(horizontal=True, gap="small"):
        for name, value in inputs.items():
            hand = partial(take, name)
            if tensors or np.ndim(value):
                tensor(name, value, hand, infinite=True)
            elif np.isinf(value):
                tensor(name, value, hand, refuse=_several, infinite=True)
            else:
                # Underscores at both ends would be read as emphasis.
                label = name.replace("_", r"\_") if name.startswith("_") else name
                box(label, float(value), hand, key=f"{key} {name}")


def _several(value: Value) -> str:
    """Why a value can't stand for a number; empty if it can."""
    return "This program takes one number here." if np.ndim(value) else ""
