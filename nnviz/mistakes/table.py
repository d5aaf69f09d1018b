"""Every mistake, whole, once. To add one, add an entry.

A mistake is a wrong rule, as one or several variants of the backward pass that work on any graph.
The bug lab, the diagnosis of answers and the exercises loop over `MISTAKES`. Of two mistakes that
give the same number the one that stands first here is named first, so the narrower ones stand
before the wider ones.

Sources: questions that learners ask in public threads and course notes; SLP 6.6; CMU 10-301.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from nnviz.mistakes import passes, slopes, surroundings
from nnviz.mistakes.passes import Local, Pass, Seeded, Settled


class Problem(NamedTuple):
    """A small problem in which a mistake shows, and little else.

    Attributes
    ----------
    program, inputs : the graph and its values
    at : the node whose gradient is asked for; moving it a little shows what is true
    """

    program: str
    inputs: Mapping[str, Any]
    at: str


@dataclass(frozen=True)
class Mistake:
    """One wrong rule.

    Attributes
    ----------
    rule : what was done, after "as if"
    truth : what is true instead, in one sentence
    ways : the passes that follow the rule, the most usual first
    problem : where it shows
    """

    rule: str
    truth: str
    ways: tuple[Pass, ...]
    problem: Problem


_SQUARE_OF_SUM = Problem("u = 3*x + 2\nL = u^2", {"x": 2}, "x")
_BOOK = {"a": 3, "b": 1, "c": -2}
_CHAIN = "d = 2*b\ne = a + d\nL = c*e"
_UNIT = {"w": 2, "x": 1, "y": 0}
_SQUARED_UNIT = "z = w*x\na = sigmoid(z)\nL = squared_error(a, y)"
_BIAS = Problem("z = w*x + b\nL = z^2", {"w": 2, "x": 3, "b": 2}, "b")
_TWO_USES = Problem("u = a*b\nv = a + b\nL = u*v", {"a": -2, "b": 3}, "b")
_QUOTIENT = Problem("L = a/b", {"a": 6, "b": 2}, "b")
_GATE = Problem("z = w*x\nh = relu(z)\nL = 3*h", {"w": -2, "x": 1}, "w")
_MEAN = Problem("r = w*x - y\nL = mean(r*r)", {"w": 1, "x": [1, 2], "y": [0, 0]}, "w")

MISTAKES = {
    "half-and-two": Mistake(
        rule="the 2 of a square, or the ½ in front of it, were mixed up",
        truth="The slope of e² is 2e, and of ½e² it is e: read the loss as it is written.",
        ways=(Local(slopes.square_without_two), Local(slopes.half_forgotten)),
        problem=Problem("e = a - b\nL = e^2", {"a": 6, "b": 4}, "a"),
    ),
    "quotient-sign": Mistake(
        rule="a quotient grew with its denominator: the minus is missing",
        truth="The slope of a/b by b is −a/b²: a larger denominator makes a smaller quotient.",
        ways=(Local(slopes.quotient_sign),),
        problem=_QUOTIENT,
    ),
    "quotient-square": Mistake(
        rule="the slope of a/b by b were −a/b: the square is missing",
        truth="The slope of a/b by b is −a/b²: b is divided by twice.",
        ways=(Local(slopes.quotient_square),),
        problem=_QUOTIENT,
    ),
    "power-rule-on-exponential": Mistake(
        rule="the exponent were the base: n·xⁿ⁻¹ is taken for the slope of aˣ",
        truth="Ask which is the variable: the slope of xⁿ is n·xⁿ⁻¹, that of aˣ is aˣ ln a.",
        ways=(Local(slopes.power_rule_on_exponent),),
        problem=Problem("L = 2^x", {"x": 3}, "x"),
    ),
    "closed-relu-passes": Mistake(
        rule="ReLU passed the gradient on although it is off",
        truth="ReLU is a gate: below 0 its slope is 0, so nothing goes through.",
        ways=(Local(slopes.gate_open),),
        problem=_GATE,
    ),
    "relu-slope-z": Mistake(
        rule="the slope of ReLU were z",
        truth="ReLU is a gate: its slope is 1 above 0 and 0 below. Its value is no slope.",
        ways=(Local(slopes.gate_by_value),),
        problem=_GATE._replace(inputs={"w": 2, "x": 1}),
    ),
    "max-to-both": Mistake(
        rule="max passed the gradient to both of its operands",
        truth="Only the larger operand moves the result: it gets everything, the other 0.",
        ways=(Local(slopes.to_both), Local(slopes.half_to_both)),
        problem=Problem("m = max(a, b)\nL = 2*m", {"a": 3, "b": 1}, "b"),
    ),
    "slope-at-output": Mistake(
        rule="the slope of the activation were taken at its output, σ′(a), not at z",
        truth="a(1 − a) is σ′(z) already, written with the output. Don't put a into σ again.",
        ways=(Local(slopes.slope_at_output),),
        problem=Problem(_SQUARED_UNIT, _UNIT, "w"),
    ),
    "input-for-output": Mistake(
        rule="a slope that is written with the output used the input",
        truth="The slope of exp is its output, of tanh 1 − (output)², of σ output·(1 − output).",
        ways=(Local(slopes.input_for_output),),
        problem=Problem("L = tanh(x)", {"x": 1}, "x"),
    ),
    "activation-slope-added": Mistake(
        rule="the slope of the activation were counted once more after ŷ − y",
        truth="With cross-entropy it cancels: 1/(a(1−a)) × a(1−a) = 1. ŷ − y is ∂L/∂z, all of it.",
        ways=(Local(slopes.slope_added),),
        problem=Problem("z = w*x\na = sigmoid(z)\nL = cross_entropy(a, y)", _UNIT, "w"),
    ),
    "activation-slope-forgotten": Mistake(
        rule="the activation had slope 1: its σ′ is missing",
        truth="a − y is ∂L/∂a. From a back to z there is one more edge, with the slope σ′(z).",
        ways=(Local(slopes.activation_forgotten),),
        problem=Problem(_SQUARED_UNIT, _UNIT, "w"),
    ),
    "short-form-misused": Mistake(
        rule="ŷ − y were ∂L/∂z, although the loss is no cross-entropy",
        truth="The short form ŷ − y belongs to cross-entropy with sigmoid or softmax; any other "
        "loss goes back edge by edge.",
        ways=(Local(slopes.short_form),),
        problem=Problem(
            "p = softmax(z)\nL = squared_error(p, y)", {"z": [1, -1], "y": [0, 1]}, "z"
        ),
    ),
    "softmax-diagonal": Mistake(
        rule="each output of softmax depended on its own score alone",
        truth="Every p depends on every z, as they share one sum: add what comes back from all.",
        ways=(Local(surroundings.one_entry_alone),),
        problem=Problem(
            "p = softmax(z)\nL = cross_entropy(p, y)", {"z": [1.75, 1.75], "y": [0, 1]}, "z"
        ),
    ),
    "weight-not-transposed": Mistake(
        rule="the gradient went back through W, not Wᵀ",
        truth="It goes back along the same wires: entry i of ∂L/∂x adds up column i of W.",
        ways=(Local(surroundings.not_transposed),),
        problem=Problem(
            "z = W @ x\nL = dot(v, z)", {"W": [[1, 2], [3, 4]], "x": [1, 1], "v": [1, 2]}, "x"
        ),
    ),
    "outer-product-turned": Mistake(
        rule="∂L/∂W were x δᵀ: its rows and columns have changed places",
        truth="∂L/∂W = δ xᵀ has the shape of W: a row for each output, a column for each input.",
        ways=(Local(surroundings.outer_turned),),
        problem=Problem(
            "z = W @ x\nL = dot(v, z)", {"W": [[1, 2], [3, 4]], "x": [1, -1], "v": [1, 2]}, "W"
        ),
    ),
    "bias-times-input": Mistake(
        rule="the bias were multiplied by the input",
        truth="The bias is added, not multiplied: the slope of a sum by its own term is 1.",
        ways=(Local(surroundings.bias_times_input),),
        problem=_BIAS,
    ),
    "bias-times-bias": Mistake(
        rule="the slope by the bias were the bias",
        truth="The slope of a sum by its own term is 1, however large the term is.",
        ways=(Local(surroundings.bias_times_itself),),
        problem=_BIAS,
    ),
    "bias-zero": Mistake(
        rule="the bias were a constant that moves nothing",
        truth="Nudge the bias and the sum moves with it: the slope of a sum by its own term is 1.",
        ways=(Local(surroundings.bias_still),),
        problem=_BIAS,
    ),
    "shared-by-weight": Mistake(
        rule="the gradient were shared out in proportion to the weights",
        truth="Blame is no cake that is cut: each input gets w·δ, whatever the other weights are.",
        ways=(Local(slopes.by_weight),),
        problem=Problem("z = w1*x1 + w2*x2\nL = 2*z", {"w1": 3, "x1": 1, "w2": 1, "x2": 2}, "x1"),
    ),
    "updated-weight": Mistake(
        rule="a weight that had been updated already were used on the way back",
        truth="All gradients belong to the weights of the forward pass: first all gradients, then "
        "all updates.",
        ways=tuple(Local(surroundings.after_update(rate)) for rate in (0.1, 0.5, 0.01)),
        problem=Problem(
            "h = w1*x\nyhat = w2*h\nL = squared_error(yhat, y)",
            {"w1": 2, "x": 1, "w2": 3, "y": 4},
            "w1",
        ),
    ),
    "sum-for-mean": Mistake(
        rule="the mean were a sum: its 1/n is missing",
        truth="The 1/n of a mean is one more local slope on the way back.",
        ways=(Local(slopes.mean_as_sum),),
        problem=_MEAN,
    ),
    "last-example": Mistake(
        rule="only the last example counted",
        truth="Every example of the batch pulls on the weight: add them all, then divide by n.",
        ways=(Local(slopes.last_alone),),
        problem=_MEAN,
    ),
    "one-path": Mistake(
        rule="only one of the ways to the output counted",
        truth="A value that is used twice moves the output along both ways: add what comes back "
        "on each edge.",
        ways=(passes.Overwritten(), passes.FirstOnly()),
        problem=_TWO_USES,
    ),
    "paths-multiplied": Mistake(
        rule="what comes back on several edges were multiplied",
        truth="Multiply along a path, add over paths.",
        ways=(passes.Multiplied(),),
        problem=_TWO_USES,
    ),
    "minus-forgotten": Mistake(
        rule="a minus were a plus",
        truth="The minus belongs to the local slope: raising b lowers a − b.",
        ways=(Local(slopes.minus_dropped),),
        problem=Problem("e = a - b\nL = e^2", {"a": 2, "b": 5}, "b"),
    ),
    "inner-slope-omitted": Mistake(
        rule="only the outer function had a slope",
        truth="The next node down has a slope of its own: multiply by it.",
        ways=(Local(surroundings.inner_omitted),),
        problem=_SQUARE_OF_SUM,
    ),
    "outer-slope-at-input": Mistake(
        rule="the outer function stood at x: f′(x)·g′(x)",
        truth="A node sees only what comes into it: the outer slope is taken at g(x).",
        ways=tuple(Local(surroundings.at_leaf(number)) for number in range(3)),
        problem=_SQUARE_OF_SUM,
    ),
    "derivatives-composed": Mistake(
        rule="derivatives were put into each other: f′(g′(x))",
        truth="Functions are composed, their derivatives multiply: f′(g(x))·g′(x).",
        ways=tuple(Local(surroundings.composed(number)) for number in range(3)),
        problem=_SQUARE_OF_SUM,
    ),
    "local-dropped": Mistake(
        rule="the gradient were copied on: the local slope is missing",
        truth="Only a sum copies. Everything else scales what comes back by its local slope.",
        ways=(Local(slopes.copied),),
        problem=Problem(_CHAIN, _BOOK, "b"),
    ),
    "own-factor": Mistake(
        rule="each factor of a product were its own slope",
        truth="If one factor grows by 1, the product grows by the other factor.",
        ways=(Local(slopes.own_operand),),
        problem=Problem(_CHAIN, _BOOK, "c"),
    ),
    "plus-halves": Mistake(
        rule="a sum shared the gradient out among its terms",
        truth="Each term alone moves the sum one for one, so each gets a full copy.",
        ways=(Local(slopes.halves), Local(slopes.equal_shares)),
        problem=Problem(_CHAIN, _BOOK, "a"),
    ),
    "upstream-dropped": Mistake(
        rule="the local slope were all: the upstream gradient is missing",
        truth="The local slope answers for one step only. Multiply by how the output depends on "
        "that step.",
        ways=(passes.UpstreamDropped(),),
        problem=Problem(_CHAIN, _BOOK, "b"),
    ),
    "path-added": Mistake(
        rule="the slopes along the path were added",
        truth="Rates in a chain multiply: twice as fast as something three times as fast is six.",
        ways=(passes.Added(copies=False), passes.Added(copies=True)),
        problem=Problem(_CHAIN, _BOOK, "b"),
    ),
    "seed-missing": Mistake(
        rule="the pass began with 0",
        truth="The pass begins with ∂L/∂L = 1: L moves one for one with itself.",
        ways=(Seeded(lambda uses: 0.0),),
        problem=Problem(_CHAIN, _BOOK, "b"),
    ),
    "seed-value": Mistake(
        rule="the pass began with the value of the output",
        truth="The pass begins with ∂L/∂L = 1, whatever the value of L is.",
        ways=(Seeded(lambda uses: float(uses.run.values[uses.graph.output_slot])),),
        problem=Problem(_CHAIN, _BOOK, "b"),
    ),
    "sign-turned": Mistake(
        rule="the sign were turned round, as with y − ŷ for ŷ − y",
        truth="y − ŷ is minus the gradient: it is the direction of the step, not the slope.",
        ways=(Seeded(lambda uses: -1.0), Settled(lambda gradient, slot, uses: -gradient)),
        problem=Problem("L = squared_error(yhat, y)", {"yhat": 6, "y": 4}, "yhat"),
    ),
    "not-zeroed": Mistake(
        rule="the gradients of two passes had been added",
        truth="Gradients add up by design; set them to 0 before each backward pass.",
        ways=(passes.Unzeroed(), passes.UnzeroedEverywhere()),
        problem=Problem("L = x*x", {"x": 3}, "x"),
    ),
    "value-for-gradient": Mistake(
        rule="the gradient were the value of the forward pass",
        truth="A value is a height, a gradient is a slope: how fast L moves when this moves.",
        ways=(
            Settled(lambda gradient, slot, uses: uses.run.values[slot]),
            Settled(lambda gradient, slot, uses: _filled(uses.run.values[slot], uses)),
        ),
        problem=Problem(_CHAIN, _BOOK, "a"),
    ),
    "depth-first": Mistake(
        rule="a node had passed its gradient on before all of it had arrived",
        truth="A node's turn comes after all nodes that use it: reversed topological order.",
        ways=(passes.DepthFirst(),),
        problem=Problem("t = x^2\nL = t + t*y", {"x": 3, "y": 2}, "x"),
    ),
    "unreversed": Mistake(
        rule="the loop had run from the inputs to the output",
        truth="The gradient starts at the output, so the loop runs from the output back.",
        ways=(passes.Unreversed(),),
        problem=Problem(_CHAIN, _BOOK, "b"),
    ),
}
"""Every mistake by its key."""


def _filled(value: Any, uses: Any) -> Any:
    """The output's value, in the shape of another value."""
    output = float(uses.run.values[uses.graph.output_slot])
    return np.full(np.shape(value), output) if np.ndim(value) else output
