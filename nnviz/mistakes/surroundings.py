"""Wrong rules that look at more than one operation: chains of functions, layers, biases, updates.

Each function is a rule for `passes.Local`, as in `slopes`.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from nnviz.engine.linear import LinearMap
from nnviz.engine.plan import Slot
from nnviz.engine.sums import product
from nnviz.mistakes.uses import Use, Uses

CURVED = (
    *("exp", "log", "sqrt", "sin", "cos", "tan", "sinh", "cosh"),
    *("sigmoid", "tanh", "elu", "gelu", "softplus"),
)
"""The functions of one number whose slope depends on where they stand."""

DATA = ("x", "X", "y", "Y", "t")
"""What names of inputs begin with that no training changes."""


def _is_outer(use: Use) -> bool:
    """True for a function, or a power of a fixed exponent, of something computed."""
    uses, operands = use.around, use.around.graph.operands(use.edge.target)
    power = use.is_of("^") and use.edge.slot == 0 and uses.is_constant(operands[1])
    return (power or use.is_of(*CURVED)) and bool(uses.name_of(use.edge.source))


def inner_omitted(use: Use) -> Any:
    """Below a function every slope is left out."""
    if use.true.slopes is None or use.operation.gate:
        return None
    inside = (
        use.edge.target == outer.edge.source
        or use.edge.target in use.around.below(outer.edge.source)
        for outer in use.around.those(_is_outer)
    )
    return 1.0 if any(inside) else None


def at_leaf(number: int) -> Callable[[Use], Any]:
    """The slope of a function of something computed, taken at an input that stands inside it.

    Parameters
    ----------
    number : which of these inputs
    """

    def rule(use: Use) -> Any:
        leaf = _leaf(use, number)
        if leaf is None:
            return None
        value = use.around.run.values[leaf]
        operands = [*use.operands]
        operands[use.edge.slot] = value
        forward = use.operation.forward
        assert forward is not None
        return use.slope(*operands, forward(*operands))

    return rule


def composed(number: int) -> Callable[[Use], Any]:
    """f′(g′(x)): a function's slope taken at the slope of what stands inside it.

    Parameters
    ----------
    number : by which of the inputs inside
    """

    def rule(use: Use) -> Any:
        uses = use.around
        leaf = _leaf(use, number)
        if leaf is None or any(uses.shape(slot) for slot in uses.below(use.edge.target)):
            return 1.0 if inner_omitted(use) is not None else None
        operands = [*use.operands]
        operands[use.edge.slot] = uses.speed(use.edge.source, leaf)
        forward = use.operation.forward
        assert forward is not None
        return use.slope(*operands, forward(*operands))

    return rule


def _leaf(use: Use, number: int) -> Slot | None:
    """One of the inputs inside a function, if it has so many."""
    uses = use.around
    if use not in uses.those(_is_outer):
        return None
    shape = uses.shape(use.edge.source)
    leaves = [leaf for leaf in uses.leaves(use.edge.source) if uses.shape(leaf) in ((), shape)]
    return leaves[number] if number < len(leaves) else None


def not_transposed(use: Use) -> LinearMap | None:
    """A matrix product is pulled back with W where Wᵀ is right."""
    if not use.is_of("@"):
        return None
    left, right = use.operands
    if use.edge.slot == 1 and np.ndim(left) == 2 and left.shape[0] == left.shape[1]:
        return use.with_pull(lambda upstream: product(left, upstream))
    if use.edge.slot == 0 and np.ndim(right) == 2 and right.shape[0] == right.shape[1]:
        return use.with_pull(lambda upstream: product(upstream, right))
    return None


def outer_turned(use: Use) -> LinearMap | None:
    """The gradient of a matrix comes out transposed.

    If that is another shape, only at an input that is used once: there nothing has to fit it.
    """
    if not use.is_of("@") or np.ndim(use.operand) != 2:
        return None
    uses, source = use.around, use.edge.source
    square = use.operand.shape[0] == use.operand.shape[1]
    if square or (uses.is_input(source) and len(uses.leaving[source]) == 1):
        return use.with_pull(lambda upstream: np.transpose(use.true.pull(upstream)))
    return None


def one_entry_alone(use: Use) -> LinearMap | None:
    """Softmax is pulled back as if each entry depended on its own score alone."""
    if use.is_of("softmax"):
        shares: Any = use.true.result
        return use.with_pull(lambda upstream: upstream * shares * (1.0 - shares))
    if use.is_of("log_softmax"):
        return use.with_pull(lambda upstream: upstream * (1.0 - np.exp(use.true.result)))
    if use.is_of("cross_entropy_logits") and use.edge.slot == 0 and np.size(use.operand) > 1:
        z, y = use.operands
        grown = np.exp(z - np.max(z, axis=-1, keepdims=True))
        shares = grown / np.sum(grown, axis=-1, keepdims=True)
        rows = len(z) if np.ndim(z) > 1 else 1
        return use.with_pull(lambda upstream: upstream * y * (shares - 1.0) / rows)
    return None


def _is_bias(use: Use) -> bool:
    """True for an input that is added to a product."""
    uses = use.around
    if not (use.is_of("+") and uses.is_input(use.edge.source)):
        return False
    return bool(_products(use))


def _products(use: Use) -> list[Slot]:
    """The products in the sum that a term stands in."""
    uses = use.around
    terms = uses.terms(uses.whole_sum(use.edge.target))
    return [term for term in terms if uses.name_of(term) in ("*", "@", "dot")]


def bias_times_input(use: Use) -> Any:
    """A bias gets the slope of the weight beside it: the input that the weight is multiplied by."""
    if not _is_bias(use):
        return None
    uses = use.around
    factors = uses.graph.operands(_products(use)[0])
    learns = [_learns(uses, factor) for factor in factors]
    factor = factors[0] if learns == [False, True] else factors[-1]
    value = uses.run.values[factor]
    fits = np.shape(value) in ((), np.shape(use.true.result)) and not uses.is_constant(factor)
    return value if fits else None


def bias_times_itself(use: Use) -> Any:
    """A bias gets its own value as its slope."""
    return use.operand if _is_bias(use) else None


def bias_still(use: Use) -> Any:
    """A bias gets no gradient."""
    return 0.0 if _is_bias(use) else None


def after_update(rate: float) -> Callable[[Use], Any]:
    """Local gradients use weights that have made their step already.

    Parameters
    ----------
    rate : η, the learning rate of the step
    """

    def rule(use: Use) -> Any:
        uses = use.around
        if not use.is_of("*", "@", "dot"):
            return None
        moved = {
            slot: np.subtract(uses.run.values[slot], np.multiply(rate, uses.run.gradients[slot]))
            for slot in use.others
            if _learns(uses, slot)
        }
        values = {slot: value if np.ndim(value) else float(value) for slot, value in moved.items()}
        return use.moved(values).true if values else None

    return rule


def _learns(uses: Uses, slot: Slot) -> bool:
    return uses.is_input(slot) and not uses.graph.names[slot].startswith(DATA)
