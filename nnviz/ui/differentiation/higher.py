"""The Higher order tab: the derivative's own graph in the player, and its derivative again."""

import streamlit as st

from nnviz.derivatives.derivative import NoGraphError, derivative
from nnviz.engine.graph import Graph
from nnviz.engine.remembered import remembered
from nnviz.engine.run import Run
from nnviz.ui.controls.sides import sides
from nnviz.ui.differentiation.document import DifferentiationDesk
from nnviz.ui.differentiation.input_box import choose_input
from nnviz.ui.player import address, player
from nnviz.ui.session.runs import run_of
from nnviz.ui.session.widgets import entered, kept
from nnviz.views.differentiation import higher
from nnviz.views.differentiation.approaches import of

ORDERS = {1: "First derivative", 2: "Second derivative"}


@remembered
def _graph(run: Run, by: str) -> Graph:
    return derivative(run, by)


def differentiated(run: Run, by: str) -> Run:
    """The run of the graph of a run's gradient, at the same inputs.

    Raises
    ------
    NoGraphError : the gradient has no graph
    """
    graph = _graph(run, by)
    return run_of(graph, {name: run.value[name] for name in graph.inputs})


def higher_order(desk: DifferentiationDesk) -> None:
    """The whole tab."""
    document = desk.document
    lead, picture, rest = sides()
    with lead, st.container(horizontal=True, gap="small"):
        _order(desk)
        choose_input(desk)
        if document.order == 2:
            choose_input(desk, "then", "and then by")
    with rest:
        st.markdown(
            "**A backward pass is a graph too.** Its products and sums are operations like any "
            "other. So write it down as nodes: the new graph's forward pass computes the "
            "derivative, and its backward pass computes the **second** derivatives, by the same "
            "rule at every edge."
        )
    try:
        shown = _shown(desk)
    except NoGraphError as error:
        with picture:
            st.info(higher.refusal(error))
        address.publish_link(desk.link())
        return
    with picture:
        player.play(shown, desk.walk, link=desk.link)
    with rest:
        st.caption(higher.legend(document.run, shown))
    _check(desk, shown)


def _shown(desk: DifferentiationDesk) -> Run:
    document = desk.document
    first = differentiated(document.run, document.by)
    if document.order == 1:
        return first
    if document.again not in first.graph.inputs:
        raise NoGraphError(
            f"{of(document.run, document.by)} does not depend on {document.again}, so its "
            "derivative by it is 0."
        )
    return differentiated(first, document.again)


def _order(desk: DifferentiationDesk) -> None:

    def take() -> None:
        if (order := entered("order")) is not None:
            desk.set(order=order)
            desk.walk.restart()

    st.segmented_control(
        "Graph of the",
        ORDERS,
        **kept("order", desk.document.order),
        format_func=ORDERS.__getitem__,
        label_visibility="collapsed",
        on_change=take,
    )


def _check(desk: DifferentiationDesk, shown: Run) -> None:
    document = desk.document
    st.markdown("**Does it tell the truth?**")
    st.dataframe(
        higher.checks(document.run, shown, document.by, document.again, document.order),
        hide_index=True,
        key="checks",
    )
    st.caption(
        "The first derivative is compared with the original graph's backward pass, second ones "
        "with a central difference of that gradient, which knows nothing of the new graph."
    )
