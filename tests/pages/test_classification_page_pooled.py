"""A text of any length becomes one vector and an answer; the gradient arrives in its rows only."""

from urllib.parse import urlencode

import pytest
from streamlit.testing.v1 import AppTest

from nnviz.ui.classification.pooled_choices import MOST_WORDS, PooledChoices
from nnviz.ui.session.link import Link
from tests.pages.acting import alt, alts, choose, fill, opened, player, said, step, table
from tests.pages.texts import TEXTS


def test_pooled_embeddings_classify_dessert_was_great(page: AppTest) -> None:
    opened(page, part="pooled")
    assert any(
        each.startswith("The probability of each class: positive 0.9") for each in alts(page)
    )
    assert "but those of dessert, was, great" in "".join(alts(page))
    fill(page, "Text to classify", "great great dessert")
    assert table(page, "used") == ["2×", "1×"]
    choose(page, "Pooling", "max")
    last = player(page)["score"]["graph"]["last"]
    step(page, last - 2)
    assert "equal share" in alt(page)
    fill(page, "Text to classify", "awful")
    assert "negative 0.9" in "".join(alts(page))


def test_pooling_says_what_it_does_not_know_or_use(page: AppTest) -> None:
    opened(page, part="pooled")
    fill(page, "Text to classify", "the zebra")
    assert "zebra is not among the" in said(page)
    fill(page, "Text to classify", "great " * 10_000)
    assert f"The text has 10,000 words. The first {MOST_WORDS}" in said(page)
    fill(page, "Text to classify", "")
    assert "Type at least one word" in said(page)
    fill(page, "Text to classify", "zebra papaya")
    assert "No word of it is known" in said(page)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_any_text_can_be_pooled(page: AppTest, text: str) -> None:
    opened(page, part="pooled")
    fill(page, "Text to classify", text)
    assert "<script>" not in said(page).replace("&lt;script&gt;", "")


@pytest.mark.parametrize("look", ["one-hot", "rows"])
def test_both_ways_to_look_up_a_pooled_text_are_walked(page: AppTest, look: str) -> None:
    opened(page, part="pooled", vectors=look)
    step(page)
    assert "backward pass is complete" in alt(page)


def test_every_gradient_of_a_pooled_text_passes_the_check(page: AppTest) -> None:
    page.session_state["tab"] = "Check"
    opened(page, part="pooled", vectors="rows")
    assert "Every gradient agrees" in said(page)
    assert {"E", "W", "b", "U", "y"} == set(page.dataframe[-1].value["input"])


def test_a_pooled_text_survives_its_link() -> None:
    pooled = PooledChoices("Awful, 很好!", "neutral", "max", "rows")
    assert PooledChoices.read(Link(pooled.query())) == pooled
    long = PooledChoices(text="great dessert " * 5_000)
    assert PooledChoices.read(Link(long.linked().query())).ids == long.ids
    assert len(urlencode(PooledChoices(text="很好" * 50_000).linked().query())) < 20_000
