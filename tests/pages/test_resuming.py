"""The first act after a server was started anew counts: a new session is told of it with the rest.

In a browser the page is drawn from its link, which tests in a browser see.
"""

from typing import Any, NamedTuple

import pytest
from streamlit.testing.v1 import AppTest

from nnviz.ui.contents import PAGES
from tests.pages.conftest import ROOT


class Act(NamedTuple):
    """What a student does on a page: a value for a widget, which is True for a press."""

    page: str
    kind: str
    label: str
    value: Any


ACTS = [
    Act("neuron", "number_input", "w1", 5.0),
    Act("xor", "number_input", "w1", 3.0),
    Act("xor", "slider", "w1, by slider", 1.5),
    Act("xor", "button", "Next update", True),
    Act("network", "number_input", "Hidden layers", 2),
    Act("network", "text_area", "b1", "[5, 6]"),
    Act("classification", "slider", "Temperature T: softmax of z/T", 2.5),
    Act("language_model", "text_area", "Text before the next word", "the cat"),
    Act("graph", "text_area", "Expression", "L = a*b"),
    Act("graph", "number_input", "a", 7.0),
    Act("chain_rule", "slider", "x, by slider", 1.5),
    Act("differentiation", "number_input", "x", 1.5),
    Act("bugs", "number_input", "x", 1.5),
    Act("training", "number_input", "Batch size", 2),
    Act("practice", "number_input", "Seed", 8),
]


@pytest.fixture(autouse=True)
def _at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("act", ACTS, ids=lambda act: f"{act.page}, {act.label}")
def test_a_new_session_answers_an_act_as_one_that_knows_the_page(act: Act) -> None:
    known = _opened(act)
    known.run()
    before = _link(act, known)
    widgets: Any = known.get(act.kind)
    next(each for each in widgets if each.label == act.label).set_value(act.value)
    told = known._tree.get_widget_states()
    answers = [_link(act, page._run(told)) for page in (known, _opened(act))]
    assert answers[0] == answers[1] != before


def _opened(act: Act) -> AppTest:
    return AppTest.from_file(str(ROOT / PAGES[act.page].file), default_timeout=60)


def _link(act: Act, page: AppTest) -> dict[str, str]:
    """The link to what the student has made of the page."""
    assert not page.exception
    link: dict[str, str] = page.session_state[f"desk {act.page}"].query()
    return link
