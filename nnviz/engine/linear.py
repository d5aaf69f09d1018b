"""The local gradient of a vector or matrix by another: a linear map, never written out if large."""

from dataclasses import dataclass

import numpy as np

from nnviz.engine.ieee import Array, Value
from nnviz.engine.operations import Linear, Operation
from nnviz.engine.shapes import Shape
from nnviz.engine.sums import sum_to_shape, times

MOST_ENTRIES = 64
"""Entries of a Jacobian up to which it is written out."""


@dataclass(frozen=True, eq=False)
class LinearMap:
    """How a result changes with one operand, at the values of one run.

    Attributes
    ----------
    operation : what computes the result
    place : which operand
    operands, result : their values
    slopes : the local gradient entry by entry, or None where the operation acts as a whole

    >>> from nnviz import parse, run
    >>> step = run(parse("L = sum(W @ x)"), {"W": [[1, 2], [3, 4]], "x": [5, 6]}).steps[-1]
    >>> step.input, step.local.jacobian.tolist()
    ('x', [[1.0, 2.0], [3.0, 4.0]])
    """

    operation: Operation
    place: int
    operands: tuple[Value, ...]
    result: Value
    slopes: Value | None

    @property
    def shape(self) -> tuple[Shape, Shape]:
        """The shape of the result, and of the operand."""
        return np.shape(self.result), np.shape(self.operands[self.place])

    @property
    def linear(self) -> Linear:
        """The operation's entry for this operand, if it acts as a whole."""
        return self.operation.linear(self.place)

    def pull(self, upstream: Value) -> Value:
        """Reverse mode: from the upstream gradient to the downstream gradient."""
        if self.slopes is None:
            pulled: Value = self.linear.pull(upstream, self.operands, self.result, self.place)
            return pulled
        operand = self.operands[self.place]
        if type(upstream) is float and type(self.slopes) is float and type(operand) is float:
            return upstream * self.slopes if self.slopes or not self.operation.gate else 0.0
        flow = times(upstream, self.slopes, self.operation.gate)
        downstream: Value = sum_to_shape(flow, self.shape[1])
        return downstream

    def push(self, tangent: Value) -> Value:
        """Forward mode: from a change of the operand to the change of the result."""
        if self.slopes is None:
            pushed: Value = self.linear.push(tangent, self.operands, self.result, self.place)
            return pushed
        flow = times(tangent, self.slopes, self.operation.gate)
        if not np.ndim(self.result):
            return float(flow)
        spread: Array = np.broadcast_to(flow, np.shape(self.result))
        return spread

    @property
    def jacobian(self) -> Array | None:
        """Every entry of the result by every entry of the operand; None above `MOST_ENTRIES`."""
        result, operand = self.shape
        entries = int(np.prod(result)) * int(np.prod(operand))
        return self.matrix() if entries <= MOST_ENTRIES else None

    def matrix(self) -> Array:
        """The Jacobian however large: a row for each entry of the result."""
        operand = self.shape[1]
        columns = int(np.prod(operand))
        units = np.eye(columns).reshape(columns, *operand)
        with np.errstate(all="ignore"):
            pushed = [np.ravel(self.push(unit if operand else float(unit))) for unit in units]
        return np.stack(pushed, axis=1)
