"""The next word: what the model reads, its likeliest words beside counts, and its graph."""

from collections.abc import Sequence

import streamlit as st

from nnviz.text import corpus, training
from nnviz.text.corpus import occurrences
from nnviz.text.generation import likeliest
from nnviz.text.substitutes import kin
from nnviz.ui.controls.upload import MOST_TYPED
from nnviz.ui.language_model.desk import LanguageDesk
from nnviz.ui.language_model.document import LOOK_UPS, MOST_CHARACTERS, MOST_LINKED, ORDERS
from nnviz.ui.player import chart, player, tabs
from nnviz.ui.session import notes
from nnviz.ui.session.widgets import entered, kept
from nnviz.views.language_model import model
from nnviz.views.notation.numbers import percent

MOST_SHOWN = 30
"""Sentences of the corpus that are listed."""


def predict(desk: LanguageDesk) -> None:
    """The whole part."""
    with st.container(key="typed words"):
        text(desk)
    left, right = st.columns([3, 2], gap="large")
    with right:
        _choices(desk)
        _against_counts(desk)
    with left:
        _likeliest(desk)
    st.markdown(
        f"A **feedforward neural language model** reads the last {training.language_model().window}"
        " words. Each has an **embedding**, a row of the table E. The rows, end to end, are the "
        "input **e** of a hidden layer; softmax then gives every word of the vocabulary a "
        "probability ŷ of coming next. The loss of the word that did come is −log ŷ of that word."
    )
    _graph(desk)


def text(desk: LanguageDesk) -> None:
    """The box for the text, and what the model reads of it."""
    document, vocabulary = desk.document, corpus.vocabulary()
    st.text_area(
        "Text before the next word",
        **kept("text", document.text),
        height=68,
        max_chars=MOST_TYPED,
        on_change=lambda: desk.set(text=entered("text")),
    )
    known = document.context
    st.markdown(model.reading(document.window, known, vocabulary.ids(known), len(document.words)))
    for remark in model.remarks(document.window, known, len(vocabulary)):
        notes.say(remark)
    linked = f"the last {MOST_LINKED} words, and at most {MOST_CHARACTERS:,} characters,"
    notes.say_shortened(document.text, document.linked().text, linked)


def _choices(desk: LanguageDesk) -> None:
    words = corpus.vocabulary().words
    st.selectbox(
        "Next word, for the loss",
        words,
        **kept("target", desk.document.target),
        on_change=lambda: desk.set(target=entered("target")),
    )
    with st.container(horizontal=True, gap="small"):
        st.selectbox(
            "Counts of",
            ORDERS,
            **kept("order", desk.document.order),
            width=140,
            format_func=lambda order: f"{order}-grams",
            on_change=lambda: desk.set(order=entered("order")),
        )
        st.number_input(
            "Words shown",
            1,
            20,
            value=None,
            step=1,
            **kept("top", desk.document.top),
            width=140,
            on_change=lambda: desk.set(top=entered("top") or desk.document.top),
        )


def _likeliest(desk: LanguageDesk) -> None:
    document, vocabulary = desk.document, corpus.vocabulary()
    shares = desk.probabilities(document.sentence)
    rows = likeliest(shares, document.top, vocabulary.id(document.target))
    words = [vocabulary.words[row] for row in rows]
    ngrams = training.corpus_ngrams(document.order)
    counted = (
        [ngrams.probability(document.context, word) or 0.0 for word in words]
        if ngrams.seen(document.context)
        else None
    )
    chart.show(
        model.likeliest(words, [float(shares[row]) for row in rows], counted, document.order),
        key="likeliest",
        alt="The likeliest next words: "
        + ", ".join(
            f"{vocabulary.words[row]} {percent(float(shares[row]), 1)}"
            for row in rows[: document.top]
        ),
    )
    notice = (
        "Notice words that the counts rule out and the neural model does not."
        if counted
        else "The n-gram model has no counts here; notice that the neural model still answers."
    )
    st.caption(
        f"The likeliest words, and the one whose loss is taken. {notice} "
        f"Parameters: {_origin(desk)}."
    )


def _origin(desk: LanguageDesk) -> str:
    document = desk.document
    when = f"epoch {document.epoch} from seed {document.seed}"
    if desk.training is None:
        return f"trained beforehand, {when}"
    if document.is_bundled:
        return (
            f"trained on the next tab, {when}. Those trained beforehand came from the same seed in "
            "the same way, so the picture is the same as before"
        )
    return f"trained on the next tab, {when}"


def _against_counts(desk: LanguageDesk) -> None:
    document, vocabulary = desk.document, corpus.vocabulary()
    ngrams = training.corpus_ngrams(document.order)
    before = document.context[1 - document.order :]
    share = float(desk.probabilities(document.sentence)[vocabulary.id(document.target)])
    count, seen = ngrams.count(before, document.target), ngrams.seen(before)
    st.markdown(
        model.against_counts(document.target, share, " ".join(before), document.order, count, seen)
    )
    similar = None
    if share > model.NOTABLE and not count:
        similar = kin(ngrams, vocabulary, desk.parameters["E"], before, document.target)
        st.markdown(model.by_kin(similar, document.target))
    with st.container(horizontal=True, gap="small"):
        if similar:
            _in_corpus((*similar.before, document.target))
        if seen:
            _in_corpus((*before, document.target))
        _in_corpus(before)


def _in_corpus(words: Sequence[str]) -> None:
    """How many sentences have these words in a row, and which."""
    found, said = occurrences(words), " ".join(words)
    label = f"{model.code(said)} in the corpus: {len(found)}"
    with st.popover(label, on_change="rerun", key=f"corpus {said}") as opened:
        if opened.open:
            st.caption(f"Sentences with these words in a row: {model.code(said)}")
            st.text("\n".join(" ".join(each) for each in found[:MOST_SHOWN]) or "None.")
            if len(found) > MOST_SHOWN:
                st.caption(f"and {len(found) - MOST_SHOWN} more.")


def _graph(desk: LanguageDesk) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            "An embedding is looked up by",
            list(LOOK_UPS),
            **kept("look up", desk.document.look_up),
            format_func=LOOK_UPS.__getitem__,
            width=330,
            on_change=lambda: desk.set(look_up=entered("look up")),
        )
        st.caption(
            "A one-hot vector is 1 at the word's id and 0 elsewhere, so its product with E is that "
            "row of E. Step back to E: the gradient arrives in the rows that were used, "
            f"{training.language_model().window} at most, and is 0 in all others."
        )
    result = desk.result
    player.play(result, desk.walk, link=desk.link)
    tabs.show(tabs.of_run(result), lambda: desk.result is result, desk.walk)
