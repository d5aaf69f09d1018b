"""What all students share is computed once, and takes no more memory than is set."""

from typing import Any

import numpy as np
import pytest
from cachetools import LRUCache

import nnviz
from nnviz.engine.graph import Graph
from nnviz.language import ExpressionError
from nnviz.mistakes.passes import Overwritten
from nnviz.mistakes.run import break_run
from nnviz.ui.session import runs
from nnviz.ui.session import shared as sharing
from nnviz.ui.session.runs import graph_of, run_of
from nnviz.ui.session.shared import MOST_BYTES, shared, size_of

PROGRAM = "y = exp(x)\nz = y*y\nL = sum(z)"


@pytest.fixture
def kept() -> LRUCache[object, object]:
    """The memory of all, which is empty in a test."""
    sharing._KEPT.clear()
    return sharing._KEPT


def test_a_run_is_computed_once_for_the_same_numbers(kept: LRUCache[object, object]) -> None:
    graph = graph_of(PROGRAM, ())
    x = np.linspace(0, 1, 7)
    assert graph_of(PROGRAM, ()) is graph
    assert run_of(graph, {"x": x}) is run_of(graph, {"x": x.copy()})
    assert run_of(graph, {"x": x}) is not run_of(graph, {"x": x + 1})


def test_a_program_that_can_not_be_read_is_read_once(
    kept: LRUCache[object, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = []

    def parse(program: str, **options: Any) -> Graph:
        read.append(program)
        return nnviz.parse(program, **options)

    monkeypatch.setattr(runs, "parse", parse)
    errors = []
    for _ in range(2):
        with pytest.raises(ExpressionError, match="missing") as told:
            graph_of("c*(a + 2b", ())
        errors.append(told.value)
    assert read == ["c*(a + 2b"]
    assert str(errors[0]) == str(errors[1])
    assert errors[0] is not errors[1]


def test_large_runs_make_room_for_each_other(kept: LRUCache[object, object]) -> None:
    graph = graph_of(PROGRAM, ())
    first = run_of(graph, {"x": np.zeros(500_000)})
    for number in range(1, 12):
        run_of(graph, {"x": np.full(500_000, 1e-3 * number)})
    held = [each for each in kept.values() if isinstance(each, nnviz.Run)]
    assert 1 < len(held) < 12
    assert first not in held
    assert sum(map(size_of, held)) <= MOST_BYTES


def test_what_is_larger_than_all_memory_is_given_and_not_kept(
    kept: LRUCache[object, object],
) -> None:
    entries = np.broadcast_to(0.0, MOST_BYTES)  # which takes no memory here
    run = nnviz.Run(nnviz.parse("y = x*x"), [entries], [], [], [])

    @shared
    def find(number: int) -> nnviz.Run:
        return run

    assert find(1) is run
    assert run not in kept.values()


def test_functions_do_not_take_each_others_results(kept: LRUCache[object, object]) -> None:
    @shared
    def double(number: int) -> int:
        return 2 * number

    @shared
    def triple(number: int) -> int:
        return 3 * number

    assert (double(2), triple(2), double(2)) == (4, 6, 4)


def test_a_broken_run_counts_with_the_right_one_beside_it() -> None:
    graph = nnviz.parse(PROGRAM)
    inputs = {"x": np.zeros(1000)}
    right, broken = nnviz.run(graph, inputs), break_run(graph, inputs, Overwritten())
    assert size_of(broken) > size_of(right) > 3 * 8 * 1000
