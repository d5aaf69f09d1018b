"""A link counts as followed on arrival, or when it changes in more than the step."""

import pytest
import streamlit as st

from nnviz.ui.session.address import Address


@pytest.fixture
def query(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What stands in the address bar."""
    now: dict[str, str] = {}

    class Bar:
        def to_dict(self) -> dict[str, str]:
            return dict(now)

    monkeypatch.setattr(st, "query_params", Bar())
    return now


def test_a_browser_that_is_steps_ahead_follows_no_link(query: dict[str, str]) -> None:
    address = Address()
    assert address.followed(arrived=True) == {}
    address.wrote({"a": "4"})
    query |= {"a": "4", "step": "2"}
    assert address.followed(arrived=False) is None
    query |= {"a": "5"}
    assert address.followed(arrived=False) == {"a": "5", "step": "2"}


def test_on_arrival_a_link_to_another_step_is_followed(query: dict[str, str]) -> None:
    address = Address()
    query |= {"a": "4", "step": "2"}
    assert address.followed(arrived=True) == query
    address.wrote(dict(query))
    assert address.followed(arrived=True) is None
    query |= {"step": "3"}
    assert address.followed(arrived=True) == query
