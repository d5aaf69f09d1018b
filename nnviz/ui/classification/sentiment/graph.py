"""The Sentiment section in the player: one review, or several at once in matrices."""

import numpy as np
import streamlit as st

from nnviz.engine.run import Run
from nnviz.networks.classifier import Labels
from nnviz.text.reviews import CLASSES, reviews
from nnviz.ui.classification import logits
from nnviz.ui.classification.sentiment.choices import (
    MOST_IN_BATCH,
    SentimentChoices,
    SentimentPart,
    examples,
)
from nnviz.ui.controls import table
from nnviz.ui.player import address, player, tabs
from nnviz.ui.session import notes
from nnviz.ui.session.runs import graph_of, run_of
from nnviz.ui.session.widgets import entered, kept
from nnviz.views.classification import reviews as views
from nnviz.views.notation.numbers import short

VIEWS = {"review": "This review", "batch": "Several reviews at once"}


def walk(part: SentimentPart) -> None:
    """Choose what the player shows, and walk through it."""
    st.subheader("Forward and backward", anchor=False)
    choices = part.choices
    with st.container(horizontal=True, gap="medium"):
        st.segmented_control(
            "In the player",
            list(VIEWS),
            **kept("view", choices.view),
            required=True,
            format_func=VIEWS.__getitem__,
            on_change=_turn,
            args=(part,),
        )
    if choices.label is None:
        notes.say(
            "A loss compares the answer with the label, and every gradient is that of the loss. "
            "Choose the label of your review, under its text, and the graph appears here."
        )
        address.publish_link(part.desk.link())
        return
    run = (
        _batch(part, choices.label) if choices.view == "batch" else _review(choices, choices.label)
    )
    network = choices.network
    logits.remedy(run, network.program if choices.view == "review" else network.rows_program)
    player.play(run, part.desk.walk, link=part.desk.link)
    tabs.show(tabs.of_run(run), lambda: part.choices is choices, part.desk.walk)


def _turn(part: SentimentPart) -> None:
    part.set(view=entered("view"))
    part.desk.walk.restart()


def _review(choices: SentimentChoices, label: int) -> Run:
    """The review on show, through the network on show; its loss in words."""
    network = choices.network
    values = network.inputs(choices.parameters, np.array(choices.features), label)
    run = run_of(graph_of(network.program, network.parameters), values)
    loss = run.value["L"]
    said = f"**{short(loss)}**" if np.isfinite(loss) else "no finite number"
    st.markdown(f"With the label **{CLASSES[label]}** the loss is {said}.")
    return run


def _batch(part: SentimentPart, label: int) -> Run:
    """Choose the reviews; the formula, every shape and every answer."""
    choices = part.choices
    network = choices.network
    known = reviews(network.classes)

    def take() -> None:
        part.set(batch=tuple(entered("batch")))

    st.multiselect(
        "Reviews beside your own",
        range(len(known)),
        **kept("batch", list(choices.batch)),
        max_selections=MOST_IN_BATCH,
        format_func=lambda place: views.title(known[place]),
        on_change=take,
    )
    chosen = [known[place] for place in choices.batch]
    rows = np.vstack(
        [choices.features, examples(network.classes, choices.lexicons)[list(choices.batch)]]
    )
    labels: Labels = np.array([label, *(review.label for review in chosen)])
    values = network.rows_inputs(choices.parameters, rows, labels)
    run = run_of(graph_of(network.rows_program, tuple(network.shapes)), values)
    st.latex(views.FORMULAS[network.layers, network.classes])
    left, right = st.columns(2, gap="large")
    with left:
        table.records("The matrices and their shapes", views.shapes(run))
        st.caption(
            "One product for all reviews: X holds a review in each row. Inner sizes must agree, "
            "and b is added to every row, so its gradient is a sum over the rows."
        )
    with right:
        texts = ["yours", *(review.text for review in chosen)]
        table.records("The answers", views.answered(network, run, texts, labels))
        st.caption("The rows of Ŷ. L is the mean of the losses of all rows.")
    return run
