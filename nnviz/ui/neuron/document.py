"""What a student has open on the One unit page, and how it stands in a link."""

from dataclasses import dataclass, replace
from functools import lru_cache

from nnviz.engine.graph import Graph
from nnviz.engine.operations import OPERATIONS
from nnviz.engine.run import Run, run
from nnviz.language import parse
from nnviz.lessons import LESSONS
from nnviz.ui.session.desk import Desk, current
from nnviz.ui.session.link import Link, plain
from nnviz.views.neuron.activations import ACTIVATIONS

BOOK = LESSONS["neural-unit"]
FEWEST, MOST = 2, 6
"""How many inputs a unit may have."""

WEIGHTS = tuple(BOOK.numbers[f"w{place}"] for place in (1, 2, 3))
INPUTS = tuple(BOOK.numbers[f"x{place}"] for place in (1, 2, 3))
DEEPEST, WIDEST = 20, 6
LARGEST_SCALE = 10.0
TABS = {
    "gallery": "All activations",
    "deep": "Vanishing gradients",
}
"""The tabs under the graph, by their name in a link."""


@dataclass(frozen=True)
class NeuronDocument:
    """Everything that a link to the page must carry.

    Attributes
    ----------
    weights, inputs : of the unit, equally many
    bias : of the unit
    activation : the name of its operation
    tab : the open tab under the graph
    depth, width : of the deep net
    deep : the name of the deep net's activation
    scale, seed : of its random weights
    """

    weights: tuple[float, ...] = WEIGHTS
    inputs: tuple[float, ...] = INPUTS
    bias: float = BOOK.numbers["b"]
    activation: str = "sigmoid"
    tab: str = "gallery"
    depth: int = 10
    width: int = 1
    deep: str = "sigmoid"
    scale: float = 1.0
    seed: int = 0

    @classmethod
    def read(cls, link: Link) -> "NeuronDocument":
        """The document that a link asks for."""
        usual = cls()
        weights = link.numbers("weights", usual.weights, FEWEST, MOST)
        inputs = link.numbers("inputs", usual.inputs, FEWEST, MOST)
        if len(weights) != len(inputs):
            link.ignored.append(f"the inputs, {len(inputs)} for {len(weights)} weights")
            inputs = (*inputs, *(1.0,) * len(weights))[: len(weights)]
        return cls(
            weights,
            inputs,
            link.number("bias", usual.bias),
            link.choice("activation", ACTIVATIONS, usual.activation),
            link.choice("tab", tuple(TABS), usual.tab),
            link.whole("depth", usual.depth, 1, DEEPEST),
            link.whole("width", usual.width, 1, WIDEST),
            link.choice("deep", ACTIVATIONS, usual.deep),
            link.number("scale", usual.scale, 0.0, LARGEST_SCALE),
            link.whole("seed", usual.seed, 0, 9999),
        )

    def query(self) -> dict[str, str]:
        """All its choices, as a link writes them."""
        return {
            "weights": plain(*self.weights),
            "inputs": plain(*self.inputs),
            "bias": plain(self.bias),
            "activation": self.activation,
            "tab": self.tab,
            "depth": str(self.depth),
            "width": str(self.width),
            "deep": self.deep,
            "scale": plain(self.scale),
            "seed": str(self.seed),
        }

    @property
    def named(self) -> dict[str, float]:
        """The value of every input of the graph, by name."""
        named = {f"w{place}": value for place, value in enumerate(self.weights, 1)}
        named |= {f"x{place}": value for place, value in enumerate(self.inputs, 1)}
        return named | {"b": self.bias}

    def resized(self, count: int) -> "NeuronDocument":
        """With more or fewer inputs; new ones are 1, with a weight of 0, so that z stays."""
        return replace(
            self,
            weights=(*self.weights, *(0.0,) * count)[:count],
            inputs=(*self.inputs, *(1.0,) * count)[:count],
        )


NeuronDesk = Desk[NeuronDocument]


def desk(*, arrived: bool) -> NeuronDesk:
    """The One unit page of this session."""
    return current("neuron", NeuronDocument, arrived=arrived)


@lru_cache(maxsize=64)
def graph_of(count: int, activation: str) -> Graph:
    """One unit with so many inputs: a weighted sum, a bias and an activation."""
    places = range(1, count + 1)
    products = " + ".join(f"w{place}*x{place}" for place in places)
    function = OPERATIONS[activation].functions[0]
    parameters = (*(f"w{place}" for place in places), "b")
    return parse(f"z = {products} + b\ny = {function}(z)", parameters=parameters)


@lru_cache(maxsize=128)
def _run(count: int, activation: str, values: tuple[tuple[str, float], ...]) -> Run:
    return run(graph_of(count, activation), dict(values))


def run_of(document: NeuronDocument) -> Run:
    """The run of the unit on show."""
    return _run(len(document.weights), document.activation, tuple(document.named.items()))
