"""In a real browser a student types a review, sees the words that count, and steps."""

import re

from playwright.sync_api import Page, expect

from tests.browser.acting import carries, open_place
from tests.browser.graph import at_step, wait_for_graph


def open_section(page: Page, address: str, query: str) -> None:
    open_place(page, f"{address}/classification{query}")
    wait_for_graph(page)


def test_a_typed_review_is_marked_and_stepped_through(page: Page, address: str) -> None:
    open_section(page, address, "")
    page.get_by_role("tab", name="Sentiment").click()
    page.get_by_role("textbox", name="Review").fill("No fun at all: I call it dull, flat!")
    page.keyboard.press("Control+Enter")
    marks = page.locator(".nnviz-review mark")
    expect(marks).to_have_text(["Nox₃", "funx₁", "Ix₄", "dullx₂", "flatx₂", "!x₅"])
    carries(page, "review", "No fun at all: I call it dull, flat!")
    expect(page.get_by_text("The network says negative")).to_be_visible()
    page.get_by_role("radio", name="negative").click()
    carries(page, "label", "negative")
    page.get_by_role("button", name="Last step").click()
    at_step(page, 42)
    carries(page, "step", "42")
    page.reload()
    expect(page.locator(".nnviz-review mark")).to_have_count(6)
    at_step(page, 42)


def test_a_word_put_on_a_list_counts(page: Page, address: str) -> None:
    open_section(page, address, "?part=sentiment")
    page.get_by_role("button", name="The lists of words").click()
    page.get_by_role("textbox", name="Positive words").fill("Plot, sea")
    page.keyboard.press("Control+Enter")
    carries(page, "good", "plot,sea")
    positive = page.locator(".nnviz-review mark.nnviz-x1")
    expect(positive).to_have_text(["plotx₁", "seax₁"])


def test_training_ends_with_another_verdict_of_the_reviews(page: Page, address: str) -> None:
    open_section(page, address, "?part=sentiment&net=23")
    page.get_by_role("button", name="Train on our reviews").click()
    expect(page.get_by_text("The mean loss on the training reviews")).to_be_visible()
    expect(page.get_by_text(re.compile(r"These weights are right on \d+ of 60"))).to_be_visible()


def test_a_review_is_pooled(page: Page, address: str) -> None:
    open_place(page, f"{address}/classification?part=pooled")
    wait_for_graph(page)
    box = page.get_by_role("textbox", name="Text to classify")
    box.fill("the zebra was awful")
    box.press("Control+Enter")
    expect(page.get_by_text("zebra is not among")).to_be_visible()
    expect(page.get_by_role("heading", name="The gradient arrives only")).to_be_visible()
    carries(page, "text", "the zebra was awful")
    box.fill("🙂")
    box.press("Control+Enter")
    carries(page, "text", "🙂")
    box.fill("")
    box.press("Control+Enter")
    carries(page, "text", "")
