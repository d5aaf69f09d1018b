"""The site is small, all of its links lead somewhere, and it takes nothing from elsewhere."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from nnviz.__main__ import main
from nnviz.exercises.kinds import KINDS
from nnviz.lessons import LESSONS
from nnviz.lessons.bugs import BUGS
from nnviz.lessons.index import entries
from nnviz.lessons.presets import PRESETS
from nnviz.site import indexed
from nnviz.site.played import everything
from tests.site.conftest import APP

MOST_BYTES = 12_000_000


class _Links(HTMLParser):
    """Collects the addresses of a page's links."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found += [value or "" for name, value in attributes if name == "href"]


def _links(page: Path) -> list[str]:
    links = _Links()
    links.feed(page.read_text("utf-8"))
    return links.found


def test_everything_has_a_page(site: Path) -> None:
    expected = {
        *(f"lessons/{key}" for key in LESSONS),
        *(f"networks/{key}" for key in PRESETS),
        *(f"bugs/{key}" for key in BUGS),
        *(f"worksheets/{key}{end}" for key in KINDS for end in ("", "-key")),
        "index",
    }
    assert {path.relative_to(site).with_suffix("").as_posix() for path in site.rglob("*.html")} == (
        expected
    )


def test_the_site_is_small(site: Path) -> None:
    assert sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) <= MOST_BYTES


def test_links_are_relative_and_lead_to_a_page_or_to_the_app(site: Path) -> None:
    for page in site.rglob("*.html"):
        for address in _links(page):
            if address.startswith(APP) or address.startswith("#"):
                continue
            parts = urlsplit(address)
            assert (parts.scheme, parts.netloc) == ("", ""), address
            assert (page.parent / parts.path).exists(), f"{page.name}: {address}"


def test_a_page_takes_nothing_from_elsewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        assert re.findall(r"<link|<script[^>]* src|@import|url\((?!data:)", text) == []


def test_the_index_names_every_entry(site: Path) -> None:
    page = (site / "index.html").read_text("utf-8")
    assert page.count("<li data-entry>") == (
        len(entries()) + sum(1 for _ in everything()) + 2 * len(KINDS)
    )


def test_without_an_app_nothing_leads_out_of_the_site() -> None:
    page = indexed.written(tuple(everything()), [], None)
    assert "http" not in page
    assert "in the app" in page


def test_the_command_says_what_it_wrote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("nnviz.site.site.everything", lambda: [next(everything())])
    assert main(["site", str(tmp_path), "--seed", "7", "--without-keys"]) == 0
    assert capsys.readouterr().out.startswith(f"{2 + len(KINDS)} files, ")
    assert not list(tmp_path.glob("worksheets/*-key.html"))


def test_a_folder_that_cannot_be_written_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    assert main(["site", str(tmp_path / "file")]) == 2
    assert "can't be written" in capsys.readouterr().err
