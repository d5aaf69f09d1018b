"""Every page has the same frame: navigation in groups, title, promise, tools, and its next stop."""

import pytest
from streamlit.testing.v1 import AppTest

from nnviz.ui.contents import PAGES, following, groups
from tests.pages.acting import html, opened
from tests.pages.conftest import ROOT


@pytest.fixture(params=list(PAGES))
def framed(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> tuple[str, AppTest]:
    """A page's key, and the page as it opens."""
    monkeypatch.chdir(ROOT)
    key = str(request.param)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    if key != "home":
        app.switch_page(PAGES[key].file)
    return key, opened(app)


def test_a_page_opens_with_its_frame_and_ends_with_its_next_stop(
    framed: tuple[str, AppTest],
) -> None:
    key, page = framed
    assert page.title[0].value == ("nnviz" if key == "home" else PAGES[key].title)
    assert PAGES[key].promise.replace("'", "&#x27;") in html(page)
    assert [button.label for button in page.button][:2] == ["Undo", "Redo"]
    labels = [str(link.proto.label).strip("*") for link in page.get("page_link")]
    titles = [PAGES[each].title for keys in groups().values() for each in keys]
    assert labels[: len(titles)] == titles
    target = following(key)
    if key != "home" and target:
        assert labels[-1] == f"Next: {target.title}"
        assert PAGES[key].onward in [each.value for each in page.markdown]
