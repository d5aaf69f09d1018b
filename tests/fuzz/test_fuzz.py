"""Hostile input stops no page, runs as no script, and what was typed stays.

`python -m tests.fuzz --minutes 30` goes on with other seeds.
"""

import pytest

from tests.fuzz.rounds import QUICK, VISITED, student
from tests.pages.conftest import ROOT

ROUNDS = 150


@pytest.mark.parametrize("kind", QUICK)
def test_hostile_input_is_read_or_refused(kind: str) -> None:
    for seed in range(ROUNDS):
        QUICK[kind](seed)


@pytest.mark.parametrize("page", VISITED)
def test_a_page_goes_on_whatever_is_done_to_it(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    student(page, seed=0)
