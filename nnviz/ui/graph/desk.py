"""What one student is working on: kept over reruns and changes of page, opened by links."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace

import streamlit as st

from nnviz.engine.builder import key_of
from nnviz.engine.first_values import first_values
from nnviz.engine.graph import Graph
from nnviz.engine.ieee import Value
from nnviz.engine.inputs import InputError
from nnviz.engine.run import Run
from nnviz.language import ExpressionError
from nnviz.learning.descent import Descent, descend, moment
from nnviz.lessons import LESSONS, Lesson
from nnviz.ui.graph.document import DEFAULT, FIRST_RATE, GraphDocument
from nnviz.ui.session.address import Address
from nnviz.ui.session.history import History
from nnviz.ui.session.runs import Inputs, graph_of, run_of
from nnviz.ui.session.walk import Walk
from nnviz.views.notation import weights


def lesson_of(program: str) -> Lesson | None:
    """The lesson with this program, or None for one of the student's own."""
    return next((lesson for lesson in LESSONS.values() if lesson.program == program), None)


@dataclass(frozen=True, eq=False)
class Draft:
    """What an edit changes, and what undoing it brings back.

    Attributes
    ----------
    program : what was typed last, whether it can be read or not
    good : the last program that could be read: its graph is the one on show
    values : the value of every input ever set, so that none is lost by an edit
    error : why `program` can't be read, or None
    ticked : the inputs that the student lets learn, or None if not chosen
    trail : the way that gradient descent took, from its start to the present inputs
    title, notice : what the author of a link says of the program
    """

    program: str
    good: str
    values: dict[str, Value]
    error: ExpressionError | None = None
    ticked: tuple[str, ...] | None = None
    trail: tuple[Descent, ...] = ()
    title: str = ""
    notice: str = ""

    def edited(self, program: str) -> "Draft":
        """With another program typed in. The graph on show follows if it can be read."""
        if program == self.program:
            return self
        try:
            graph_of(program, ())
        except ExpressionError as error:
            return replace(self, program=program, error=error)
        same = program == self.good
        return replace(
            self,
            program=program,
            good=program,
            error=None,
            ticked=self.ticked if same else None,
            title=self.title if same else "",
            notice=self.notice if same else "",
        )


