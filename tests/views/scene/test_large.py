"""A large graph is drawn near the step only, and its table keeps to the newest steps."""

import nnviz
from nnviz.engine.steps import Frame
from nnviz.engine.stops import Pace
from nnviz.views.scene import dot, groups, neighbourhood, targets
from nnviz.views.scene.rehearsal import timeline
from nnviz.views.steps import table

PROGRAM = "L = " + " + ".join(f"w{number}*x{number}" for number in range(60))


def run() -> nnviz.Run:
    graph = nnviz.parse(PROGRAM)
    return nnviz.run(graph, dict.fromkeys(graph.inputs, 1.0))


def test_a_large_graph_draws_the_cards_nearest_to_the_step() -> None:
    result = run()
    for index in (0, 1, 150, len(result.steps)):
        frame = nnviz.Frame(result, index)
        drawing = dot.dot(frame)
        assert drawing.count('id="node-') <= neighbourhood.NEAR
        if frame.step:
            assert (frame.step.input or frame.step.node) in neighbourhood.near(frame)


def test_a_graph_of_the_limit_is_drawn_whole() -> None:
    graph = nnviz.parse(" + ".join(f"x{number}" for number in range(60)))
    result = nnviz.run(graph, dict.fromkeys(graph.inputs, 1.0))
    assert len(graph.nodes) == neighbourhood.MOST - 1
    assert neighbourhood.near(nnviz.Frame(result, 0)) == set(graph.slots)


def test_what_is_not_drawn_stands_in_groups() -> None:
    frame = nnviz.Frame(run(), 1)
    grouped = [name for group in groups.collapsed(frame) for name in group.members]
    assert sorted([*grouped, *neighbourhood.near(frame)]) == sorted(frame.graph.slots)
    drawing = dot.dot(frame)
    for number, group in enumerate(groups.collapsed(frame)):
        assert f"{group.title}: {len(group.members)} nodes" in drawing
        assert targets.places(frame)[f"group-{number}"][0] > 0


def test_a_layered_network_is_grouped_by_layer() -> None:
    layer = [
        f"a1_{i} = relu(" + " + ".join(f"w1_{i}{j}*x{j}" for j in range(9)) + ")" for i in range(9)
    ]
    program = "\n".join([*layer, "y = " + " + ".join(f"w2_{i}*a1_{i}" for i in range(9))])
    graph = nnviz.parse(program)
    frame = nnviz.Frame(nnviz.run(graph, dict.fromkeys(graph.inputs, 1.0)), 0)
    titles = [group.title for group in groups.collapsed(frame)]
    assert "layer 1" in titles
    assert "layer 2" in titles


def test_only_a_graph_drawn_whole_is_rehearsed() -> None:
    assert timeline(run(), Pace()) == {}


def test_the_table_keeps_to_the_newest_steps() -> None:
    steps = run().steps
    text = table.html(Frame(run(), len(steps)), most=10)
    assert text.count("<tr>") == 11
    assert f"<td>{len(steps)}</td>" in text
    assert f"<td>{len(steps) - 10}</td>" not in text
