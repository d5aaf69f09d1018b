"""Which step each item of a drawing leads to."""

from nnviz.engine.steps import Frame
from nnviz.views.scene.groups import collapsed
from nnviz.views.scene.neighbourhood import near
from nnviz.views.steps.modes import telling


def places(frame: Frame) -> dict[str, tuple[int, int]]:
    """The first and the last step of each item drawn, by its id.

    Returns
    -------
    For a card, the steps that compute its value and complete its gradient; for an edge, twice the
    step that crosses it; for a group, twice the step that computes its first value.

    >>> from nnviz import parse, run
    >>> places(Frame(run(parse("L = c*(a + 2b)"), {"a": 3, "b": 1, "c": -2}), 0))["node-4"]
    (1, 8)
    """
    graph = frame.graph
    drawn = {graph.slots[name] for name in near(frame)}
    forward = {slot: index for index, slot in enumerate(graph.operation_slots, 1)}
    seed = len(forward) + 1
    found = {
        f"node-{slot}": (forward.get(slot, 0), seed if slot == graph.output_slot else 0)
        for slot in drawn
    }
    told = telling(frame.run)
    for number, edge in enumerate(graph.edges):
        step = told.crossing(graph, number)
        if {edge.source, edge.target} <= drawn:
            found[f"edge-{number}"] = (step, step)
        if edge.source in drawn and step > seed:  # Crossed backward, it brings a gradient.
            found[f"node-{edge.source}"] = (found[f"node-{edge.source}"][0] or step, step)
    for number, group in enumerate(collapsed(frame)):
        step = min(forward.get(graph.slots[name], seed) for name in group.members)
        found[f"group-{number}"] = (step, step)
    return found
