"""The index finds every figure and equation of the chapter, and all its links can be followed."""

from collections import Counter

import pytest

from nnviz.lessons import LESSONS
from nnviz.lessons.index import Entry, entries
from tests.ui.links.opening import PAGES as DOCUMENTS

FIGURES, EQUATIONS = 18, 43
"""The last figure and equation of the chapter."""


def test_every_figure_and_equation_of_the_chapter_is_found() -> None:
    found = {entry.title.partition(":")[0] for entry in entries()}
    wanted = {f"Fig. 6.{number}" for number in range(1, FIGURES + 1)}
    wanted |= {f"Eq. 6.{number}" for number in range(1, EQUATIONS + 1)}
    assert wanted <= found


def test_no_figure_is_one_that_the_chapter_does_not_have() -> None:
    numbers = [entry.title.partition(":")[0] for entry in entries() if entry.kind != "Questions"]
    figures = [int(number.rpartition(".")[2]) for number in numbers if number.startswith("Fig")]
    equations = [int(number.rpartition(".")[2]) for number in numbers if number.startswith("Eq")]
    assert max(figures) == FIGURES
    assert max(equations) == EQUATIONS


def test_no_two_entries_read_alike() -> None:
    titles = Counter(entry.title for entry in entries())
    assert [title for title, count in titles.items() if count > 1] == []


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.title)
def test_a_page_follows_the_link_of_an_entry_in_full(entry: Entry) -> None:
    assert DOCUMENTS[entry.page](entry.query).ignored == ()


def test_every_lesson_is_found_by_its_title() -> None:
    titles = " ".join(entry.title for entry in entries())
    assert [lesson.title for lesson in LESSONS.values() if lesson.title not in titles] == []
