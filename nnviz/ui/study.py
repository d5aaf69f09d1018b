"""The tabs under a graph: table, derivation, check, code, descent, and what to take home."""

import pandas as pd
import streamlit as st

from nnviz.engine.nudge import along, nudge
from nnviz.engine.numeric import TOLERANCE, check
from nnviz.engine.run import Run
from nnviz.ui import downhill, share
from nnviz.ui.workspace import Draft, Workspace
from nnviz.views import code, derivation, figures, names, numbers

TABS = ("Table", "Derivation", "Check", "Code", "Descend", "Share & export")


def study(workspace: Workspace) -> None:
    """Draw the open tab. What it shows does not depend on the step, so stepping costs nothing."""
    _tabs(workspace, workspace.draft)


@st.fragment
def _tabs(workspace: Workspace, drawn: Draft) -> None:
    """The tabs, for the draft that the page has drawn; what changes it draws the page anew."""
    if workspace.draft is not drawn:
        st.rerun(scope="app")
    run = workspace.run
    draw = (_table, _derivation, _check, _code)
    tabs = st.tabs(TABS, key="tab", on_change="rerun")
    for tab, content in zip(tabs, draw, strict=False):
        if tab.open:
            with tab:
                content(run)
    for tab, part in zip(tabs[len(draw) :], (downhill.descend, share.share), strict=True):
        if tab.open:
            with tab:
                part(workspace)


def _table(run: Run) -> None:
    st.caption("Every edge of the backward pass, in full precision. Click a column to sort by it.")
    rows = [
        {
            "from": step.node,
            "back to": step.input,
            "upstream": step.upstream,
            "local": step.local,
            "downstream": step.downstream,
            "sum so far": step.gradient,
        }
        for step in run.steps
        if step.input is not None
    ]
    frame = pd.DataFrame(rows)
    column = st.column_config.NumberColumn(format="%.17g")
    config = dict.fromkeys(("upstream", "local", "downstream", "sum so far"), column)
    st.dataframe(frame, hide_index=True, column_config=config)
    st.download_button(
        "Download CSV", frame.to_csv(index=False), "gradients.csv", "text/csv", on_click="ignore"
    )


def _derivation(run: Run) -> None:
    st.caption(
        "The chain rule, node by node from the output back. Each line uses only lines above it."
    )
    for number, line in enumerate(derivation.derivation(run), 1):
        st.latex(rf"{line} \qquad ({number})")
    st.code(derivation.document(run), language="latex")


def _check(run: Run) -> None:
    st.caption(
        "Does the backward pass tell the truth? Beside each gradient stands a central difference: "
        "it moves the input a little to both sides, looks at the output, and knows no chain rule."
    )
    rows = check(run)
    wrong = [row.name for row in rows if not row.agrees]
    if wrong:
        st.warning(
            f"At {', '.join(map(names.text, wrong))} the two differ. Look for a corner, a jump or "
            "an infinity there: a difference looks at both sides, a gradient only at the point."
        )
    else:
        st.success(f"Every gradient agrees, to a relative error of {TOLERANCE:g}.")
    st.dataframe(
        pd.DataFrame(
            {
                "input": [row.name for row in rows],
                "backward pass": [numbers.short(row.backward) for row in rows],
                "central difference": [numbers.short(row.numeric) for row in rows],
                "relative error": [f"{row.error:.1e}" for row in rows],
                "verdict": ["agree" if row.agrees else "differ" for row in rows],
            }
        ),
        hide_index=True,
    )
    _nudge(run)


def _nudge(run: Run) -> None:
    st.markdown("**Nudge an input** and see whether the output moves as its gradient promises.")
    left, right = st.columns([1, 2], gap="large")
    with left:
        name = st.selectbox("Input to nudge", run.graph.inputs)
        change = st.number_input("Change by", value=0.1, step=0.05, format="%.10g")
        moved = nudge(run, name, change or 0.0)
        output = names.text(run.graph.output)
        st.markdown(
            f"The gradient promises that {output} changes by "
            f"**{numbers.short(moved.promised)}**; it changes by **{numbers.short(moved.true)}**. "
            "Where the two differ, a smaller nudge brings them closer."
        )
    with right:
        reach = max(2 * abs(moved.change), 0.5)
        figure = figures.nudged(run, moved, along(run, name, reach))
        said = (
            f"{output} along {names.text(name)}: the curve, and its tangent of slope "
            f"{numbers.short(run.gradient[name])}. Promised change "
            f"{numbers.short(moved.promised)}, true change {numbers.short(moved.true)}."
        )
        st.plotly_chart(figure, alt=said)
        st.caption(
            "Near the point the tangent follows the curve; where the curve bends, they part."
        )


def _code(run: Run) -> None:
    st.caption("Both programs run as they are, and end by asserting the gradients found here.")
    for title, program, file in (
        ("NumPy, with the backward pass written out", code.numpy(run), "backward_numpy.py"),
        ("PyTorch, with autograd", code.pytorch(run), "backward_pytorch.py"),
    ):
        st.markdown(f"**{title}**")
        st.code(program, language="python", height=360)
        st.download_button(f"Download {file}", program, file, "text/x-python", on_click="ignore")
