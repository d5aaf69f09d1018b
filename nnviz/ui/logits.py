"""The remedy for an infinite cross-entropy: a loss on the scores."""

import numpy as np
import streamlit as st

from nnviz.engine.run import Run
from nnviz.networks.regression import on_logits
from nnviz.ui import page
from nnviz.ui.document import Document
from nnviz.ui.page import PAGES
from nnviz.ui.workspace import graph_of, run_of
from nnviz.views.names import text
from nnviz.views.numbers import short


def remedy(run: Run, program: str) -> None:
    """Where only rounding makes a classifier's loss infinite: why, and a graph where it is not.

    Parameters
    ----------
    run : of a program that ends with ŷ and its loss
    program : that program
    """
    program = on_logits(program)
    graph = graph_of(program, ())
    inputs = {name: run.value[name] for name in graph.inputs}
    stable = run_of(graph, inputs)
    # In a container of its own it leaves the player below it in its place.
    place = st.container()
    if np.isfinite(run.value["L"]) or not np.isfinite(stable.value["L"]):
        return
    scores = str(graph.node("L").operands[0])
    name = text(scores)
    place.warning(
        f"The loss is ∞ only by rounding: what ŷ leaves to the right class is so small that it is "
        f"**0** in the computer, −log 0 is ∞, and ∂L/∂{name} is {short(run.gradient[scores])}. "
        "Training programs therefore take the loss from the **logits** (the scores) "
        f"{name}: `cross_entropy_logits` computes log-softmax and cross-entropy in one operation "
        f"and never rounds in between. It finds L = **{short(stable.value['L'])}**, and "
        f"∂L/∂{name} = ŷ − y = {short(stable.gradient[scores])}."
    )
    with place:
        page.link(
            PAGES["graph"],
            label="The same with a loss on the logits, on the page Computation graph",
            icon=":material/healing:",
            query_params=Document(program, inputs).to_query(),
        )
