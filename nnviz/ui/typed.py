"""A program that a student types on a page that has more to remember than a program."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from html import escape

import numpy as np
import streamlit as st

from nnviz.engine.graph import Graph
from nnviz.engine.guess import first_values
from nnviz.engine.ieee import Value
from nnviz.engine.inputs import InputError
from nnviz.engine.run import values_of
from nnviz.language import ExpressionError
from nnviz.ui.boxes import box
from nnviz.ui.document import Document
from nnviz.ui.editor import MANY, keep, tensor
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
    def of(cls, program: str, values: Mapping[str, Value]) -> "Typed":
        """A program that can be read."""
        return cls(program, program, values)

    @classmethod
    def read(cls, link: Link, usual: "Typed", prefix: str = "") -> "Typed":
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

    def edited(self, program: str) -> "Typed":
        """With another program. The graph follows if it can be read."""
        typed = replace(self, program=program)
        return typed if typed.error else replace(typed, good=program)

    def with_value(self, name: str, value: Value) -> "Typed":
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


Edit = Callable[[Typed], Typed]
"""What a student does to a program."""

Change = Callable[[Edit], None]
"""Does it to the program that a page holds."""


def edit(typed: Typed, change: Change, *, key: str) -> None:
    """A text area for the program, the reason if it can't be read, and a box for each input.

    Parameters
    ----------
    typed : what is shown
    change : is given what the student did to it
    key : sets its widgets apart from others
    """
    area = f"expression {key}"
    keep(area, typed.program)
    st.text_area(
        "Expression",
        key=area,
        height=110,
        on_change=lambda: change(lambda now: now.edited(st.session_state[area])),
    )
    if error := typed.error:
        st.html(
            f'<div role="alert" class="nnviz-error"><b>Line {error.line}, column {error.column}: '
            f"{escape(error.message)}</b><pre>{escape(error.excerpt)}</pre>"
            f"{escape(error.hint)} Below stands the last formula that could be read.</div>"
        )
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


def samples(
    titles: Mapping[str, str], chosen: str | None, take: Callable[[str], None], *, key: str
) -> None:
    """A picker of programs to begin with, by their keys."""
    picker = f"example {key}"
    keep(picker, chosen)

    def pick() -> None:
        if picked := st.session_state[picker]:
            take(picked)

    st.selectbox(
        "Example",
        list(titles),
        index=None,
        key=picker,
        format_func=titles.__getitem__,
        placeholder="A program of your own",
        on_change=pick,
    )
