"""What a student has open on the One unit page, and how it stands in a link."""

from dataclasses import dataclass, replace
from functools import lru_cache

from nnviz.engine.graph import Graph
from nnviz.engine.operations import OPERATIONS
from nnviz.engine.run import Run, run
from nnviz.language import parse
from nnviz.lessons import LESSONS
from nnviz.ui.session.desk import Desk
from nnviz.ui.session.fields import choice, number, numbers, whole
from nnviz.ui.session.link import LARGEST_SEED, Link
from nnviz.ui.session.linked import Linked
from nnviz.ui.session.shared import shared
from nnviz.views.neuron.activations import ACTIVATIONS

BOOK = LESSONS["neural-unit"]
FEWEST, MOST = 2, 6
"""How many inputs a unit may have."""

WEIGHTS = tuple(BOOK.numbers[f"w{place}"] for place in (1, 2, 3))
INPUTS = tuple(BOOK.numbers[f"x{place}"] for place in (1, 2, 3))
DEEPEST, WIDEST = 20, 6
LARGEST_SCALE = 10.0
TABS = {
    "unit": "1 · One unit",
    "gallery": "2 · All activations",
    "deep": "3 · Vanishing gradients",
}
"""The parts of the page, by their name in a link."""


@dataclass(frozen=True)
class NeuronDocument(Linked):
    """Everything that a link to the page must carry.

    Attributes
    ----------
    weights, inputs : of the unit, equally many
    bias : of the unit
    activation : the name of its operation
    tab : the open part
    depth, width : of the deep net
    deep : the name of the deep net's activation
    scale, seed : of its random weights
    """

    weights: tuple[float, ...] = numbers(WEIGHTS, FEWEST, MOST)
    inputs: tuple[float, ...] = numbers(INPUTS, FEWEST, MOST)
    bias: float = number(BOOK.numbers["b"])
    activation: str = choice("sigmoid", ACTIVATIONS)
    tab: str = choice("unit", tuple(TABS), looked_at=True)
    depth: int = whole(10, 1, DEEPEST)
    width: int = whole(1, 1, WIDEST)
    deep: str = choice("sigmoid", ACTIVATIONS)
    scale: float = number(1.0, 0.0, LARGEST_SCALE)
    seed: int = whole(0, 0, LARGEST_SEED)

    def settled(self, link: Link) -> "NeuronDocument":
        """With as many inputs as weights."""
        count, found = len(self.weights), len(self.inputs)
        if count == found:
            return self
        link.ignored.append(f"the inputs, {found} for {count} weights")
        return replace(self, inputs=(*self.inputs, *(1.0,) * count)[:count])

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


@lru_cache(maxsize=64)
def graph_of(count: int, activation: str) -> Graph:
    """One unit with so many inputs: a weighted sum, a bias and an activation."""
    places = range(1, count + 1)
    products = " + ".join(f"w{place}*x{place}" for place in places)
    function = OPERATIONS[activation].functions[0]
    parameters = (*(f"w{place}" for place in places), "b")
    return parse(f"z = {products} + b\ny = {function}(z)", parameters=parameters)


@shared
def _run(count: int, activation: str, values: tuple[tuple[str, float], ...]) -> Run:
    return run(graph_of(count, activation), dict(values))


def run_of(document: NeuronDocument) -> Run:
    """The run of the unit on show."""
    return _run(len(document.weights), document.activation, tuple(document.named.items()))
