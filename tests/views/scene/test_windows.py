"""A large graph is shown in windows, of which each has the cards that its steps concern."""

from itertools import pairwise

import pytest

import nnviz
from nnviz.views.scene.windows import MOST, WHOLE, concerned, groups, windows
from tests.runs import book, chain


@pytest.fixture(scope="module")
def large() -> nnviz.Run:
    return chain(WHOLE + 100)


def test_a_graph_that_can_be_drawn_whole_has_one_window() -> None:
    only, *others = windows(book())
    assert others == []
    assert set(only.cards) == set(book().graph.slots.values())


def test_windows_follow_each_other_without_a_gap(large: nnviz.Run) -> None:
    found = windows(large)
    assert found[0].first == 0
    assert found[-1].last == len(large.steps)
    for before, after in pairwise(found):
        assert after.first == before.last + 1


def test_a_window_has_the_cards_that_its_steps_concern_and_not_many_more(large: nnviz.Run) -> None:
    for window in windows(large):
        for index in range(max(1, window.first), window.last + 1):
            assert set(concerned(large, index)) <= set(window.cards)
        assert len(window.cards) <= MOST


def test_whatever_is_not_in_a_window_is_in_one_of_its_groups(large: nnviz.Run) -> None:
    for window in windows(large):
        members = [slot for group in groups(large, window) for slot in group.members]
        assert sorted([*window.cards, *members]) == sorted(large.graph.slots.values())


def test_a_group_leads_to_the_first_step_that_concerns_it(large: nnviz.Run) -> None:
    for group in groups(large, windows(large)[0]):
        assert set(concerned(large, group.step)) & set(group.members)


def test_an_operation_of_many_operands_is_drawn_with_some_of_them() -> None:
    program = "L = sum(concat(" + ", ".join(f"x{i}" for i in range(2 * MOST)) + "))"
    run = nnviz.run(nnviz.parse(program), {f"x{i}": [1.0] for i in range(2 * MOST)})
    assert max(len(window.cards) for window in windows(run, whole=0)) <= MOST
