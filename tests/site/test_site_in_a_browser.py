"""The site opens from files without a network: it is searched, stepped, predicted and diagnosed."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import offline_page


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with offline_page(browser) as page:
        yield page


def test_a_figure_is_found_and_opens_at_its_step(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    page.get_by_label("Find a figure").fill("fig. 6.17 backward")
    expect(page.locator("#found")).to_have_text("1 found.")
    page.get_by_role("link", name="Fig. 6.17: The backward pass of L = c(a + 2b)").click()
    expect(page.locator("[data-player]")).to_have_attribute("data-step", "9")
    expect(page.get_by_role("heading", level=1)).to_have_text("L = c(a + 2b)")


def test_pages_lead_from_one_to_the_next(page: Page, site: Path) -> None:
    page.goto((site / "lessons" / "book-graph.html").as_uri())
    page.get_by_role("link", name="Next:").click()
    expect(page).not_to_have_url(re.compile("book-graph"))
    expect(page.locator(".nv-svg .card").first).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-player]")).to_have_attribute("data-step", "1")


def test_a_wrong_prediction_is_diagnosed(page: Page, site: Path) -> None:
    page.goto(f"{(site / 'lessons' / 'book-graph.html').as_uri()}?step=8")
    page.get_by_role("switch", name="Predict").check()
    page.get_by_role("textbox", name="∂L/∂b", exact=True).fill("-2")
    page.keyboard.press("Enter")
    expect(page.locator(".verdict")).to_contain_text("the local slope is missing")


@pytest.mark.parametrize("place", ["index", "lessons/two-layer-network", "worksheets/backward"])
def test_a_page_is_accessible(place: str, page: Page, site: Path) -> None:
    page.goto((site / f"{place}.html").as_uri())
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert found.violations_count == 0, found.generate_report()
