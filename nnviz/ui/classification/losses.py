"""The Losses section: −log ŷ, and why a sigmoid output is trained with cross-entropy."""

import numpy as np
import streamlit as st

from nnviz.learning.objectives import OBJECTIVES, scores
from nnviz.ui.classification.loss_choices import FARTHEST, LossChoices
from nnviz.ui.controls.boxes import slider
from nnviz.ui.player import chart, player, tabs
from nnviz.ui.session.desk import Part
from nnviz.ui.session.runs import graph_of, run_of
from nnviz.ui.session.widgets import entered, kept
from nnviz.views.classification import losses
from nnviz.views.notation.numbers import short

REACH = 10.0
"""How far from 0 the curves and the slider go."""


LossPart = Part[LossChoices]


def show(part: LossPart) -> None:
    """The whole section."""
    _negative_log(part)
    _compared(part)


def _negative_log(part: LossPart) -> None:
    st.subheader("Cross-entropy is the negative log likelihood", anchor=False)
    plot, words = st.columns([3, 2], gap="large")
    with words:
        st.slider(
            "ŷ, the probability of the correct class",
            0.0,
            1.0,
            step=0.01,
            **kept("probability", part.choices.probability),
            on_change=lambda: part.set(probability=entered("probability")),
        )
        yhat = part.choices.probability
        run = run_of(graph_of("L = -log(yhat)", ()), {"yhat": yhat})
        loss, slope = run.value["L"], run.gradient["yhat"]
        st.markdown(
            f"At ŷ = {short(yhat)} the loss is **{short(loss)}**, and its gradient ∂L/∂ŷ = −1/ŷ is "
            f"**{short(slope)}**."
        )
        st.latex(r"L = -\sum_k y_k \log \hat{y}_k = -\log \hat{y}_c")
        st.markdown(
            "The label y is 1 at the correct class c and 0 elsewhere, so only one term of the "
            "cross-entropy remains: −log of the correct class's probability (SLP Eqs 6.26–6.28)."
        )
    with plot:
        chart.show(
            losses.negative_log(yhat, loss),
            f"The loss −log ŷ falls from infinity at 0 to 0 at 1. At {short(yhat)} it is "
            f"{short(loss)}.",
        )
        st.caption(
            "Notice that a certain and correct answer costs 0, and that the cost grows without "
            "bound as the correct class's probability goes to 0."
        )


def _compared(part: LossPart) -> None:
    st.subheader("Squared error against cross-entropy", anchor=False)
    st.markdown(
        "One sigmoid output ŷ = σ(z), two losses: ½(ŷ − y)², the quadratic loss, and the "
        "cross-entropy. Both are 0 for the right answer. What a network learns from is their "
        "**gradient at z** (CMU 10-301)."
    )
    controls, sentence = st.columns([2, 3], gap="large")
    with controls:
        st.segmented_control(
            "The label y",
            ["1", "0"],
            **kept("target", part.choices.target),
            required=True,
            on_change=lambda: part.set(target=entered("target")),
        )
        slider("z", part.choices.score, lambda z: part.set(score=_within(z)), REACH)
    choices = part.choices
    here = {name: loss(np.array([choices.score]), choices.y) for name, loss in OBJECTIVES.items()}
    reach = max(REACH, abs(choices.score))
    curves = {name: loss(scores(reach), choices.y) for name, loss in OBJECTIVES.items()}
    with sentence:
        st.markdown(losses.said(here, choices.run.value["yhat"], choices.y))
    for column, quantity, notice in zip(
        st.columns(2, gap="large"),
        ("loss", "slope"),
        (
            "Notice the losses where the answer is badly wrong: cross-entropy rises as a straight "
            "line, and squared error levels off below ½.",
            "Notice the gradients where the answer is badly wrong: cross-entropy's stays near ±1, "
            "squared error's goes back to **0**, so hardly anything is learned.",
        ),
        strict=True,
    ):
        with column:
            chart.show(
                losses.compared(curves, here, quantity),
                key=f"compared {quantity}",
                alt=f"The {quantity} of cross-entropy and of squared error over z, for y = "
                f"{choices.target}. "
                + "; ".join(
                    f"{name} at your z: {short(float(getattr(at, quantity)[0]))}"
                    for name, at in here.items()
                ),
            )
            st.caption(notice)
    _graph(part)


def _within(z: float) -> float:
    return max(-FARTHEST, min(z, FARTHEST))


def _graph(part: LossPart) -> None:
    choices = part.choices
    st.segmented_control(
        "The graph with",
        list(OBJECTIVES),
        **kept("loss", choices.loss),
        required=True,
        on_change=lambda: part.set(loss=entered("loss")),
    )
    run = choices.run
    st.caption(
        "Step to the backward pass. Both losses meet the same small local gradient ŷ(1 − ŷ) of the "
        "sigmoid; only that of cross-entropy brings a large enough upstream gradient to make up "
        "for it."
    )
    player.play(run, part.desk.walk, link=part.desk.link)
    tabs.show(tabs.of_run(run), lambda: part.choices is choices, part.desk.walk)
