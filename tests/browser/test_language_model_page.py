"""In a real browser a text is typed, its graph is walked, and the model learns from its corpus."""

import re

from playwright.sync_api import Page, expect

from tests.browser.acting import open_place
from tests.browser.graph import at_step, wait_for_graph


def test_a_typed_text_is_predicted_walked_and_linked(page: Page, address: str) -> None:
    open_place(page, f"{address}/language_model")
    wait_for_graph(page)
    box = page.get_by_role("textbox", name="Text before the next word")
    box.fill("for all the")
    box.press("Control+Enter")
    expect(page.get_by_text("The model reads the last 3 words")).to_contain_text("for")
    expect(page.locator(".js-plotly-plot .ytick").filter(has_text="fish")).to_be_visible()
    page.wait_for_url("**text=for+all+the**")
    page.get_by_role("button", name="Last step").click()
    at_step(page, 30)
    page.wait_for_url("**step=30**")
    page.reload()
    at_step(page, 30)
    expect(box).to_have_value("for all the")


def test_it_learns_in_the_page_until_it_is_paused(page: Page, address: str) -> None:
    open_place(page, f"{address}/language_model?part=training")
    page.get_by_role("button", name="Train from random embeddings").click()
    expect(
        page.get_by_text(re.compile(r"Epoch [1-9]\d*, mean loss .* Training to"))
    ).to_be_visible()
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("button", name="Train 20 epochs")).to_be_visible()
    expect(page.get_by_role("slider", name="Epoch on show")).to_be_visible()
    page.get_by_role("button", name="Rewind").click()
    expect(page.get_by_text(re.compile(r"^Epoch 0, mean loss 5"))).to_be_visible()
    page.wait_for_url("**epoch=0**")
