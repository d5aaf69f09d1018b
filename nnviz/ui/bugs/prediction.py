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
    st.subheader("First predict", anchor=False)
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
        "Below is the **right** pass to reason from: step to its end to see all its numbers. The "
        "broken one is shown after your answer."
    )


def feedback(document: BugDocument, question: Question) -> None:
    """Whether the answer was right, and if not, when it would have been."""
    inputs = document.typed.graph.inputs
    by_key = {choice.key: choice for choice in question.choices}
    truth = faults.outcome(by_key[question.answer].outcome, inputs)
    asked = _asked(document, question)
    chosen = by_key.get(document.answer)
    if chosen is None:
        st.info(f"{asked} The answer is **{truth}**.")
    elif chosen.key == question.answer:
        st.success(f"{asked} **{truth}: yes.**", icon=":material/check:")
    else:
        st.warning(
            f"{asked} Not **{faults.outcome(chosen.outcome, inputs)}**: {_why_not(chosen)} "
            f"The answer is **{truth}**.",
            icon=":material/close:",
        )


def _why_not(chosen: Choice) -> str:
    if chosen.key == RIGHT:
        return "that is what the right pass gives, and this bug changes it."
    if chosen.key == VALUE:
        return "that is the output's value. A gradient says how fast it changes."
    if chosen.key == OTHERS:
        return "it is just the other way round."
    return f"that comes out with another bug: {BUGS[chosen.key].title}."
