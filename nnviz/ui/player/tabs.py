"""The tabs under a graph: table, derivation, check, code, descent, and what to take home."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import count
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from nnviz.derivatives.nudge import along, nudge
from nnviz.derivatives.numeric import TOLERANCE, Comparison, check
from nnviz.engine.ieee import Value
from nnviz.engine.linear import LinearMap
from nnviz.engine.remembered import remembered
from nnviz.engine.run import Run
from nnviz.engine.steps import Crossing
from nnviz.language.values import write_value
from nnviz.ui.player import chart
from nnviz.ui.session.walk import Walk
from nnviz.views.export import code
from nnviz.views.notation import linear, names, numbers
from nnviz.views.plots import figures
from nnviz.views.steps import derivation, nonfinite

Tabs = Mapping[str, Callable[[], None]]
"""What stands under a graph: the title of each tab, and what draws it."""

MOST_ENTRIES = 64
"""Entries of a vector or matrix up to which a cell of the table has them all."""

MOST_LINES = 120
"""Lines of a derivation that are shown; more would slow the page down."""

MOST_CHARACTERS = 20_000
"""Characters of a program that are shown; more would slow the page down."""

_checked = remembered(check)


def of_run(run: Run) -> dict[str, Callable[[], None]]:
    """The tabs that show a run."""
    return {
        "Derivation": partial(_derivation, run),
        "Table": partial(_table, run),
        "Check": partial(_check, run),
        "Code": partial(_code, run),
    }


@st.fragment
def show(contents: Tabs, unchanged: Callable[[], bool], walk: Walk | None = None) -> None:
    """Tabs of which only the open one is drawn; a change made in one draws the page anew.

    While the student of a walk predicts they stay closed: they tell what is still to be found.
    """
    if not unchanged():
        st.rerun(scope="app")
    if walk and walk.predict:
        st.caption(
            f"{', '.join(contents)}: these wait until you turn off **Predict**, because they "
            "show every gradient."
        )
        return
    for tab, draw in zip(
        st.tabs(list(contents), key="tab", on_change="rerun"), contents.values(), strict=True
    ):
        if tab.open:
            with tab:
                draw()


def _table(run: Run) -> None:
    st.caption(
        "Every edge of the backward pass, in full precision. Click a column to sort by it. "
        "Of large matrices the file has every number."
    )
    frame = _edges(run, _cell)
    column = st.column_config.NumberColumn(format="%.17g")
    figures_only = frame.select_dtypes("number").columns
    config = dict.fromkeys(figures_only, column)
    st.dataframe(frame, hide_index=True, column_config=config)
    st.download_button(
        "Download CSV",
        lambda: _edges(run, _in_full).to_csv(index=False),
        "gradients.csv",
        "text/csv",
        on_click="ignore",
    )


def _edges(run: Run, cell: Callable[[Value], float | str]) -> pd.DataFrame:
    """A row for each edge of the backward pass."""
    rows = [
        {
            "from": step.node,
            "back to": step.input,
            "upstream": cell(step.upstream),
            "local": _local_cell(run, step),
            "downstream": cell(step.downstream),
            "sum so far": cell(step.gradient),
        }
        for step in run.steps
        if isinstance(step, Crossing)
    ]
    frame = pd.DataFrame(rows)
    # A column holds numbers or texts, not both.
    return frame.astype(str) if any(map(np.ndim, run.values)) else frame


def _cell(x: Value) -> float | str:
    return _in_full(x) if np.size(x) <= MOST_ENTRIES else numbers.short(x)


def _in_full(x: Value) -> float | str:
    return write_value(x + 0.0) if isinstance(x, np.ndarray) else x  # without a sign on 0


def _local_cell(run: Run, step: Crossing) -> float | str:
    if isinstance(step.local, LinearMap):
        return linear.text(step.local, run.graph.node(step.node))
    return step.local


def _derivation(run: Run) -> None:
    st.caption(
        "The chain rule, node by node from the output back. Each line uses only lines above it. "
        "Local gradients of numbers stand at its end."
    )
    lines = derivation.derivation(run)
    with st.container(key="derivation"):
        st.markdown("\n".join(map(_line, count(1), lines[:MOST_LINES])))
    document = derivation.document(run)
    if len(lines) > MOST_LINES:
        st.caption(f"The first {MOST_LINES} of {len(lines):,} lines; the file has them all.")
    # What highlights code is large, so a page that nobody asks for it opens without.
    folded = st.expander("LaTeX of these lines", key="latex", on_change="rerun")
    if folded.open:
        with folded:
            _source(document, language="latex", wrap_lines=True)
    st.download_button(
        "Download LaTeX", document, "derivation.tex", "text/x-tex", on_click="ignore"
    )


def _line(number: int, line: derivation.Line) -> str:
    """A line of a numbered list whose formulas break at their operators where a page is narrow."""
    factors = ", ".join(rf"$\displaystyle {factor}$" for factor in line.factors)
    return rf"{number}. $\displaystyle {line.equation}$" + (f", with {factors}" if factors else "")


def _check(run: Run) -> None:
    st.caption(
        "Does the backward pass tell the truth? Beside each gradient stands a central difference: "
        "it moves the input a little to both sides, looks at the output, and knows no chain rule."
    )
    with st.spinner("Moving every entry a little…"):
        rows = _checked(run)
    wrong = [row.name for row in rows if not row.agrees]
    if wrong:
        st.warning(f"At {', '.join(map(names.text, wrong))} the two differ. {nonfinite.TWO_SIDES}")
    else:
        st.success(f"Every gradient agrees, to a relative error of {numbers.short(TOLERANCE)}.")
    compared(rows)
    if run.graph.is_scalar and not any(np.ndim(run.value[name]) for name in run.graph.inputs):
        _nudge(run)


def compared(rows: Sequence[Comparison]) -> None:
    """A table of gradients by the backward pass beside their central differences."""
    st.dataframe(
        pd.DataFrame(
            {
                "input": [row.name for row in rows],
                "backward pass": [numbers.short(row.backward) for row in rows],
                "central difference": [numbers.short(row.numeric) for row in rows],
                "relative error": [numbers.short(row.error) for row in rows],
                "verdict": ["agree" if row.agrees else "differ" for row in rows],
            }
        ),
        hide_index=True,
    )


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
        chart.show(figure, alt=said)
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
        _source(program, language="python", height=360)
        st.download_button(f"Download {file}", program, file, "text/x-python", on_click="ignore")


def _source(text: str, **options: Any) -> None:
    """A text to copy, cut off where it would slow the page down; options are those of `st.code`."""
    shown = text[:MOST_CHARACTERS]
    st.code(shown, **options)
    if shown != text:
        st.caption(f"The first {len(shown):,} of {len(text):,} characters; the file has them all.")
