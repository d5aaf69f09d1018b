"""Graphs and runs that all students share, as neither ever changes."""

from collections.abc import Mapping
from copy import copy

from nnviz.engine.builder import key_of
from nnviz.engine.graph import Graph
from nnviz.engine.ieee import Value
from nnviz.engine.run import Run, run
from nnviz.language import ExpressionError, parse
from nnviz.ui.session.shared import shared


def graph_of(program: str, parameters: tuple[str, ...]) -> Graph:
    """The graph of a program. Graphs never change, so all students share them.

    Raises
    ------
    ExpressionError : the program can't be read, which is found out only once too
    """
    found = _read(program, parameters)
    if isinstance(found, ExpressionError):
        raise copy(found)
    return found


@shared
def _read(program: str, parameters: tuple[str, ...]) -> Graph | ExpressionError:
    try:
        return parse(program, parameters=parameters)
    except ExpressionError as error:
        return copy(error)  # which leaves the frames behind that the error went through


def run_of(graph: Graph, values: Mapping[str, Value]) -> Run:
    """The run of a graph at its inputs' values. Runs never change either.

    Raises
    ------
    InputError : shapes do not fit, or the output is not one number
    """
    return _run(graph, Inputs(values))


@shared
def _run(graph: Graph, inputs: "Inputs") -> Run:
    return run(graph, inputs.values)


class Inputs:
    """The values of inputs as a key: equal where their numbers are."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        self.values = values
        self.key = tuple((name, key_of(value)) for name, value in values.items())

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Inputs) and self.key == other.key
