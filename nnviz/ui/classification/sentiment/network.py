"""The network of the Sentiment section: its layers, its weights by hand, and its training."""

from functools import lru_cache, partial
from typing import NamedTuple

import numpy as np
import streamlit as st

from nnviz.engine.ieee import Value
from nnviz.networks.classifier import RATE, Labels, Parameters, rounded
from nnviz.text.features import FEATURES
from nnviz.text.lexicons import Lexicons
from nnviz.text.reviews import reviews
from nnviz.ui.classification.sentiment.choices import (
    EPOCHS,
    PLANS,
    WEIGHTS,
    SentimentChoices,
    SentimentPart,
    examples,
)
from nnviz.ui.controls import table
from nnviz.ui.controls.boxes import box
from nnviz.ui.controls.tensor import tensor
from nnviz.ui.player import chart
from nnviz.ui.session.widgets import entered, kept, replace_in, replaced
from nnviz.views.classification import reviews as views
from nnviz.views.notation.numbers import of_shape, short
from nnviz.views.plots import figures

TITLES = {
    "11": "1 layer, 2 classes: sigmoid",
    "13": "1 layer, 3 classes: softmax",
    "21": "2 layers, 2 classes",
    "23": "2 layers, 3 classes",
}
TRAINED = "sentiment training"
"""Where a session keeps its last training."""


def edit(part: SentimentPart) -> None:
    """Choose the network; set its weights, or let it learn them."""
    st.subheader("The network", anchor=False)
    _plan(part)
    _weights(part)
    left, right = st.columns(2, gap="large")
    with left:
        _train(part)
    with right:
        _scores(part)


def _plan(part: SentimentPart) -> None:
    def take() -> None:
        part.desk.set(sentiment=part.choices.with_plan(entered("net")))
        part.desk.walk.restart()

    st.segmented_control(
        "Layers and classes",
        list(PLANS),
        **kept("net", part.choices.plan),
        required=True,
        format_func=TITLES.__getitem__,
        on_change=take,
    )
    st.caption(
        "Two classes are positive and negative, and one output is enough: p(positive). With three, "
        "neutral reviews join in. A hidden layer of three sigmoid units can look for combinations "
        "of features (SLP 6.4)."
    )


def _weights(part: SentimentPart) -> None:
    """A box for each weight of a single unit, else one for each matrix and vector."""
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        (_numbers if part.choices.network.in_scalars else _tensors)(part)
        st.button(
            "The book's weights" if part.choices.plan == "11" else "The weights set by hand",
            icon=":material/menu_book:",
            on_click=_restore,
            args=(part,),
        )


def _numbers(part: SentimentPart) -> None:
    choices = part.choices
    numbers = choices.network.numbers(choices.parameters)

    def take(place: int, value: float) -> None:
        now = part.choices
        changed = replaced(now.network.numbers(now.parameters), place, value)
        part.desk.set(sentiment=now.with_weights(now.network.weights(changed)))

    titles = (*(feature.title for feature in FEATURES), "bias")
    for place, (name, title) in enumerate(zip(choices.network.parameters, titles, strict=True)):
        box(f"{name}: {title}", numbers[place], partial(take, place), key=f"weight {name}")


def _tensors(part: SentimentPart) -> None:
    choices = part.choices

    def take(name: str, value: Value) -> None:
        now = part.choices
        changed = now.parameters | {name: np.reshape(value, now.network.shapes[name])}
        part.desk.set(sentiment=now.with_weights(changed))

    def refuse(name: str, value: Value) -> str:
        shape = choices.network.shapes[name]
        # A single row may be typed as a vector, and a single entry as a number.
        if np.size(value) == np.prod(shape) and (1 in shape or np.shape(value) == shape):
            return ""
        return f"{name} must be a {of_shape(shape)}, but this is a {of_shape(np.shape(value))}."

    for name, value in choices.parameters.items():
        tensor(
            name,
            value,
            partial(take, name),
            width=420 if name == "W" else 220,
            refuse=partial(refuse, name),
        )


def _restore(part: SentimentPart) -> None:
    choices = part.choices
    for name in choices.network.shapes:
        replace_in(f"tensor {name}")
    usual = choices.network.weights(WEIGHTS[choices.plan])
    part.desk.set(sentiment=choices.with_weights(usual))


