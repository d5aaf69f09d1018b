"""A link is read up to its limits, and what is left out is told of in a sentence."""

from unittest.mock import patch

import pytest

from nnviz.language.values import MOST_CHARACTERS
from nnviz.ui.session import notes
from nnviz.ui.session.link import LONGEST, Link


def test_a_value_that_is_too_long_is_left_out_and_the_others_are_read() -> None:
    link = Link({"a": "2", "b": "9" * (MOST_CHARACTERS + 1), "c": "9" * MOST_CHARACTERS})
    assert dict(link.query) == {"a": "2", "c": "9" * MOST_CHARACTERS}
    assert link.ignored == ["the b, which has 400,001 characters; up to 400,000 are read"]


@pytest.mark.parametrize("query", [{"x" * LONGEST: "12"}, {f"v{i}": "9" * 999 for i in range(999)}])
def test_a_link_that_is_too_long_is_left_out_as_a_whole(query: dict[str, str]) -> None:
    link = Link(query)
    assert not link.query
    assert [each.startswith("all 1,00") for each in link.ignored] == [True]


def test_of_many_ignored_parts_the_first_are_told_and_the_others_counted() -> None:
    with patch("nnviz.ui.session.notes.st.html") as drawn:
        notes.say_ignored([f"the input {'x' * 10_000}"] * 50_000)
    (note,) = drawn.call_args.args
    assert "and 49,992 more" in note
    assert len(note) < 1_500
