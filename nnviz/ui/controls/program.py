"""A program that a student types on a page that has more to remember than a program."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from nnviz.engine.ieee import Value
from nnviz.engine.inputs import InputError
from nnviz.language import MOST_CHARACTERS
from nnviz.ui.controls import advice
from nnviz.ui.controls.inputs import MANY, boxes
from nnviz.ui.session.program import Program
from nnviz.ui.session.widgets import entered, kept, opener


class Example(NamedTuple):
    """A program to begin with."""

    title: str
    typed: Program


Change = Callable[[Callable[[Program], Program]], None]
"""Does to the program that a page holds what a student does to it."""


def edit(
    typed: Program, change: Change, examples: Mapping[str, Example], *, key: str
) -> DeltaGenerator:
    """An editor: a program with a box for each input, and beside it the examples to begin with.

    Parameters
    ----------
    typed : what is shown
    change : is given what the student did to it
    examples : by their keys
    key : sets its widgets apart from others

    Returns
    -------
    The place under the examples.
    """
    program, beside = st.columns([3, 2], gap="large")
    with program:
        _program(typed, change, key)
        _inputs(typed, change, key)
    with beside:
        _examples(typed, change, examples, key)
    return beside


def refuse(typed: Program, change: Change, misfit: InputError, *, key: str) -> None:
    """Say why the graph on show can't be run, with a button for the program that can."""
    advice.refuse(misfit, typed.good, partial(_type, change), f"misfit {key}")


def _type(change: Change, program: str) -> None:
    change(lambda now: now.edited(program))


def _program(typed: Program, change: Change, key: str) -> None:
    area = f"expression {key}"
    st.text_area(
        "Expression",
        **kept(area, typed.program),
        height=110 if typed.program.count("\n") < 3 else 190,
        max_chars=MOST_CHARACTERS,
        help="A formula, or named steps on lines of their own. `2b` and `c(a+b)` multiply, `x^2` "
        "is a power. Ctrl+Enter applies it.",
        on_change=lambda: _type(change, entered(area)),
    )
    take = partial(_type, change)
    if error := typed.error:
        advice.complain(error, typed.program, take, key)
        st.caption("What stands below belongs to the last expression that could be read.")
    else:
        advice.show(typed.program, advice.of_graph(typed.graph, typed.inputs), take, key)


def _inputs(typed: Program, change: Change, key: str) -> None:
    inputs = typed.inputs
    if len(inputs) > MANY:
        st.caption(f"{len(inputs)} inputs: too many for boxes. Values can be set in the link.")
        return

    def take(name: str, value: Value) -> None:
        change(lambda now: now.with_value(name, value))

    boxes(inputs, take, key, tensors=typed.takes_tensors)


def _examples(typed: Program, change: Change, examples: Mapping[str, Example], key: str) -> None:
    on_show = (key for key, each in examples.items() if each.typed.program == typed.program)

    def take(chosen: str) -> None:
        change(lambda now: now.opened(examples[chosen].typed))

    st.selectbox(
        "Example",
        list(examples),
        index=None,
        **opener(f"example {key}", next(on_show, None), take),
        format_func=lambda key: examples[key].title,
        placeholder="A program of your own",
    )


FEW = 40
"""Nodes up to which a program is typeset as it was understood."""
