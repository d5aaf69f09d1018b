"""Home opens on a living figure, and leads on to every page and every figure of the texts."""

import pytest
from streamlit.testing.v1 import AppTest

from nnviz.lessons.questions import FAILING
from nnviz.ui.contents import PAGES
from tests.pages.acting import drawing, html, opened, step
from tests.pages.conftest import ROOT


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.chdir(ROOT)
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=20)


def links(page: AppTest) -> list[tuple[str, str]]:
    """The labels of the page's links, and their queries."""
    return [(str(each.proto.label), str(each.proto.query_string)) for each in page.get("page_link")]


def test_the_figure_is_stepped_to_its_gradients(home: AppTest) -> None:
    opened(home)
    assert "b = 1" in drawing(home)
    step(home)
    assert "∂L/∂b = −4" in drawing(home)


def test_a_link_has_the_values_that_were_changed(home: AppTest) -> None:
    opened(home, inputs="a:3,b:2,c:-2", step="9")
    assert "L = −14" in drawing(home)


def test_the_path_says_of_every_page_what_one_can_do_there(home: AppTest) -> None:
    opened(home)
    promised = [each.value for each in home.markdown]
    for page in list(PAGES.values())[1:]:
        assert (f"**{page.title}**", "") in links(home)
        assert page.promise in promised


def test_an_invitation_opens_the_training_that_it_promises(home: AppTest) -> None:
    opened(home)
    query = next(query for label, query in links(home) if label.startswith("Watch XOR fail"))
    assert "lesson=two-relu" in query
    assert all(f"{name}={value}" in query for name, value in FAILING.query.items())


def test_a_figure_that_is_chosen_opens_on_its_page(home: AppTest) -> None:
    opened(home)
    (box,) = home.selectbox
    box.select("Fig. 6.5: Why no line computes XOR").run()
    assert not home.exception
    assert home.title[0].value == "XOR"
    assert home.query_params["part"] == "why"


def test_the_index_lists_its_links_once_it_is_opened(home: AppTest) -> None:
    opened(home)
    figure = ("Fig. 6.17: L = c(a + 2b)", "lesson=book-graph")
    assert figure not in links(home)
    home.session_state["index Figures"] = True
    home.run()
    assert not home.exception
    assert figure in links(home)


def test_home_leads_back_to_where_the_student_was(home: AppTest) -> None:
    home.session_state["last page"] = "training"
    opened(home)
    assert "**Go on where you were: Training**" in [label for label, _ in links(home)]


def test_the_short_name_of_the_book_is_spelled_out(home: AppTest) -> None:
    opened(home)
    told = next(each.value for each in home.caption if "SLP" in each.value)
    assert "Speech and Language Processing" in told
    assert "SLP" not in html(home)
