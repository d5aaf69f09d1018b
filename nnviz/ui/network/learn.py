"""The Learn tab of a network: gradient descent on one example, or on the mean of a batch."""

from dataclasses import dataclass, replace
from itertools import pairwise
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd
import streamlit as st

from nnviz.engine.ieee import Array, Value
from nnviz.learning import examples
from nnviz.learning.examples import Batch, run_batch
from nnviz.networks.architecture import Network
from nnviz.ui.network.desk import NetworkDesk, graph_in
from nnviz.ui.network.document import MOST_EXAMPLES, NetworkDocument
from nnviz.ui.player import chart
from nnviz.ui.session.link import LEAST_RATE
from nnviz.ui.session.widgets import entered, kept
from nnviz.views.graph import descent
from nnviz.views.notation.numbers import short
from nnviz.views.plots import figures

STEPS = (1, 10, 100)
"""How many steps one press may take."""

SHOWN = 60
"""Changes of the weights that the plot goes back."""


def learn(desk: NetworkDesk) -> None:
    """The examples, the learning rate, the buttons; loss and gradients, example by example."""
    st.caption(
        "Every weight and bias moves against its gradient: w ← w − η · ∂L/∂w. With several "
        "examples, L is the mean of their losses, and the gradient the mean of their gradients."
    )
    controls, way = st.columns([1, 1], gap="large")
    with controls:
        _examples(desk)
        _rate(desk)
        _buttons(desk)
    with way:
        _way(desk)
    _per_example(desk)


def _columns(network: Network) -> list[str]:
    """The names of the columns of the examples."""
    inputs, outputs = network.sizes[0], network.sizes[-1]
    return [f"x{i + 1}" for i in range(inputs)] + (
        ["y"] if outputs == 1 else [f"y{k + 1}" for k in range(outputs)]
    )


@dataclass
class _Table:
    """The table of examples as Streamlit needs it: what is typed is kept as edits of one base.

    Attributes
    ----------
    base : the rows that the edits start from
    taken : the rows that counted when the table was last read
    edition : how often the base has changed; a new one is a new table
    """

    base: Array
    taken: Array
    edition: int = 0

    @property
    def key(self) -> str:
        """The name of the table's widget."""
        return f"examples {self.edition}"


def _table(rows: Array) -> _Table:
    """The table on the page; it starts anew where the rows were changed elsewhere."""
    table: _Table | None = st.session_state.get("examples")
    if table is None or table.key not in st.session_state or not np.array_equal(table.taken, rows):
        edition = table.edition + 1 if table else 0
        table = st.session_state["examples"] = _Table(rows, rows, edition)
    return table


def _examples(desk: NetworkDesk) -> None:
    plan = desk.document
    table = _table(plan.examples)
    frame = st.data_editor(
        pd.DataFrame(table.base, columns=_columns(plan.network)),
        key=table.key,
        num_rows="dynamic",
        hide_index=True,
    )
    rows = frame.to_numpy(dtype=np.float64, na_value=np.nan)
    complete = rows[np.isfinite(rows).all(axis=1)]
    if len(complete) < len(rows):
        st.caption("A row counts once all its cells hold numbers.")
    refused = [plan.refusal(row) for row in complete]
    for reason in sorted(set(filter(None, refused))):
        st.caption(f"{refused.count(reason)} of the rows can't be learned from. {reason}")
    suited = complete[[not reason for reason in refused]]
    if len(suited) > MOST_EXAMPLES:
        st.caption(f"The first {MOST_EXAMPLES} rows count.")
    table.taken = suited[:MOST_EXAMPLES]
    if not len(table.taken):
        table.taken = plan.examples
        st.caption("Until a row counts, the examples before stay.")
    if not np.array_equal(table.taken, plan.examples):
        desk.change(replace(plan, examples=table.taken))
        st.rerun(scope="app")


