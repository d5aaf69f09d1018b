"""Each link opens as it always did: what it sets, what is told of, and the link written then.

The links are valid, partly valid and hostile; `followed.json` says how they are written down.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.ui.links.opening import PAGES, Query

FOLLOWED: dict[str, dict[str, Any]] = json.loads(
    Path(__file__).with_name("followed.json").read_text(encoding="utf-8")
)["pages"]

CASES = [
    pytest.param(page, link, id=f"{page}: {link['case']}")
    for page, record in FOLLOWED.items()
    for link in record["links"]
]


def unpacked(query: dict[str, Any]) -> Query:
    """A query with long texts in full: `["ab", 3]` is `"ababab"`."""
    return {
        name: written if isinstance(written, str) else written[0] * written[1]
        for name, written in query.items()
    }


def test_every_page_has_links() -> None:
    assert FOLLOWED.keys() == PAGES.keys()
    assert all(len(record["links"]) >= 10 for record in FOLLOWED.values())


@pytest.mark.parametrize(("page", "link"), CASES)
def test_a_link_opens_as_it_always_did(page: str, link: dict[str, Any]) -> None:
    opened = PAGES[page](unpacked(link["query"]))
    address = unpacked(link["address"])
    assert list(opened.ignored) == link["ignored"]
    assert list(opened.address.items()) == list(address.items())
    written = FOLLOWED[page]["usual"] | address
    assert list(opened.written.items()) == list(written.items())


@pytest.mark.parametrize(("page", "link"), CASES)
def test_the_address_of_a_page_opens_it_as_it_stands(page: str, link: dict[str, Any]) -> None:
    address = unpacked(link["address"])
    assert PAGES[page](address).written == FOLLOWED[page]["usual"] | address
