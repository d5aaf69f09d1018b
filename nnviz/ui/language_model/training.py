"""The language model learns: loss, a word's probability and its neighbours, epoch by epoch."""

import math
import time
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from nnviz.engine.ieee import Array
from nnviz.learning.projection import flattened
from nnviz.learning.training import Moment
from nnviz.text import corpus, training
from nnviz.text.neural import probabilities
from nnviz.text.similarity import cosines, nearest
from nnviz.ui.language_model.desk import LanguageDesk
from nnviz.ui.language_model.document import MOST_EPOCHS
from nnviz.ui.player import address
from nnviz.ui.session.widgets import kept
from nnviz.views.language_model import model as views
from nnviz.views.language_model.word_map import word_map
from nnviz.views.notation.numbers import short

TICK = 0.8
"""Seconds between two pictures while a training runs."""

SHARE_OF_TICK = 0.6
"""The share of them that is spent on training, after which the epoch under way is finished."""

MOST_OF_TICK = 2
"""Epochs between two pictures at most: what others have trained already shall still be watched."""

NEIGHBOURS = 6
GO_ON = 20
"""Epochs that one press trains."""

ALIKE = ("cat", "dog")
"""Two words whose embeddings are followed, and with them what comes after `the … gets`."""


def train(desk: LanguageDesk) -> None:
    """The whole part; its pictures redraw by themselves while the training runs."""
    st.markdown(
        f"The corpus is the teacher: for each of its {len(training.corpus_examples().points):,} "
        "words the model reads the words before it and is told which word came. Nobody labels "
        f"anything. Every update takes {training.BATCH} examples and moves **all** parameters, the "
        "embeddings among them, against the gradient of their mean loss (with Adam, "
        f"η = {training.RATE:g})."
    )
    _controls(desk)
    st.fragment(_watch, run_every=TICK if desk.running else None)(desk)


def _controls(desk: LanguageDesk) -> None:
    full = desk.reached >= MOST_EPOCHS
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        if desk.running:
            st.button("Pause", icon=":material/pause:", on_click=desk.pause, key="learn")
        else:
            label = (
                "Train from random embeddings" if desk.training is None else f"Train {GO_ON} epochs"
            )
            st.button(
                label,
                icon=":material/play_arrow:",
                type="primary",
                key="learn",
                disabled=full,
                on_click=_begin if desk.training is None else desk.run,
                args=(desk,) if desk.training is None else (GO_ON,),
            )
        st.button(
            "One epoch",
            on_click=desk.advance,
            disabled=desk.running or full or desk.training is None,
        )
        st.button("Rewind", icon=":material/replay:", on_click=desk.rewind)
        st.number_input(
            "Seed",
            0,
            9999,
            value=None,
            step=1,
            **kept("language seed", desk.document.seed),
            width=120,
            on_change=partial(_reseed, desk),
        )
    if desk.training is None:
        st.caption(
            f"On show: parameters trained beforehand, from seed {desk.document.seed} for "
            f"{desk.document.epoch} epochs. Begin from random embeddings to see how they "
            f"came about, {MOST_OF_TICK} epochs at a time."
        )
    elif desk.reached and not desk.running:
        key = f"language epoch of {desk.reached}"
        st.slider(
            "Epoch on show",
            0,
            desk.reached,
            **kept(key, desk.document.epoch),
            on_change=lambda: desk.set(epoch=st.session_state[key]),
        )


def _begin(desk: LanguageDesk) -> None:
    desk.rewind()
    desk.run(GO_ON)


def _reseed(desk: LanguageDesk) -> None:
    if (seed := st.session_state["language seed"]) is not None:
        desk.reseed(seed)


def _watch(desk: LanguageDesk) -> None:
    if desk.running:
        until = time.perf_counter() + TICK * SHARE_OF_TICK
        for _ in range(MOST_OF_TICK):
            if desk.running and time.perf_counter() < until:
                desk.advance()
        if not desk.running:
            st.rerun(scope="app")
    if desk.training is not None:
        _progress(desk)
    _pictures(desk)
    _word(desk)
    address.publish_link(desk.link())


def _progress(desk: LanguageDesk) -> None:
    assert desk.training is not None
    moment = desk.moments[desk.document.epoch]
    said = f"Epoch {moment.epoch}, mean loss {short(moment.loss)}"
    if desk.running:
        begun = max(0, desk.goal - GO_ON)
        share = (desk.reached - begun) / (desk.goal - begun)
        st.progress(share, f"{said}. Training to epoch {desk.goal}")
    else:
        st.markdown(f"**{said}**")


def _config(desk: LanguageDesk) -> dict[str, Any]:
    """A picture that moves is not to be touched: so the browser draws it in half the time."""
    return {"staticPlot": True} if desk.running else {"displayModeBar": False}


def _pictures(desk: LanguageDesk) -> None:
    """The loss so far, and the probability of the chosen word after two contexts."""
    moments = desk.moments
    if len(moments) < 2:
        return
    left, right = st.columns(2, gap="medium")
    with left:
        _losses(desk, moments)
    with right:
        _chances(desk, moments)


