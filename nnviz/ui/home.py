"""The parts of the home page."""

import streamlit as st

from nnviz.lessons import LESSONS
from nnviz.lessons.training import TRAININGS
from nnviz.ui import page
from nnviz.ui.contents import PAGES

TEXTS = {"SLP": "the textbook", "CMU": "the lecture"}
"""The texts that lessons come from, as `Lesson.text` names them."""

FAILING = TRAININGS["two-relu"].settings

WAYS_IN: tuple[tuple[str, str, str, dict[str, str]], ...] = (
    ("graph", "Type a formula of your own", "edit", {}),
    ("bugs", "Break backpropagation on purpose, and find out what went wrong", "bug_report", {}),
    ("network", "Build a network: in matrices, in scalars and in layers", "hub", {}),
    (
        "training",
        "Watch XOR fail, see why, and mend it",
        "play_circle",
        TRAININGS["two-relu"].settings,
    ),
    (
        "classification",
        "Type a review, and see which of its words make it positive or negative",
        "reviews",
        {"part": "sentiment"},
    ),
    (
        "language_model",
        "Let a small language model find out which words are alike",
        "text_fields",
        {},
    ),
)
"""Where to begin: the page, what to do there, an icon, and the link's query."""


def welcome() -> None:
    """What this is, in ten seconds."""
    st.markdown(
        "**See backpropagation happen, one number at a time.** Type a formula or open a lesson. "
        "nnviz draws its computation graph, walks forward to the value, then backward to every "
        "gradient: how fast the output changes when that number changes. At each edge you see "
        "*why*: the gradient that comes from the output (upstream) times the slope of this one "
        "step (local) is the gradient that goes on (downstream)."
    )
    last = page.last_visited()
    if last:
        page.link(last, label=f"**Go on where you were: {last.title}**", icon=":material/redo:")
    for key, label, icon, query in WAYS_IN:
        page.link(PAGES[key], label=label, icon=f":material/{icon}:", query_params=query)


def lessons() -> None:
    """Every lesson, by the text that it comes from, to open in the player."""
    for text, title in TEXTS.items():
        st.subheader(f"Lessons from {title}", anchor=False)
        keys = [key for key, lesson in LESSONS.items() if lesson.text == text]
        for pair in zip(keys[::2], [*keys[1::2], None], strict=False):
            for column, key in zip(st.columns(2), pair, strict=False):
                if key:
                    with column.container(border=True):
                        _lesson(key)


def _lesson(key: str) -> None:
    lesson = LESSONS[key]
    page.link(PAGES["graph"], label=f"**{lesson.title}**", query_params={"lesson": key})
    st.caption(f"{lesson.notice} *Source: {lesson.source}.*")


def sources() -> None:
    """Which texts the lessons come from."""
    st.caption(
        "SLP is Jurafsky and Martin, *Speech and Language Processing*, chapter Neural Networks. "
        "CMU 10-301 is Carnegie Mellon's introduction to machine learning, lecture on "
        "backpropagation."
    )
