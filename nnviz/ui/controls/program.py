"""A program that a student types on a page that has more to remember than a program."""

from collections.abc import Callable, Mapping
from functools import partial
from html import escape
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
from nnviz.views.notation.numbers import short
from nnviz.views.notation.titles import literal


class Example(NamedTuple):
    """A program to begin with."""

    title: str
    typed: Program


LONGEST = 40
"""Characters of a program on the button that opens it."""

Change = Callable[[Callable[[Program], Program]], None]
"""Does to the program that a page holds what a student does to it."""


def edit(
    typed: Program, change: Change, examples: Mapping[str, Example], *, key: str
) -> DeltaGenerator:
    """One line: the examples to begin with, and the program as it stands, which opens to be edited.

    Parameters
    ----------
    typed : what is shown
    change : is given what the student did to it
    examples : by their keys
    key : sets its widgets apart from others

    Returns
    -------
    The line, for what else a page lets students choose.
    """
    line = st.container(key="editor", horizontal=True, vertical_alignment="bottom", gap="small")
    with line:
        _examples(typed, change, examples, key)
        with st.popover(literal(in_short(typed)), key=f"program {key}", icon=":material/edit:"):
            _program(typed, change, key)
            _advise(typed, change, key)
            _inputs(typed, change, key)
    _in_brief(typed)
    return line


def in_short(typed: Program) -> str:
    r"""A program on one line, with its inputs where they fit.

    >>> square = Program.of("L = x*x", {"x": 3.0})
    >>> in_short(square), in_short(square.edited(""))
    ('L = x*x with x = 3', 'Write a program')
    >>> in_short(Program.of("t = W@x\nu = softmax(t)\ny = dot(u, [1, 0])", {}))
    't = W@x; u = softmax(t); y = dot(u, [1,…'
    """
    program = "; ".join(line.strip() for line in typed.program.splitlines() if line.strip())
    values = ", ".join(f"{name} = {short(value)}" for name, value in typed.inputs.items())
    whole = f"{program} with {values}" if program and values else program
    shown = whole if len(whole) <= LONGEST else program
    if not shown:
        return "Write a program"
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1].rstrip()}…"


def refuse(typed: Program, change: Change, misfit: InputError, *, key: str) -> None:
    """Say why the graph on show can't be run, with a button for the program that can."""
    advice.refuse(misfit, typed.good, partial(_type, change), f"misfit {key}")


def take_values(change: Change, values: Mapping[str, Value]) -> None:
    """Take in values of inputs, from their boxes or from their cards in a player."""
    change(lambda now: now.with_values(values))


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


def _advise(typed: Program, change: Change, key: str) -> None:
    take = partial(_type, change)
    if error := typed.error:
        advice.complain(error, typed.program, take, key)
    else:
        advice.show(typed.program, advice.of_graph(typed.graph, typed.inputs), take, key)


def _in_brief(typed: Program) -> None:
    """The first thing to be said of a program, where it is seen while the program is folded."""
    if error := typed.error:
        kind = "error"
        said = (
            f"Line {error.line}, column {error.column}: {error.message} What stands below belongs "
            "to the last expression that could be read."
        )
    elif first := next(advice.of_graph(typed.graph, typed.inputs), None):
        kind, said = "note", first.text
    else:
        return
    st.html(f'<div class="nnviz-{kind}">{escape(said)}</div>')


def _inputs(typed: Program, change: Change, key: str) -> None:
    inputs = typed.inputs
    if len(inputs) > MANY:
        st.caption(f"{len(inputs)} inputs: too many for boxes. Values can be set in the link.")
        return

    def take(name: str, value: Value) -> None:
        take_values(change, {name: value})

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
