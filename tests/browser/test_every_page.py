"""Every page and section is accessible in light and dark, fits a phone, and is quiet."""

import pytest
from playwright.sync_api import Page

from nnviz.ui.page import PAGES
from tests.browser.acting import barriers, fits_a_phone, open_place

ADDRESSES = [
    "" if key == "home" else page.file.removeprefix("pages/").removesuffix(".py")
    for key, page in PAGES.items()
]
SECTIONS = [
    "graph?lesson=simple-example&step=12",
    "chain_rule?part=paths&path=1",
    "chain_rule?part=jacobians",
    *(f"differentiation?tab={tab}" for tab in ("symbolic", "forward", "table", "higher")),
    *(f"bugs?{query}&step=4" for query in ("answer=overwritten", "bug=own-operand")),
    "neuron?tab=deep",
    "xor?part=why&proof=1111",
    "xor?part=hidden",
    "xor?part=surface",
    "training?epoch=200&example=2",
    "classification?part=losses",
    "classification?part=regression",
    "classification?part=sentiment",
    "classification?part=sentiment&net=23&view=batch",
    "classification?part=pooled",
    "language_model?part=training",
]


@pytest.mark.parametrize("place", [*ADDRESSES, *SECTIONS])
def test_everybody_can_use_it(page: Page, address: str, place: str) -> None:
    open_place(page, f"{address}/{place}")
    assert barriers(page, "light") + barriers(page, "dark") == []
    assert fits_a_phone(page)
