"""The recorder of one trace: each operation becomes a node of a graph while the function runs."""

import sys
from collections.abc import Callable
from numbers import Real
from typing import Any

import numpy as np

from nnviz.engine.builder import GraphBuilder
from nnviz.engine.graph import Graph
from nnviz.engine.ieee import Value
from nnviz.engine.names import canonical
from nnviz.engine.operations import OPERATIONS, Operation
from nnviz.engine.plan import Slot
from nnviz.engine.reading import Note, Reading
from nnviz.engine.tensors import acts_whole, alike
from nnviz.tracing.naming import named
from nnviz.tracing.places import outside, refused, told, variable

MOST_NOTES = 20
"""Notes that a trace keeps: a loop may decide the same thing a thousand times."""

MOST_NODES = 100_000
"""Nodes that a trace may have, so that no loop fills the memory."""

_NUMBERS = {float}


class Held:
    """A value of a trace: where it stands in the graph, and what it is in this call."""

    __slots__ = ("place", "recorder", "value")

    def __init__(self, recorder: "Recorder", place: Slot, value: Value) -> None:
        self.recorder = recorder
        self.place = place
        self.value = value


class Recorder:
    """Builds the graph of one function call, which is made where the recorder is.

    Attributes
    ----------
    kind : what the traced code is given and gets
    library : the folder of a library whose lines are not the traced code's own; empty for none
    builder : of the graph
    variables : of each result that a variable takes, the name of that variable
    notes : what the gradients depend on beside the graph, such as which branch was taken
    latest : of each variable, the name of the node that it stood for at last
    """

    def __init__(self, kind: type[Held], library: str = "") -> None:
        self.kind = kind
        self.library = library
        self._root = id(sys._getframe(1))
        self.builder = GraphBuilder()
        self.variables: dict[Slot, str] = {}
        self.notes: list[Note] = []
        self.latest: dict[str, str] = {}

    def input(self, name: str, value: Value) -> Held:
        """An input of the graph, with its value in this call."""
        return self.kind(self, self.builder.input(canonical(name)), value)

    def apply(self, operation: Operation, *operands: Any) -> Held:
        """Record an operation on traced values and on constants.

        Raises
        ------
        TraceError : an operand or the result is nothing that a graph can hold
        """
        held = [each if isinstance(each, Held) else self.traced(each) for each in operands]
        values = [each.value for each in held]
        floats = operation.floats
        if floats is not None and {*map(type, values)} == _NUMBERS:
            result = floats(*values)
        else:
            result = self._computed(operation, values)
        if len(self.builder.start) > MOST_NODES:
            raise refused(
                self.frame(),
                f"the trace has more than {MOST_NODES:,} nodes. Trace fewer rounds of the loop.",
            )
        place = self.builder.apply(operation, *[each.place for each in held])
        if name := variable(self.frame()):
            self.variables[place] = name
        return self.kind(self, place, result)

    def constant(self, operand: Any) -> Any:
        """A number or an array that is no part of the graph, or an array of traced numbers."""
        if isinstance(operand, Real):
            return float(operand)
        array = np.asarray(operand)
        if array.dtype == object:
            return self.arranged(array)
        if array.dtype.kind not in "biuf" or array.ndim > 2 or not array.size:
            raise refused(
                self.frame(),
                f"{operand!r} takes part in it. A trace computes with numbers, vectors and "
                "matrices.",
            )
        return array.astype(np.float64) if array.ndim else float(array)

    def arranged(self, entries: Any) -> Held:
        """An array whose entries are traced numbers, as one vector or matrix of the graph."""
        flat = [self.traced(entry) for entry in np.ravel(entries)]
        joined = self.apply(OPERATIONS["concat"], *flat)
        if np.ndim(entries) == 1:
            return joined
        places = np.arange(float(np.size(entries))).reshape(np.shape(entries))
        return self.apply(OPERATIONS["embedding"], joined, places)

    def traced(self, operand: Any) -> Held:
        """An operand as a traced value, also where it is a constant."""
        if isinstance(operand, Held):
            return operand
        value = self.constant(operand)
        if isinstance(value, Held):
            return value
        return self.kind(self, self.builder.constant(value), value)

    def inlined(self, graph: Graph, operands: dict[str, Any]) -> Held:
        """Record all operations of a graph on operands in place of its inputs."""
        held: dict[str, Any] = dict(operands)
        for node in graph.nodes:
            if node.operation:
                of = [held[each] if isinstance(each, str) else each for each in node.operands]
                held[node.name] = self.apply(OPERATIONS[node.operation], *of)
        result: Held = held[graph.output]
        return result

    def composed(self, make: Callable[[], Any]) -> Any:
        """What several operations make together: the variable takes the last of them."""
        begin = len(self.builder.start)
        made = make()
        last = made.place if isinstance(made, Held) else None
        for place in range(begin, len(self.builder.start)):
            if place != last:
                self.variables.pop(place, None)
        return made

    def note(self, text: str) -> None:
        """Keep, once, what the gradients depend on beside the graph."""
        if len(self.notes) < MOST_NOTES and all(text != note.text for note in self.notes):
            self.notes.append(Note(0, text))

    def decided(self, condition: str, holds: bool) -> None:
        """Note which way a condition went."""
        frame = self.frame()
        self.note(
            f"{told(frame)}: {condition} is {'true' if holds else 'false'} here. The gradients "
            "are those of the branch that was taken."
        )

    def frame(self) -> Any:
        """The frame of the traced code that runs now."""
        return outside(sys._getframe(1), self._root, self.library)

    def finished(self, output: Held) -> Graph:
        """The graph of what was recorded, up to its output."""
        place = output.place
        if place in self.builder.inputs.values():
            place = self.apply(OPERATIONS["identity"], output).place
        rows = (row[0] for row in self.builder.rows)
        names = named(self.variables, self.builder.inputs, rows, place)
        self.latest = {self.variables.get(each, name): name for each, name in names.items()}
        self.builder.names = names
        return self.builder.build(place, Reading(tuple(self.notes)))

    def _computed(self, operation: Operation, values: list[Value]) -> Value:
        """What an operation gives where not all of its operands are numbers."""
        shapes = tuple(value.shape if isinstance(value, np.ndarray) else () for value in values)
        try:
            if acts_whole(operation, shapes):
                assert operation.whole is not None
                shape = operation.whole.shape(*shapes)
                whole: Value = operation.whole.forward(*values)
                return whole if shape else float(whole)
            entrywise: Value = operation.arrays(*alike(values))
            return entrywise
        except ValueError as error:
            said = " and ".join(map(str, shapes))
            raise refused(self.frame(), f"the shapes {said} do not fit. {error}") from None
