"""What is edited around a graph: expression and examples above it, the inputs under it."""

from html import escape

import pandas as pd
import streamlit as st

from nnviz.language import MOST_CHARACTERS
from nnviz.lessons import GALLERY, LESSONS
from nnviz.ui.controls import advice
from nnviz.ui.controls.inputs import MANY, boxes
from nnviz.ui.controls.program import FEW
from nnviz.ui.graph.desk import GraphDesk
from nnviz.ui.session.widgets import entered, kept, opener
from nnviz.views.graph import glossary
from nnviz.views.notation.numbers import short
from nnviz.views.steps import formulas

LINE, FRAME, MOST_LINES = 22, 24, 6
"""The height of a line of a program, and of its box around the lines, in pixels; lines shown."""


HOW_TO_WRITE = (
    "Write a formula, or named steps on lines of their own. `2b` and `c(a+b)` multiply, `x^2` is a "
    "power. Ctrl+Enter applies it. These are the functions and their derivatives:"
)


def edit(desk: GraphDesk) -> None:
    """Draw what stands above the graph. What the student changes is in the desk on return."""
    with st.container(key="editor"):
        formula, example = st.columns([3, 2], gap="medium")
        with formula:
            _expression(desk)
        with example:
            _examples(desk)
    _advice(desk)


def _expression(desk: GraphDesk) -> None:
    typed = desk.document.typed
    st.text_area(
        "Expression",
        **kept("expression", typed.program),
        max_chars=MOST_CHARACTERS,
        height=LINE * max(2, min(typed.program.count("\n") + 1, MOST_LINES)) + FRAME,
        on_change=lambda: desk.edit(entered("expression")),
    )


def _advice(desk: GraphDesk) -> None:
    """What is to be said of the program that is typed."""
    typed = desk.document.typed
    if typed.error:
        advice.complain(typed.error, typed.program, desk.edit, "graph")
    elif misfit := desk.misfit:
        advice.refuse(misfit, typed.program, desk.edit, "graph")
    else:
        advice.show(typed.program, advice.of_graph(desk.graph, desk.inputs), desk.edit, "graph")


def _examples(desk: GraphDesk) -> None:
    lesson = desk.lesson if desk.document.typed.error is None else None
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox(
            "Example",
            GALLERY,
            **opener("example", lesson.key if lesson else None, desk.open_lesson),
            index=None,
            format_func=lambda key: f"{LESSONS[key].text}: {LESSONS[key].title}",
            placeholder="Choose an example",
        )
        with st.popover("Functions", on_change="rerun", key="glossary") as help_:
            if help_.open:
                st.markdown(HOW_TO_WRITE)
                st.markdown(glossary.glossary())


def notice(desk: GraphDesk) -> None:
    """What to notice in an example or a lesson of a link; how a program was understood."""
    document = desk.document
    readable = document.typed.error is None
    lesson = desk.lesson if readable else None
    if document.title or document.notice:
        st.html(f"<p><b>{escape(document.title)}</b> {escape(document.notice)}</p>")
    if lesson:
        own = not desk.has_inputs_of(lesson)
        where = "With the example's own inputs: " if own else ""
        st.caption(f"{where}{lesson.notice} *Source: {lesson.source}.*")
        _strays(desk)
    elif readable:
        _understood(desk)


def _strays(desk: GraphDesk) -> None:
    """Say which inputs stand where the example makes no sense."""
    lesson = desk.lesson
    ranges = lesson.ranges if lesson else {}
    for name, (low, high) in ranges.items():
        if not low <= desk.inputs[name] <= high:
            st.caption(f":material/info: {name} makes sense from {short(low)} to {short(high)}.")


def _understood(desk: GraphDesk) -> None:
    """A program of the student's own, typeset at once, so that a misreading is seen."""
    st.caption("A formula of your own. It was understood as:")
    if desk.misfit:
        st.caption("…once its inputs fit.")
    elif len(desk.graph.nodes) <= FEW:
        st.latex(formulas.program(desk.run))
    else:
        st.caption(f"{len(desk.graph.nodes)} nodes; too many to typeset here.")
    if "e" in desk.graph.inputs:
        st.caption("e is an ordinary name here. For the exponential write `exp(x)`.")
    if "T" in desk.graph.inputs:
        st.caption("T is an ordinary name here, and no transpose.")


def inputs(desk: GraphDesk) -> None:
    """A box for each input, which can be changed on its card too; a table for many."""
    if len(desk.inputs) > MANY:
        _input_table(desk)
        return
    boxes(
        desk.inputs,
        lambda name, value: desk.set_inputs({name: value}),
        "input",
        tensors=desk.graph.takes_tensors,
    )


def _input_table(desk: GraphDesk) -> None:
    inputs = desk.inputs
    table = st.data_editor(
        pd.DataFrame({"input": list(inputs), "value": list(inputs.values())}),
        # Another key for other numbers: what was typed is in the desk, and can be undone.
        key=f"inputs {hash(tuple(inputs.items()))}",
        disabled=["input"],
        hide_index=True,
        height=240,
        column_config={"value": st.column_config.NumberColumn(required=True)},
    )
    desk.set_inputs(dict(zip(inputs, map(float, table["value"]), strict=True)))
