"""Every page and section is accessible in light and dark, fits a phone, and is quiet.

Those whose picture is no graph show it on the first screen; the others have tests of their own.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.acting import barriers, fits_a_phone, follow, open_place, settled
from tests.browser.conftest import quiet_page
from tests.places import PLACES, title

PICTURED = ("neuron", "xor", "classification", "language_model", "training")
"""Pages that open on a plot."""

PICTURES = ".nv-svg, .js-plotly-plot"

ENOUGH = 120
"""Pixels of the height of a picture that are on the screen at the least: half of a small plot."""


@pytest.fixture(scope="module")
def tour(browser: Browser, address: str) -> Iterator[Page]:
    """One page on which all places are visited, because a first opening takes seconds."""
    with quiet_page(browser) as page:
        open_place(page, address)
        yield page


@pytest.mark.parametrize("place", PLACES)
def test_everybody_can_use_it(tour: Page, place: str) -> None:
    follow(tour, place.removeprefix("app"))
    expect(tour).to_have_title(f"{title(place)} · nnviz")
    assert barriers(tour) == []
    assert fits_a_phone(tour)
    if place.partition("?")[0] in PICTURED:
        assert _seen(tour) >= ENOUGH
        for width, height in ((1280, 800), (853, 533)):
            tour.set_viewport_size({"width": width, "height": height})
            settled(tour)
            assert _seen(tour) >= ENOUGH, f"at {width} × {height}"


def _seen(page: Page) -> float:
    """Pixels of the height of the first picture that are on the screen."""
    assert page.viewport_size
    high = page.viewport_size["height"]
    boxes = [box for each in page.locator(PICTURES).all() if (box := each.bounding_box())]
    first = min(boxes, key=lambda box: box["y"])
    return min(high, first["y"] + first["height"]) - max(0, first["y"])
