"""Is an answer right, and if not, which wrong rule gives it? Told in words, with a nudge to try."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import numpy as np

from nnviz.derivatives.nudge import nudge
from nnviz.engine.ieee import Value
from nnviz.engine.plan import Slot
from nnviz.engine.run import Run
from nnviz.engine.tensors import compute
from nnviz.mistakes.answers import Answer, Asked, local_forms, read_answers
from nnviz.mistakes.suspects import Suspects, Suspicion
from nnviz.mistakes.table import MISTAKES
from nnviz.mistakes.uses import Use, Uses
from nnviz.mistakes.walk import Held
from nnviz.mistakes.written import Written, agrees
from nnviz.views.notation import names
from nnviz.views.notation.numbers import short

Verdict: TypeAlias = Literal["right", "follows", "mistake", "unknown"]

STEP = 0.001
"""How far a value is moved to see what a gradient promises."""


@dataclass(frozen=True)
class Diagnosis:
    """What is to be said of one answer.

    Attributes
    ----------
    at : the node or edge, as it was asked for
    verdict : "right"; "follows", if it is right with the student's own earlier number; "mistake",
        if some wrong rule gives it; or "unknown"
    mistakes : the keys of `nnviz.mistakes.table.MISTAKES` that give it, most likely first, at most
        three; two that were made at once stand both
    text : in words
    nudge : what to move, and what happens then; empty where nothing can be moved
    """

    at: str
    verdict: Verdict
    mistakes: tuple[str, ...]
    text: str
    nudge: str = ""


def diagnose(
    run: Run, answers: Mapping[str, Any], *, computed: bool = False
) -> tuple[Diagnosis, ...]:
    """Judge a student's gradients, and find which wrong rules give the wrong ones.

    An answer is right within 1 % or 0.001, or in all the digits that were typed. One that is not
    is compared with the right rule on the student's own earlier numbers before it is called wrong.

    Parameters
    ----------
    run : the right numbers
    answers : by the name of a node its gradient; by the name of an edge (`"d->b"`, from the result
        back to its operand) its downstream gradient, or a dict of `upstream`, `local` and
        `downstream`. Numbers, arrays, or texts such as `"1/3"`
    computed : true if a program computed them: then one that is only near is wrong

    Returns
    -------
    A diagnosis of each answer, in the order given.

    Raises
    ------
    InputError : an answer is no number, has the wrong shape, or belongs to nothing in the graph

    >>> from nnviz import parse, run
    >>> found, = diagnose(run(parse("L = c*(a + 2b)"), {"a": 3, "b": 1, "c": -2}), {"b": -2})
    >>> found.verdict, found.mistakes[0]
    ('mistake', 'local-dropped')
    """
    with np.errstate(all="ignore"):
        uses = Uses(run)
        read = read_answers(uses, answers, computed=computed)
        judge = Judge(uses, read)
        return tuple(map(judge.diagnosis, read))


class Judge:
    """Judges the answers of one student to one run.

    Attributes
    ----------
    uses : the edges of the run
    suspects : the mistakes, tried from the student's own numbers on
    """

    def __init__(self, uses: Uses, answers: tuple[Answer, ...] = ()) -> None:
        self.uses = uses
        self.graph = uses.graph
        self.answers = answers
        self.suspects = Suspects(uses, _held(uses, answers))

    def diagnosis(self, answer: Answer) -> Diagnosis:
        """What is to be said of an answer; of an edge's numbers, about the first that is wrong."""
        wrong = [item for item in answer.written.items() if self.verdict(*item) == "wrong"]
        for asked, written in wrong:
            return self._wrong(answer.at, asked, written)
        for asked, written in answer.written.items():
            if self.verdict(asked, written) == "follows":
                return Diagnosis(answer.at, "follows", (), self._follows(asked, written))
        said = (f"{self._symbol(asked)} = {_number(w)}" for asked, w in answer.written.items())
        return Diagnosis(answer.at, "right", (), f"{', '.join(said)}: right.")

    def verdict(self, asked: Asked, written: Written) -> Literal["right", "follows", "wrong"]:
        """Whether a number is right, or right with the student's own earlier ones."""
        if any(agrees(written, form) for form in self.right(asked)):
            return "right"
        following = any(agrees(written, number) for number in self._following(asked))
        return "follows" if following else "wrong"

    def right(self, asked: Asked) -> list[Value]:
        """The right number, in each form in which it may be written."""
        run = self.uses.run
        if asked.part == "gradient":
            return [run.gradients[asked.place]]
        use = self.uses.all[asked.place]
        if asked.part == "upstream":
            return [run.gradients[use.edge.target]]
        return local_forms(use.true) if asked.part == "local" else [run.downstream[asked.place]]

    def _following(self, asked: Asked) -> list[Value]:
        """The number that the right rule gives from the student's own earlier numbers on."""
        follows = self.suspects.follows
        if asked.part == "gradient":
            return [follows.gradients[asked.place]]
        return [getattr(follows, asked.part)[asked.place]] if asked.part != "local" else []

    def _wrong(self, at: str, asked: Asked, written: Written) -> Diagnosis:
        suspicion = self.suspects.named(asked, written)
        said = f"{self._symbol(asked)} = {_number(written)}"
        told = self.nudge(asked)
        if not suspicion.keys:
            text = f"{said} is not right, and no rule that we know gives it. {self._first(asked)}"
            return Diagnosis(at, "unknown", (), _joined(text, told), told)
        text = explained(said, suspicion)
        return Diagnosis(at, "mistake", suspicion.keys, _joined(text, told), told)

    def _follows(self, asked: Asked, written: Written) -> str:
        wrong = [
            self._symbol(earlier)
            for answer in self.answers
            for earlier, number in answer.written.items()
            if earlier != asked and self._is_before(earlier, asked)
            if self.verdict(earlier, number) == "wrong"
        ]
        return (
            f"{self._symbol(asked)} = {_number(written)} is right with your "
            f"{' and '.join(wrong)}, so nothing new is wrong here."
        )

    def _is_before(self, earlier: Asked, asked: Asked) -> bool:
        """True if the backward pass needs one number for another."""
        return self._level(earlier) in self._needed(asked)

    def _level(self, asked: Asked) -> tuple[str, int]:
        return ("node" if asked.part == "gradient" else asked.part, asked.place)

    def _needed(self, asked: Asked) -> set[tuple[str, int]]:
        """The nodes and edges whose numbers come before a number."""
        found: set[tuple[str, int]] = set()
        ahead: list[Slot] = []
        if asked.part == "gradient":
            ahead.append(asked.place)
        else:
            target = self.uses.all[asked.place].edge.target
            found |= {("upstream", asked.place), ("local", asked.place), ("node", target)}
            ahead.append(target)
        while ahead:
            for use in self.uses.leaving[ahead.pop()]:
                target = use.edge.target
                found |= {(part, use.number) for part in ("upstream", "local", "downstream")}
                if ("node", target) not in found:
                    found.add(("node", target))
                    ahead.append(target)
        return found

    def _first(self, asked: Asked) -> str:
        """The first edge on which the number may have gone wrong."""
        use = self._first_edge(asked)
        if use is None:
            return "The backward pass begins with 1: the output moves one for one with itself."
        target, source = self._name(use.edge.target), self._name(use.edge.source)
        return f"Look first at the edge {target} → {source}: downstream = upstream × local."

    def _first_edge(self, asked: Asked) -> Use | None:
        """The edge nearest to the output that no right answer vouches for."""
        if asked.part != "gradient":
            return self.uses.all[asked.place]
        vouched = {self.graph.output_slot} | {
            number.place
            for answer in self.answers
            for number, written in answer.written.items()
            if number.part == "gradient" and self.verdict(number, written) == "right"
        }
        doubtful: set[Slot] = set()
        ahead = [asked.place]
        while ahead:
            slot = ahead.pop()
            if slot not in vouched and slot not in doubtful:
                doubtful.add(slot)
                ahead += [use.edge.target for use in self.uses.leaving[slot]]
        for use in self.uses:
            if use.edge.target in vouched and use.edge.source in doubtful:
                return use
        return None

    def nudge(self, asked: Asked) -> str:
        """What to move a little, and how much the output, or the edge's result, moves then."""
        if asked.part == "gradient":
            return self._nudged_output(asked.place)
        if asked.part == "upstream":
            return self._nudged_output(self.uses.all[asked.place].edge.target)
        return self._nudged_result(self.uses.all[asked.place])

    def _nudged_output(self, slot: Slot) -> str:
        run, output = self.uses.run, self._name(self.graph.output_slot)
        if slot == self.graph.output_slot:
            return ""
        place = (0,) * np.ndim(run.values[slot])
        moved = nudge(run, self.graph.names[slot], STEP, place)
        return _told(self._entry(slot), output, moved.true)

    def _nudged_result(self, use: Use) -> str:
        """The move of an operation's result, where both are numbers."""
        if any(use.true.shape):
            return ""
        operands = [*use.operands]
        operands[use.edge.slot] += STEP
        moved = float(compute(use.operation, operands)) - use.true.result
        return _told(self._name(use.edge.source), self._name(use.edge.target), float(moved))

    def _entry(self, slot: Slot) -> str:
        return self._name(slot) + "₁" * np.ndim(self.uses.run.values[slot])

    def _name(self, slot: Slot) -> str:
        return names.text(self.graph.names[slot])

    def _symbol(self, asked: Asked) -> str:
        output = self._name(self.graph.output_slot)
        if asked.part == "gradient":
            return f"∂{output}/∂{self._name(asked.place)}"
        edge = self.uses.all[asked.place].edge
        return f"{asked.part} on {self._name(edge.target)} → {self._name(edge.source)}"


