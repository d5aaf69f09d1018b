"""What becomes of a pasted program: right as typed, right by following suggestions, or not."""

from collections.abc import Callable, Mapping
from typing import Any, Literal, NamedTuple

import nnviz

MOST_TRIED = 80


class Outcome(NamedTuple):
    """`silent` says that a wrong reading ran without a note."""

    kind: Literal["as typed", "by suggestions", "not right"]
    silent: bool
    tried: tuple[str, ...]


def follow(typed: str, inputs: Mapping[str, Any], is_right: Callable[[nnviz.Run], bool]) -> Outcome:
    """Type a program, and press every button that is offered, until a reading is right."""
    waiting = [typed]
    tried: list[str] = []
    silent = False
    while waiting and len(tried) < MOST_TRIED:
        program = waiting.pop(0)
        if program in tried:
            continue
        tried.append(program)
        try:
            graph = nnviz.parse(program)
        except nnviz.ExpressionError as error:
            waiting += [error.suggestion] if error.suggestion else []
            continue
        waiting += [note.suggestion for note in graph.notes if note.suggestion]
        try:
            run = nnviz.run(graph, inputs)
        except nnviz.InputError as error:
            waiting += [error.suggestion] if error.suggestion else []
            continue
        if is_right(run):
            kind: Any = "as typed" if program == typed else "by suggestions"
            return Outcome(kind, silent, tuple(tried))
        silent |= not graph.notes
    return Outcome("not right", silent, tuple(tried))
