"""Steps that are made when they are asked for are those that are made one after the other."""

from collections.abc import Sequence

import nnviz
from nnviz.engine.builder import GraphBuilder
from nnviz.engine.operations import OPERATIONS
from nnviz.engine.run import MOST_KEPT
from nnviz.engine.steps import Crossing, Step, Steps


def steps_of(run: nnviz.Run) -> Steps:
    return Steps(run.graph, run.values, run.gradients, run.local, run.downstream)


def test_a_step_alone_is_the_step_in_its_turn() -> None:
    run = nnviz.run(nnviz.parse("L = (a + b)*a*a*exp(b)"), {"a": 0.3, "b": 0.1})
    steps = steps_of(run)
    assert [steps[index] for index in range(len(steps))] == list(steps) == list(run.steps)
    assert steps[-3:] == tuple(steps)[-3:]
    assert steps[len(steps) :] == ()


def test_the_sums_of_matrices_are_those_on_the_way() -> None:
    run = nnviz.run(nnviz.parse("L = sum(x*x + x)"), {"x": [1.0, 2.0]})
    arrived = [step for step in steps_of(run) if isinstance(step, Crossing) and step.input == "x"]
    assert [step.complete for step in arrived] == [False, False, True]
    again = [steps_of(run)[index] for index in (-3, -2, -1)]
    for step, twin in zip(arrived, again, strict=True):
        assert step.gradient.tolist() == twin.gradient.tolist()  # type: ignore[union-attr]


def chain(length: int) -> Sequence[Step]:
    builder = GraphBuilder()
    place = builder.input("x")
    for _ in range(length):
        place = builder.apply(OPERATIONS["negate"], place)
    return nnviz.run(builder.build(place), {"x": 1.0}).steps


def test_a_long_run_makes_no_step_before_it_is_asked_for_one() -> None:
    short, long = chain(MOST_KEPT // 2 - 1), chain(MOST_KEPT // 2 + 1)
    assert short[-1] is short[-1]
    assert long[-1] is not long[-1]
    assert long[-1] == list(long)[-1]
    assert long[-1].complete