def explained(said: str, suspicion: Suspicion) -> str:
    """The mistakes that give a number: told if there is one, asked if there are several."""
    rules = [MISTAKES[key].rule for key in suspicion.keys]
    truths = [MISTAKES[key].truth for key in suspicion.keys]
    if suspicion.together:
        return f"{said} comes out as if {' and '.join(rules)}, both at once. {' '.join(truths)}"
    if len(rules) == 1:
        return f"{said} comes out as if {rules[0]}. {truths[0]}"
    ways = " Or ".join(f"as if {rule}? {truth}" for rule, truth in zip(rules, truths, strict=True))
    return f"{said} is not right, and more than one slip gives it. Was it {ways}"


def _told(moved: str, watched: str, change: float) -> str:
    if not np.isfinite(change):
        return ""
    times = short(round(change / STEP, 3))
    return (
        f"Try it: raise {moved} by {STEP} and {watched} moves by {short(round(change, 7))}, "
        f"about {times} times as much."
    )


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _number(written: Written) -> str:
    """An answer as it was typed; one that a program gave as numbers are printed."""
    if isinstance(written.value, float) and written.text == repr(written.value):
        return short(written.value)
    return written.text.replace("-", "−") or short(written.value)


def _held(uses: Uses, answers: tuple[Answer, ...]) -> Held:
    """The student's numbers, to go on from."""
    held = Held()
    for answer in answers:
        for asked, written in answer.written.items():
            if asked.part == "gradient":
                if np.shape(written.value) == uses.shape(asked.place):
                    held.gradients[asked.place] = written.value
            elif asked.part != "local":
                edge = uses.all[asked.place].edge
                slot = edge.target if asked.part == "upstream" else edge.source
                if np.shape(written.value) == uses.shape(slot):
                    getattr(held, asked.part)[asked.place] = written.value
            elif type(written.value) is float:
                held.local[asked.place] = written.value
    return held
