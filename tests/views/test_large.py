"""A large graph is drawn near the step only, and its table keeps to the newest steps."""

import nnviz
from nnviz.views import dot, near, table
from nnviz.views.timeline import timeline

PROGRAM = "L = " + " + ".join(f"w{number}*x{number}" for number in range(60))


def run() -> nnviz.Run:
    graph = nnviz.parse(PROGRAM)
    return nnviz.run(graph, dict.fromkeys(graph.inputs, 1.0))


def test_a_large_graph_draws_the_cards_nearest_to_the_step() -> None:
    result = run()
    for index in (0, 1, 150, len(result.steps)):
        frame = nnviz.Frame(result, index)
        drawing = dot.dot(frame)
        assert drawing.count('<TABLE BORDER="2"') <= near.NEAR + 1  # the output has two
        if frame.step:
            assert (frame.step.input or frame.step.node) in near.near(frame)


def test_a_graph_of_the_limit_is_drawn_whole() -> None:
    graph = nnviz.parse(" + ".join(f"x{number}" for number in range(60)))
    result = nnviz.run(graph, dict.fromkeys(graph.inputs, 1.0))
    assert len(graph.nodes) == near.MOST - 1
    assert near.near(nnviz.Frame(result, 0)) == set(graph.slots)


def test_only_a_graph_drawn_whole_is_rehearsed() -> None:
    assert timeline(run()) == {}


def test_the_table_keeps_to_the_newest_steps() -> None:
    steps = run().steps
    text = table.html(steps, most=10)
    assert text.count("<tr>") == 11
    assert f"<td>{len(steps)}</td>" in text
    assert f"<td>{len(steps) - 10}</td>" not in text
