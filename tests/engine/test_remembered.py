"""What is found out of an object is found once, and goes when the object goes."""

import gc
import weakref

import pytest

import nnviz
from nnviz.derivatives.dual import Dual, dual
from nnviz.engine.remembered import remembered
from nnviz.engine.run import Run
from nnviz.engine.stops import Pace, stops
from nnviz.player.score import score


def test_each_object_is_asked_once_for_each_thing() -> None:
    asked = []

    @remembered
    def power(run: Run, exponent: int = 1) -> float:
        asked.append(exponent)
        return float(run.value["x"]) ** exponent

    graph = nnviz.parse("y = x*x")
    two, three = (nnviz.run(graph, {"x": x}) for x in (2, 3))
    for _ in range(2):
        assert [power(two), power(two, 2), power(two, exponent=3)] == [2, 4, 8]
        assert power(three) == 3
    assert asked == [1, 2, 3, 1]


def test_what_fails_is_tried_again() -> None:
    asked = []

    @remembered
    def fail(run: Run) -> None:
        asked.append(run)
        raise KeyError(run.graph.output)

    run = nnviz.run(nnviz.parse("y = x*x"), {"x": 2})
    for _ in range(2):
        with pytest.raises(KeyError, match="y"):
            fail(run)
    assert asked == [run, run]


def test_nothing_keeps_a_run_that_was_played_and_left() -> None:
    @remembered
    def moved(run: Run, by: str) -> Dual:
        return dual(run, by)

    run = nnviz.run(nnviz.parse("L = c*(a + 2b)"), {"a": 3, "b": 1, "c": -2})
    score(run, predict=True)
    score(moved(run, "b"))
    stops(run, Pace())
    left = weakref.ref(run), weakref.ref(run.graph)
    del run
    gc.collect()
    assert [each() for each in left] == [None, None]
