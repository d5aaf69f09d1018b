"""Writing: the language model goes on, one word after another."""

from html import escape

import streamlit as st

from nnviz.text import corpus, training
from nnviz.text.generation import Chosen, generate, greedy, sampler
from nnviz.ui.controls import table
from nnviz.ui.language_model.desk import LanguageDesk
from nnviz.ui.language_model.document import MOST_WRITTEN, WAYS
from nnviz.ui.language_model.next_word import text
from nnviz.ui.player import address
from nnviz.ui.session.widgets import entered, kept
from nnviz.views.notation.numbers import percent


def write(desk: LanguageDesk) -> None:
    """The whole part."""
    with st.container(key="typed words"):
        text(desk)
    _choices(desk)
    written = _written(desk)
    begun = escape(" ".join(desk.document.words[-30:]))
    added = escape(" ".join(each.word for each in written))
    st.html(f'<p style="font-size: 1.15rem">{begun} <b>{added}</b></p>')
    table.show(
        "The words and their probabilities",
        ("word", "its probability"),
        ((each.word, percent(each.probability, 1)) for each in written),
    )
    st.caption(
        "The words in bold are the model's, each with the probability ŷ that it had. It stops at "
        f"the end of a sentence, or after {MOST_WRITTEN} words. It never sees more than the last "
        f"{training.language_model().window} words, so it may forget what it wrote about."
    )
    st.markdown(
        "A language model **writes** by predicting a word, taking it as if it had been typed, and "
        "predicting the next. Always taking the likeliest word gives the same text each time; "
        "drawing by probability gives another with each seed."
    )
    address.publish_link(desk.link())


def _written(desk: LanguageDesk) -> list[Chosen]:
    document = desk.document
    choose = greedy if document.way == "greedy" else sampler(document.temperature, document.draw)
    return generate(
        lambda words: desk.probabilities(tuple(words)),
        corpus.vocabulary().words,
        document.sentence,
        MOST_WRITTEN,
        choose,
    )


def _choices(desk: LanguageDesk) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        st.selectbox(
            "The next word is chosen",
            list(WAYS),
            **kept("way", desk.document.way),
            format_func=WAYS.__getitem__,
            width=260,
            on_change=lambda: desk.set(way=entered("way")),
        )
        if desk.document.way == "sampling":
            st.slider(
                "Temperature",
                0.1,
                3.0,
                step=0.1,
                **kept("temperature", desk.document.temperature),
                width=260,
                help="Below 1 likely words become likelier still, above 1 all become more alike.",
                on_change=lambda: desk.set(temperature=entered("temperature")),
            )
            st.button(
                "Draw again",
                icon=":material/casino:",
                on_click=lambda: desk.set(draw=desk.document.draw + 1),
            )
            st.caption(f"seed {desk.document.draw}: the same seed draws the same words")
