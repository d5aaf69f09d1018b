"""Part 3 of the Chain rule page: a Jacobian, filled by columns or by rows."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import streamlit as st

from nnviz.derivatives.jacobian import (
    Entry,
    by_columns,
    by_differences,
    by_rows,
    entries,
    picked,
    pushed,
)
from nnviz.derivatives.numeric import TOLERANCE, Comparison
from nnviz.engine.graph import Graph
from nnviz.engine.ieee import Array, Value
from nnviz.engine.inputs import InputError
from nnviz.engine.remembered import remembered
from nnviz.engine.run import values_of
from nnviz.lessons.chain_rule import VECTORS
from nnviz.ui.chain_rule.document import MOST_PASSES, ChainDesk, of_vector
from nnviz.ui.controls import program, table
from nnviz.ui.controls.sides import sides
from nnviz.ui.player import address, player
from nnviz.ui.session.program import Program
from nnviz.ui.session.runs import Inputs, run_of
from nnviz.ui.session.shared import shared
from nnviz.ui.session.widgets import entered, kept
from nnviz.views.chain_rule import jacobian
from nnviz.views.notation import expressions, names
from nnviz.views.notation.numbers import short
from nnviz.views.steps import nonfinite

MODES = {"columns": "By columns (forward mode, push)", "rows": "By rows (reverse mode, pull)"}
"""How the Jacobian is filled, by the name in a link."""


@dataclass(frozen=True, eq=False)
class Table:
    """A Jacobian found in three ways, with what stands at its rows and columns."""

    of: tuple[Entry, ...]
    by: tuple[Entry, ...]
    columns: Array
    rows: Array
    differences: Array


def jacobians(desk: ChainDesk) -> None:
    """The whole part."""
    _edit(desk)
    document = desk.document
    graph, inputs = document.vector.graph, document.vector.inputs
    try:
        table = _table(graph, Inputs(inputs), _chosen(desk))
    except InputError as error:
        program.refuse(document.vector, partial(_change, desk), error, key="vector")
        address.publish_link(desk.link())
        return
    _fill(desk, table)
    if not _last_pass(desk, table):
        address.publish_link(desk.link())
    st.caption(
        "With several inputs and several outputs the derivative is a table: the **Jacobian**, a "
        "row for each output and a column for each input. One pass of forward mode finds a "
        "column, one backward pass finds a row."
    )
    _costs(graph, table)


def _edit(desk: ChainDesk) -> None:
    document = desk.document
    examples = {key: program.Example(each.title, of_vector(key)) for key, each in VECTORS.items()}
    with program.edit(document.vector, partial(_change, desk), examples, key="vector"):
        st.pills(
            "Differentiate by",
            document.vector.graph.inputs,
            selection_mode="multi",
            **kept("by", list(_chosen(desk))),
            format_func=names.text,
            on_change=lambda: desk.set(by=tuple(entered("by")), passes=1),
        )


def _change(desk: ChainDesk, edit: Callable[[Program], Program]) -> None:
    document = desk.document
    program = edit(document.vector)
    if program.good != document.vector.good:
        document = replace(document, by=(), passes=1)
        desk.walk.restart()
    desk.change(replace(document, vector=program))


def _chosen(desk: ChainDesk) -> tuple[str, ...]:
    """The inputs to differentiate by: as chosen, the example's, or all that are no matrix."""
    vector = desk.document.vector
    chosen = tuple(name for name in desk.document.by if name in vector.graph.inputs)
    examples = (each.by for each in VECTORS.values() if each.program == vector.good)
    usual = tuple(name for name, value in vector.inputs.items() if np.ndim(value) < 2)
    return chosen or next(examples, usual) or vector.graph.inputs


@shared
def _table(graph: Graph, inputs: Inputs, by: tuple[str, ...]) -> Table:
    """The Jacobian in three ways.

    Raises
    ------
    InputError : the inputs do not fit, or the table would be too large
    """
    values: dict[str, Value] = dict(inputs.values)
    of = entries(graph.output, values_of(graph, values)[graph.output_slot])
    along = tuple(each for name in by for each in entries(name, values[name]))
    if max(len(of), len(along)) > MOST_PASSES:
        raise InputError(
            f"This Jacobian has {len(of)} rows and {len(along)} columns; up to {MOST_PASSES} of "
            "each are shown here. Differentiate by fewer inputs, or take smaller ones."
        )
    return Table(
        of,
        along,
        by_columns(graph, values, along),
        by_rows(graph, values, along),
        by_differences(graph, values, along),
    )


