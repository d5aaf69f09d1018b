"""A small problem that shows one mistake and little else, with numbers from a seed."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import numpy as np

from nnviz.engine.ieee import Value
from nnviz.engine.run import Run, run
from nnviz.exercises.draw import Draw
from nnviz.exercises.exercise import VERSION, Exercise
from nnviz.exercises.making import SMALL, WHOLE, is_good
from nnviz.exercises.questions import Asker
from nnviz.language import parse
from nnviz.mistakes.table import MISTAKES, Problem
from nnviz.views.notation import names

DRAWS = 50
"""How often numbers are drawn before the problem's own are taken."""

TARGET = "y"
"""The input that keeps its number, as it may name a class."""


@lru_cache(maxsize=256)
def isolating(mistake: str, seed: str) -> Exercise:
    r"""The small problem of a mistake: the same program for every seed, with other numbers.

    Parameters
    ----------
    mistake : a key of `MISTAKES`
    seed : any text

    >>> made = isolating("one-path", "7")
    >>> made.program, [question.key for question in made.questions]
    ('u = a*b\nv = a + b\nL = u*v', ['b'])
    """
    problem = MISTAKES[mistake].problem
    drawn = (_exercise(mistake, seed, found) for found in _good_runs(mistake, seed))
    own = _exercise(mistake, seed, run(parse(problem.program), problem.inputs))
    return next((each for each in drawn if _shows(mistake, each)), own)


def _good_runs(mistake: str, seed: str) -> Iterator[Run]:
    problem = MISTAKES[mistake].problem
    draw = Draw(f"{mistake}-{seed}-v{VERSION}")
    graph = parse(problem.program)
    for _ in range(DRAWS):
        found = run(graph, _inputs(draw, problem))
        if is_good(found, exact=False):
            yield found


def _inputs(draw: Draw, problem: Problem) -> dict[str, Value]:
    def number(usual: Any) -> Any:
        if not np.ndim(usual):
            return draw.choice(WHOLE)
        return np.array([draw.choice(SMALL) for _ in range(np.size(usual))]).reshape(
            np.shape(usual)
        )

    given: Mapping[str, Any] = problem.inputs
    return {name: usual if name == TARGET else number(usual) for name, usual in given.items()}


def _exercise(mistake: str, seed: str, found: Run) -> Exercise:
    graph, at = found.graph, MISTAKES[mistake].problem.at
    task = f"Go back from {names.text(graph.output)} and find {_symbol(graph.output, at)}."
    return Exercise(
        kind=mistake,
        level=1,
        seed=seed,
        task=task,
        program=MISTAKES[mistake].problem.program,
        inputs={name: found.value[name] for name in graph.inputs},
        questions=tuple(Asker(found).gradient(at)),
        given=len(graph.operation_slots),
    )


def _symbol(output: str, at: str) -> str:
    return f"∂{names.text(output)}/∂{names.text(at)}"


def _shows(mistake: str, exercise: Exercise) -> bool:
    """True if the mistake gives another number than the right one."""
    return any(
        mistake in wrong.mistakes for question in exercise.questions for wrong in question.wrong
    )
