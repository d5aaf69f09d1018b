"""Which step each card and edge leads to, and which cards and edges a step concerns."""

from nnviz.engine.run import Run
from nnviz.engine.steps import Crossing
from nnviz.views.scene.facts import Facts, card, wire
from nnviz.views.steps.modes import telling


def leads(run: Run) -> dict[str, tuple[int, int]]:
    """The first and the last step of each card and edge.

    Returns
    -------
    For a card, the steps that compute its value and complete its gradient; for an edge, twice the
    step that goes over it.

    >>> from nnviz import parse, run
    >>> leads(run(parse("L = c*(a + 2b)"), {"a": 3, "b": 1, "c": -2}))["n4"]
    (1, 8)
    """
    graph, last = run.graph, len(run.steps)
    computed = {slot: index for index, slot in enumerate(graph.operation_slots, 1)}
    found = {card(slot): (computed.get(slot, 0),) * 2 for slot in graph.slots.values()}
    seed = len(computed) + 1
    if seed <= last:
        found[card(graph.output_slot)] = computed.get(graph.output_slot, 0), seed
    told = telling(run)
    for number, edge in enumerate(graph.edges):
        step = told.crossing(graph, number)
        found[wire(number)] = step, step
        if step > seed:  # It brings its source a gradient.
            source = card(edge.source)
            found[source] = found[source][0] or step, step
    return found


def concerned(run: Run, known: Facts) -> list[list[str]]:
    """The keys of the cards and edges that each step is about; none before the first."""
    graph = run.graph
    found: list[list[str]] = [[]]
    for step, facts in zip(run.steps, known[1:], strict=True):
        name = step.input if isinstance(step, Crossing) else step.node
        edges = [fact.place for fact in facts if fact.place.startswith(wire(0)[0])]
        found.append([*edges, card(graph.slots[name])])
    return found
