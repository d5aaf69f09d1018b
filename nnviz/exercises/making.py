"""An exercise from a kind, a level and a seed: numbers drawn until they are good ones.

Good numbers fit into a head, stay away from corners, ties and flat places, and keep the mistakes
apart: no two give the same wrong number, as far as a few tries can find such numbers.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from nnviz.engine.ieee import Value
from nnviz.engine.run import Run, run
from nnviz.exercises.draw import Draw
from nnviz.exercises.exercise import VERSION, Exercise, Question
from nnviz.exercises.kinds import KINDS, LEVELS, Kind, Posed, Template
from nnviz.exercises.questions import Asker
from nnviz.language import parse
from nnviz.mistakes.slopes import BENT

LARGEST = 20.0
"""The largest size of any number in an exercise."""

WHOLE = tuple(float(number) for number in (-5, -4, -3, -2, 2, 3, 4, 5))
HALVES = (*WHOLE, -1.5, -0.5, 0.5, 1.5)
SMALL = tuple(float(number) for number in (-3, -2, -1, 1, 2, 3))
"""The numbers that inputs are drawn from: at the first level, at the others, and for matrices."""

FLAT = 0.02
"""A gradient of an activation that is smaller than this is too flat to learn from."""

NEAR = 0.2
"""How near to a corner or a tie an operand may stand."""

DRAWS, TRIES = 400, 4
"""How many numbers are drawn in search of good ones, and of how many the best are taken."""


class ExerciseError(ValueError):
    """Exercises that can't be made. The message says why, and what to try."""


def exercise(kind: str, level: int, seed: str | int) -> Exercise:
    """The exercise of a seed: the same for ever, as long as `VERSION` is.

    Parameters
    ----------
    kind : a key of `KINDS`
    level : 1, 2 or 3
    seed : any text or number

    Raises
    ------
    ExerciseError : there is no such kind or level

    >>> made = exercise("backward", 2, 7)
    >>> made.id, made.program.splitlines()[-1]
    ('backward-2-7-v2', 'L = u + 3*b')
    """
    if kind not in KINDS:
        raise ExerciseError(f"{kind} is no kind of exercise. The kinds: {', '.join(KINDS)}.")
    if level not in LEVELS:
        raise ExerciseError(f"{level} is no level. The levels: {', '.join(map(str, LEVELS))}.")
    return _made(kind, level, str(seed))


@lru_cache(maxsize=4096)
def _made(kind: str, level: int, seed: str) -> Exercise:
    entry, draw = KINDS[kind], Draw(f"{kind}-{level}-{seed}-v{VERSION}")
    best: tuple[int, str, Run, Posed] | None = None
    for tried, (program, found) in enumerate(_good_runs(entry, level, draw), 1):
        asker = Asker(found)
        posed = entry.ask(asker, draw)
        if _is_worth_asking(posed.questions):
            collisions = asker.collisions(posed.questions)
            if best is None or collisions < best[0]:
                best = (collisions, program, found, posed)
        if best is not None and (tried >= TRIES or best[0] == 0):
            break
    if best is None:
        raise ExerciseError(f"No good numbers were found for {kind}, level {level}, seed {seed}.")
    _, program, found, posed = best
    task = entry.task.format(output=found.graph.output, rate=posed.rate)
    inputs = {name: found.value[name] for name in found.graph.inputs}
    given = len(found.graph.operation_slots) if entry.values else 0
    return Exercise(kind, level, seed, task, program, inputs, posed.questions, given, posed.table)


def _good_runs(entry: Kind, level: int, draw: Draw) -> Iterator[tuple[str, Run]]:
    """Programs with good numbers, one after another."""
    for _ in range(DRAWS):
        template = draw.choice(entry.templates[level])
        k, m = draw.choice((2, 3, 4)), draw.choice((2, 3, 5))
        program = template.program.replace("{k}", str(k)).replace("{m}", str(m))
        graph = _parsed(program)
        found = run(graph, {name: _drawn(name, template, level, draw) for name in graph.inputs})
        if _differ(found) and is_good(found, exact=entry.exact and level < max(LEVELS)):
            yield program, found


_parsed = lru_cache(maxsize=1024)(parse)


def _drawn(name: str, template: Template, level: int, draw: Draw) -> Value:
    if name in template.fixed:
        value: Any = np.array(draw.choice(template.fixed[name]), dtype=float)
        return value if value.ndim else float(value)
    shape = template.shapes.get(name, ())
    if not shape:
        return draw.choice(WHOLE if level == 1 else HALVES)
    return np.array([draw.choice(SMALL) for _ in range(int(np.prod(shape)))]).reshape(shape)


def is_good(found: Run, *, exact: bool) -> bool:
    """True if all numbers fit into a head, and none stands on a corner or on flat ground."""
    numbers = np.concatenate([np.ravel(each) for each in (*found.values, *found.gradients)])
    if not np.isfinite(numbers).all() or np.abs(numbers).max() > LARGEST:
        return False
    if exact and np.abs(numbers * 10 - np.round(numbers * 10)).max() > 1e-9:
        return False
    return not (_near_kink(found) or _flat(found))


def _differ(found: Run) -> bool:
    """True if no two inputs are the same number, so that none can be taken for another."""
    numbers = [found.value[name] for name in found.graph.inputs if not np.ndim(found.value[name])]
    return len(set(numbers)) == len(numbers)


def _near_kink(found: Run) -> bool:
    graph = found.graph
    for slot in graph.operation_slots:
        operation = graph.operation(slot)
        assert operation is not None
        if operation.kink is not None:
            operands = [found.values[operand] for operand in graph.operands(slot)]
            other = operands[1] if len(operands) > 1 else 0.0
            if np.abs(np.subtract(operands[0], other)).min() < NEAR:
                return True
    return False


def _flat(found: Run) -> bool:
    """True if an activation bends so far away that hardly anything flows through it."""
    graph = found.graph
    for number, edge in enumerate(graph.edges):
        slopes = found.local[number]
        operation = graph.operation(edge.target)
        assert operation is not None
        if operation.name in BENT and np.abs(slopes).min() < FLAT:
            return True
    return all(np.all(found.gradient[name] == 0) for name in graph.inputs)


def _is_worth_asking(questions: Sequence[Question]) -> bool:
    """True if all answers fit into a head, and not every gradient is 0."""
    fit = all(np.isfinite(each.answer) and abs(each.answer) <= LARGEST for each in questions)
    gradients = [each.answer for each in questions if each.at]
    return bool(questions) and fit and (any(gradients) or not gradients)
