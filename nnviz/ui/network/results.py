"""What the textbook derives about networks, with the numbers of the network on the desk."""

import json
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd
import streamlit as st

from nnviz.engine.sums import product
from nnviz.lessons.presets import collapse
from nnviz.networks.output_error import OUTPUT_ERRORS
from nnviz.ui.controls import upload
from nnviz.ui.network.desk import NetworkDesk
from nnviz.ui.session.files import texts_of
from nnviz.views.export import module
from nnviz.views.network import networks
from nnviz.views.notation import numbers

WEIGHTS = 5
"""Megabytes of a file of weights."""


def results(desk: NetworkDesk) -> None:
    """∂L/∂z, the products δ xᵀ entry by entry, and what linear layers collapse to."""
    _output_error(desk)
    _products(desk)
    if desk.document.network.is_linear:
        _collapse(desk)


def _output_error(desk: NetworkDesk) -> None:
    network, run = desk.document.network, desk.matrices
    last = network.last
    error = OUTPUT_ERRORS[network.output, network.loss]
    gradient = run.gradient[f"z{last}"]
    by_formula = error.of(run.value[f"a{last}"], run.value["y"])
    st.markdown("**The error at the output** (SLP 6.6.4)")
    st.latex(
        rf"\frac{{\partial L}}{{\partial z_{{{last}}}}} = {numbers.latex(gradient)} \qquad "
        rf"{error.formula} = {numbers.latex(by_formula)}"
    )
    if not np.allclose(gradient, by_formula):
        st.warning(
            "Here the two differ: the output is saturated, its slope is rounded to 0, and the "
            "backward pass multiplies by that 0. On paper they are equal. A loss on the scores, "
            "cross_entropy_logits(z, y), keeps them equal in numbers too."
        )
    if error.derivation:
        st.latex(error.derivation)
    st.caption(error.said)
    if last == 1 and error.formula == "a - y":
        st.caption(
            "With one layer the gradient of a weight is this error times its input: (ŷ − y) xⱼ for "
            "logistic regression, −(yₖ − ŷₖ) xᵢ for each class of multinomial regression."
        )


def _products(desk: NetworkDesk) -> None:
    network = desk.document.network
    st.markdown("**Which entry of δ xᵀ is which scalar node**")
    layer = st.segmented_control(
        "Layer", list(network.layers), default=network.last, required=True, key=f"of {network.last}"
    )
    rows = networks.products(replace(network, clamped=False), desk.matrices, layer)
    st.caption(
        "∂L/∂W is one product for each entry: the error δ of the unit, times the input that comes "
        "in. Choose a row to see its scalar card."
    )
    event = st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key=f"products {layer}",
    )
    if chosen := event.selection.rows:
        desk.show_entry(rows[chosen[0]]["scalar node"])
        st.rerun(scope="app")


def _collapse(desk: NetworkDesk) -> None:
    tensors, network = desk.document.tensors, desk.document.network
    weights, bias = collapse(tensors, network.layers)
    output = product(weights, tensors["x"]) + bias
    st.markdown("**Linear layers collapse into one** (SLP Eq. 6.14)")
    st.latex(
        rf"W' = {numbers.latex(weights)} \qquad b' = {numbers.latex(bias)} \qquad "
        rf"W' x + b' = {numbers.latex(output)} = a_{{{network.last}}}"
    )
    same = np.allclose(output, desk.matrices.value[f"a{network.last}"])
    st.caption(
        "One layer gives the same output as all of them: without a bend, depth adds nothing."
        if same
        else "These numbers are too large to compare."
    )


def files(desk: NetworkDesk) -> None:
    """The network as a PyTorch module, and as a file that this page opens again."""
    st.caption("The module runs as it is, and ends by asserting the gradients found here.")
    program = module.module(desk.document.network, desk.matrices)
    st.code(program, language="python", height=360)
    with st.container(horizontal=True):
        st.download_button(
            "Download network.py", program, "network.py", "text/x-python", on_click="ignore"
        )
        st.download_button(
            "Download JSON",
            json.dumps(desk.query(), indent=1),
            "network.json",
            "application/json",
            on_click="ignore",
        )
    text = upload.text("Open a network saved here")
    if text is not None:
        _open(lambda: desk.open_file(texts_of(text)))
    data = upload.content("Open weights of your own", WEIGHTS, ("npz", "safetensors"))
    if data is not None:
        _open(lambda: desk.open_weights(data))
    st.caption(
        "Weights as NumPy's `savez` writes them, or PyTorch's `state_dict` by safetensors: a "
        "matrix for each layer, with a row for each unit. Pickles, such as `.pt`, are not read."
    )


def _open(opening: Callable[[], None]) -> None:
    """Open a file, or say why it can't be opened."""
    try:
        opening()
    except ValueError as error:
        upload.refuse(str(error))
    else:
        st.rerun(scope="app")