def _losses(desk: LanguageDesk, moments: list[Moment]) -> None:
    epochs, losses = [each.epoch for each in moments], [each.loss for each in moments]
    size = len(corpus.vocabulary())
    st.plotly_chart(
        views.course(epochs, {"mean loss": losses}, desk.document.epoch, "mean loss"),
        key="language loss",
        config=_config(desk),
        alt=f"The mean loss, from {short(losses[0])} to {short(losses[-1])}.",
    )
    st.caption(
        f"The mean of −log ŷ over all words of the corpus. Were each of the {size} words of the "
        f"vocabulary as likely as any other, it would be log {size} = {short(math.log(size))}: it "
        "begins near that."
    )


def _chances(desk: LanguageDesk, moments: list[Moment]) -> None:
    model, vocabulary, target = (
        training.language_model(),
        corpus.vocabulary(),
        desk.document.target,
    )
    row = vocabulary.id(target)
    contexts = {word: f"the {word} gets" for word in ALIKE}
    chances = {
        f"P({target} | {before})": [
            float(probabilities(model, vocabulary, moment.parameters, before.split())[row])
            for moment in moments
        ]
        for before in contexts.values()
    }
    one, other = map(vocabulary.id, ALIKE)
    alike = [float(cosines(moment.parameters["E"], one)[other]) for moment in moments]
    curves = chances | {f"cosine of {' and '.join(ALIKE)}": alike}
    st.plotly_chart(
        views.course(
            [each.epoch for each in moments],
            curves,
            desk.document.epoch,
            "probability, cosine",
        ),
        key="language chances",
        config=_config(desk),
        alt=". ".join(f"{name} is now {short(values[-1])}" for name, values in curves.items()),
    )
    st.caption(
        f"How likely `{target}` is after each context, and how alike the embeddings are. "
        + " ".join(
            views.rise_and_fall(
                target,
                before,
                shares,
                training.corpus_ngrams(model.window + 1).after(before.split()),
            )
            for before, shares in zip(contexts.values(), chances.values(), strict=True)
        )
    )


def _word(desk: LanguageDesk) -> None:
    """A word's neighbours at the random start and now, and the map of all words."""
    vocabulary, document = corpus.vocabulary(), desk.document
    st.markdown("### Similar words")
    st.markdown(
        "Two words are **similar** if their embeddings point the same way: the cosine of the angle "
        "between them is near 1. Nobody said that cats are like dogs. They occur in like contexts, "
        "so learning moves them the same way."
    )
    st.selectbox(
        "Word",
        vocabulary.words,
        **kept("word", document.word),
        width=240,
        on_change=lambda: desk.set(word=st.session_state["word"]),
    )
    row, table = vocabulary.id(document.word), desk.parameters["E"]
    first = training.language_model().start(document.seed)["E"]
    tables, picture = st.columns([2, 3], gap="large")
    with tables:
        for title, each in (("At the random start", first), (f"Epoch {document.epoch}", table)):
            st.markdown(f"**{title}**")
            st.dataframe(_neighbours(each, row), hide_index=True)
        st.caption(
            "Times as context: how often a word is among the "
            f"{training.language_model().window} words before another, in one epoch. Only then is "
            "its row of E looked up and moved: `.` and `?`, which come last, stay at their random "
            "start for ever. The random start matters for the others too, so a verb may be "
            "the neighbour of a noun. Train from another seed: `cat` and `dog` are neighbours "
            "again, while most chance neighbours change."
        )
    with picture:
        if desk.running:
            st.caption("The map of all words is drawn anew when the training rests.")
        else:
            _map(desk, row)


def _neighbours(table: Array, row: int) -> pd.DataFrame:
    words, look_ups = corpus.vocabulary().words, training.corpus_examples().look_ups
    return pd.DataFrame(
        [
            {
                "word": words[each.row],
                "cosine": short(each.cosine),
                "times as context": f"{look_ups[each.row]:,}",
            }
            for each in nearest(table, row, NEIGHBOURS)
        ]
    )


def _map(desk: LanguageDesk, row: int) -> None:
    table = desk.parameters["E"]
    words = corpus.vocabulary().words
    marked = [row, *(each.row for each in nearest(table, row, NEIGHBOURS))]
    look_ups = training.corpus_examples().look_ups
    others = sorted(set(range(len(words))) - set(marked), key=lambda each: -look_ups[each])
    st.plotly_chart(
        word_map(flattened(table), words, marked, others),
        key="word map",
        config={"displayModeBar": False},
        alt=f"All words on a plane. Next to {words[row]}: "
        + ", ".join(words[each] for each in marked[1:]),
    )
    st.caption(
        "All embeddings, flattened to the two directions in which they differ most. Two of "
        f"{training.language_model().width} directions can't show all: neighbours by cosine may "
        "stand apart here. The diamond is the chosen word, the large dots are its neighbours. Of "
        "the other words those most often read have their name, as far as there is room; point at "
        "any dot to read its word. Drag to zoom in."
    )
