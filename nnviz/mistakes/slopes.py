"""Wrong local derivatives of operations on numbers, or entry by entry.

Each function is a rule for `passes.Local`: it takes one use of a value, and gives the slope that
a learner puts there, or None where the rule has nothing to say.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from nnviz.engine import ieee
from nnviz.engine.linear import LinearMap
from nnviz.engine.operations.operation import first, second
from nnviz.mistakes.uses import Use

BY_RESULT: dict[str, Callable[[Any], Any]] = {
    "exp": lambda y: y,
    "sigmoid": lambda y: y * (1.0 - y),
    "tanh": lambda y: 1.0 - y * y,
    "tan": lambda y: 1.0 + y * y,
    "sqrt": lambda y: ieee.divide(0.5, y),
}
"""The functions whose slope is written with their result, and how."""

BENT = ("sigmoid", "tanh", "elu", "gelu", "softplus")
"""The activations that bend everywhere or nearly so; the others are made of straight pieces."""

GATES = ("relu", "leaky_relu")

SQUARED = ("squared_error", "mse")

CROSS_ENTROPIES = ("cross_entropy", "binary_cross_entropy")


def _entrywise(use: Use) -> bool:
    return use.true.slopes is not None


def copied(use: Use) -> Any:
    """The upstream gradient is copied."""
    result, operand = use.true.shape
    return 1.0 if _entrywise(use) or result == operand else None


def own_operand(use: Use) -> Any:
    """∂(xy)/∂x = x: each operand of a product is its own local gradient."""
    if use.is_of("dot"):
        return use.with_pull(lambda upstream: upstream * use.operand)
    if not _entrywise(use):
        return None
    rule = use.operation.local[use.edge.slot].rule
    return use.operand if rule is first or rule is second else None


def halves(use: Use) -> Any:
    """Each term of a sum gets a half; of the entries of a vector, each its share."""
    if use.is_of("+"):
        return 0.5
    if use.is_of("sum"):
        return use.with_pull(lambda u: np.full(np.shape(use.operand), u / np.size(use.operand)))
    return None


def equal_shares(use: Use) -> Any:
    """Each of several terms of a sum gets an equal part."""
    if not use.is_of("+"):
        return None
    uses = use.around
    terms = len(uses.terms(use.edge.target))
    mine = len(uses.terms(use.edge.source))
    return mine / terms if terms > 2 else None


def by_weight(use: Use) -> Any:
    """The upstream gradient is shared as each product's factor is to the sum of the factors."""
    if use.is_of("dot"):
        factor = use.operands[1 - use.edge.slot]
        return use.with_pull(lambda upstream: upstream * factor / np.sum(factor))
    if not use.is_of("*"):
        return None
    uses = use.around
    products = [
        uses.graph.operands(term)
        for term in uses.terms(uses.whole_sum(use.edge.target))
        if uses.name_of(term) == "*"
    ]
    if len(products) < 2:
        return None
    factors = [uses.run.values[operands[1 - use.edge.slot]] for operands in products]
    whole: Any = sum(factors[1:], start=factors[0])
    return ieee.divide(use.operands[1 - use.edge.slot], whole)


def minus_dropped(use: Use) -> Any:
    """Without the minus that the operation's rule begins with; a quotient's has its own entry."""
    if not _entrywise(use) or use.is_of("/"):
        return None
    written = use.operation.local[use.edge.slot].latex
    return np.negative(use.true.slopes) if written.startswith("-") else None  # type: ignore[arg-type]


def quotient_sign(use: Use) -> Any:
    """a/b² for the slope of a/b by b."""
    return -use.true.slopes if use.is_of("/") and use.edge.slot else None  # type: ignore[operator]


def quotient_square(use: Use) -> Any:
    """−a/b for the slope of a/b by b."""
    return -use.true.result if use.is_of("/") and use.edge.slot else None


def slope_at_output(use: Use) -> Any:
    """The slope of an activation where its result stands on the axis of its operand."""
    if not use.is_of(*BENT):
        return None
    result = use.true.result
    return use.slope(result, use.operation.forward(result))  # type: ignore[misc]


def input_for_output(use: Use) -> Any:
    """A slope that is written with the result, taken with the operand."""
    return BY_RESULT[use.operation.name](use.operand) if use.is_of(*BY_RESULT) else None


def activation_forgotten(use: Use) -> Any:
    """The slope of an activation is left out."""
    return 1.0 if use.is_of(*BENT) else None


def power_rule_on_exponent(use: Use) -> Any:
    """x·a^(x−1) for the slope of a^x by x."""
    if use.is_of("^") and use.edge.slot == 1:
        base, exponent = use.operands
        return exponent * ieee.power(base, exponent - 1.0)
    if use.is_of("exp"):
        return use.operand * ieee.exp(use.operand - 1.0)
    return None


def gate_open(use: Use) -> Any:
    """ReLU passes everything."""
    return 1.0 if use.is_of(*GATES) else None


