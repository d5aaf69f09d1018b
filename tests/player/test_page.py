"""A run as one file: small, alone, and no name in it is taken for markup."""

import gzip
import re
from pathlib import Path

import pytest

import nnviz
from nnviz.lessons import LESSONS, Lesson
from nnviz.player.notebook import frame
from nnviz.player.page import html
from nnviz.player.picture import svg
from nnviz.views.scene.windows import WHOLE
from tests.runs import KINDS, book, chain, hostile, of_lesson


@pytest.mark.parametrize("lesson", LESSONS.values(), ids=LESSONS.keys())
def test_the_page_of_a_lesson_is_small(lesson: Lesson) -> None:
    page = html(of_lesson(lesson)).encode()
    assert len(page) <= 350_000
    assert len(gzip.compress(page)) <= 70_000


def test_a_page_takes_nothing_from_elsewhere() -> None:
    page = html(book())
    assert re.findall(r"<link|<script[^>]* src|@import|url\((?!data:)", page) == []


def test_a_hostile_name_is_no_markup_of_the_page() -> None:
    page = html(hostile())
    assert page.count("</script>") == 2
    assert "<b/onload" not in page


def test_a_page_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "graph.html"
    nnviz.save_html(book(), path)
    assert path.read_text("utf-8") == html(book())


def test_a_notebook_shows_a_run_in_a_frame_of_its_own() -> None:
    shown = book()._repr_html_()
    assert shown == frame(book())
    assert shown.count("<iframe") == 1
    assert "<script" not in shown


def test_a_notebook_says_how_to_see_a_large_graph() -> None:
    assert "nnviz.save_html" in frame(chain(WHOLE + 1))


def test_a_picture_shows_what_is_known_at_a_step() -> None:
    before, after = svg(book(), 0), svg(book())
    assert ">−10</tspan>" not in before
    assert ">−10</tspan>" in after
    assert "var(--" not in after
    assert 'data-active=""' in svg(book(), 4)


def test_a_picture_of_a_large_graph_is_its_window() -> None:
    assert 'class="card group"' in svg(chain(WHOLE + 1), 0)


def test_a_picture_of_a_matrix_has_its_colours() -> None:
    assert 'data-heat="6"' in svg(KINDS["large matrices"]())
