"""What one student is working on: kept over reruns and changes of page, opened by links."""

from collections import deque
from dataclasses import dataclass, field
from functools import lru_cache

import streamlit as st

from nnviz.engine.graph import Graph
from nnviz.engine.run import Run, run
from nnviz.language import ExpressionError, parse
from nnviz.lessons import LESSONS
from nnviz.ui.document import DEFAULT, Document

FIRST_VALUE = 1.0
"""What an input starts with, if nothing else is known of it."""


@lru_cache(maxsize=128)
def graph_of(program: str) -> Graph:
    """The graph of a program. Graphs never change, so all students share them."""
    lesson = lesson_of(program)
    return parse(program, parameters=LESSONS[lesson].parameters if lesson else ())


def lesson_of(program: str) -> str | None:
    """The key of the lesson with this program, or None for one of the student's own."""
    return next((key for key, lesson in LESSONS.items() if lesson.program == program), None)


@lru_cache(maxsize=128)
def run_of(graph: Graph, values: tuple[float, ...]) -> Run:
    """The run of a graph at its inputs' values. Runs never change either."""
    return run(graph, dict(zip(graph.inputs, values, strict=True)))


@dataclass
class Workspace:
    """One student's open program.

    Attributes
    ----------
    program : what was typed last, whether it can be read or not
    values : the value of every input ever named, so that none is lost by an edit
    step : how far the student has stepped
    good : the last program that could be read: its graph is the one on show
    error : why `program` can't be read, or None
    ignored : what the link asked for and could not be used
    links : the last links written to the address bar, to tell them from a link followed
    playing : whether the steps go on by themselves
    query : what stood in the address bar when the page last ran
    """

    program: str
    values: dict[str, float]
    step: int
    good: str
    error: ExpressionError | None = None
    ignored: tuple[str, ...] = ()
    links: deque[dict[str, str]] = field(default_factory=lambda: deque(maxlen=64))
    playing: bool = False
    query: dict[str, str] = field(default_factory=dict)

    def open(self, document: Document) -> None:
        """Put a document on the desk. What it has no use for is told of in `ignored`."""
        self.values |= document.inputs
        if document.shown is not None:
            self.edit(document.shown)
        self.edit(document.program)
        unknown = [name for name in document.inputs if name not in self.graph.inputs]
        ignored = [*document.ignored, *(f"the input {name}" for name in unknown)]
        last = len(self.run.steps)
        if document.step > last:
            ignored.append(f"the step {document.step}, beyond the last, {last}")
        self.step = min(document.step, last)
        self.ignored = tuple(ignored)

    def edit(self, program: str) -> None:
        """Take in what was typed. The graph on show follows if it can be read."""
        self.program = program
        self.error = None
        try:
            graph_of(program)
        except ExpressionError as error:
            self.error = error
        else:
            if program != self.good:
                self.step = 0
            self.good = program

    def go(self, step: int) -> None:
        """Step to a place in the run, or to the nearest end."""
        last = len(self.run.steps)
        self.step = max(0, min(step, last))
        self.playing = self.playing and self.step < last

    def toggle_play(self) -> None:
        """Start playing, from the beginning if the run is at its end; or pause."""
        if not self.playing and self.step == len(self.run.steps):
            self.step = 0
        self.playing = not self.playing

    @property
    def graph(self) -> Graph:
        """The graph on show."""
        return graph_of(self.good)

    @property
    def lesson(self) -> str | None:
        """The key of the lesson on show, or None for a program of the student's own."""
        return lesson_of(self.good)

    @property
    def run(self) -> Run:
        """The run on show."""
        return run_of(self.graph, tuple(self.values.get(n, FIRST_VALUE) for n in self.graph.inputs))

    @property
    def document(self) -> Document:
        """What a link to this state carries: the text as typed, and the inputs on show."""
        inputs = {name: self.values.get(name, FIRST_VALUE) for name in self.graph.inputs}
        return Document(self.program, inputs, self.step, self.good if self.error else None)


def current(*, arrived: bool) -> Workspace:
    """The workspace of this session; a link that was followed opens in it first.

    While the student stays on the page, the browser keeps sending the link that they came by, so
    it counts as followed only on arrival, or when it changes.
    """
    query = st.query_params.to_dict()
    workspace: Workspace | None = st.session_state.get("workspace")
    if workspace is None:
        lesson = LESSONS[DEFAULT]
        workspace = Workspace(lesson.program, dict(lesson.inputs), 0, lesson.program)
        workspace.open(Document.from_query(query))
        st.session_state["workspace"] = workspace
    elif query not in ({}, *workspace.links) and (arrived or query != workspace.query):
        workspace.open(Document.from_query(query))
    workspace.query = query
    return workspace
