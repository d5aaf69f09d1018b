"""A program as a student typed it, with a value for each input; and how a link carries both."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self, TypeVar

from nnviz.engine.first_values import first_values
from nnviz.engine.graph import Graph
from nnviz.engine.ieee import Value
from nnviz.engine.inputs import InputError
from nnviz.engine.run import values_of
from nnviz.language import ExpressionError
from nnviz.language.values import written_inputs
from nnviz.ui.session.link import Link
from nnviz.ui.session.linked import Asked, declared
from nnviz.ui.session.runs import graph_of

FIELDS = ("expression", "inputs", "shown")
"""What a link carries of a program."""


@dataclass(frozen=True, eq=False)
class Program:
    """A program as it was typed, and values for its inputs.

    Attributes
    ----------
    program : what was typed last, whether it can be read or not
    good : the last program that could be read
    values : the value of every input ever set, so that none is lost by an edit
    """

    program: str
    good: str
    values: Mapping[str, Value]

    @classmethod
    def of(cls, program: str, values: Mapping[str, Value]) -> Self:
        """A program that can be read."""
        return cls(program, program, values)

    def followed(self, link: Link, prefix: str = "", title: str = "program") -> Self:
        """The program that a link asks for; where it has none, this one.

        Parameters
        ----------
        link : what can't be used is noted in it
        prefix : sets the names in the link apart from those of another program
        title : sets the program apart in what is noted
        """
        written = {name: link.query.get(prefix + name) for name in FIELDS}
        asked = {name: text for name, text in written.items() if text is not None}
        own = Link(asked)
        inputs = own.inputs()
        link.ignored += own.ignored
        # A link leaves out what is as usual, so without values those are meant, if they fit.
        known = {} if {"expression", "inputs"} <= asked.keys() else self.values
        typed = replace(self, values={**known, **inputs})
        if shown := asked.get("shown"):
            typed = typed.edited(shown)
            if typed.error:
                link.ignored.append(f"the {title} on show")
        typed = typed.edited(asked.get("expression", self.program))
        if "inputs" not in asked and typed.misfit:
            typed = replace(typed, values={})
        strangers = [name for name in inputs if name not in typed.graph.inputs]
        link.ignored += [f"the input {name}" for name in strangers]
        return typed

    def query(self, prefix: str = "") -> dict[str, str]:
        """The program and its inputs, as a link writes them."""
        shown = self.good if self.error else ""
        written = (self.program, written_inputs(self.inputs), shown)
        return {prefix + name: each for name, each in zip(FIELDS, written, strict=True)}

    def edited(self, program: str) -> Self:
        """With another program. The graph follows if it can be read."""
        typed = replace(self, program=program)
        return typed if typed.error else replace(typed, good=program)

    def opened(self, example: Self) -> Self:
        """With an example at its own inputs; the values of all others stay known."""
        return replace(example, values={**self.values, **example.values})

    def with_values(self, values: Mapping[str, Value]) -> Self:
        """With other values for some inputs."""
        return replace(self, values={**self.values, **values})

    @property
    def error(self) -> ExpressionError | None:
        """Why the program can't be read, or None."""
        try:
            graph_of(self.program, ())
        except ExpressionError as error:
            return error
        return None

    @property
    def misfit(self) -> InputError | None:
        """Why the graph can't be run on its inputs, or None."""
        try:
            values_of(self.graph, self.inputs)
        except InputError as error:
            return error
        return None

    @property
    def graph(self) -> Graph:
        """The graph of the last program that could be read."""
        return graph_of(self.good, ())

    @property
    def takes_tensors(self) -> bool:
        """True if a number among the inputs may become a vector or a matrix."""
        return self.graph.takes_tensors

    @property
    def inputs(self) -> dict[str, Value]:
        """The value of each input of the graph."""
        return first_values(self.graph, self.values)


P = TypeVar("P", bound=Program)


def program(usual: P, prefix: str = "", title: str = "program") -> P:
    """A field of a document: a program with its inputs.

    A second program on a page has a prefix in the link, and each has a title of its own.
    """

    def read(asked: Asked) -> P:
        typed: P = asked.usual.followed(asked.link, prefix, title)
        return typed

    return declared(usual, read, lambda _, typed: typed.query(prefix))