@dataclass
class GraphDesk:
    """One student's open program.

    Attributes
    ----------
    history : the program and its inputs as they stand, and their past
    walk : where the student is in the run
    rate : the learning rate
    ignored : what the link asked for and could not be used
    address : the links of the page
    """

    history: History[Draft]
    walk: Walk = field(default_factory=Walk)
    rate: float = FIRST_RATE
    ignored: tuple[str, ...] = ()
    address: Address = field(default_factory=Address)

    @property
    def draft(self) -> Draft:
        """The program and its inputs as they stand."""
        return self.history.present

    def change(self, draft: Draft) -> None:
        """Make an edit that can be undone."""
        if draft.good != self.draft.good:
            self.walk.restart()
        self.history.change(draft)

    def open(self, document: GraphDocument) -> None:
        """Put a document on the desk. What it has no use for is told of in `ignored`."""
        draft = replace(self.draft, values=self.draft.values | document.inputs)
        if document.shown is not None:
            draft = draft.edited(document.shown)
        draft = replace(
            draft.edited(document.program),
            ticked=document.trainable,
            title=document.title,
            notice=document.notice,
        )
        self.change(draft)
        inputs = self.graph.inputs
        named = (*document.inputs, *(document.trainable or ()))
        unknown = [name for name in dict.fromkeys(named) if name not in inputs]
        ignored = [*document.ignored, *(f"the input {name}" for name in unknown)]
        with suppress(InputError):  # the page says it, and asks for other values
            last = len(self.run.steps)
            if document.step > last:
                ignored.append(f"the step {document.step}, beyond the last, {last}")
        self.walk.restart()
        self.walk.step, self.walk.pace = document.step, document.pace
        self.rate = document.rate
        self.ignored = tuple(ignored)

    def edit(self, program: str) -> None:
        """Take in what was typed."""
        self.change(self.draft.edited(program))

    def set(self, values: Mapping[str, Value]) -> None:
        """Give inputs other values."""
        now = self.inputs
        if all(
            name in now and key_of(now[name]) == key_of(value) for name, value in values.items()
        ):
            return
        self.change(replace(self.draft, values={**self.draft.values, **values}))

    def tick(self, names: tuple[str, ...]) -> None:
        """Let these inputs learn, and no others."""
        self.change(replace(self.draft, ticked=names))

    def annotate(self, title: str, notice: str) -> None:
        """Let the link say what the program is, and what to notice."""
        self.change(replace(self.draft, title=title, notice=notice))

    def descend(self, steps: int) -> None:
        """Take steps of gradient descent on the trainable inputs."""
        way = descend(self.run, self.trainable, self.rate, steps)
        trail = (*(self.trail or (moment(self.run),)), *way)
        values = self.draft.values | trail[-1].inputs
        self.change(replace(self.draft, values=values, trail=trail))

    def start_again(self) -> None:
        """Go back to where gradient descent began."""
        if trail := self.trail:
            values = self.draft.values | trail[0].inputs
            self.change(replace(self.draft, values=values, trail=()))

    @property
    def trail(self) -> tuple[Descent, ...]:
        """The way down to the present inputs; empty if they were changed by hand since."""
        trail = self.draft.trail
        return trail if trail and Inputs(trail[-1].inputs) == Inputs(self.inputs) else ()

    @property
    def lesson(self) -> Lesson | None:
        """The lesson on show, or None for a program of the student's own."""
        return lesson_of(self.draft.good)

    def has_inputs_of(self, lesson: Lesson) -> bool:
        """True if every input is as the lesson gives it."""
        return all(key_of(value) == key_of(lesson.inputs[n]) for n, value in self.inputs.items())

    @property
    def trainable(self) -> tuple[str, ...]:
        """The inputs that gradient descent moves: as ticked, as the lesson says, or a guess."""
        if self.draft.ticked is not None:
            return tuple(name for name in self.graph.inputs if name in self.draft.ticked)
        lesson = self.lesson
        return (lesson and lesson.parameters) or weights.guess(self.graph.inputs)

    @property
    def graph(self) -> Graph:
        """The graph on show."""
        lesson = self.lesson
        parameters = lesson.parameters if lesson else ()
        return graph_of(
            self.draft.good, parameters if self.draft.ticked is None else self.draft.ticked
        )

    @property
    def inputs(self) -> dict[str, Value]:
        """The value of each input of the graph on show."""
        return first_values(self.graph, self.draft.values)

    @property
    def run(self) -> Run:
        """The run on show.

        Raises
        ------
        InputError : the inputs do not fit the graph
        """
        return run_of(self.graph, self.inputs)

    @property
    def misfit(self) -> str:
        """Why the graph can't run with its inputs; empty if it can."""
        try:
            run_of(self.graph, self.inputs)
        except InputError as error:
            return str(error)
        return ""

    @property
    def document(self) -> GraphDocument:
        """What a link to this state carries: the text as typed, and the inputs on show."""
        draft = self.draft
        return GraphDocument(
            draft.program,
            self.inputs,
            self.walk.step,
            pace=self.walk.pace,
            shown=draft.good if draft.error else None,
            trainable=draft.ticked,
            rate=self.rate,
            title=draft.title,
            notice=draft.notice,
        )

    def link(self) -> dict[str, str]:
        """What the address bar shall hold now."""
        return self.address.wrote(self.document.to_query())


def current(*, arrived: bool) -> GraphDesk:
    """The desk of this session; a link that was followed opens in it first."""
    desk: GraphDesk | None = st.session_state.get("desk")
    if desk is None:
        lesson = LESSONS[DEFAULT]
        first = Draft(lesson.program, lesson.program, dict(lesson.inputs))
        desk = GraphDesk(History(first))
        st.session_state["desk"] = desk
        desk.open(GraphDocument.from_query(desk.address.followed(arrived=True) or {}))
        desk.history = History(desk.draft)
    elif (query := desk.address.followed(arrived=arrived)) is not None:
        desk.open(GraphDocument.from_query(query))
    return desk
