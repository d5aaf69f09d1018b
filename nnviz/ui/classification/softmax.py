"""The Softmax section: scores become probabilities, and their graph with the loss at its end."""

from functools import partial

import numpy as np
import streamlit as st

from nnviz.engine.ieee import Array, Value
from nnviz.engine.linear import LinearMap
from nnviz.engine.remembered import remembered
from nnviz.engine.run import Run
from nnviz.learning.softmax import Stages, stages
from nnviz.ui.classification import logits
from nnviz.ui.classification.softmax_choices import (
    COLDEST,
    FARTHEST,
    FEWEST,
    HOTTEST,
    MOST,
    SCORES,
    SoftmaxChoices,
)
from nnviz.ui.controls import table
from nnviz.ui.controls.tensor import tensor
from nnviz.ui.player import chart, player, tabs
from nnviz.ui.session.desk import Part
from nnviz.ui.session.widgets import entered, kept, replace_in
from nnviz.views.classification import softmax
from nnviz.views.notation.numbers import short

SoftmaxPart = Part[SoftmaxChoices]


def show(part: SoftmaxPart) -> None:
    """The whole section."""
    plot, controls = st.columns([3, 2], gap="medium")
    with controls:
        _scores(part)
        _sliders(part)
    choices = part.choices
    at = stages(np.array(choices.scores), choices.temperature, choices.constant)
    with plot:
        _bars(at, choices)
    _graph(part)
    _stages(at)


def _refuse(value: Value) -> str:
    """Why a value can't be the scores."""
    if np.ndim(value) != 1:
        return "The scores are one vector, such as [1, 2, 0.5]."
    if not FEWEST <= np.size(value) <= MOST:
        return f"There may be {FEWEST} to {MOST} classes, but here are {np.size(value)}."
    return ""


def _scores(part: SoftmaxPart) -> None:
    def take(value: Value) -> None:
        scores = tuple(np.asarray(value).tolist())
        part.set(scores=scores, correct=min(part.choices.correct, len(scores)))

    def put(scores: tuple[float, ...]) -> None:
        replace_in("tensor Scores z")
        take(np.array(scores))

    key = f"correct of {len(part.choices.scores)}"
    with st.container(horizontal=True, gap="small"):
        tensor("Scores z", np.array(part.choices.scores), take, width=300, refuse=_refuse)
        st.selectbox(
            "Correct class",
            range(1, len(part.choices.scores) + 1),
            **kept(key, part.choices.correct),
            width=110,
            on_change=lambda: part.set(correct=entered(key)),
        )
    st.caption(f"{FEWEST} to {MOST} numbers, such as `[1, 2, 0.5]`, or a row of a spreadsheet.")
    with st.container(horizontal=True, gap="small"):
        st.button("The book's scores", icon=":material/menu_book:", on_click=put, args=(SCORES,))
        st.button("Scores around 1000", on_click=put, args=((1000.0, 1001.0, 999.0),))


def _sliders(part: SoftmaxPart) -> None:
    choices = part.choices
    for label, field, low, high, step in (
        ("Temperature T: softmax of z/T", "temperature", COLDEST, HOTTEST, 0.1),
        ("Add a constant to every score", "constant", -FARTHEST, FARTHEST, 10.0),
    ):
        take = part.taker(field)
        st.slider(
            label,
            low,
            high,
            step=step,
            **kept(field, getattr(choices, field)),
            on_change=lambda take=take, field=field: take(entered(field)),
        )
    st.caption(
        "A low temperature makes the largest score win; a high one makes all classes alike. The "
        "constant c changes **nothing**: it multiplies every exponential, and so their sum, by the "
        "same factor, e to the power c/T."
    )


