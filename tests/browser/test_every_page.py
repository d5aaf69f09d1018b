"""Every page and section is accessible in light and dark, fits a phone, and is quiet."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.acting import barriers, fits_a_phone, follow, open_place
from tests.browser.conftest import quiet_page
from tests.places import PLACES, title


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
