"""The same programs for every engine: L = c(a+2b), then ever larger multilayer perceptrons.

A program is a list of operations on earlier values, so that each engine builds it in its own way.
"""

import random
from typing import NamedTuple


class Program(NamedTuple):
    """A graph as plain data.

    Attributes
    ----------
    inputs : the inputs' values, which stand at places 0, 1, 2, …
    constants : the constants' values, which stand behind them
    operations : (name, left place, right place), each standing behind the one before
    """

    inputs: list[float]
    constants: list[float]
    operations: list[tuple[str, int, int]]

    @property
    def size(self) -> int:
        """How many nodes: inputs, constants and operations."""
        return len(self.inputs) + len(self.constants) + len(self.operations)


BOOK = Program([3.0, 1.0, -2.0], [2.0], [("*", 3, 1), ("+", 0, 4), ("*", 2, 5)])
"""L = c(a + 2b), seven nodes."""


def perceptron(size: int, width: int, layers: int) -> Program:
    """A perceptron with so many ReLU units in each layer, and the square of their sum.

    Inputs are added to the sum until the program has exactly so many nodes.
    """
    source = random.Random(0)
    weights = [source.uniform(-1, 1) for _ in range(layers * width * (width + 1))]
    inputs = [source.uniform(-1, 1) for _ in range(width)] + weights
    operations: list[tuple[str, int, int]] = []

    def add(name: str, left: int, right: int = -1) -> int:
        operations.append((name, left, right))
        return len(inputs) + len(operations) - 1

    units = list(range(width))
    weight = iter(range(width, len(inputs)))
    for _ in range(layers):
        next_units = []
        for _ in range(width):
            total = next(weight)
            for unit in units:
                total = add("+", total, add("*", next(weight), unit))
            next_units.append(add("relu", total))
        units = next_units
    output = units[0]
    for unit in units[1:]:
        output = add("+", output, unit)
    while len(inputs) + len(operations) < size - 1:
        output = add("+", output, 0)
    add("*", output, output)
    return Program(inputs, [], operations)


SHAPES = ((29, 1, 5), (100, 2, 5), (1_000, 4, 17), (10_000, 11, 25))
"""Nodes, width and layers of the perceptrons."""

PROGRAMS = [BOOK, *(perceptron(*shape) for shape in SHAPES)]
