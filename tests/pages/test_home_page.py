"""The home page names what this is and opens every lesson."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from nnviz.lessons import LESSONS

ROOT = Path(__file__).resolve().parents[2]


def test_home_links_to_every_lesson(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=20).run()
    assert not page.exception
    assert page.title[0].value == "nnviz"
    links = [str(link.proto.query_string) for link in page.get("page_link")]
    assert sorted(f"lesson={key}" for key in LESSONS) == sorted(
        link for link in links if link.startswith("lesson=")
    )
