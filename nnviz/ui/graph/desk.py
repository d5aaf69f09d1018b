"""The graph on a student's desk: its run, what may learn, and how it goes downhill."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from nnviz.engine.builder import key_of
from nnviz.engine.graph import Graph
from nnviz.engine.ieee import Value
from nnviz.engine.inputs import InputError
from nnviz.engine.run import Run
from nnviz.engine.stops import Pace
from nnviz.learning.descent import Descent, descend, moment
from nnviz.lessons import LESSONS, Lesson
from nnviz.ui.graph.document import GraphDocument
from nnviz.ui.session.desk import Desk, Followed
from nnviz.ui.session.runs import Inputs, graph_of, run_of
from nnviz.views.notation import weights


def lesson_of(program: str) -> Lesson | None:
    """The lesson with this program, or None for one of the student's own."""
    return next((lesson for lesson in LESSONS.values() if lesson.program == program), None)


@dataclass
class GraphDesk(Desk[GraphDocument]):
    """One student's open program."""

    def change(self, document: GraphDocument) -> None:
        """Make an edit that can be undone."""
        if document.typed.good != self.document.typed.good:
            self.walk.restart()
        super().change(document)

    def take(self, followed: Followed[GraphDocument]) -> None:
        """Put the document of a link on the desk. What it has no use for is told of too."""
        super().take(followed)
        named = [f"the input {name}" for name in self.document.trainable or ()]
        used = {f"the input {name}" for name in self.graph.inputs}
        ignored = [*followed.ignored, *(each for each in named if each not in used)]
        with suppress(InputError):  # the page says it, and asks for other values
            last = len(self.run.steps)
            if followed.step > last:
                ignored.append(f"the step {followed.step}, beyond the last, {last}")
        self.ignored = tuple(dict.fromkeys(ignored))

    def open_lesson(self, key: str) -> None:
        """Open a lesson at its start."""
        self.take(Followed(self.document.opened(key), 0, Pace(), ()))

    def edit(self, program: str) -> None:
        """Take in what was typed."""
        self.change(self.document.edited(program))

    def set_inputs(self, values: Mapping[str, Value]) -> None:
        """Give inputs other values. Of a value that is dragged, all changes are one edit."""
        now = self.inputs
        if any(
            name not in now or key_of(now[name]) != key_of(value) for name, value in values.items()
        ):
            self._move(values, self.document.trail, of=tuple(values))

    def descend(self, steps: int) -> None:
        """Take steps of gradient descent on the trainable inputs."""
        way = descend(self.run, self.trainable, self.document.rate, steps)
        trail = (*(self.trail or (moment(self.run),)), *way)
        self._move(trail[-1].inputs, trail)

    def start_again(self) -> None:
        """Go back to where gradient descent began."""
        if trail := self.trail:
            self._move(trail[0].inputs, ())

    def _move(
        self,
        values: Mapping[str, Value],
        trail: tuple[Descent, ...],
        of: tuple[str, ...] | None = None,
    ) -> None:
        document = self.document
        typed = replace(document.typed, values={**document.typed.values, **values})
        self._put(replace(document, typed=typed, trail=trail), of)

    @property
    def trail(self) -> tuple[Descent, ...]:
        """The way down to the present inputs; empty if they were changed by hand since."""
        trail = self.document.trail
        return trail if trail and Inputs(trail[-1].inputs) == Inputs(self.inputs) else ()

    @property
    def lesson(self) -> Lesson | None:
        """The lesson on show, or None for a program of the student's own."""
        return lesson_of(self.document.typed.good)

    def has_inputs_of(self, lesson: Lesson) -> bool:
        """True if every input is as the lesson gives it."""
        return all(key_of(value) == key_of(lesson.inputs[n]) for n, value in self.inputs.items())

    @property
    def trainable(self) -> tuple[str, ...]:
        """The inputs that gradient descent moves: as ticked, as the lesson says, or a guess."""
        ticked = self.document.trainable
        if ticked is not None:
            return tuple(name for name in self.graph.inputs if name in ticked)
        lesson = self.lesson
        return (lesson and lesson.parameters) or weights.guess(self.graph.inputs)

    @property
    def graph(self) -> Graph:
        """The graph on show."""
        lesson, ticked = self.lesson, self.document.trainable
        parameters = lesson.parameters if lesson else ()
        return graph_of(self.document.typed.good, parameters if ticked is None else ticked)

    @property
    def inputs(self) -> dict[str, Value]:
        """The value of each input of the graph on show."""
        return self.document.typed.inputs

    @property
    def run(self) -> Run:
        """The run on show.

        Raises
        ------
        InputError : the inputs do not fit the graph
        """
        return run_of(self.graph, self.inputs)

    @property
    def misfit(self) -> InputError | None:
        """Why the graph can't run with its inputs, or None."""
        try:
            run_of(self.graph, self.inputs)
        except InputError as error:
            return error
        return None
