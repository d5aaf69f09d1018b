"""In a real browser a training runs, answers Pause, and opens an example in the player."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.browser.acting import carries, choose, fits_a_phone, open_place, settled
from tests.browser.graph import at_step, wait_for_graph


def test_it_runs_pauses_and_rewinds(page: Page, address: str) -> None:
    open_place(page, f"{address}/training?hidden=4&activations=tanh")
    page.get_by_role("button", name="Run", exact=True).click()
    expect(page.get_by_text(re.compile(r"^Epoch [1-9][\d,]*, loss"))).to_be_visible()
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("button", name="Run", exact=True)).to_be_visible(timeout=15_000)
    page.get_by_role("button", name="Rewind").click()
    expect(page.get_by_text(re.compile(r"^Epoch 0, loss"))).to_be_visible()


def test_an_example_is_stepped_with_the_weights_of_the_epoch(page: Page, address: str) -> None:
    open_place(page, f"{address}/training?epoch=200&example=2")
    wait_for_graph(page)
    page.get_by_role("button", name="Last step").click()
    at_step(page, 20)
    expect(page.get_by_text("The update that this example alone causes")).to_be_visible()
    page.wait_for_url("**epoch=200**")


def test_xor_fails_is_explained_and_is_mended_from_the_same_start(page: Page, address: str) -> None:
    open_place(page, f"{address}/training?seed=5")
    page.get_by_role("button", name="1,000 epochs").click()
    expect(page.get_by_text("Unit 1 of layer 1 is dead")).to_be_visible()
    expect(page.get_by_text("(0, 0), (1, 0) and (1, 1).")).to_be_visible()
    expect(page.locator(".js-plotly-plot text", has_text="3 here:")).to_be_visible()
    expect(page.get_by_text("That is wrong.")).to_be_visible()
    page.get_by_role("button", name="Rewind").click()
    page.get_by_role("button", name="2-2-1 · ReLU").click()
    choose(page, "Activation of layer 1", "tanh")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="2-2-1 · tanh")).to_be_visible()
    expect(page.get_by_text("The same start as before")).to_be_visible()
    page.get_by_role("button", name="1,000 epochs").click()
    expect(page.get_by_text("right 4 of 4")).to_be_visible()


def test_the_link_carries_the_axis_and_the_weights_of_the_surface(page: Page, address: str) -> None:
    open_place(page, f"{address}/training?seed=5&epoch=20")
    page.get_by_text("Logarithmic loss").click()
    carries(page, "logarithmic", "yes")
    page.get_by_role("tab", name="Loss surface").click()
    settled(page)
    choose(page, "Across", "W₁[2, 1]")
    carries(page, "across", "2")
    carries(page, "logarithmic", "yes")
    assert fits_a_phone(page)


def test_on_a_phone_the_buttons_stay_in_view_beside_the_boundary(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_place(page, f"{address}/training?hidden=4")
    page.locator(".js-plotly-plot").nth(1).scroll_into_view_if_needed()
    settled(page)
    page.get_by_role("button", name="Run", exact=True).click(trial=True)
    for name in ("Run", "Rewind"):
        expect(page.get_by_role("button", name=name, exact=True)).to_be_in_viewport(ratio=1)
    expect(page.locator(".js-plotly-plot").first).to_be_in_viewport()


def test_a_run_keeps_to_its_speed_and_a_pause_is_answered(page: Page, address: str) -> None:
    open_place(page, f"{address}/training?lesson=four-relu&seed=5&hidden=4")
    page.get_by_role("button", name="Run", exact=True).click()
    expect(page.get_by_text(re.compile(r"^Epoch \d+, .* right 4 of 4$"))).to_be_visible()
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("button", name="Run", exact=True)).to_be_visible()
    settled(page)
    epoch = int(parse_qs(urlsplit(page.url).query)["epoch"][0])
    assert 40 <= epoch <= 200, "at full speed it would be thousands"