def _bars(at: Stages, choices: SoftmaxChoices) -> None:
    run, correct = choices.run, choices.correct
    likeliest = int(np.argmax(at.probabilities))
    said = f"class {likeliest + 1} with {short(float(at.probabilities[likeliest]))}"
    scored = _scored(run)
    gradient = run.gradient[scored]
    chart.show(
        softmax.probabilities(at, correct, gradient, scored),
        f"The probabilities of {len(at.scores)} classes, and the gradient of each score. The "
        f"likeliest is {said}. The gradient at the correct class {correct} is "
        f"{short(float(gradient[correct - 1]))}.",
    )
    st.markdown(
        f"The likeliest is {said}. The correct class is {correct}: the loss −log ŷ is "
        f"**{short(run.value['L'])}**."
    )
    if np.isfinite(run.value["L"]):
        st.caption(
            "Notice the gradient ŷ − y: each score is pushed down by the probability that it got, "
            "and the correct one is pulled up by what it lacks."
        )


def _scored(run: Run) -> str:
    """The scores that softmax is of: z, or s where temperature or constant come before it."""
    return "s" if "s" in run.graph.slots else "z"


def _stages(at: Stages) -> None:
    st.subheader("Stage by stage, in two ways", anchor=False)
    st.markdown(
        "A classifier gives each class a **score** z, any number. **Softmax** makes probabilities "
        "of them: it takes the exponential of each, so that all are positive, and divides by "
        "their sum, so that they add up to 1 (SLP 6.3, Eqs 6.9–6.11). The order of the scores "
        "stays; one more in score is e ≈ 2.7 times as much before all are divided."
    )
    st.latex(r"\hat{y}_i = \frac{\exp(z_i)}{\sum_j \exp(z_j)}")
    table.records("Softmax, stage by stage", softmax.rows(at))
    (st.warning if at.overflows else st.info)(softmax.stability(at))
    st.caption(
        "Columns 3 and 4 do what the formula says. The last two are how softmax is computed: the "
        "largest score is taken from each one first, which is adding a constant. The engine's own "
        "operations computed all of them. z here is the score after temperature and constant."
    )


def _graph(part: SoftmaxPart) -> None:
    st.subheader("The graph, with the loss", anchor=False)
    choices, run = part.choices, part.choices.run
    st.caption(
        "y is 1 at the correct class and 0 elsewhere, so y · ŷ picks out the correct class's "
        "probability p. The loss is −log p: the **negative log likelihood**."
    )
    player.play(run, part.desk.walk, link=part.desk.link)
    _gradient(part, run)
    tabs.show(
        tabs.of_run(run) | {"Jacobian": partial(_jacobian, run)},
        lambda: part.choices is choices,
        part.desk.walk,
    )


def _gradient(part: SoftmaxPart, run: Run) -> None:
    scores = _scored(run)
    st.markdown(f"**What the backward pass finds at {scores}: ŷ − y**")
    gradient = run.gradient[scores]
    rows = softmax.errors(run.value["yhat"], run.value["y"], gradient)
    for row in rows:
        row[f"∂L/∂{scores}"] = row.pop("∂L/∂z")
    table.records("The gradient of each score", rows)
    logits.remedy(run, part.choices.program)
    if scores == "s" and part.choices.constant and np.isfinite(run.value["L"]):
        st.caption(
            f"And ∂L/∂c = {short(run.gradient['c'])}: the entries of ŷ − y sum to 0, up to "
            "rounding. So a constant for all scores changes nothing, and learns nothing."
        )


@remembered
def _full(run: Run) -> Array:
    """The Jacobian of softmax in a run."""
    local = next(step.local for step in run.steps if step.input and step.node == "yhat")
    assert isinstance(local, LinearMap)
    return local.matrix()


def _jacobian(run: Run) -> None:
    st.latex(
        r"\frac{\partial \hat{y}_i}{\partial z_j} = \begin{cases} \hat{y}_i (1 - \hat{y}_i) & "
        r"i = j \\ -\hat{y}_i \hat{y}_j & i \ne j \end{cases}"
    )
    table.records("The Jacobian of softmax", softmax.jacobian(_full(run)))
    st.caption(
        "How each probability changes with each score. The diagonal is positive: a higher score "
        "helps its own class. All else is negative: it takes from the others. Every row and every "
        "column sums to 0, because the probabilities always sum to 1, and because a constant "
        "changes nothing. The backward pass multiplies by diag(ŷ) − ŷ ŷᵀ without storing it."
    )
