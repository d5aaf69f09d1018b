"""Each slip breaks the backward pass as it says; the checker catches it; the engine stays right."""

import math

import numpy as np
import pytest
from hypothesis import assume, given

import nnviz
from nnviz.derivatives.numeric import check
from nnviz.derivatives.paths import paths
from nnviz.engine.ieee import Value
from nnviz.engine.steps import Crossing
from nnviz.lessons.bugs import BUGS, SAMPLES
from nnviz.mistakes import passes
from nnviz.mistakes.faults import faults, wrong_inputs
from nnviz.mistakes.run import break_run
from nnviz.views.notation.weights import guess
from tests.engine.graphs import Example, examples

LAYER = "z = W @ x + b; a = relu(z); L = sum(a*a) + dot(x, x)"
NUMBERS: dict[str, list[float] | list[list[float]]] = {
    "W": [[1.0, 2.0], [-0.5, 1.0]],
    "x": [0.5, -1.0],
    "b": [2.0, 1.5],
}


@given(examples())
def test_the_pass_in_pieces_is_the_engines(example: Example) -> None:
    broken = break_run(example.graph, example.inputs, passes.Pass())
    assert broken.steps == broken.right.steps
    assert broken.gradients == broken.right.gradients
    assert faults(broken) == ()


def test_the_pass_in_pieces_is_the_engines_on_vectors() -> None:
    broken = break_run(nnviz.parse(LAYER), NUMBERS, passes.Pass())
    for mine, right in zip(broken.gradients, broken.right.gradients, strict=True):
        assert np.array_equal(mine, right)
    assert faults(broken) == ()


@pytest.mark.parametrize("key", BUGS)
def test_the_checker_catches_each_bug_on_the_graph_that_shows_it(key: str) -> None:
    sample = SAMPLES[BUGS[key].sample]
    graph = nnviz.parse(sample.program)
    way = BUGS[key].breaks(frozenset(guess(graph.inputs)), 0.1)
    broken = break_run(graph, sample.inputs, way)
    red = tuple(row.name for row in check(broken) if not row.agrees)
    assert red
    assert red == wrong_inputs(broken)
    assert faults(broken)
    assert all(row.agrees for row in check(broken.right))


@pytest.mark.parametrize("key", SAMPLES)
def test_the_checker_is_green_on_every_right_pass(key: str) -> None:
    sample = SAMPLES[key]
    run = nnviz.run(nnviz.parse(sample.program), sample.inputs)
    assert all(row.agrees for row in check(run))


@given(examples())
def test_not_zeroing_doubles_each_inputs_gradient(example: Example) -> None:
    broken = break_run(example.graph, example.inputs, passes.Unzeroed())
    for name in example.graph.inputs:
        assert broken.gradient[name] == pytest.approx(2 * broken.right.gradient[name])


@given(examples())
def test_overwriting_keeps_what_arrived_last(example: Example) -> None:
    broken = break_run(example.graph, example.inputs, passes.Overwritten())
    last = {step.input: step.downstream for step in broken.steps if isinstance(step, Crossing)}
    assert all(broken.gradient[name] == downstream for name, downstream in last.items())


@given(examples())
def test_a_wrong_order_crosses_the_same_edges(example: Example) -> None:
    assume(example.graph.edges)
    for way in (passes.DepthFirst(), passes.Unreversed()):
        broken = break_run(example.graph, example.inputs, way)
        assert sorted(broken.graph.edges) == sorted(example.graph.edges)
        assert len(broken.steps) == len(broken.right.steps)
    assert all(step.complete is not None for step in broken.steps if isinstance(step, Crossing))


def test_on_a_tree_overwriting_and_order_do_no_harm() -> None:
    sample = SAMPLES["tree"]
    for way in (passes.Overwritten(), passes.DepthFirst()):
        assert faults(break_run(nnviz.parse(sample.program), sample.inputs, way)) == ()


def test_at_x_times_x_the_own_operand_does_no_harm() -> None:
    broken = break_run(
        nnviz.parse("L = x*x"), {"x": 3}, BUGS["own-operand"].breaks(frozenset(), 0.1)
    )
    assert faults(broken) == ()


