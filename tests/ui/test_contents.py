"""The table of pages is complete, and what is drawn from it is."""

import pytest

from nnviz.ui.contents import PAGES, following, groups
from nnviz.ui.home.path import PICTURES
from tests.browser.server import ROOT

LONGEST_PROMISE = 75
LARGEST_PICTURES = 300_000
"""Bytes of all pictures together."""


def test_the_table_has_every_page_there_is() -> None:
    files = {f"pages/{path.name}" for path in (ROOT / "pages").glob("*.py")}
    assert {page.file for page in PAGES.values()} == files | {"app.py"}


def test_pages_of_a_group_stand_together() -> None:
    assert [key for keys in groups().values() for key in keys] == list(PAGES)


@pytest.mark.parametrize("key", PAGES)
def test_a_page_says_in_one_line_what_it_is_for(key: str) -> None:
    promise = PAGES[key].promise
    assert promise.endswith(".")
    assert len(promise) <= LONGEST_PROMISE


@pytest.mark.parametrize("key", [key for key in PAGES if key != "home"])
def test_a_page_gives_a_reason_for_the_next_one(key: str) -> None:
    assert bool(PAGES[key].onward) == bool(following(key))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_page_of_the_path_has_a_picture(theme: str) -> None:
    assert {path.stem for path in (PICTURES / theme).iterdir()} == PAGES.keys() - {"home"}


def test_the_pictures_are_quick_to_load() -> None:
    assert sum(path.stat().st_size for path in PICTURES.rglob("*.webp")) <= LARGEST_PICTURES
