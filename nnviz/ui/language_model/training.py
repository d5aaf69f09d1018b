"""The language model learns: loss, a word's probability and its neighbours, epoch by epoch."""

import math
import time
from functools import partial

import streamlit as st

from nnviz.engine.ieee import Array
from nnviz.learning.projection import flattened
from nnviz.learning.training import Moment
from nnviz.text import corpus, training
from nnviz.text.neural import probabilities
from nnviz.text.similarity import cosines, nearest
from nnviz.ui.controls import table
from nnviz.ui.language_model.desk import LanguageDesk
from nnviz.ui.language_model.document import MOST_EPOCHS
from nnviz.ui.player import address, chart
from nnviz.ui.session.widgets import entered, kept
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
    _controls(desk)
    st.fragment(_watch, run_every=TICK if desk.running else None)(desk)
    st.markdown(
        f"The corpus is the teacher: for each of its {len(training.corpus_examples().points):,} "
        "words the model reads the words before it and is told which word came. Nobody labels "
        f"anything. Every update takes {training.BATCH} examples and moves **all** parameters, the "
        "embeddings among them, against the gradient of their mean loss (with Adam, "
        f"η = {training.RATE:g})."
    )


def _controls(desk: LanguageDesk) -> None:
    full = desk.reached >= MOST_EPOCHS
    with st.container(key="editor", horizontal=True, gap="small", vertical_alignment="bottom"):
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
    if desk.reached and not desk.running:
        key = f"language epoch of {desk.reached}"
        st.slider(
            "Epoch on show",
            0,
            desk.reached,
            **kept(key, desk.document.epoch),
            on_change=lambda: desk.set(epoch=entered(key)),
        )


def _begin(desk: LanguageDesk) -> None:
    desk.rewind()
    desk.run(GO_ON)


def _reseed(desk: LanguageDesk) -> None:
    if (seed := entered("language seed")) is not None:
        desk.reseed(seed)


def _watch(desk: LanguageDesk) -> None:
    if desk.running:
        until = time.perf_counter() + TICK * SHARE_OF_TICK
        for _ in range(MOST_OF_TICK):
            if desk.running and time.perf_counter() < until:
                desk.advance()
        if not desk.running:
            st.rerun(scope="app")
    with st.container(key="progress"):
        _progress(desk)
    curves, words = st.columns([2, 3], gap="medium")
    with curves:
        _choose_word(desk)
        _curves(desk)
    with words, st.container(key="word-map"):
        if desk.running:
            st.caption("The map of all words is drawn anew when the training rests.")
        else:
            _map(desk)
    _word(desk)
    address.publish_link(desk.link())


def _progress(desk: LanguageDesk) -> None:
    if desk.training is None:
        st.markdown(
            f"**Trained beforehand**, from seed {desk.document.seed} for {desk.document.epoch} "
            "epochs. Begin from random embeddings to see how they came about."
        )
        return
    moment = desk.moments[desk.document.epoch]
    said = f"Epoch {moment.epoch}, mean loss {short(moment.loss)}"
    if desk.running:
        begun = max(0, desk.goal - GO_ON)
        share = (desk.reached - begun) / (desk.goal - begun)
        st.progress(share, f"{said}. Training to epoch {desk.goal}")
    else:
        st.markdown(f"**{said}**")


def _curves(desk: LanguageDesk) -> None:
    """The loss so far, and the probability of the chosen word after two contexts."""
    moments = desk.moments
    if len(moments) < 2:
        st.caption("The loss, epoch by epoch, is drawn here while the model learns.")
        return
    _losses(desk, moments)
    _chances(desk, moments)


def _losses(desk: LanguageDesk, moments: list[Moment]) -> None:
    epochs, losses = [each.epoch for each in moments], [each.loss for each in moments]
    size = len(corpus.vocabulary())
    chart.show(
        views.course(epochs, {"mean loss": {"": losses}}, desk.document.epoch),
        key="language loss",
        still=desk.running,
        alt=f"The mean loss, from {short(losses[0])} to {short(losses[-1])}.",
    )
    st.caption(
        f"The mean of −log ŷ over all words of the corpus. Notice that it begins near log {size} = "
        f"{short(math.log(size))}, as if all words were equally likely."
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
    cosine = {f"{' and '.join(ALIKE)}": alike}
    chart.show(
        views.course(
            [each.epoch for each in moments],
            {"probability": chances, "cosine": cosine},
            desk.document.epoch,
        ),
        key="language chances",
        still=desk.running,
        alt=". ".join(
            f"{name} is now {short(values[-1])}" for name, values in (chances | cosine).items()
        ),
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
    """What similar words are, and a word's neighbours at the random start and now."""
    document = desk.document
    st.markdown("### Similar words")
    st.markdown(
        "Two words are **similar** if their embeddings point the same way: the cosine of the angle "
        "between them is near 1. Nobody said that cats are like dogs. They occur in like contexts, "
        "so learning moves them the same way."
    )
    row = corpus.vocabulary().id(document.word)
    start, now = st.columns(2, gap="medium")
    for column, title, embeddings in (
        (start, "At the random start", training.language_model().start(document.seed)["E"]),
        (now, f"Epoch {document.epoch}", desk.parameters["E"]),
    ):
        with column:
            st.markdown(f"**{title}**")
            table.records(f"{title}: words like {document.word}", _neighbours(embeddings, row))
    st.caption(
        "Times as context: how often a word is among the "
        f"{training.language_model().window} words before another, in one epoch. Only then is "
        "its row of E looked up and moved: `.` and `?`, which come last, stay at their random "
        "start for ever. The random start matters for the others too, so a verb may be "
        "the neighbour of a noun. Train from another seed: `cat` and `dog` are neighbours "
        "again, while most chance neighbours change."
    )


def _neighbours(embeddings: Array, row: int) -> list[dict[str, str]]:
    words, look_ups = corpus.vocabulary().words, training.corpus_examples().look_ups
    return [
        {
            "word": words[each.row],
            "cosine": short(each.cosine),
            "times as context": f"{look_ups[each.row]:,}",
        }
        for each in nearest(embeddings, row, NEIGHBOURS)
    ]


def _choose_word(desk: LanguageDesk) -> None:
    st.selectbox(
        "Word",
        corpus.vocabulary().words,
        **kept("word", desk.document.word),
        width=240,
        on_change=lambda: desk.set(word=entered("word")),
    )


def _map(desk: LanguageDesk) -> None:
    """The chosen word and its neighbours among all words."""
    embeddings = desk.parameters["E"]
    words = corpus.vocabulary().words
    row = corpus.vocabulary().id(desk.document.word)
    marked = [row, *(each.row for each in nearest(embeddings, row, NEIGHBOURS))]
    look_ups = training.corpus_examples().look_ups
    others = sorted(set(range(len(words))) - set(marked), key=lambda each: -look_ups[each])
    chart.show(
        word_map(flattened(embeddings), words, marked, others),
        key="word map",
        alt=f"All words on a plane. Next to {words[row]}: "
        + ", ".join(words[each] for each in marked[1:]),
    )
    st.caption(
        f"The diamond is `{words[row]}`, the large dots its neighbours by cosine; notice that some "
        "stand apart here, in the two directions of most spread."
    )
    st.caption(
        f"The map has 2 of {training.language_model().width} directions. Words that are often read "
        "have their name where there is room; point at any dot to read its word. Drag to zoom in."
    )
