"""Every page is accessible in light and dark, fits a phone, and is quiet in the console."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from nnviz.ui.page import PAGES

ADDRESSES = {
    key: "" if key == "home" else page.file.removeprefix("pages/").removesuffix(".py")
    for key, page in PAGES.items()
}
EACH = pytest.mark.parametrize("key", PAGES)


def open_page(page: Page, address: str, key: str) -> None:
    page.goto(f"{address}/{ADDRESSES[key]}")
    title = "nnviz" if key == "home" else PAGES[key].title
    expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()
    page.wait_for_timeout(1500)
    page.wait_for_function(
        "!document.querySelector('[data-testid=stStatusWidget], [data-stale=true]')"
    )
    page.wait_for_timeout(1500)


@EACH
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(page: Page, address: str, key: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    open_page(page, address, key)
    found = Axe().run(page).response["violations"]
    serious = [
        (rule["id"], node["html"][:300])
        for rule in found
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]
    assert serious == []


@EACH
def test_it_fits_a_phone(page: Page, address: str, key: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    open_page(page, address, key)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
