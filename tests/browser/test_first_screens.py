"""Every page opens on its picture: on a desk, on a laptop at 150 % and on a phone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.acting import follow, open_place, settled
from tests.browser.conftest import quiet_page

SCREENS = ((1280, 800), (853, 533), (390, 844))

PLACES = (
    *("neuron", "neuron?tab=gallery", "neuron?tab=deep"),
    *("xor", "xor?part=why", "xor?part=hidden", "xor?part=surface"),
    *(f"classification?part={part}" for part in ("softmax", "losses", "regression")),
    *(f"classification?part={part}" for part in ("sentiment", "pooled")),
    *("language_model", "language_model?part=training", "training", "training?epoch=200"),
)

PICTURES = ".nv-svg, .js-plotly-plot"

ENOUGH = 120
"""Pixels of the height of a picture that are on the screen at the least: half of a small plot."""


def seen(page: Page, height: int) -> float:
    """Pixels of the height of the first picture that are on a screen."""
    boxes = [box for each in page.locator(PICTURES).all() if (box := each.bounding_box())]
    first = min(boxes, key=lambda box: box["y"])
    return min(height, first["y"] + first["height"]) - max(0, first["y"])


@pytest.fixture(scope="module")
def tour(browser: Browser, address: str) -> Iterator[Page]:
    """One page on which all places are visited, because a first opening takes seconds."""
    with quiet_page(browser) as page:
        open_place(page, f"{address}/neuron")
        yield page


@pytest.mark.parametrize("place", PLACES)
def test_the_picture_is_on_the_first_screen(tour: Page, place: str) -> None:
    follow(tour, place)
    tour.wait_for_selector(PICTURES)
    for width, height in SCREENS:
        tour.set_viewport_size({"width": width, "height": height})
        settled(tour)
        assert seen(tour, height) >= ENOUGH, f"at {width} × {height}"
