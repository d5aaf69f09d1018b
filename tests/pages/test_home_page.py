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


def test_home_leads_back_to_where_the_student_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=20)
    page.session_state["last page"] = "training"
    page.run()
    assert not page.exception
    labels = [str(link.proto.label) for link in page.get("page_link")]
    assert "**Go on where you were: Training**" in labels