def test_micrograds_second_pass_more_than_doubles() -> None:
    broken = break_run(nnviz.parse("a = 2x; b = 3a; L = 5b"), {"x": 1}, passes.UnzeroedEverywhere())
    # Each node adds the old gradient to the new one before it passes the sum on.
    factors = {name: broken.gradient[name] / broken.right.gradient[name] for name in "bax"}
    assert factors == {"b": 2.0, "a": 3.0, "x": 4.0}


@given(examples(nodes=6))
def test_micrograds_second_pass_counts_each_path_once_more_than_it_has_edges(
    example: Example,
) -> None:
    broken = break_run(example.graph, example.inputs, passes.UnzeroedEverywhere())
    for name in example.graph.inputs:
        terms = [
            (len(path.edges) + 1) * path.product for path in paths(broken.right, name, most=3**6)
        ]
        slack = 1e-9 * (1 + sum(map(abs, terms)))
        assert broken.gradient[name] == pytest.approx(sum(terms), rel=0, abs=slack)


def test_a_node_with_many_uses_keeps_one_running_sum() -> None:
    class Counting(passes.Pass):
        most = 0

        def counted(self, arrived: list[Value]) -> list[Value]:
            self.most = max(self.most, len(arrived))
            return arrived

    way = Counting()
    broken = break_run(nnviz.parse("+".join(["x"] * 300)), {"x": 1}, way)
    assert broken.gradient["x"] == 300.0
    assert way.most == 2


def test_a_second_pass_may_be_exactly_twice_the_first() -> None:
    broken = break_run(nnviz.parse("L = 3x"), {"x": 1}, passes.UnzeroedEverywhere())
    assert broken.gradient["x"] == 2 * broken.right.gradient["x"]
    assert "counts twice" in BUGS["unzeroed-everywhere"].happened


def test_not_reversing_does_no_harm_where_nothing_flows_beyond_the_last_operation() -> None:
    graph = nnviz.parse("e = a*b; L = c*e")
    broken = break_run(graph, {"a": 1, "b": 2, "c": 0}, passes.Unreversed())
    assert broken.right.gradient["c"] == 2.0
    assert faults(broken) == ()
    assert "beyond the last operation is 0" in BUGS["unreversed"].harmless


def test_a_node_that_goes_on_too_early_passes_on_a_part() -> None:
    broken = break_run(nnviz.parse("t = x^2; L = t + t*y"), {"x": 3, "y": 2}, passes.DepthFirst())
    first = faults(broken)[0]
    assert (first.quantity, first.wrong, first.right) == ("upstream", 1.0, 3.0)
    assert broken.gradient["t"] == 3.0
    assert broken.gradient["x"] == 6.0
    assert broken.right.gradient["x"] == 18.0


def test_an_update_inside_the_loop_leaves_the_forward_pass_alone() -> None:
    way = passes.UpdatedInside(frozenset({"w"}), 0.5)
    broken = break_run(nnviz.parse("L = w*x"), {"w": 2, "x": 3}, way)
    assert broken.value["w"] == 2.0
    assert broken.gradient["x"] == 2.0 - 0.5 * 3.0


def test_the_first_wrong_step_is_named_with_both_numbers() -> None:
    first = faults(break_run(nnviz.parse("L = x*x"), {"x": 3}, passes.Overwritten()))[0]
    assert (first.index, first.quantity, first.wrong, first.right) == (4, "gradient", 3.0, 6.0)


@pytest.mark.parametrize("key", BUGS)
def test_bugs_break_vectors_and_matrices_too(key: str) -> None:
    graph = nnviz.parse(LAYER)
    broken = break_run(graph, NUMBERS, BUGS[key].breaks(frozenset("Wb"), 0.1))
    for name in graph.inputs:
        assert np.shape(broken.gradient[name]) == np.asarray(NUMBERS[name]).shape
    red = {row.name for row in check(broken) if not row.agrees}
    assert red == set(wrong_inputs(broken))


def test_the_engine_stays_right_after_a_broken_run() -> None:
    graph = nnviz.parse("L = x*x")
    for bug in BUGS.values():
        break_run(graph, {"x": 3}, bug.breaks(frozenset("x"), 0.1))
    assert nnviz.run(graph, {"x": 3}).gradient["x"] == 6.0


def test_infinities_stay_in_the_record() -> None:
    broken = break_run(nnviz.parse("L = log(x) + x"), {"x": 0}, passes.Overwritten())
    assert math.isinf(broken.right.gradient["x"])
    assert not broken.right.is_finite
