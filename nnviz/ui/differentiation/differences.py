"""The Finite differences tab: a step size, the error it makes, and the V of all step sizes."""

import pandas as pd
import streamlit as st

from nnviz.derivatives.differences import bends, difference, sweep
from nnviz.ui.controls.sides import sides
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
    h = 10.0**-document.exponent
    found = {method: difference(run, name, method, h) for method in differences.METHODS}
    sweeps = [sweep(run, name, method) for method in differences.METHODS]
    bent = bends(run, name)
    lead, picture, rest = sides()
    with lead, st.container(horizontal=True, gap="small"):
        choose_input(desk)
        _step_size(desk)
    with picture:
        if any(differences.drawable(each) for each in sweeps):
            chart.show(
                differences.figure(sweeps, h),
                alt=differences.alt(sweeps, h, bent),
            )
            st.caption(differences.notice(bent))
        else:
            st.info(differences.nothing(run, name, sweeps))
    with rest:
        st.dataframe(
            pd.DataFrame(differences.rows(run, name, found)), hide_index=True, key="one step size"
        )
        st.caption(differences.READING)
        st.latex(differences.formulas(run, name))
        st.markdown(
            "Move the input a little and see how far the output moves. It takes no calculus, only "
            "evaluations, so it is **good for testing**; but it has an error, and it runs the "
            "whole graph again for every input."
        )
        st.caption(differences.evaluations(run))
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
