"""What a student has open on the Chain rule page, and how it stands in a link."""

from dataclasses import dataclass, field

from nnviz.derivatives.paths import MOST_LISTED
from nnviz.engine.operations import FUNCTIONS, OPERATIONS
from nnviz.lessons import LESSONS
from nnviz.lessons.chain_rule import VECTORS
from nnviz.lessons.families import DEEPEST_GRAPH, GRAPH_FAMILIES
from nnviz.ui.session.desk import Desk, current
from nnviz.ui.session.link import Link, plain
from nnviz.ui.session.program import Program

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


@dataclass(frozen=True)
class ChainDocument:
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
    by : the inputs to differentiate by, between commas; empty for those of the example,
        or of one's own program for all that are no matrix
    mode : by "columns" or by "rows"
    passes : how many of them are done
    """

    part: str = "rule"
    shape: str = "row"
    inner: str = "sin"
    middle: str = "exp"
    outer: str = "tanh"
    x: float = 0.5
    typed: Program = field(default_factory=lambda: of_lesson("simple-example"))
    source: str = ""
    path: int = 0
    family: str = "squares"
    depth: int = 10
    vector: Program = field(default_factory=lambda: of_vector("three"))
    by: str = ""
    mode: str = "columns"
    passes: int = 1

    @classmethod
    def read(cls, link: Link) -> "ChainDocument":
        """The document that a link asks for."""
        usual = cls()
        return cls(
            link.choice("part", tuple(PARTS), usual.part),
            link.choice("shape", tuple(SHAPES), usual.shape),
            link.choice("inner", UNARY, usual.inner),
            link.choice("middle", UNARY, usual.middle),
            link.choice("outer", UNARY, usual.outer),
            link.number("x", usual.x),
            typed := Program.read(link, usual.typed),
            link.choice("from", ("", *typed.graph.slots), usual.source),
            link.whole("path", usual.path, 0, MOST_LISTED),
            link.choice("family", tuple(GRAPH_FAMILIES), usual.family),
            link.whole("depth", usual.depth, 1, DEEPEST_GRAPH),
            vector := Program.read(link, usual.vector, "vector_"),
            _inputs(link, vector),
            link.choice("mode", ("columns", "rows"), usual.mode),
            link.whole("passes", usual.passes, 0, MOST_PASSES),
        )

    def query(self) -> dict[str, str]:
        """All its choices, as a link writes them."""
        return {
            "part": self.part,
            "shape": self.shape,
            "inner": self.inner,
            "middle": self.middle,
            "outer": self.outer,
            "x": plain(self.x),
            **self.typed.query(),
            "from": self.source,
            "path": str(self.path),
            "family": self.family,
            "depth": str(self.depth),
            **self.vector.query("vector_"),
            "by": self.by,
            "mode": self.mode,
            "passes": str(self.passes),
        }

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


def of_lesson(key: str) -> Program:
    """A lesson, as if it was typed."""
    lesson = LESSONS[key]
    return Program.of(lesson.program, {name: float(x) for name, x in lesson.inputs.items()})


def of_vector(key: str) -> Program:
    """A program with several outputs, as if it was typed."""
    return Program.of(VECTORS[key].program, VECTORS[key].inputs)


def _inputs(link: Link, vector: Program) -> str:
    names = [name for name in link.query.get("by", "").split(",") if name]
    known = [name for name in names if name in vector.graph.inputs]
    link.ignored += [f"the input {name[:30]}" for name in names if name not in known]
    return ",".join(known)


def titles() -> dict[str, str]:
    """The functions that the page offers, with their names in words."""
    return {name: FUNCTIONS[name].title for name in UNARY}


ChainDesk = Desk[ChainDocument]


def desk(*, arrived: bool) -> ChainDesk:
    """The Chain rule page of this session."""
    return current("chain_rule", ChainDocument, arrived=arrived)
