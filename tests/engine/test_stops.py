"""A walk halts at every edge or at every node, from the inputs or from the seed."""

from hypothesis import given, settings

import nnviz
from nnviz.engine.steps import Crossing
from nnviz.engine.stops import Pace, frame_at, stops
from tests.engine.graphs import Example, examples


def run() -> nnviz.Run:
    return nnviz.run(nnviz.parse("L = c*(a + 2b)"), {"a": 3, "b": 1, "c": -2})


def test_by_edge_every_step_is_a_stop() -> None:
    assert stops(run(), Pace()) == tuple(range(10))


def test_beginning_backward_leaves_out_the_forward_steps() -> None:
    assert stops(run(), Pace(begin="backward")) == tuple(range(3, 10))


def test_an_index_between_two_stops_means_the_next() -> None:
    frame = frame_at(run(), 5, Pace(by="node"))
    assert frame.index == 6
    assert frame_at(run(), 99, Pace(by="node")).index == 9


@settings(max_examples=30, deadline=None)
@given(examples())
def test_by_node_the_stops_take_every_step_once_and_a_nodes_edges_together(
    example: Example,
) -> None:
    result = nnviz.run(example.graph, example.inputs)
    pace = Pace(by="node")
    taken = [frame_at(result, index, pace).taken for index in stops(result, pace)]
    assert [step for group in taken for step in group] == list(result.steps)
    crossing = [group for group in taken if any(isinstance(step, Crossing) for step in group)]
    assert all(len({step.node for step in group}) == 1 for group in crossing)
    nodes = [group[0].node for group in crossing]
    assert len(nodes) == len(set(nodes))
