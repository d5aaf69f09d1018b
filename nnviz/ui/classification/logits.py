"""The remedy for an infinite cross-entropy: a loss on the scores."""

import numpy as np
import streamlit as st

from nnviz.engine.run import Run
from nnviz.networks.regression import on_logits
from nnviz.ui import page
from nnviz.ui.graph.document import GraphDocument
from nnviz.ui.page import PAGES
from nnviz.ui.session.desk import Desk
from nnviz.ui.session.program import Program
from nnviz.ui.session.runs import graph_of, run_of
from nnviz.views.notation.names import text
from nnviz.views.notation.numbers import short


def remedy(run: Run, program: str) -> None:
    """Where only rounding makes a classifier's loss infinite: why, and a graph where it is not.

    Parameters
    ----------
    run : of a program that ends with ŷ and its loss
    program : that program
    """
    place = st.container()  # Empty or not, it leaves the player below it in its place.
    if np.isfinite(run.value["L"]):
        return
    program = on_logits(program)
    graph = graph_of(program, ())
    inputs = {name: run.value[name] for name in graph.inputs}
    stable = run_of(graph, inputs)
    if not np.isfinite(stable.value["L"]):
        return
    weights = tuple(name for name in inputs if run.graph.node(name).role == "parameter")
    scores = str(graph.node("L").operands[0])
    name, closed = text(scores), "(Ŷ − Y)/n" if scores == "Z" else "ŷ − y"
    place.warning(
        f"The loss is ∞ only by rounding: what ŷ leaves to the right class is so small that it is "
        f"**0** in the computer, −log 0 is ∞, and ∂L/∂{name} is {short(run.gradient[scores])}. "
        "Training programs therefore take the loss from the **logits** (the scores) "
        f"{name}: `cross_entropy_logits` joins log-softmax (log-sigmoid, for one output) and "
        "cross-entropy in one operation, so that nothing is rounded to 0 on the way. It finds L = "
        f"**{short(stable.value['L'])}**, and ∂L/∂{name} = {closed} = "
        f"{short(stable.gradient[scores])}."
    )
    document = GraphDocument(Program.of(program, inputs), weights)
    with place:
        page.link(
            PAGES["graph"],
            label="The same with a loss on the logits, on the page Computation graph",
            icon=":material/healing:",
            query_params=Desk(document).query(),
        )
