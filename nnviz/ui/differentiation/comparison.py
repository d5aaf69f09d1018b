"""The Side by side tab: all answers in one table with their errors, and what they cost."""

from functools import partial

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from nnviz.derivatives import comparison
from nnviz.derivatives.cost import bill
from nnviz.symbolic.worker import Job
from nnviz.ui.controls.sides import sides
from nnviz.ui.differentiation.document import COUNTS, DifferentiationDesk
from nnviz.ui.differentiation.symbolic import formulas_of
from nnviz.ui.differentiation.waiting import Question, when_answered
from nnviz.ui.player import address, chart
from nnviz.ui.session.widgets import entered, kept
from nnviz.views.differentiation import answers, costs
from nnviz.views.differentiation.symbolic import Formulas


def side_by_side(desk: DifferentiationDesk) -> None:
    """The whole tab."""
    answers = st.container(key="answers")
    _costs(desk)
    st.caption(
        "**The same derivatives, four ways.** Finite differences use the step at which each is "
        "best in general: h = √ε forward, h = ³√ε central, times |x| where that is above 1. Errors "
        "are distances from reverse mode."
    )
    counted = st.container()
    address.publish_link(desk.link())
    asked = formulas_of(desk.document.graph)
    when_answered(Question(asked, answers, partial(_answers, desk, counted)))


def _answers(desk: DifferentiationDesk, counted: DeltaGenerator, asked: Job) -> None:
    run = desk.document.run
    told = Formulas.of(asked, run)
    formulas = {name: told.value(name) for name in run.graph.inputs}
    found = comparison.answers(run, formulas)
    st.dataframe(pd.DataFrame(answers.rows(run, found, told)), hide_index=True, key="all answers")
    counted.caption(answers.counted(told))


def _costs(desk: DifferentiationDesk) -> None:
    document = desk.document
    st.subheader("More inputs, more outputs", anchor=False)
    found = bill(document.graph, document.many_inputs, document.many_outputs)
    said = costs.winner(found, document.many_inputs, document.many_outputs)
    lead, picture, rest = sides()
    with lead:
        _count(desk, "many_inputs", "Inputs n")
        _count(desk, "many_outputs", "Outputs m")
    with picture:
        chart.show(
            costs.figure(document.graph, COUNTS, document.many_inputs, document.many_outputs),
            alt=f"The cost of all derivatives against the number of inputs. {said}",
        )
        st.caption(
            "Notice the flat line: one pass back serves all inputs at once. The upright line marks "
            "your n."
        )
    with rest:
        st.markdown(said)
        st.dataframe(
            pd.DataFrame(costs.rows(found, document.many_inputs, document.many_outputs)),
            hide_index=True,
            key="costs of many",
        )
        st.caption(
            "A function like this one with **n inputs and m outputs** has n · m derivatives. "
            "The table says what all of them cost. Near n = m forward and reverse mode cost about "
            "the same."
        )


def _count(desk: DifferentiationDesk, field: str, label: str) -> None:
    st.select_slider(
        label,
        COUNTS,
        **kept(field, getattr(desk.document, field)),
        format_func=lambda count: f"{count:,}",
        on_change=lambda: desk.set(**{field: entered(field)}),
    )
