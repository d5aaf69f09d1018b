"""The editor above a graph: expression, examples and inputs."""

from html import escape

import pandas as pd
import streamlit as st

from nnviz.lessons import LESSONS
from nnviz.ui.document import Document
from nnviz.ui.workspace import FIRST_VALUE, Workspace
from nnviz.views import formulas, glossary

MANY = 40
"""Inputs beyond which a table takes the place of one box for each."""


FEW = 40
"""Nodes up to which a program is typeset as it was understood."""


def edit(workspace: Workspace) -> None:
    """Draw the editor. What the student changes is in the workspace when this returns."""
    formula, example = st.columns([3, 2], gap="medium")
    with formula:
        _expression(workspace)
    with example:
        _examples(workspace)
    if workspace.ignored:
        ignored = escape("; ".join(workspace.ignored))
        st.html(
            f'<div role="status" class="nnviz-note">The link could not be followed in full. '
            f"Ignored: {ignored}.</div>"
        )
    _inputs(workspace)


def _keep(key: str, value: object) -> None:
    """Make a widget show a value, without touching what is being typed into it."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value


def _expression(workspace: Workspace) -> None:
    _keep("expression", workspace.program)
    st.text_area(
        "Expression",
        key="expression",
        height=110 if workspace.program.count("\n") < 3 else 190,
        on_change=lambda: workspace.edit(st.session_state["expression"]),
    )
    st.caption(
        "A formula, or named steps on lines of their own. `2b` and `c(a+b)` multiply, `x^2` is a "
        "power. Ctrl+Enter applies it."
    )
    with st.popover("Functions and their derivatives", on_change="rerun", key="glossary") as help_:
        if help_.open:
            st.markdown(glossary.glossary())
    if error := workspace.error:
        place = f"Line {error.line}, column {error.column}"
        st.html(
            f'<div role="alert" class="nnviz-error"><b>{place}: {escape(error.message)}</b>'
            f"<pre>{escape(error.excerpt)}</pre>{escape(error.hint)}</div>"
        )


def _examples(workspace: Workspace) -> None:
    def open_example() -> None:
        if key := st.session_state["example"]:
            workspace.open(Document.of_lesson(key))

    lesson = workspace.lesson if workspace.error is None else None
    _keep("example", lesson)
    st.selectbox(
        "Example",
        list(LESSONS),
        key="example",
        index=None,
        format_func=lambda key: LESSONS[key].title,
        placeholder="Choose an example",
        on_change=open_example,
    )
    if lesson:
        st.caption(f"{LESSONS[lesson].notice} *Source: {LESSONS[lesson].source}.*")
    elif workspace.error is None:
        _understood(workspace)


def _understood(workspace: Workspace) -> None:
    """A program of the student's own, typeset at once, so that a misreading is seen."""
    st.caption("A formula of your own. It was understood as:")
    if len(workspace.graph.nodes) <= FEW:
        st.latex(formulas.program(workspace.graph))
    else:
        st.caption(f"{len(workspace.graph.nodes)} nodes; too many to typeset here.")
    if "e" in workspace.graph.inputs:
        st.caption("e is an ordinary name here. For the exponential write `exp(x)`.")


def _inputs(workspace: Workspace) -> None:
    names = workspace.graph.inputs
    if len(names) > MANY:
        _input_table(workspace, names)
        return
    with st.container(key="inputs", horizontal=True, gap="small"):
        for name in names:
            _input(workspace, name)


def _input(workspace: Workspace, name: str) -> None:
    key = f"input {name}"

    def take() -> None:
        # A box that was emptied gives None: its last number comes back.
        if (value := st.session_state[key]) is not None:
            workspace.values[name] = value

    _keep(key, workspace.values.get(name, FIRST_VALUE))
    # Underscores at both ends would be read as emphasis.
    label = name.replace("_", r"\_") if name.startswith("_") else name
    st.number_input(label, value=None, key=key, step=0.1, format="%.10g", width=120, on_change=take)


def _input_table(workspace: Workspace, names: tuple[str, ...]) -> None:
    table = st.data_editor(
        pd.DataFrame(
            {"input": names, "value": [workspace.values.get(n, FIRST_VALUE) for n in names]}
        ),
        key=f"inputs of {hash(names)}",
        disabled=["input"],
        hide_index=True,
        height=240,
        column_config={"value": st.column_config.NumberColumn(required=True)},
    )
    workspace.values |= dict(zip(names, map(float, table["value"]), strict=True))
