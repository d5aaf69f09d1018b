"""What will a broken pass say? The question before it is shown, and what is said of the answer."""

import streamlit as st

from nnviz.lessons.bugs import BUGS
from nnviz.lessons.predictions import OTHERS, RIGHT, VALUE, Choice, Question
from nnviz.ui.bugs import document as bug_desk
from nnviz.ui.bugs.document import SKIPPED, BugDesk, BugDocument
from nnviz.ui.session.widgets import entered, kept
from nnviz.views.bugs import faults


def _asked(document: BugDocument, question: Question) -> str:
    title = BUGS[document.bug].title
    if question.about == "number":
        what = faults.asked(document.typed.graph.output, question.name)
        return f"With this bug ({title}), what will the backward pass say for **{what}**?"
    return f"With this bug ({title}), **which inputs** will get a wrong gradient?"


def ask(desk: BugDesk, question: Question) -> None:
    """Several choices, and no explanation yet."""
    document = desk.document
    inputs = document.typed.graph.inputs
    by_key = {choice.key: choice for choice in question.choices}

    def take() -> None:
        if chosen := entered("prediction"):
            bug_desk.answer(desk, chosen)

    st.radio(
        _asked(document, question),
        list(by_key),
        index=None,
        **kept("prediction", None),
        format_func=lambda key: faults.outcome(by_key[key].outcome, inputs),
        horizontal=True,
        on_change=take,
    )
    st.button("Show me without a guess", on_click=bug_desk.answer, args=(desk, SKIPPED))
    st.caption(
        "The graph is of the **right** pass, to reason from. After your answer it is of the broken "
        "one, with its first wrong number and the one line that repairs it."
    )


def feedback(document: BugDocument, question: Question) -> None:
    """Whether the answer was right, and if not, when it would have been."""
    by_key = {choice.key: choice for choice in question.choices}
    truth = _truth(document, question, by_key[question.answer])
    chosen = by_key.get(document.answer)
    if chosen is None:
        st.html(faults.line("good", "", "Without a guess", truth))
        return
    predicted = faults.outcome(chosen.outcome, document.typed.graph.inputs)
    if chosen.key == question.answer:
        st.html(faults.line("good", "✓ ", f"You predicted {predicted}: right", truth))
    else:
        st.html(
            faults.line("bad", "✗ ", f"You predicted {predicted}", f"{_why_not(chosen)} {truth}")
        )


def _truth(document: BugDocument, question: Question, right: Choice) -> str:
    """What comes out with the bug."""
    graph = document.typed.graph
    outcome = faults.outcome(right.outcome, graph.inputs)
    if question.about == "number":
        of = faults.asked(graph.output, question.name)
        return f"With this bug the backward pass says {of} = {outcome}."
    return f"Which inputs get a wrong gradient? {outcome}."


def _why_not(chosen: Choice) -> str:
    if chosen.key == RIGHT:
        return "That is what the right pass gives, and this bug changes it."
    if chosen.key == VALUE:
        return "That is the output's value. A gradient says how fast it changes."
    if chosen.key == OTHERS:
        return "It is just the other way round."
    return f"That comes out with another bug: {BUGS[chosen.key].title}."
