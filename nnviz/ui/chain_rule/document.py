"""What a student has open on the Chain rule page, and how it stands in a link."""

from collections.abc import Mapping
from dataclasses import dataclass

from nnviz.derivatives.paths import MOST_LISTED
from nnviz.engine.operations import FUNCTIONS, OPERATIONS
from nnviz.lessons import LESSONS
from nnviz.lessons.chain_rule import VECTORS
from nnviz.lessons.families import DEEPEST_GRAPH, GRAPH_FAMILIES
from nnviz.ui.session.desk import Desk
from nnviz.ui.session.fields import choice, number, whole
from nnviz.ui.session.link import PACES
from nnviz.ui.session.linked import Asked, Linked, declared
from nnviz.ui.session.program import Program, program

PARTS = {
    "rule": "1 · The chain rule",
    "paths": "2 · All paths",
    "jacobians": "3 · Jacobians",
}
"""The parts of the page, by their name in a link."""

UNARY = tuple(
    operation.functions[0]
    for operation in OPERATIONS.values()
    if operation.functions and operation.forward and operation.arity == 1
)
"""The functions of one number, as the language writes them."""

SHAPES = {
    "row": "In a row: u(v(w(x)))",
    "product": "Side by side: u = v(x) · w(x)",
    "sum": "Side by side: u = v(x) + w(x)",
}
"""How the functions stand together, by the name in a link."""

REACH = 5.0
"""How far x goes by the slider."""

MOST_PASSES = 16
"""Rows and columns that a Jacobian may have on the page."""


def of_lesson(key: str) -> Program:
    """A lesson, as if it was typed."""
    lesson = LESSONS[key]
    return Program.of(lesson.program, {name: float(x) for name, x in lesson.inputs.items()})


def of_vector(key: str) -> Program:
    """A program with several outputs, as if it was typed."""
    return Program.of(VECTORS[key].program, VECTORS[key].inputs)


def _inputs(name: str) -> tuple[str, ...]:
    """A field: inputs of the program of part 3."""

    def read(asked: Asked) -> tuple[str, ...]:
        names = [each for each in (asked.written or "").split(",") if each]
        known = tuple(each for each in names if each in asked.document.vector.graph.inputs)
        asked.link.ignored += [f"the input {each[:30]}" for each in names if each not in known]
        return known

    return declared((), read, lambda name, inputs: {name: ",".join(inputs)}, name=name)


@dataclass(frozen=True)
class ChainDocument(Linked):
    """Everything that a link to the page must carry.

    Attributes
    ----------
    part : the open part
    shape, inner, middle, outer, x : of part 1, the functions and where they stand
    typed : the program of part 2
    source : the node where its paths begin; empty for the first input
    path : the number of the path that is lit, from 1; 0 for none
    family, depth : of the graphs whose paths are counted
    vector : the program of part 3
    by : the inputs to differentiate by; empty for those of the example, or of one's own program
        for all that are no matrix
    mode : by "columns" or by "rows"
    passes : how many of them are done
    """

    part: str = choice("rule", tuple(PARTS), looked_at=True)
    shape: str = choice("row", tuple(SHAPES))
    inner: str = choice("sin", UNARY)
    middle: str = choice("exp", UNARY)
    outer: str = choice("tanh", UNARY)
    x: float = number(0.5)
    typed: Program = program(of_lesson("simple-example"), title="program of part 2")
    source: str = choice("", lambda document: ("", *document.typed.graph.slots), name="from")
    path: int = whole(0, 0, MOST_LISTED, looked_at=True)
    family: str = choice("squares", tuple(GRAPH_FAMILIES))
    depth: int = whole(10, 1, DEEPEST_GRAPH)
    vector: Program = program(of_vector("three"), "vector_", "program of part 3")
    by: tuple[str, ...] = _inputs("vector_by")
    mode: str = choice("columns", ("columns", "rows"))
    passes: int = whole(1, 0, MOST_PASSES, looked_at=True)

    @classmethod
    def renamed(cls, query: Mapping[str, str]) -> Mapping[str, str]:
        """A link with today's names: `by` is the pace of the walk, and once was the inputs too."""
        old = query.get("by")
        if old is None or old in PACES:
            return query
        return {"vector_by": old} | {name: each for name, each in query.items() if name != "by"}

    @property
    def program(self) -> str:
        """The functions of part 1, as a program."""
        if self.shape == "row":
            return f"w = {self.inner}(x)\nv = {self.middle}(w)\nu = {self.outer}(v)"
        sign = "*" if self.shape == "product" else "+"
        return f"w = {self.inner}(x)\nv = {self.middle}(x)\nu = v {sign} w"

    @property
    def begin(self) -> str:
        """The node where the paths of part 2 begin."""
        graph = self.typed.graph
        known = self.source in graph.slots and self.source != graph.output
        return self.source if known else graph.inputs[0]


def titles() -> dict[str, str]:
    """The functions that the page offers, with their names in words."""
    return {name: FUNCTIONS[name].title for name in UNARY}


ChainDesk = Desk[ChainDocument]
