"""A link is read up to a length, of its parts and in all; what is longer is told of."""

from nnviz.ui.session.link import MOST_CHARACTERS, MOST_IN_ALL, Link


def test_a_part_that_is_too_long_is_left_out_and_told_of() -> None:
    link = Link({"b": "2", "inputs": "9" * MOST_CHARACTERS})
    assert link.query == {"b": "2"}
    assert link.ignored == ["the inputs, as it has 400,006 characters and the limit is 400,000"]


def test_of_a_link_that_is_too_long_nothing_is_read() -> None:
    link = Link({f"x{number}": "9" * (MOST_IN_ALL // 4) for number in range(4)})
    assert link.query == {}
    assert link.ignored == ["all of it, as it has 1,000,008 characters and the limit is 1,000,000"]


def test_a_long_link_within_the_limits_is_read() -> None:
    query = {f"x{number}": "9" * (MOST_IN_ALL // 4 - 2) for number in range(4)}
    link = Link(query)
    assert link.query == query
    assert link.ignored == []
