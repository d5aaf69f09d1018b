"""The Finite differences tab: a step size, the error it makes, and the V of all step sizes."""

import pandas as pd
import streamlit as st

from nnviz.derivatives.differences import bends, difference, sweep
from nnviz.ui.differentiation.document import DifferentiationDesk
from nnviz.ui.differentiation.input_box import choose_input
from nnviz.ui.player import address, chart
from nnviz.ui.session.widgets import entered, kept
from nnviz.views.differentiation import differences

EXPONENTS = tuple(range(1, 17))


def finite_differences(desk: DifferentiationDesk) -> None:
    """The whole tab."""
    document = desk.document
    run, name = document.run, document.by
    left, right = st.columns([2, 3], gap="large")
    with left:
        st.markdown(
            "Move the input a little and see how far the output moves. It takes no calculus, only "
            "evaluations, so it is **good for testing**; but it has an error, and it runs the "
            "whole graph again for every input."
        )
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            choose_input(desk)
            _step_size(desk)
        st.latex(differences.formulas(run, name))
    h = 10.0**-document.exponent
    found = {method: difference(run, name, method, h) for method in differences.METHODS}
    with left:
        st.dataframe(
            pd.DataFrame(differences.rows(run, name, found)), hide_index=True, key="one step size"
        )
        st.caption(differences.evaluations(run))
    sweeps = [sweep(run, name, method) for method in differences.METHODS]
    bent = bends(run, name)
    with right:
        if any(differences.drawable(each) for each in sweeps):
            chart.show(
                differences.figure(sweeps, h),
                alt=differences.alt(sweeps, h, bent),
            )
            st.caption(differences.notice(bent))
        else:
            st.info(differences.nothing(run, name, sweeps))
    for said in differences.best(bent, sweeps):
        st.markdown(said)
    address.publish_link(desk.link())


def _step_size(desk: DifferentiationDesk) -> None:

    def take() -> None:
        desk.set(exponent=entered("step size"))

    st.select_slider(
        "Step size h",
        EXPONENTS,
        **kept("step size", desk.document.exponent),
        format_func=lambda exponent: f"1e−{exponent}",
        width=260,
        on_change=take,
    )
