"""Deep nets at their random start: how the gradient fares on its way back through the layers."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from nnviz.engine.batch import evaluate_nodes
from nnviz.engine.builder import GraphBuilder
from nnviz.engine.graph import Graph
from nnviz.engine.ieee import Array
from nnviz.engine.operations import OPERATIONS, Operation
from nnviz.engine.plan import Slot
from nnviz.engine.run import Run, run

PROBES = 64
"""Random inputs at which a unit must be closed to count as dead."""


def deep_graph(depth: int, width: int, activation: Operation) -> Graph:
    """Layers of equal width, z = W a + b and a = f(z); the output y is the sum of the last layer.

    Inputs are named `x1`, layer k's weights `wk_ji` to unit j from unit i, its biases `bk_j`, its
    pre-activations `zk_j`. With a width of 1 it is a chain.

    >>> deep_graph(2, 1, OPERATIONS["tanh"]).inputs
    ('x1', 'w1_11', 'b1_1', 'w2_11', 'b2_1')
    """
    builder = GraphBuilder()
    times, plus = OPERATIONS["*"], OPERATIONS["+"]

    def total(terms: list[Slot]) -> Slot:
        result = terms[0]
        for term in terms[1:]:
            result = builder.apply(plus, result, term)
        return result

    units = range(1, width + 1)
    layer = [builder.input(f"x{i}") for i in units]
    for k in range(1, depth + 1):
        before, layer = layer, []
        for j in units:
            terms = [
                builder.apply(times, builder.input(f"w{k}_{j}{i}"), a)
                for i, a in enumerate(before, 1)
            ]
            z = total([*terms, builder.input(f"b{k}_{j}")])
            builder.names[z] = f"z{k}_{j}"
            layer.append(builder.apply(activation, z))
    return builder.build(total(layer))


@dataclass(frozen=True)
class DeepNet:
    """A deep net as chance starts it.

    Attributes
    ----------
    depth, width : layers, and units in each; up to 9 wide
    activation : the operation's name
    scale : weights are normal with deviation scale/√width, biases are 0
    seed : of the random numbers, for weights and input alike
    """

    depth: int
    width: int
    activation: str
    scale: float
    seed: int

    @cached_property
    def graph(self) -> Graph:
        """The net as a graph of scalars."""
        return deep_graph(self.depth, self.width, OPERATIONS[self.activation])

    @cached_property
    def inputs(self) -> dict[str, float]:
        """Weights, biases and one input, drawn at random."""
        chance = np.random.default_rng(self.seed)
        deviation = self.scale / math.sqrt(self.width)
        draw = {"x": 1.0, "w": deviation, "b": 0.0}
        return {name: draw[name[0]] * float(chance.normal()) for name in self.graph.inputs}

    @cached_property
    def run(self) -> Run:
        """The forward and backward pass at that input."""
        return run(self.graph, self.inputs)

    def gradient_norms(self) -> tuple[float, ...]:
        """For each layer, the norm of ∂y/∂z over its pre-activations z."""
        gradient = self.run.gradient
        return tuple(
            math.hypot(*(gradient[name] for name in self._layer(k)))
            for k in range(1, self.depth + 1)
        )

    def slopes(self) -> Array:
        """The activation's local gradient f′(z) at every unit, of shape (depth, width)."""
        return self._sloped({name: np.array(self.run.value[name]) for name in self._units})[1]

    def factors(self) -> tuple[tuple[float, float, float], ...]:
        """In a chain, from the last layer back: f′(z), the weight behind it, ∂y/∂z.

        The weight is 1 at the last layer: nothing stands between it and the output. ∂y/∂z is the
        product of all f′ and all weights down to its row.
        """
        value, gradient = self.run.value, self.run.gradient
        slopes = self.slopes()[:, 0]
        return tuple(
            (
                float(slopes[k - 1]),
                value[f"w{k + 1}_11"] if k < self.depth else 1.0,
                gradient[f"z{k}_1"],
            )
            for k in range(self.depth, 0, -1)
        )

    def dead(self) -> Array:
        """Which units pass no gradient at any of `PROBES` random inputs.

        A unit that stands on its corner passes one by convention only. That is where a unit
        stands when all units before it are closed, so a corner does not count as open.

        Returns
        -------
        Booleans of shape (depth, width). A dead unit's weights get no gradient: it can't learn.
        """
        chance = np.random.default_rng([self.seed, 1])
        probes = {f"x{i}": chance.normal(size=PROBES) for i in range(1, self.width + 1)}
        z, slopes = self._sloped(evaluate_nodes(self.graph, self.inputs | probes))
        closed = slopes == 0
        kink = OPERATIONS[self.activation].kink
        corner = kink.at(z) if kink else np.False_
        dead: Array = (closed | corner).all(axis=-1) & closed.any(axis=-1)
        return dead

    def _layer(self, k: int) -> list[str]:
        return [f"z{k}_{j}" for j in range(1, self.width + 1)]

    @cached_property
    def _units(self) -> list[str]:
        return [name for k in range(1, self.depth + 1) for name in self._layer(k)]

    def _sloped(self, values: dict[str, Array]) -> tuple[Array, Array]:
        """Pre-activations and their slopes, of shape (depth, width) and then the values' own."""
        z = np.stack([values[name] for name in self._units])
        z = z.reshape(self.depth, self.width, *z.shape[1:])
        operation = OPERATIONS[self.activation]
        with np.errstate(all="ignore"):
            slopes = operation.local[0].rule(z, operation.arrays(z))
        return z, np.broadcast_to(slopes, z.shape)
