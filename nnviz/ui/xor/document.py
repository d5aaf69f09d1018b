"""What a student has open on the XOR page, and how it stands in a link."""

from dataclasses import dataclass, field
from functools import lru_cache

from nnviz.engine.graph import Graph
from nnviz.language import parse
from nnviz.learning.gates import GATES, Point
from nnviz.learning.perceptron import Perceptron
from nnviz.learning.plane import Window
from nnviz.lessons import LESSONS
from nnviz.ui.session.desk import Desk
from nnviz.ui.session.fields import choice, flags, number, numbers, whole
from nnviz.ui.session.linked import Linked

NETWORK = LESSONS["xor-network"]
PARAMETERS = NETWORK.parameters
BOOK = tuple(float(NETWORK.inputs[name]) for name in PARAMETERS)

ZOOMS = tuple(2**power for power in range(11))
FARTHEST = 1e6
"""How far from 0 the middle of a window may be."""


PARTS = {
    "perceptron": "1 · A perceptron",
    "why": "2 · Why not XOR",
    "hidden": "3 · A hidden layer",
    "surface": "4 · The output surface",
}
"""The parts of the story, by their name in a link."""


@dataclass(frozen=True)
class XorDocument(Linked):
    """Everything that a link to the page must carry.

    Attributes
    ----------
    part : the open part of the story
    gate : what the perceptron shall compute
    line : the perceptron's w1, w2 and b
    start : the w1, w2 and b at which learning starts
    visits : how far the student has followed learning
    ticked : which inequalities of the proof are understood
    pictured : the gate for which all weights are tried
    weights : of the network, in the order of `PARAMETERS`
    point : the input whose graph is on show
    share : how far the plane is on its way to hidden space
    look : of the output surface, as a `map` or as a `solid`
    centre, zoom : the window of the plots
    """

    FIRST = (
        *("part", "gate", "line", "start", "visits", "proof", "pictured", "weights", "point"),
        *("morph", "look"),
    )

    ticked: tuple[bool, ...] = flags((False,) * 4, name="proof")
    centre: tuple[float, ...] = numbers((0.5, 0.5), farthest=FARTHEST, looked_at=True)
    part: str = choice("perceptron", tuple(PARTS), looked_at=True)
    gate: str = choice("AND", tuple(GATES))
    line: tuple[float, ...] = numbers((1.0, 1.0, -1.0))
    start: tuple[float, ...] = numbers((0.0, 0.0, 0.0))
    visits: int = whole(0, 0, 9999, looked_at=True)
    pictured: str = choice("XOR", tuple(GATES), looked_at=True)
    weights: tuple[float, ...] = numbers(BOOK)
    point: tuple[float, ...] = numbers((1.0, 0.0))
    share: float = number(0.0, 0.0, 1.0, name="morph", looked_at=True)
    look: str = choice("map", ("map", "solid"), looked_at=True)
    zoom: int = choice(1, ZOOMS, looked_at=True)

    @property
    def perceptron(self) -> Perceptron:
        """The perceptron that the student set."""
        return Perceptron(*self.line)

    @property
    def targets(self) -> tuple[float, ...]:
        """What the chosen gate answers at each corner."""
        return GATES[self.gate]

    @property
    def named(self) -> dict[str, float]:
        """The network's weights and biases by name."""
        return dict(zip(PARAMETERS, self.weights, strict=True))

    @property
    def window(self) -> Window:
        """The part of the plane that is on show."""
        x, y = self.centre
        return Window((x, y), 1.5 / self.zoom)

    @property
    def at(self) -> Point:
        """The input whose graph is on show, as a point."""
        x, y = self.point
        return x, y


@lru_cache(maxsize=8)
def graph_of(program: str) -> Graph:
    """The graph of one of the page's programs, shared by all students."""
    return parse(program, parameters=PARAMETERS)


@dataclass
class XorDesk(Desk[XorDocument]):
    """What a student has open on the XOR page.

    Attributes
    ----------
    first_click : the point on the perceptron's plot that a line begins at, until it has another
    """

    first_click: Point | None = field(default=None, kw_only=True)
