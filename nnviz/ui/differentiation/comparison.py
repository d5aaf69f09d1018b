"""The Side by side tab: all answers in one table with their errors, and what they cost."""

from functools import partial

import pandas as pd
import streamlit as st

from nnviz.derivatives import comparison
from nnviz.derivatives.cost import bill
from nnviz.symbolic.worker import Job
from nnviz.ui.differentiation.document import COUNTS, DifferentiationDesk
from nnviz.ui.differentiation.symbolic import formulas_of
from nnviz.ui.differentiation.waiting import Question, when_answered
from nnviz.ui.player import address, chart
from nnviz.ui.session.widgets import entered, kept
from nnviz.views.differentiation import answers, costs
from nnviz.views.differentiation.symbolic import Formulas


def side_by_side(desk: DifferentiationDesk) -> None:
    """The whole tab."""
    st.markdown(
        "**The same derivatives, four ways.** Finite differences use the step at which each is "
        "best in general: h = √ε forward, h = ³√ε central, times |x| where that is above 1. Errors "
        "are distances from reverse mode."
    )
    answers = st.container()
    _costs(desk)
    address.publish_link(desk.link())
    asked = formulas_of(desk.document.graph)
    when_answered(Question(asked, answers, partial(_answers, desk)))


def _answers(desk: DifferentiationDesk, asked: Job) -> None:
    run = desk.document.run
    told = Formulas.of(asked, run)
    formulas = {name: told.value(name) for name in run.graph.inputs}
    found = comparison.answers(run, formulas)
    st.dataframe(pd.DataFrame(answers.values(run, found)), hide_index=True, key="all answers")
    st.dataframe(pd.DataFrame(answers.prices(run, told)), hide_index=True, key="all costs")
    st.caption(answers.counted(told))


def _costs(desk: DifferentiationDesk) -> None:
    document = desk.document
    st.subheader("More inputs, more outputs", anchor=False)
    left, right = st.columns([2, 3], gap="large")
    with left:
        st.markdown(
            "A function like this one with **n inputs and m outputs** has n · m derivatives. "
            "What do all of them cost?"
        )
        _count(desk, "many_inputs", "Inputs n")
        _count(desk, "many_outputs", "Outputs m")
        found = bill(document.graph, document.many_inputs, document.many_outputs)
        st.dataframe(
            pd.DataFrame(costs.rows(found, document.many_inputs, document.many_outputs)),
            hide_index=True,
            key="costs of many",
        )
    said = costs.winner(found, document.many_inputs, document.many_outputs)
    with right:
        chart.show(
            costs.figure(document.graph, COUNTS, document.many_inputs, document.many_outputs),
            alt=f"The cost of all derivatives against the number of inputs. {said}",
        )
        st.caption(
            "Notice the flat line: one pass back serves all inputs at once. The solid line marks "
            "n, the dotted one m: near n = m forward and reverse mode cost about the same."
        )
    st.markdown(said)


def _count(desk: DifferentiationDesk, field: str, label: str) -> None:
    st.select_slider(
        label,
        COUNTS,
        **kept(field, getattr(desk.document, field)),
        format_func=lambda count: f"{count:,}",
        on_change=lambda: desk.set(**{field: entered(field)}),
    )
