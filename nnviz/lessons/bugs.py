"""The bugs of the lab, one entry each, and graphs that show them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from nnviz.engine.ieee import Value
from nnviz.lessons import LESSONS
from nnviz.mistakes.passes import Pass, UpdatedInside
from nnviz.mistakes.table import MISTAKES

CODE = (
    "local(x * y, x) = y",
    "local(cos(x), x) = -sin(x)",
    "",
    "for node in nodes: node.gradient = 0",
    "output.gradient = 1",
    "for node in reversed(topological_order):",
    "    for operand in node.operands:",
    "        operand.gradient += node.gradient * local(node, operand)",
    "for w in weights: w -= rate * w.gradient",
)
"""The right backward pass in pseudo-code, two of its local derivatives, and the update."""

RULES, ZERO, ORDER, SUM, UPDATE = (0, 1), 3, 5, 7, 8


class Sample(NamedTuple):
    """A program with inputs, on which bugs can be tried."""

    title: str
    program: str
    inputs: Mapping[str, Value]


def _of_lesson(key: str) -> Sample:
    lesson = LESSONS[key]
    return Sample(f"{lesson.title} ({lesson.text})", lesson.program, lesson.numbers)


SAMPLES = {
    "square": Sample("x·x: one value, two edges", "L = x*x", {"x": 3}),
    "tree": Sample("A tree: nothing is used twice", "L = a*b + c", {"a": 2, "b": 3, "c": 1}),
    "difference": Sample("A difference, squared", "e = a - b\nL = e^2", {"a": 5, "b": 2}),
    "weights": Sample(
        "Two weights in a row",
        "h = w1*x\nyhat = w2*h\nL = squared_error(yhat, y)",
        {"w1": 2, "x": 1, "w2": 3, "y": 4},
    ),
    **{
        key: _of_lesson(key)
        for key in ("book-graph", "simple-example", "quiz", "two-layer-network")
    },
}
"""Graphs to break, by their key: small ones first, then the book's and the lecture's."""


@dataclass(frozen=True)
class Bug:
    """One way to break the backward pass.

    Attributes
    ----------
    title : what it is, as a programmer would say it
    breaks : makes the pass, from the weights' names and the learning rate
    line : which line of `CODE` is broken
    wrong : what stands there instead; empty if the line is missing
    happened : what it does to the gradients, and why
    fix : what the right line is for
    harmless : when it does no harm
    sample : the key of a graph that shows it
    """

    title: str
    breaks: Callable[[frozenset[str], float], Pass]
    line: int
    wrong: str
    happened: str
    fix: str
    harmless: str
    sample: str


def _way(mistake: str, number: int = 0) -> Callable[[frozenset[str], float], Pass]:
    """One of the ways of a mistake, which needs neither weights nor a rate."""
    way = MISTAKES[mistake].ways[number]
    return lambda weights, rate: way


BUGS = {
    "overwritten": Bug(
        title="= instead of +=",
        breaks=_way("one-path"),
        line=SUM,
        wrong="        operand.gradient = node.gradient * local(node, operand)",
        happened="A value that is used twice reaches the output on two ways, and each way brings "
        "its own downstream gradient. `=` keeps only the last one and throws the others away.",
        fix="`+=` adds up what comes back over every edge: the multivariable chain rule. That is "
        "why gradients accumulate.",
        harmless="no node is used twice (or only its last use brings something back)",
        sample="square",
    ),
    "depth-first": Bug(
        title="Order: depth first, not topological",
        breaks=_way("depth-first"),
        line=ORDER,
        wrong="for node in depth_first_from(output):",
        happened="A node that is used twice passed its gradient on when only the first part of it "
        "had arrived. The second part came too late: it never went further down.",
        fix="In reversed topological order a node's turn comes only after all nodes that use it. "
        "So its gradient is complete before it is passed on.",
        harmless="in this graph every node's gradient happens to be complete when its turn comes",
        sample="simple-example",
    ),
    "unreversed": Bug(
        title="Order: not reversed",
        breaks=_way("unreversed"),
        line=ORDER,
        wrong="for node in topological_order:",
        happened="The loop began at the inputs, where no gradient had arrived yet: upstream was 0, "
        "so downstream is 0. The seed at the output never got past the last node.",
        fix="The gradient starts at the output. So the loop must run from the output back.",
        harmless="there is one operation only, or what flows on beyond the last operation is 0",
        sample="book-graph",
    ),
    "unzeroed": Bug(
        title="backward() twice, inputs not zeroed (as in PyTorch)",
        breaks=_way("not-zeroed"),
        line=ZERO,
        wrong="",
        happened="`+=` adds to whatever stands there. Before this second pass the inputs still "
        "held their gradients from the first, so each ends with twice its gradient.",
        fix="Zeroing sets the stored gradients to 0 and nothing else: values, weights and the "
        "graph stay. PyTorch leaves it to you (`zero_grad`), so that you may add up several "
        "passes on purpose.",
        harmless="all gradients are 0, and twice 0 is 0",
        sample="book-graph",
    ),
    "unzeroed-everywhere": Bug(
        title="backward() twice, no node zeroed (as in micrograd)",
        breaks=_way("not-zeroed", 1),
        line=ZERO,
        wrong="",
        happened="Every node still held its gradient from the first pass. So a result passed on "
        "its old gradient together with the new one, and each layer further down added its own: "
        "what comes to an input over one edge counts twice, over two edges three times, and so on.",
        fix="Zeroing resets one thing only: the gradient stored at each node. Values, weights and "
        "the graph stay. Do it before each backward pass.",
        harmless="all gradients are 0, and they stay 0",
        sample="weights",
    ),
    "own-operand": Bug(
        title="A product's own operand: ∂(xy)/∂x = x",
        breaks=_way("own-factor"),
        line=RULES[0],
        wrong="local(x * y, x) = x",
        happened="Each operand of a product was given its own value as the local gradient. But if "
        "x grows by 1, x·y grows by y: the slope is the **other** operand.",
        fix="∂(xy)/∂x = y and ∂(xy)/∂y = x: the two change places.",
        harmless="there is no product of two numbers here, or both of its operands are equal, as "
        "in x·x",
        sample="book-graph",
    ),
    "upstream-dropped": Bug(
        title="A forgotten factor: upstream is dropped",
        breaks=_way("upstream-dropped"),
        line=SUM,
        wrong="        operand.gradient += local(node, operand)",
        happened="Each edge delivered only its own local gradient, as if upstream were 1. The "
        "chain was cut at every node: nobody knows any more how the output depends on the node.",
        fix="The chain rule multiplies: downstream = upstream × local, at every edge.",
        harmless="upstream is 1 at every edge",
        sample="book-graph",
    ),
    "sign-dropped": Bug(
        title="A sign: the minus of a derivative is forgotten",
        breaks=_way("minus-forgotten"),
        line=RULES[1],
        wrong="local(cos(x), x) = sin(x)",
        happened="Where the derivative has a minus (cos′ = −sin, a − b by b, cross-entropy) "
        "it was left out. Everything behind that edge has the wrong sign, or a sum with it is "
        "off. Gradient descent would walk **uphill** there.",
        fix="The minus belongs to the local derivative. A gradient check finds it at once.",
        harmless="no derivative here begins with a minus, or it is 0",
        sample="difference",
    ),
    "updated-inside": Bug(
        title="The update inside the loop: weights move too early",
        breaks=UpdatedInside,
        line=UPDATE,
        wrong="        if operand in weights: operand -= rate * operand.gradient",
        happened="A weight moved while gradients were still being computed. The next edge of the "
        "same product used the moved weight as its local gradient. But the forward pass was run "
        "with the old one.",
        fix="First all gradients, then all updates: `loss.backward()`, and after it "
        "`optimizer.step()`.",
        harmless="no local gradient uses a weight after it moved",
        sample="weights",
    ),
}
"""Every bug by its key, in the order of the list."""


class Start(NamedTuple):
    """A question that learners ask, and the graph and bug that answer it."""

    question: str
    sample: str
    bug: str


STARTS = {
    "accumulate": Start("Why do gradients accumulate (+=)?", "simple-example", "overwritten"),
    "twice": Start("Why does a second backward double them?", "book-graph", "unzeroed"),
    "zeroing": Start("What does zeroing reset?", "weights", "unzeroed-everywhere"),
    "order": Start("Why topological order?", "simple-example", "depth-first"),
    "square": Start("What happens at x·x?", "square", "overwritten"),
}
"""The questions at the top of the lab."""


AROUND = 2
"""Lines that are shown on both sides of the broken one."""


def fixed(bug: Bug) -> str:
    """The broken part of the pass as a difference: the wrong line out, the right line in.

    >>> print(fixed(BUGS["own-operand"]))
    - local(x * y, x) = x
    + local(x * y, x) = y
      local(cos(x), x) = -sin(x)
    """
    lines = []
    for number, line in enumerate(CODE):
        if number == bug.line:
            lines += [f"- {bug.wrong}"] if bug.wrong else []
            lines.append(f"+ {line}")
        elif abs(number - bug.line) <= AROUND and (number in RULES) == (bug.line in RULES):
            lines.append(f"  {line}".rstrip())
    return "\n".join(lines).strip("\n")