def _labels(classes: int) -> tuple[Labels, Labels]:
    """The label of each bundled review, and whether it is kept from training."""
    known = reviews(classes)
    return np.array([review.label for review in known]), np.array([review.test for review in known])


class Trained(NamedTuple):
    """A training that ended.

    Attributes
    ----------
    settings : network, lists of words, epochs and seed
    parameters : what it learned
    losses : the mean loss at the start and after each epoch
    """

    settings: tuple[str, Lexicons, int, int]
    parameters: Parameters
    losses: list[float]


def _trained(choices: SentimentChoices) -> Trained:
    """Train the network on show with the settings on show."""
    network = choices.network
    labels, test = _labels(network.classes)
    rows = examples(network.classes, choices.lexicons)
    training = network.training(rows[~test], labels[~test], choices.seed)
    training.advance(choices.epochs)
    losses = [moment.loss for moment in training.moments]
    return Trained(_settings(choices), rounded(training.parameters), losses)


def _settings(choices: SentimentChoices) -> tuple[str, Lexicons, int, int]:
    return choices.plan, choices.lexicons, choices.epochs, choices.seed


def _train(part: SentimentPart) -> None:
    choices = part.choices
    network = choices.network
    _, test = _labels(network.classes)
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        st.selectbox(
            "Epochs",
            EPOCHS,
            **kept("training epochs", choices.epochs),
            width=110,
            on_change=lambda: part.set(epochs=entered("training epochs")),
        )
        st.number_input(
            "Seed",
            0,
            9999,
            value=None,
            step=1,
            **kept("training seed", choices.seed),
            width=110,
            on_change=lambda: part.set(seed=entered("training seed") or 0),
        )
        st.button(
            "Train on our reviews",
            icon=":material/model_training:",
            type="primary",
            on_click=_learn,
            args=(part,),
        )
    st.caption(
        f"From random weights of the seed, by backpropagation on {int((~test).sum())} short "
        f"reviews at once (Adam, η = {short(RATE)}). Another {int(test.sum())} are kept back, to "
        "see what it makes of reviews that it never saw. The features follow your lists of words."
    )
    _way(part)


def _learn(part: SentimentPart) -> None:
    trained = _trained(part.choices)
    part.desk.set(sentiment=part.choices.with_weights(trained.parameters))
    st.session_state[TRAINED] = trained


def _way(part: SentimentPart) -> None:
    """The loss on the way, if the weights on show were learned just so."""
    choices, network = part.choices, part.choices.network
    trained: Trained | None = st.session_state.get(TRAINED)
    if trained is None or trained.settings != _settings(choices):
        return
    if network.numbers(trained.parameters) != network.numbers(choices.parameters):
        return
    losses = trained.losses
    chart.show(
        figures.losses(losses, "mean loss", along="epochs"),
        alt=f"The mean loss over {len(losses) - 1} epochs, from {short(losses[0])} to "
        f"{short(losses[-1])}.",
    )
    st.caption("The mean loss on the training reviews after each epoch.")


@lru_cache(maxsize=64)
def _confusions(plan: str, numbers: tuple[float, ...], words: Lexicons) -> tuple[Labels, Labels]:
    """Labels against answers, on the training reviews and on the test reviews."""
    network = PLANS[plan]
    labels, test = _labels(network.classes)
    rows, weights = examples(network.classes, words), network.weights(numbers)
    return (
        network.confusion(weights, rows[~test], labels[~test]),
        network.confusion(weights, rows[test], labels[test]),
    )


def _scores(part: SentimentPart) -> None:
    """How good the weights on show are."""
    choices = part.choices
    numbers = choices.network.numbers(choices.parameters)
    learned, held = _confusions(choices.plan, numbers, choices.lexicons)
    _, test = _labels(choices.network.classes)
    tests = int(test.sum())
    st.markdown(
        f"These weights are right on **{views.score(learned, len(test) - tests)}** of the training "
        f"reviews, and on **{views.score(held, tests)}** of the test reviews."
    )
    table.records("How the test reviews of each label are answered", views.confusion(held))
    st.caption(
        "The test reviews, label by label. Train longer: the first number rises, and the second "
        "need not follow, where the network learns reviews by heart. Of the six "
        "features *not bad* and *bad* differ in the count of words alone, so no training makes it "
        "perfect."
    )