def gate_by_value(use: Use) -> Any:
    """ReLU's slope is taken as its value."""
    return use.true.result if use.is_of(*GATES) else None


def to_both(use: Use) -> Any:
    """The larger of two and the smaller both pass everything."""
    if use.is_of("max_pool"):
        return use.with_pull(lambda upstream: np.broadcast_to(upstream, np.shape(use.operand)))
    return 1.0 if use.is_of("max", "min") else None


def half_to_both(use: Use) -> Any:
    """The larger of two and the smaller both pass a half."""
    if use.is_of("max_pool"):
        rows = len(use.operand)
        return use.with_pull(
            lambda upstream: np.broadcast_to(np.divide(upstream, rows), np.shape(use.operand))
        )
    return 0.5 if use.is_of("max", "min") else None


def square_without_two(use: Use) -> Any:
    """The 2 of a square is left out, or put where a ½ cancels it; a ½ in front is left out."""
    if use.is_of(*SQUARED):
        factor = 2.0 if use.is_of("squared_error") else 0.5
        if _entrywise(use):
            return factor * use.true.slopes  # type: ignore[operator]
        return use.with_pull(lambda upstream: factor * np.asarray(use.true.pull(upstream)))
    if use.is_of("^") and use.edge.slot == 0 and _is_constant(use, 1, 2.0):
        return use.operand
    return None


def half_forgotten(use: Use) -> Any:
    """The ½ in front of a square is left out."""
    square = use.around.name_of(use.edge.source) in ("^", "*", "sum", "dot")
    times_half = use.is_of("*") and _is_constant(use, 1 - use.edge.slot, 0.5)
    by_two = use.is_of("/") and use.edge.slot == 0 and _is_constant(use, 1, 2.0)
    return 1.0 if square and (times_half or by_two) else None


def _is_constant(use: Use, place: int, value: float) -> bool:
    slot = use.around.graph.operands(use.edge.target)[place]
    return use.around.is_constant(slot) and bool(np.all(use.around.run.values[slot] == value))


def short_form(use: Use) -> Any:
    """ŷ − y goes straight to the scores although the loss is no cross-entropy."""
    if use.is_of("sigmoid", "softmax"):
        target = _target_of_squares(use)
        if target is not None:
            return use.with_pull(lambda upstream: use.true.result - target)
    return None


def _target_of_squares(use: Use) -> Any:
    """What a result is compared with by a squared error; None where it is not."""
    uses = use.around
    for after in uses.leaving[use.edge.target]:
        others = [uses.run.values[slot] for slot in after.others]
        if after.is_of(*SQUARED):
            return others[0]
        if after.is_of("-") and any(up.is_of("^", "*") for up in uses.leaving[after.edge.target]):
            return others[0]
    return None


def slope_added(use: Use) -> Any:
    """The slope of the activation is counted although ŷ − y holds it already."""
    if use.is_of("cross_entropy_logits"):
        return _with_slope_of_logits(use) if use.edge.slot == 0 else None
    if use.is_of(*CROSS_ENTROPIES) and use.edge.slot == 0:
        if use.around.name_of(use.edge.source) not in ("sigmoid", "softmax"):
            return None
        yhat, y = use.operands
        return use.with_pull(lambda upstream: upstream * (yhat - y))
    return None


def _with_slope_of_logits(use: Use) -> LinearMap:
    z = use.operand
    if np.ndim(z) and np.shape(z)[-1] > 1:
        grown = np.exp(z - np.max(z, axis=-1, keepdims=True))
        yhat: Any = grown / np.sum(grown, axis=-1, keepdims=True)
    else:
        yhat = ieee.sigmoid(z)
    return use.with_pull(lambda upstream: np.asarray(use.true.pull(upstream)) * yhat * (1.0 - yhat))


def mean_as_sum(use: Use) -> Any:
    """The 1/n of a mean is left out."""
    if use.is_of("mean", "mean_pool"):
        n = np.size(use.operand) if use.is_of("mean") else len(use.operand)
        return use.with_pull(lambda upstream: n * np.asarray(use.true.pull(upstream)))
    if use.is_of("/") and use.edge.slot == 0:
        terms = len(use.around.terms(use.edge.source))
        return 1.0 if terms > 1 and _is_constant(use, 1, float(terms)) else None
    return None


def last_alone(use: Use) -> Any:
    """Of a mean only the last example counts, by itself."""
    if use.is_of("mean", "mean_pool"):
        if not np.ndim(use.operand):
            return None
        last = np.zeros(np.shape(use.operand))
        last[-1] = 1.0
        return use.with_pull(lambda upstream: upstream * last)
    uses = use.around
    if use.is_of("+"):
        terms = uses.terms(uses.whole_sum(use.edge.target))
        means = uses.leaving[uses.whole_sum(use.edge.target)]
        if any(mean_as_sum(mean) is not None for mean in means):
            last_term = terms[-1]
            within = use.edge.source == last_term or last_term in uses.below(use.edge.source)
            return float(within)
        return None
    return mean_as_sum(use)
