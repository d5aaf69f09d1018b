"""In a real browser a training runs, answers Pause, and opens an example in the player."""

import re

from playwright.sync_api import Page, expect

from tests.browser.test_graph_page import at_step


def open_training(page: Page, address: str, query: str = "") -> None:
    page.goto(f"{address}/training{query}")
    expect(page.get_by_role("button", name="Run", exact=True)).to_be_visible()
    expect(page.get_by_text("Epoch 0, loss").or_(page.get_by_text("loss")).first).to_be_visible()


def test_it_runs_pauses_and_rewinds(page: Page, address: str) -> None:
    open_training(page, address, "?hidden=4&activations=tanh")
    page.get_by_role("button", name="Run", exact=True).click()
    expect(page.get_by_text(re.compile(r"^Epoch [1-9][\d,]*, loss"))).to_be_visible()
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("button", name="Run", exact=True)).to_be_visible(timeout=15_000)
    page.get_by_role("button", name="Rewind").click()
    expect(page.get_by_text(re.compile(r"^Epoch 0, loss"))).to_be_visible()


def test_an_example_is_stepped_with_the_weights_of_the_epoch(page: Page, address: str) -> None:
    open_training(page, address, "?epoch=200&example=2")
    page.wait_for_selector(".stGraphVizChart g.node")
    page.get_by_role("button", name="Last step").click()
    at_step(page, 20)
    expect(page.get_by_text("The update that this example alone causes")).to_be_visible()
    page.wait_for_url("**epoch=200**")
