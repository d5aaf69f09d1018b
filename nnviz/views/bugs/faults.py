"""What is wrong in a broken pass, in words: the first wrong step, each step, every gradient."""

from html import escape

from nnviz.engine.linear import LinearMap
from nnviz.engine.run import Run
from nnviz.engine.steps import Crossing, Frame
from nnviz.mistakes.faults import Fault, same
from nnviz.mistakes.run import BrokenRun
from nnviz.mistakes.walk import total
from nnviz.views.notation import expressions, lists, names
from nnviz.views.notation.numbers import short


def listed(found: tuple[str, ...]) -> str:
    """Names in a sentence.

    >>> listed(("x1", "x2")), listed(())
    ('x₁ and x₂', 'none')
    """
    return lists.listed([names.text(name) for name in found])


def asked(output: str, name: str) -> str:
    """The gradient that a question asks for."""
    return f"∂{names.text(output)}/∂{names.text(name)}"


def outcome(claimed: float | tuple[str, ...], inputs: tuple[str, ...]) -> str:
    """What may come out of a pass: a gradient, or which inputs get a wrong one.

    >>> outcome(-4.0, ("x",)), outcome(("x1",), ("x1", "x2"))
    ('−4', 'Only x₁')
    """
    if not isinstance(claimed, tuple):
        return short(claimed)
    if not claimed:
        return "None of them"
    if len(claimed) == len(inputs):
        return "All of them" if len(inputs) > 1 else names.text(inputs[0])
    return f"Only {listed(claimed)}"


def place(broken: BrokenRun, fault: Fault) -> str:
    """Where a fault is, in one sentence.

    >>> from nnviz import parse
    >>> from nnviz.mistakes.run import break_run
    >>> from nnviz.mistakes.faults import faults
    >>> from nnviz.mistakes.passes import Overwritten
    >>> broken = break_run(parse("L = x*x"), {"x": 3}, Overwritten())
    >>> place(broken, faults(broken)[0])
    'On the edge from L back to x, ∂L/∂x becomes 3. It should be 6.'
    """
    graph = broken.graph
    source, target, output = (
        names.text(graph.names[slot])
        for slot in (fault.edge.source, fault.edge.target, graph.output_slot)
    )
    said = {
        "upstream": f"upstream ∂{output}/∂{target} is taken as",
        "local": f"local ∂{target}/∂{source} is taken as",
        "downstream": "downstream is",
        "gradient": f"∂{output}/∂{source} becomes",
    }[fault.quantity]
    return (
        f"On the edge from {target} back to {source}, {said} {short(fault.wrong)}. "
        f"It should be {short(fault.right)}."
    )


def twice(right: Run) -> str:
    """Why a node that takes one operand twice sends it two gradients; empty if there is none.

    >>> from nnviz import parse, run
    >>> twice(run(parse("L = x*x"), {"x": 3})).split("3 = 3. ")[-1]
    'Together they bring 3 + 3 = 6. So the slope of x² is 2x: one x from each place.'
    """
    graph = right.graph
    ends = [(edge.source, edge.target) for edge in graph.edges]
    pair = next((each for each in ends if ends.count(each) > 1), None)
    if pair is None:
        return ""
    crossings = [right.right_crossing(number) for number, each in enumerate(ends) if each == pair]
    node = graph.node(graph.names[pair[1]])
    source = names.text(graph.names[pair[0]])
    arrived = [step.downstream for step in crossings]
    products = " and ".join(
        f"{short(step.upstream)} × {short(step.local)} = {short(step.downstream)}"
        for step in crossings
        if not isinstance(step.local, LinearMap)
    )
    if not products:
        return ""
    square = f" So the slope of {source}² is 2{source}: one {source} from each place."
    return (
        f"**Two edges lead from {source} to {expressions.statement(node)}**, "
        f"one for each place where {source} stands. Over each comes upstream × local: {products}. "
        f"Together they bring {' + '.join(map(short, arrived))} = {short(total(arrived))}."
        f"{square if node.operation == '*' else ''}"
    )


def shows(frame: Frame, fault: Fault) -> bool:
    """True if a fault is among the steps that a frame has just taken."""
    return frame.index - len(frame.taken) < fault.index <= frame.index


def strip(frame: Frame, found: tuple[Fault, ...]) -> str:
    """What is right or wrong at a step of a broken pass, as HTML for above the graph."""
    broken = frame.run
    assert isinstance(broken, BrokenRun)
    here = next((fault for fault in found if shows(frame, fault)), None)
    first = found[0]
    if here is None:
        if frame.index < first.index:
            return line("good", "✓ ", "Right so far", "No wrong number up to this step.")
        step = isinstance(frame.step, Crossing)
        return line(
            "good",
            "✓ ",
            "This step is right",
            f"But an earlier one was not: step {first.index}." if step else "",
        )
    said = place(broken, here)
    if here is first:
        return line("bad", "✗ ", "Here is the first wrong number", said)
    return line("bad", "✗ ", "A wrong number", f"{said} It all began at step {first.index}.")


def line(kind: str, mark: str, head: str, rest: str) -> str:
    """A verdict as HTML, escaped.

    >>> line("good", "✓ ", "Right so far", "0 < 1")
    '<p role="status" class="nnviz-verdict good"><b>✓ Right so far.</b> 0 &lt; 1</p>'
    """
    return (
        f'<p role="status" class="nnviz-verdict {kind}"><b>{mark}{escape(head)}.</b> '
        f"{escape(rest, quote=False)}</p>"
    )


def difference(lines: str) -> str:
    r"""A difference as HTML: what goes in red behind a −, what comes in green behind a +.

    >>> "<del>- a</del>" in difference("- a\n+ b")
    True
    """
    tags = {"-": "del", "+": "ins"}
    written = []
    for line in lines.split("\n"):
        tag = tags.get(line[:1], "span")
        written.append(f"<{tag}>{escape(line, quote=False) or '&nbsp;'}</{tag}>")
    return f'<pre class="nnviz-difference" tabindex="0">{"".join(written)}</pre>'


def beside(broken: BrokenRun) -> list[dict[str, str]]:
    """Every node's gradient, the broken one beside the right one."""
    return [
        {
            "node": names.text(name),
            "broken pass": short(broken.gradient[name]),
            "right pass": short(broken.right.gradient[name]),
            "": "✓ equal"
            if same(broken.gradient[name], broken.right.gradient[name])
            else "✗ wrong",
        }
        for name in broken.graph.slots
    ]
