"""The Symbolic tab: the derivative as a formula, and how formulas explode where graphs do not."""

from functools import lru_cache, partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from nnviz.derivatives.cost import reverse_mode
from nnviz.engine.graph import Graph
from nnviz.engine.run import Run
from nnviz.symbolic import worker
from nnviz.symbolic.worker import Job
from nnviz.ui.controls.sides import sides
from nnviz.ui.differentiation.document import DEEPEST_NESTING, NESTED, DifferentiationDesk
from nnviz.ui.differentiation.input_box import choose_input
from nnviz.ui.differentiation.waiting import Question, when_answered
from nnviz.ui.player import address, chart
from nnviz.ui.session.runs import graph_of
from nnviz.ui.session.widgets import entered, kept
from nnviz.views.differentiation import symbolic as views
from nnviz.views.notation import names

REACHES = (6, 8, DEEPEST_NESTING)
"""How deep SymPy counts in one go: a job serves many places of the slider."""


def symbolic(desk: DifferentiationDesk) -> None:
    """The whole tab."""
    document = desk.document
    choose_input(desk)
    formulas = st.container(key="formulas")
    sentence, plot = _explosion(desk)
    for said in views.kinks(document.run):
        st.caption(said)
    st.caption(
        "SymPy, a computer algebra system, applies the rules of calculus to the **formula** and "
        "gives a formula back. Short formulas are readable and exact. "
        "Here each node of the graph is handed to SymPy as a formula of the inputs."
    )
    address.publish_link(desk.link())
    asked, counted = formulas_of(document.graph), growth_of(document.family, document.depth)
    when_answered(
        Question(asked, formulas, partial(_formulas, document.run, document.by)),
        Question(counted, plot, partial(_growth, desk, sentence)),
    )


def formulas_of(graph: Graph) -> Job:
    """The job of SymPy that differentiates a graph's output by every input, once for all values."""
    latex = {name: names.latex(name) for name in graph.inputs}
    return worker.job(worker.derivatives(graph, latex))


def _formulas(run: Run, by: str, asked: Job) -> None:
    told = views.Formulas.of(asked, run)
    for form in ("raw", "simplified"):
        if (formula := told.formula(by, form)) is None:
            continue
        st.markdown(f"**{form.title()}**: {formula.operations:,} operations")
        if formula.latex:
            st.latex(views.equation(run, by, formula))
        else:
            st.caption("Too long to be typeset; it was counted.")
    for said in views.verdicts(run, by, told):
        st.markdown(said)


@lru_cache(maxsize=len(NESTED) * DEEPEST_NESTING)
def nested(family: str, depth: int) -> Graph:
    """Steps of a family, each on the one before: f1 of x, f2 of f1, and so on."""
    _, step = NESTED[family]
    inner = ["x", *(f"f{k}" for k in range(1, depth))]
    lines = (f"f{k} = {step.format(before)}" for k, before in enumerate(inner, 1))
    return graph_of("\n".join(lines), ())


def growth_of(family: str, depth: int) -> Job:
    """The job of SymPy that counts the derivatives of a family, at least so deep."""
    reach = next(each for each in REACHES if each >= depth)
    outputs = tuple(f"f{k}" for k in range(1, reach + 1))
    return worker.job(worker.growth(nested(family, reach), outputs, "x"))


def _explosion(desk: DifferentiationDesk) -> tuple[DeltaGenerator, DeltaGenerator]:
    """The choice of a nested function; gives the places for a sentence and for the plot."""
    document = desk.document
    st.subheader("Where formulas explode", anchor=False)
    lead, plot, sentence = sides()
    with lead:
        st.selectbox(
            "Nested function",
            NESTED,
            **kept("family", document.family),
            format_func=lambda family: NESTED[family][0],
            on_change=lambda: desk.set(family=entered("family")),
        )
        st.slider(
            "Nested so deep",
            1,
            DEEPEST_NESTING,
            **kept("nesting", document.depth),
            on_change=lambda: desk.set(depth=entered("nesting")),
        )
    with sentence:
        st.markdown(
            "A formula has no names for what it uses twice, so it writes it out twice. A graph has "
            "one node for it. Nest a function in itself, and watch both grow:"
        )
    return sentence, plot


def _growth(desk: DifferentiationDesk, sentence: DeltaGenerator, asked: Job) -> None:
    document = desk.document
    grown = views.Growth(
        formula=tuple(each["operations"] for each in asked.answers if "operations" in each),
        graph=tuple(
            reverse_mode(nested(document.family, k)).operations
            for k in range(1, DEEPEST_NESTING + 1)
        ),
        trouble=views.trouble(asked),
    )
    chart.show(
        views.growth(grown, document.depth),
        alt=views.growth_said(grown, document.depth),
    )
    st.caption(
        "Notice the logarithmic scale: a straight rise means that every step multiplies the "
        "formula. The graph only adds a few operations."
    )
    sentence.markdown(views.growth_said(grown, document.depth))