def _fill(desk: ChainDesk, table: Table) -> None:
    """The table with a slider for the passes, what the last pass did, and the check."""
    document = desk.document
    by_column = document.mode == "columns"
    mode: jacobian.Mode = "columns" if by_column else "rows"
    count = len(table.by if by_column else table.of)
    done = min(document.passes, count)
    key = f"passes of {count}"
    lead, picture, rest = sides()
    with lead:
        st.segmented_control(
            "Fill the table",
            list(MODES),
            **kept("mode", document.mode),
            format_func=MODES.__getitem__,
            required=True,
            on_change=lambda: desk.set(mode=entered("mode"), passes=1),
        )
        st.slider(
            f"Passes done, of {count}",
            0,
            count,
            **kept(key, done),
            on_change=lambda: desk.set(passes=entered(key)),
        )
    with picture:
        st.html(
            jacobian.table(
                table.columns if by_column else table.rows, table.of, table.by, mode, done
            )
        )
        st.caption(
            "The bar under a number shows its sign and size: blue-green is positive, brown is "
            "negative, grey is near 0."
        )
    with rest:
        st.markdown(jacobian.pass_said(table.of, table.by, mode, done))
        _check(table)


def _check(table: Table) -> None:
    """Whether rows, columns and finite differences agree."""
    same = Comparison("columns", table.columns, table.rows)
    numeric = Comparison("differences", table.columns, table.differences)
    if same.agrees and numeric.agrees:
        st.success(
            "By columns, by rows and by central differences: the same table, to a relative error "
            f"of {short(TOLERANCE)}. (Largest found: {short(max(same.error, numeric.error))}.)",
            icon=":material/check:",
        )
    elif not np.isfinite(table.columns).all():
        st.warning("Some entries are not finite: a function left its domain, or a slope is ∞.")
    else:
        st.warning(
            f"The tables differ. {nonfinite.TWO_SIDES} "
            f"Largest relative error {short(max(same.error, numeric.error))}."
        )


def _costs(graph: Graph, table: Table) -> None:
    said = jacobian.verdict(len(table.of), len(table.by), len(graph.edges))
    st.markdown(f"**What it costs.** {said}")


def _pushed(vector: Program, entry: Entry) -> None:
    """What a pass of forward mode carried: each node's value, and how fast it changes."""
    graph, inputs = vector.graph, vector.inputs
    values, speeds = values_of(graph, inputs), pushed(graph, inputs, entry)
    along = jacobian.label(entry)
    st.subheader(f"The column of {along} as a forward pass", anchor=False)
    st.caption(
        "From top to bottom, in the order of the forward pass: beside each value the pass carries "
        f"its change per change of {along}. The last line is the column."
    )
    table.show(
        f"The column of {along}",
        ("node", "value", f"change with {along}"),
        (
            (expressions.statement(graph.node(name)), short(values[slot]), short(speeds[slot]))
            for name, slot in graph.slots.items()
        ),
    )


_picked = remembered(picked)


def _last_pass(desk: ChainDesk, table: Table) -> bool:
    """The last pass, as a table or in the player; false if there is nothing to play."""
    document = desk.document
    vector = document.vector
    outputs = len(table.of)
    if document.mode == "columns":
        if document.passes:
            _pushed(vector, table.by[min(document.passes, len(table.by)) - 1])
        st.caption("Choose “By rows” to see each row as a backward pass in the graph.")
        return False
    done = min(document.passes, outputs)
    if not done or len(table.of[0].place) > 1:
        st.caption(
            "Each pass is a backward pass, which the player shows."
            if not done
            else "The output is a matrix: write its rows as vectors to see them in the player."
        )
        return False
    graph = _picked(vector.graph, done - 1, outputs) if table.of[0].place else vector.graph
    st.subheader(f"Row {done} as a backward pass", anchor=False)
    st.caption(
        "Backpropagation needs one output. A dot product with 1 at one place and 0 elsewhere "
        "selects that entry of the vector."
    )
    player.play(run_of(graph, vector.inputs), desk.walk, link=desk.link)
    return True
