"""What a student has open on the XOR page, and how it stands in a link."""

from dataclasses import dataclass
from functools import lru_cache

from nnviz.engine.graph import Graph
from nnviz.language import parse
from nnviz.learning.gates import GATES, Point
from nnviz.learning.perceptron import Perceptron
from nnviz.learning.plane import Window
from nnviz.lessons import LESSONS
from nnviz.ui.session.desk import Desk, current
from nnviz.ui.session.link import Link, plain

NETWORK = LESSONS["xor-network"]
PARAMETERS = NETWORK.parameters
BOOK = tuple(float(NETWORK.inputs[name]) for name in PARAMETERS)

ZOOMS = tuple(2**power for power in range(11))
FARTHEST = 1e6
"""How far from 0 the middle of a window may be."""


@dataclass(frozen=True)
class XorDocument:
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

    part: str = "perceptron"
    gate: str = "AND"
    line: tuple[float, ...] = (1.0, 1.0, -1.0)
    start: tuple[float, ...] = (0.0, 0.0, 0.0)
    visits: int = 0
    ticked: tuple[bool, ...] = (False,) * 4
    pictured: str = "XOR"
    weights: tuple[float, ...] = BOOK
    point: tuple[float, ...] = (1.0, 0.0)
    share: float = 0.0
    look: str = "map"
    centre: tuple[float, ...] = (0.5, 0.5)
    zoom: int = 1

    @classmethod
    def read(cls, link: Link) -> "XorDocument":
        """The document that a link asks for."""
        usual = cls()
        ticked = link.choice("proof", [f"{number:04b}" for number in range(16)], "0000")
        centre = link.numbers("centre", usual.centre)
        if max(map(abs, centre)) > FARTHEST:
            link.ignored.append("the centre, too far away")
            centre = usual.centre
        return cls(
            link.choice("part", tuple(PARTS), usual.part),
            link.choice("gate", tuple(GATES), usual.gate),
            link.numbers("line", usual.line),
            link.numbers("start", usual.start),
            link.whole("visits", 0, 0, 9999),
            tuple(tick == "1" for tick in ticked),
            link.choice("pictured", tuple(GATES), usual.pictured),
            link.numbers("weights", usual.weights),
            link.numbers("point", usual.point),
            link.number("morph", 0.0, 0.0, 1.0),
            link.choice("look", ("map", "solid"), usual.look),
            centre,
            int(link.choice("zoom", tuple(map(str, ZOOMS)), "1")),
        )

    def query(self) -> dict[str, str]:
        """All its choices, as a link writes them."""
        return {
            "part": self.part,
            "gate": self.gate,
            "line": plain(*self.line),
            "start": plain(*self.start),
            "visits": str(self.visits),
            "proof": "".join("1" if tick else "0" for tick in self.ticked),
            "pictured": self.pictured,
            "weights": plain(*self.weights),
            "point": plain(*self.point),
            "morph": plain(self.share),
            "look": self.look,
            "centre": plain(*self.centre),
            "zoom": str(self.zoom),
        }

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


PARTS = {
    "perceptron": "1 · A perceptron",
    "why": "2 · Why not XOR",
    "hidden": "3 · A hidden layer",
    "surface": "4 · The output surface",
}
"""The parts of the story, by their name in a link."""


@lru_cache(maxsize=8)
def graph_of(program: str) -> Graph:
    """The graph of one of the page's programs, shared by all students."""
    return parse(program, parameters=PARAMETERS)


XorDesk = Desk[XorDocument]


def desk(*, arrived: bool) -> XorDesk:
    """The XOR page of this session."""
    return current("xor", XorDocument, arrived=arrived)
