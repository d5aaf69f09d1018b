"""Every page and section is accessible in light and dark, fits a phone, and is quiet."""

import pytest
from playwright.sync_api import Page

from tests.browser.acting import barriers, fits_a_phone, open_place
from tests.places import PLACES


@pytest.mark.parametrize("place", PLACES)
def test_everybody_can_use_it(page: Page, address: str, place: str) -> None:
    open_place(page, f"{address}/{place.removeprefix('app')}")
    assert barriers(page, "light") + barriers(page, "dark") == []
    assert fits_a_phone(page)
