"""Pooled embeddings: a text becomes one vector, which a small network classifies."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import streamlit as st

from nnviz.engine.run import Run
from nnviz.text.pooled import CLASSES, uses, vocabulary
from nnviz.ui.classification.pooled_choices import (
    LOOK_UPS,
    MOST_CHARACTERS,
    MOST_WORDS,
    POOLINGS,
    PooledChoices,
    run_of,
)
from nnviz.ui.controls import table
from nnviz.ui.controls.upload import MOST_TYPED
from nnviz.ui.player import address, chart, player, tabs
from nnviz.ui.session import notes
from nnviz.ui.session.desk import Part
from nnviz.ui.session.widgets import entered, kept
from nnviz.views.classification import embeddings
from nnviz.views.notation.numbers import short

PooledPart = Part[PooledChoices]


def show(part: PooledPart) -> None:
    """The whole section."""
    _text(part)
    document = part.choices
    if not document.used:
        notes.say("Type at least one word: of no word there is no embedding to pool.")
        _choices(part)
        address.publish_link(part.desk.link())
        return
    result = run_of(document)
    _answer(result, document)
    _choices(part)
    st.markdown(
        "A classifier needs an input of one size, but texts differ in length. **Pooling** makes "
        "one vector of all embeddings of a text: their mean, or in each place the largest. Then "
        "come a hidden layer h = σ(xW + b), scores z = hU, and ŷ = softmax(z) for three classes."
    )
    player.play(result, part.desk.walk, link=part.desk.link)
    _rows(result, document)
    tabs.show(tabs.of_run(result), lambda: run_of(part.choices) is result, part.desk.walk)


def _text(part: PooledPart) -> None:
    document = part.choices
    st.text_area(
        "Text to classify",
        **kept("pooled text", document.text),
        height=68,
        max_chars=MOST_TYPED,
        on_change=lambda: part.set(text=entered("pooled text")),
    )
    for remark in embeddings.remarks(document.words, document.used, vocabulary(), MOST_WORDS):
        notes.say(remark)
    linked = f"the first {MOST_WORDS} words, and at most {MOST_CHARACTERS:,} characters,"
    notes.say_shortened(document.text, document.linked().text, linked)


def _choices(part: PooledPart) -> None:
    def choice(label: str, field: str, options: Mapping[Any, str], width: int) -> None:
        key = f"pooled {field}"
        st.selectbox(
            label,
            list(options),
            **kept(key, getattr(part.choices, field)),
            format_func=options.__getitem__,
            width=width,
            on_change=lambda: part.set(**{field: entered(key)}),
        )

    with st.container(horizontal=True, gap="small"):
        choice("Pooling", "pooling", POOLINGS, 220)
        choice("Right class, for the loss", "label", {name: name for name in CLASSES}, 220)
        choice("An embedding is looked up by", "look_up", LOOK_UPS, 330)


def _answer(result: Run, document: PooledChoices) -> None:
    shares = result.value["yhat"]
    left, right = st.columns([2, 3], gap="large")
    with left:
        chart.show(
            embeddings.classes(CLASSES, shares),
            key="pooled classes",
            alt="The probability of each class: "
            + ", ".join(
                f"{name} {short(float(s))}" for name, s in zip(CLASSES, shares, strict=True)
            ),
        )
        st.caption(
            f"The loss is −log ŷ of the class {document.label}: **{short(result.value['L'])}**."
        )
    with right:
        chart.show(
            embeddings.pooled(
                document.used, result.value["e"], result.value["x"], document.pooling
            ),
            key="pooled rows",
            alt="The embedding of each word, one row each, and under them x, their "
            f"{POOLINGS[document.pooling]}: "
            + ", ".join(short(float(entry)) for entry in result.value["x"]),
        )
        st.caption(
            f"The embedding of each word, and x, their {POOLINGS[document.pooling]}. Notice that "
            "the order of the words makes no difference."
        )


def _rows(result: Run, document: PooledChoices) -> None:
    """Where the gradient arrives in E."""
    words = vocabulary().words
    gradient = np.asarray(result.gradient["E"])
    used = uses(document.ids, gradient)
    st.markdown("### The gradient arrives only in the rows that were used")
    left, right = st.columns([2, 3], gap="large")
    with left:
        table.records(
            "The rows of E that were used",
            [
                {
                    "word": words[use.row],
                    "row of E": str(use.row),
                    "used": f"{use.times}×",
                    "length of ∂L/∂E": short(use.norm),
                }
                for use in used
            ],
        )
        st.caption(
            f"The other {len(words) - len(used)} of {len(words)} rows have a gradient of exactly "
            "0: the text did not use them, so the loss does not change with them. A word used "
            "twice collects two gradients."
        )
    with right:
        chart.show(
            embeddings.table(gradient, words, [use.row for use in used]),
            key="pooled gradient",
            alt="∂L/∂E as a heat picture: all rows are 0 but those of "
            + ", ".join(words[use.row] for use in used),
        )
        st.caption("∂L/∂E, a column for each word of the vocabulary. Notice that almost all is 0.")
