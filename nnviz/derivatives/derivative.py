"""A backward pass is a graph too: the graph of a gradient, which can be differentiated again.

The rules of the local gradients are run once more, on stand-ins for numbers that record what is
done with them. So an operation states its local gradient once, for numbers, batches and graphs.
"""

from nnviz.derivatives.tape import Tape, TieError, Traced
from nnviz.engine.graph import Graph
from nnviz.engine.operations import Operation
from nnviz.engine.plan import Slot
from nnviz.engine.run import Run


class NoGraphError(ValueError):
    """A gradient that has no graph of its own. The message says why, for the student."""


class ConstantError(NoGraphError):
    """A gradient that is the same everywhere.

    Attributes
    ----------
    of, by : which derivative it is
    value : the constant
    """

    def __init__(self, of: str, by: str, value: float) -> None:
        super().__init__(
            f"The derivative of {of} by {by} is the constant {value!r}: there is nothing left to "
            "compute, and every further derivative is 0."
        )
        self.of = of
        self.by = by
        self.value = value


def derivative_name(of: str, by: str) -> str:
    """What ∂of/∂by is called: L_x for ∂L/∂x, a usual short form.

    >>> derivative_name("L", "x"), derivative_name("L_x", "z")
    ('L_x', 'L_x_z')
    """
    return f"{of}_{by}"


def derivative(run: Run, name: str) -> Graph:
    """The graph that computes ∂output/∂input, by the same operations as any other graph.

    Parameters
    ----------
    run : a graph of numbers, at a point. Where a rule has cases, the point decides which one is
        recorded, so the new graph holds on this side of the kink
    name : the input to differentiate by

    Raises
    ------
    ConstantError : the gradient is a constant
    NoGraphError : the point lies on a kink

    >>> from nnviz import parse, run
    >>> slope = derivative(run(parse("y = x^3"), {"x": 2.0}), "x")
    >>> [(node.name, node.operation, node.operands) for node in slope.nodes if node.operation]
    [('v3', '^', ('x', 2.0)), ('y_x', '*', (3.0, 'v3'))]
    >>> run(slope, {"x": 2.0}).value["y_x"], run(slope, {"x": 2.0}).gradient["x"]
    (12.0, 12.0)

    Source: SLP 6.6.4, backward differentiation; CMU 10-301, reverse mode.
    """
    graph = run.graph
    tape = Tape()
    copies = _copied(run, tape)
    moving = graph.moved_by(name)
    upstream: dict[Slot, Traced] = {graph.output_slot: tape.constant(1.0)}
    for slot, operation, *_ in reversed(graph.plan.live):
        if slot not in moving:
            continue
        tape.name(upstream[slot], derivative_name(graph.output, graph.names[slot]))
        operands = tuple(copies[operand] for operand in graph.operands(slot))
        for place, source in enumerate(graph.operands(slot)):
            if source in moving:
                local = _local(graph.names[slot], operation, place, operands, copies[slot])
                downstream = upstream[slot] * local
                known = upstream.get(source)
                upstream[source] = downstream if known is None else known + downstream
    gradient = upstream.get(graph.slots[name])
    if gradient is None or gradient.constant:
        raise ConstantError(graph.output, name, gradient.value if gradient else 0.0)
    return tape.graph(gradient, derivative_name(graph.output, name))


def _copied(run: Run, tape: Tape) -> list[Traced]:
    """Every place of a run's graph, on a tape."""
    graph = run.graph
    copies: list[Traced] = []
    for slot, value in enumerate(run.values):
        operation = graph.operation(slot)
        if slot in graph.constants:
            copies.append(tape.constant(value))
        elif operation is None:
            copies.append(tape.input(graph.names[slot], value))
        else:
            copies.append(tape.node(operation, *(copies[each] for each in graph.operands(slot))))
            tape.name(copies[-1], graph.names[slot])
    return copies


def _local(
    node: str, operation: Operation, place: int, operands: tuple[Traced, ...], result: Traced
) -> Traced | float:
    """The local gradient of a node by one operand, recorded.

    Raises
    ------
    NoGraphError : it has no derivative here
    """
    on_kink = NoGraphError(
        f"{node} stands exactly on a corner, a jump or a tie of its {operation.title}, where "
        "there is no derivative to go on with. Move an input a little."
    )
    if operation.kink and operation.kink.at(*(operand.value for operand in operands)):
        raise on_kink
    try:
        local: Traced | float = operation.local[place].rule(*operands, result)
    except TieError:
        raise on_kink from None
    return local
