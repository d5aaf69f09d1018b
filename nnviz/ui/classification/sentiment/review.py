"""A review as the student types it, its words that count, and its six features."""

from functools import partial

import numpy as np
import streamlit as st

from nnviz.networks.classifier import NO_ANSWER
from nnviz.text.lexicons import MOST_WORDS, NEGATIVE, POSITIVE, read_words
from nnviz.text.reviews import CLASSES, LIKE_THE_BOOKS, label_of, reviews
from nnviz.ui.classification.sentiment import features
from nnviz.ui.classification.sentiment.choices import (
    LONGEST_LIST,
    MOST_CHARACTERS,
    MOST_LINKED,
    NO_HAND,
    SentimentPart,
)
from nnviz.ui.session.widgets import entered, kept
from nnviz.views.classification import reviews as views


def edit(part: SentimentPart) -> None:
    """The text and the verdict on it; beside them what counts in it, and by how much."""
    left, right = st.columns(2, gap="medium")
    with left:
        _text(part)
    with right:
        features.bars(part)
        _marked(part)
    features.weighed(part)


def _text(part: SentimentPart) -> None:
    def take() -> None:
        _put(part, entered("review"))

    st.text_area(
        "Review",
        **kept("review", part.choices.text),
        height=110,
        max_chars=MOST_CHARACTERS,
        help="Type or paste any text; Ctrl+Enter applies it.",
        on_change=take,
    )
    _verdict(part)
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        _label(part)
        with st.popover("Other reviews"):
            _others(part)
        _lists(part)
    _origin(part)
    if len(part.choices.text) > MOST_LINKED:
        st.caption(
            f":material/link_off: A link carries reviews of up to {MOST_LINKED:,} characters. This "
            "one is longer: the link carries its features instead."
        )


def _others(part: SentimentPart) -> None:
    st.button(
        "The book's example",
        icon=":material/menu_book:",
        on_click=_book,
        args=(part,),
        help="The features of the book's review, 3, 2, 1, 3, 0 and 4.19, set by hand, and the "
        "book's weights.",
    )
    st.button(
        "A review of ours with the same counts",
        on_click=partial(_put, part, LIKE_THE_BOOKS),
    )
    st.button("Another review", icon=":material/casino:", on_click=_another, args=(part,))


def _put(part: SentimentPart, text: str) -> None:
    """Another text: no class that was chosen and no feature set by hand is of this one."""
    part.set(text=text, chosen="", by_hand=NO_HAND)


def _verdict(part: SentimentPart) -> None:
    choices = part.choices
    rows = np.array([choices.features])
    yhat = choices.network.probabilities(choices.parameters, rows)[0]
    with st.container(border=True, gap="xsmall"):
        st.markdown(views.verdict(choices.network, yhat, choices.features))
        if choices.label is None:
            st.markdown("Choose the label: no one has said yet which class this review is.")
        elif choices.network.likeliest(yhat[None])[0] != NO_ANSWER:
            st.markdown(views.judged(choices.network, yhat, choices.label))


def _label(part: SentimentPart) -> None:
    """Whether the review is positive or negative: as it came, or as the student says."""
    choices = part.choices
    key = f"label of {choices.network.classes}"
    st.segmented_control(
        "The label of this review, y",
        choices.classes,
        **kept(key, None if choices.label is None else CLASSES[choices.label]),
        on_change=lambda: part.set(chosen=entered(key) or ""),
    )


def _origin(part: SentimentPart) -> None:
    """Where the label comes from."""
    choices = part.choices
    if choices.chosen:
        st.caption("This label was chosen here, by hand or with the book's example.")
    elif choices.label is not None:
        st.caption("This review came with this label.")
    elif label_of(choices.text) is not None:
        st.caption("This review came with a label that is no class of this network.")


def _book(part: SentimentPart) -> None:
    part.desk.set(sentiment=part.choices.like_the_book())
    part.desk.walk.restart()


def _another(part: SentimentPart) -> None:
    """The bundled review after the one on show."""
    known = reviews(part.choices.network.classes)
    texts = [review.text for review in known]
    now = texts.index(part.choices.text) if part.choices.text in texts else -1
    # A step that meets the classes in turn, and every review before the first one again.
    _put(part, known[(now + 31) % len(known)].text)


def _lists(part: SentimentPart) -> None:
    """The words that count as positive and as negative, to be changed."""
    with st.popover("The lists of words", on_change="rerun", key="lists") as opened:
        if not opened.open:
            return
        for field, label, usual in (
            ("positive", "Positive words", POSITIVE),
            ("negative", "Negative words", NEGATIVE),
        ):
            key = f"list {field}"
            now = getattr(part.choices, field)
            typed = entered(key) or ""
            st.text_area(
                label,
                **kept(key, typed if read_words(typed) == now else " ".join(now)),
                height=140,
                max_chars=LONGEST_LIST,
                on_change=_take_list,
                args=(part, field),
            )
            st.button(
                f"Our {label.lower()}",
                on_click=partial(part.set, **{field: read_words(usual)}),
            )
        st.caption(
            f"Words between blanks or commas, {MOST_WORDS} at most; capitals do not matter. A word "
            "on both lists counts on both."
        )


def _take_list(part: SentimentPart, field: str) -> None:
    part.set(**{field: read_words(entered(f"list {field}"))})


def _marked(part: SentimentPart) -> None:
    choices = part.choices
    st.markdown("**What counts in it**")
    st.html(views.highlighted(choices.text, choices.reading))
    for note in views.notes(choices.text, choices.reading):
        st.info(note)
    st.caption(
        "Every underlined word or mark counts for the feature whose name it carries. Notice what "
        "the rules cannot see: *not good* counts as positive."
    )