def _rate(desk: NetworkDesk) -> None:
    def take() -> None:
        if (rate := entered("network rate")) is not None:
            desk.set(rate=rate)

    st.number_input(
        "Learning rate η",
        min_value=LEAST_RATE,
        value=None,
        **kept("network rate", desk.document.rate),
        step=0.05,
        format="%.10g",
        on_change=take,
    )


def _buttons(desk: NetworkDesk) -> None:
    with st.container(horizontal=True, gap="small"):
        for steps in STEPS:
            label = "Learn one step" if steps == 1 else f"{steps} steps"
            st.button(label, on_click=descend, args=(desk, steps))
        st.button("Undo", key="undo learning", on_click=desk.history.undo)


def rows_of(network: Network, table: Array) -> list[dict[str, Value]]:
    """The examples as inputs of the graph in matrices."""
    inputs = network.sizes[0]
    return [{"x": row[:inputs], "y": row[inputs:]} for row in table]


def parameters_of(plan: NetworkDocument) -> dict[str, Value]:
    """The weights and biases of a network."""
    return {name: plan.tensors[name] for name in plan.tensors if name not in ("x", "y")}


def descend(desk: NetworkDesk, steps: int) -> None:
    """Take steps of gradient descent on the mean loss; end before a number is infinite."""
    plan = desk.document
    parameters = examples.descend(
        graph_in(replace(plan.network, clamped=False), "matrices"),
        parameters_of(plan),
        rows_of(plan.network, plan.examples),
        plan.rate,
        steps,
    )
    arrays = {name: np.asarray(value) for name, value in parameters.items()}
    desk.change(replace(plan, tensors=arrays | _data(plan)))


def _data(plan: NetworkDocument) -> dict[str, Array]:
    return {name: plan.tensors[name] for name in ("x", "y")}


def batch_of(plan: NetworkDocument) -> Batch:
    """The runs of a network on its examples."""
    graph = graph_in(replace(plan.network, clamped=False), "matrices")
    return run_batch(graph, parameters_of(plan), rows_of(plan.network, plan.examples))


_LOSSES: WeakKeyDictionary[NetworkDocument, float] = WeakKeyDictionary()
"""The mean losses of networks that somebody still has. A document never changes, nor does its."""


def _loss(plan: NetworkDocument) -> float:
    """The mean loss of a network on its examples."""
    if (loss := _LOSSES.get(plan)) is None:
        loss = _LOSSES[plan] = batch_of(plan).loss
    return loss


def _way(desk: NetworkDesk) -> None:
    """The mean loss now, and before each change of the weights that can be undone."""
    plan = desk.document
    past = [
        each
        for each in (*desk.history.past, plan)
        if each.network == plan.network and each.examples is plan.examples
    ]
    changes = [
        each for each, after in pairwise(past) if not each.holds(after.tensors, but=("x", "y"))
    ]
    losses = [_loss(each) for each in (*changes[-SHOWN:], plan)]
    st.markdown(descent.verdict(losses, "The mean loss"))
    if len(losses) > 1:
        chart.show(
            figures.losses(losses, "mean loss", along="changes of the weights"),
            alt=f"The mean loss: from {short(losses[0])} to {short(losses[-1])}.",
        )
        st.caption(
            "One point for each change of the weights. Notice whether the mean loss falls each "
            "time."
        )


def _per_example(desk: NetworkDesk) -> None:
    plan = desk.document
    batch = batch_of(plan)
    name = st.selectbox("Gradients of", list(parameters_of(plan)), key="gradients of")
    columns = _columns(plan.network)
    rows = [
        dict(zip(columns, map(short, example), strict=True))
        | {"loss": short(run.value["L"]), f"∂L/∂{name}": short(run.gradient[name])}
        for example, run in zip(plan.examples.tolist(), batch.runs, strict=True)
    ]
    mean = dict.fromkeys(columns, "") | {
        columns[0]: "mean",
        "loss": short(batch.loss),
        f"∂L/∂{name}": short(batch.gradient(name)),
    }
    st.dataframe(pd.DataFrame([*rows, mean]), hide_index=True)
    st.caption("Notice that the last row is the mean of those above: this is the batch gradient.")
