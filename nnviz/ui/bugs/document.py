"""What a student has open in the bug lab, and how it stands in a link."""

from collections.abc import Callable
from dataclasses import dataclass

from nnviz.engine.graph import Graph
from nnviz.engine.inputs import InputError
from nnviz.lessons.bugs import BUGS, SAMPLES, STARTS
from nnviz.lessons.predictions import OTHERS, RIGHT, VALUE, Question, question
from nnviz.mistakes.faults import faults
from nnviz.mistakes.run import BrokenRun, break_run
from nnviz.ui.session.desk import Desk
from nnviz.ui.session.fields import choice, number
from nnviz.ui.session.linked import Linked
from nnviz.ui.session.program import Program, program
from nnviz.ui.session.runs import Inputs
from nnviz.ui.session.shared import shared
from nnviz.views.notation import weights

OPEN, SKIPPED = "open", "skipped"
"""What stands for an answer while the question is open, and after it was skipped."""

LARGEST_RATE = 100.0

MOST_EDGES = 500
"""Edges of a graph that the lab takes: it is run once for each bug."""


def sample(key: str) -> Program:
    """One of the lab's samples, as if it was typed."""
    chosen = SAMPLES[key]
    return Program.of(chosen.program, {name: float(x) for name, x in chosen.inputs.items()})


@dataclass(frozen=True)
class BugDocument(Linked):
    """Everything that a link to the page must carry.

    Attributes
    ----------
    typed : the program and its inputs
    bug : the key of the bug that is switched on
    rate : the learning rate, for the bug that updates inside the loop
    answer : the key of the choice that was made
    shown : which pass is in the player, once the question is answered
    """

    typed: Program = program(sample("square"))
    bug: str = choice("overwritten", tuple(BUGS))
    rate: float = number(0.1, 0.0, LARGEST_RATE)
    answer: str = choice(OPEN, (OPEN, SKIPPED, RIGHT, OTHERS, VALUE, *BUGS), looked_at=True)
    shown: str = choice("broken", ("broken", "right"), name="pass", looked_at=True)

    @property
    def answered(self) -> bool:
        """True once the question was answered or skipped."""
        return self.answer != OPEN

    @property
    def sample(self) -> str | None:
        """The key of the sample on show, or None for a program of the student's own."""
        program = self.typed.program
        return next((key for key, each in SAMPLES.items() if each.program == program), None)

    @property
    def weights(self) -> tuple[str, ...]:
        """The inputs that learn, by their names."""
        return weights.guess(self.typed.graph.inputs)

    def runs(self) -> dict[str, BrokenRun]:
        """The program broken by each of the bugs.

        Raises
        ------
        InputError : the inputs do not fit
        """
        return {bug: self._broken(bug) for bug in BUGS}

    @property
    def run(self) -> BrokenRun:
        """The program broken by the bug that is switched on."""
        return self._broken(self.bug)

    def _broken(self, bug: str) -> BrokenRun:
        return broken_by(bug, self.typed.graph, Inputs(self.typed.inputs), self.rate)

    @property
    def question(self) -> Question:
        """What the student is asked before the broken pass is shown."""
        return question(self.bug, self.runs())

    @property
    def misfit(self) -> InputError | None:
        """Why the program can't be broken here, or None."""
        edges = len(self.typed.graph.edges)
        if edges > MOST_EDGES:
            return InputError(
                f"This graph has {edges:,} edges. The lab breaks each program in {len(BUGS)} ways, "
                f"and takes up to {MOST_EDGES} edges: try a shorter program. A bug shows just as "
                "well in a small one."
            )
        try:
            _ = self.run
        except InputError as error:
            return error
        return None


@shared
def broken_by(bug: str, graph: Graph, inputs: Inputs, rate: float) -> BrokenRun:
    """A graph broken by a bug. Runs never change, so all students share them."""
    learning = frozenset(weights.guess(graph.inputs))
    return break_run(graph, inputs.values, BUGS[bug].breaks(learning, rate))


BugDesk = Desk[BugDocument]


def ask_anew(desk: BugDesk, **changes: object) -> None:
    """Change the program or the bug: the question is open again, beside all of the right pass."""
    desk.set(answer=OPEN, **changes)
    if not desk.document.misfit:
        desk.walk.go(len(desk.document.run.steps), desk.document.run)


def start(desk: BugDesk, key: str) -> None:
    """Open one of the questions at the top."""
    chosen = STARTS[key]
    ask_anew(desk, typed=sample(chosen.sample), bug=chosen.bug)


def change(desk: BugDesk, edit: Callable[[Program], Program]) -> None:
    """Take in what the student typed."""
    ask_anew(desk, typed=edit(desk.document.typed))


def answer(desk: BugDesk, key: str) -> None:
    """Take in an answer, and show the broken pass where it first goes wrong."""
    desk.set(answer=key, shown="broken")
    found = faults(desk.document.run)
    if found:
        desk.walk.go(found[0].index, desk.document.run)
