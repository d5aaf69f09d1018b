"""A review as the student types it, its words that count, and its six features."""

from functools import partial

import pandas as pd
import streamlit as st

from nnviz.text.features import FEATURES
from nnviz.text.lexicons import MOST_WORDS, NEGATIVE, POSITIVE, read_words
from nnviz.text.reviews import LIKE_THE_BOOKS, reviews
from nnviz.ui.boxes import box
from nnviz.ui.editor import keep
from nnviz.ui.sentiment import (
    LONGEST_LIST,
    MOST_CHARACTERS,
    MOST_LINKED,
    SentimentPart,
)
from nnviz.views import names
from nnviz.views import reviews as views

NO_HAND = (None,) * len(FEATURES)


def edit(part: SentimentPart) -> None:
    """The text, what counts in it, and its features."""
    left, right = st.columns(2, gap="large")
    with left:
        _text(part)
    with right:
        _marked(part)
    _features(part)


def _text(part: SentimentPart) -> None:
    def take() -> None:
        part.set(text=st.session_state["review"], by_hand=NO_HAND)

    keep("review", part.choices.text)
    st.text_area("Review", key="review", height=180, max_chars=MOST_CHARACTERS, on_change=take)
    st.caption("Type or paste any text; Ctrl+Enter applies it.")
    with st.container(horizontal=True, gap="small"):
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
            on_click=partial(part.set, text=LIKE_THE_BOOKS, by_hand=NO_HAND, label=0),
        )
        st.button("Another review", icon=":material/casino:", on_click=_another, args=(part,))
        _lists(part)
    if len(part.choices.text) > MOST_LINKED:
        st.caption(
            f":material/link_off: A link carries reviews of up to {MOST_LINKED:,} characters. This "
            "one is longer: the link carries its features instead."
        )


def _book(part: SentimentPart) -> None:
    part.desk.set(sentiment=part.choices.like_the_book())
    part.desk.walk.step = 0


def _another(part: SentimentPart) -> None:
    """The bundled review after the one on show, with its label."""
    known = reviews(part.choices.network.classes)
    texts = [review.text for review in known]
    now = texts.index(part.choices.text) if part.choices.text in texts else -1
    # A step that meets the classes in turn, and every review before the first one again.
    following = known[(now + 31) % len(known)]
    part.set(text=following.text, label=following.label, by_hand=NO_HAND)


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
            if read_words(st.session_state.get(key, "")) != now:
                st.session_state[key] = " ".join(now)
            st.text_area(
                label,
                key=key,
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
    part.set(**{field: read_words(st.session_state[f"list {field}"])})


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


def _features(part: SentimentPart) -> None:
    choices = part.choices
    st.markdown("**Its six features**, all that the network gets to see")
    st.dataframe(pd.DataFrame(views.rows(choices.reading, choices.features)), hide_index=True)
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        for place, (feature, value) in enumerate(zip(FEATURES, choices.features, strict=True)):
            box(feature.name, value, partial(_set, part, place), key=f"feature {feature.name}")
        if choices.by_hand != NO_HAND:
            st.button(
                "From the text again",
                icon=":material/undo:",
                on_click=partial(part.set, by_hand=NO_HAND),
            )
    by_hand = [
        names.text(feature.name)
        for feature, value in zip(FEATURES, choices.by_hand, strict=True)
        if value is not None
    ]
    if by_hand:
        st.caption(
            f":material/back_hand: Set by hand, whatever the text says: {', '.join(by_hand)}."
        )
    else:
        st.caption("Set a feature by hand, and see what the network makes of it.")


def _set(part: SentimentPart, place: int, value: float) -> None:
    by_hand = list(part.choices.by_hand)
    by_hand[place] = value
    part.set(by_hand=tuple(by_hand))
