"""A program that a student types on a page that has more to remember than a program."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple, Self

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from nnviz.engine.graph import Graph
from nnviz.engine.guess import first_values
from nnviz.engine.ieee import Value
from nnviz.engine.inputs import InputError
from nnviz.engine.run import values_of
from nnviz.language import ExpressionError
from nnviz.ui.boxes import box
from nnviz.ui.document import Document
from nnviz.ui.editor import MANY, complain, tensor
from nnviz.ui.kept import kept, opener
from nnviz.ui.link import Link
from nnviz.ui.workspace import graph_of

FIELDS = ("expression", "inputs", "shown")
"""What a link carries of a program."""


@dataclass(frozen=True, eq=False)
class Typed:
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

    @classmethod
    def read(cls, link: Link, usual: Self, prefix: str = "") -> Self:
        """The program that a link asks for; where it has none, the usual one.

        A prefix sets the names in the link apart from those of another program.
        """
        written = {name: link.query.get(prefix + name) for name in FIELDS}
        asked = {name: text for name, text in written.items() if text is not None}
        document = Document.from_query({"expression": usual.program, **asked})
        link.ignored += document.ignored
        # A link leaves out what is as usual, so without values those are meant, if they fit.
        known = {} if {"expression", "inputs"} <= asked.keys() else usual.values
        values = {**known, **document.inputs}
        typed = replace(usual, values=values)
        if document.shown:
            typed = typed.edited(document.shown)
            if typed.error:
                link.ignored.append("the program on show")
        typed = typed.edited(document.program)
        if "inputs" not in asked and not typed.fits:
            typed = replace(typed, values={})
        strangers = [name for name in document.inputs if name not in typed.graph.inputs]
        link.ignored += [f"the input {name}" for name in strangers]
        return typed

    def query(self, prefix: str = "") -> dict[str, str]:
        """The program and its inputs, as a link writes them."""
        written = Document(self.program, self.inputs).to_query()
        written["shown"] = self.good if self.error else ""
        return {prefix + name: written[name] for name in FIELDS}

    def edited(self, program: str) -> Self:
        """With another program. The graph follows if it can be read."""
        typed = replace(self, program=program)
        return typed if typed.error else replace(typed, good=program)

    def opened(self, example: Self) -> Self:
        """With an example at its own inputs; the values of all others stay known."""
        return replace(example, values={**self.values, **example.values})

    def with_value(self, name: str, value: Value) -> Self:
        """With another value for an input."""
        return replace(self, values={**self.values, name: value})

    @property
    def error(self) -> ExpressionError | None:
        """Why the program can't be read, or None."""
        try:
            graph_of(self.program, ())
        except ExpressionError as error:
            return error
        return None

    @property
    def fits(self) -> bool:
        """True if the graph can be run on its inputs."""
        try:
            values_of(self.graph, self.inputs)
        except InputError:
            return False
        return True

    @property
    def graph(self) -> Graph:
        """The graph of the last program that could be read."""
        return graph_of(self.good, ())

    @property
    def inputs(self) -> dict[str, Value]:
        """The value of each input of the graph."""
        return first_values(self.graph, self.values)


class Example(NamedTuple):
    """A program to begin with."""

    title: str
    typed: Typed


Change = Callable[[Callable[[Typed], Typed]], None]
"""Does to the program that a page holds what a student does to it."""


def edit(
    typed: Typed, change: Change, examples: Mapping[str, Example], *, key: str
) -> DeltaGenerator:
    """An editor: a program with a box for each input, and beside it the examples to begin with.

    Parameters
    ----------
    typed : what is shown
    change : is given what the student did to it
    examples : by their keys
    key : sets its widgets apart from others

    Returns
    -------
    The place under the examples.
    """
    program, beside = st.columns([3, 2], gap="large")
    with program:
        _program(typed, change, key)
        _inputs(typed, change, key)
    with beside:
        _examples(typed, change, examples, key)
    return beside


def _program(typed: Typed, change: Change, key: str) -> None:
    area = f"expression {key}"
    st.text_area(
        "Expression",
        **kept(area, typed.program),
        height=110 if typed.program.count("\n") < 3 else 190,
        help="A formula, or named steps on lines of their own. `2b` and `c(a+b)` multiply, `x^2` "
        "is a power. Ctrl+Enter applies it.",
        on_change=lambda: change(lambda now: now.edited(st.session_state[area])),
    )
    if error := typed.error:
        complain(error)
        st.caption("What stands below belongs to the last expression that could be read.")


def _inputs(typed: Typed, change: Change, key: str) -> None:
    inputs = typed.inputs
    if len(inputs) > MANY:
        st.caption(f"{len(inputs)} inputs: too many for boxes. Values can be set in the link.")
        return
    with st.container(horizontal=True, gap="small"):
        for name, value in inputs.items():
            take = partial(_take, change, name)
            if np.ndim(value) or not typed.graph.is_scalar:
                tensor(name, value, take)
            else:
                label = name.replace("_", r"\_") if name.startswith("_") else name
                box(label, float(value), take, key=f"{key} {name}")


def _take(change: Change, name: str, value: Value) -> None:
    change(lambda now: now.with_value(name, value))


def _examples(typed: Typed, change: Change, examples: Mapping[str, Example], key: str) -> None:
    on_show = (key for key, each in examples.items() if each.typed.program == typed.program)

    def take(chosen: str) -> None:
        change(lambda now: now.opened(examples[chosen].typed))

    st.selectbox(
        "Example",
        list(examples),
        index=None,
        **opener(f"example {key}", next(on_show, None), take),
        format_func=lambda key: examples[key].title,
        placeholder="A program of your own",
    )
