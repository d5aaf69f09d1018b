"""What will a broken pass say? A question with several choices, all of them computed.

Each choice is what comes out with some bug, or with none, or the output's value, which beginners
take for its gradient. So each wrong choice can be answered with the mistake that it belongs to.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

import numpy as np

from nnviz.mistakes.faults import same, wrong_inputs
from nnviz.mistakes.run import BrokenRun

MOST_CHOICES = 4
FEW_EDGES = 8
"""Edges up to which a number is asked for; in a larger graph, which gradients are wrong."""

RIGHT, OTHERS, VALUE = "right", "others", "value"
"""The keys of the choices that belong to no bug: the true gradient, just the other inputs, and the
value of the output."""


class Choice(NamedTuple):
    """One answer: the key of the bug that it belongs to, and a number or the wrong inputs."""

    key: str
    outcome: float | tuple[str, ...]


class Question(NamedTuple):
    """What is asked of a broken pass.

    Attributes
    ----------
    about : a "number", the gradient of an input; or which "inputs" get a wrong gradient
    name : the input whose gradient is asked for
    choices : the answers to choose from
    answer : the key of the one that is true
    """

    about: Literal["number", "inputs"]
    name: str
    choices: tuple[Choice, ...]
    answer: str


def question(bug: str, runs: Mapping[str, BrokenRun]) -> Question:
    """The question for a bug.

    Parameters
    ----------
    bug : its key
    runs : for each bug the same graph at the same inputs, broken by it

    >>> from nnviz import parse
    >>> from nnviz.mistakes.run import break_run
    >>> from nnviz.mistakes.passes import Overwritten, Unzeroed
    >>> graph, inputs = parse("L = x*x"), {"x": 3}
    >>> ways = {"overwritten": Overwritten(), "unzeroed": Unzeroed()}
    >>> runs = {key: break_run(graph, inputs, way) for key, way in ways.items()}
    >>> asked = question("overwritten", runs)
    >>> asked.answer, [choice.outcome for choice in asked.choices]
    ('overwritten', [3.0, 6.0, 9.0, 12.0])
    """
    broken = runs[bug]
    graph, right = broken.graph, broken.right
    wrong = wrong_inputs(broken)
    name = (wrong or graph.inputs)[0]
    keys = dict.fromkeys((RIGHT, bug, *runs))
    if len(graph.edges) <= FEW_EDGES and not np.ndim(right.value[name]):
        numbers = [
            Choice(key, float((right if key == RIGHT else runs[key]).gradient[name]))
            for key in keys
        ]
        numbers.insert(2, Choice(VALUE, float(right.value[graph.output])))
        choices = sorted(_distinct(numbers), key=lambda choice: choice.outcome)
        return Question("number", name, tuple(choices), bug if wrong else RIGHT)
    sets = [Choice(key, () if key == RIGHT else wrong_inputs(runs[key])) for key in keys]
    others = tuple(each for each in graph.inputs if each not in wrong)
    sets.insert(2, Choice(OTHERS, others))
    by_size = sorted(_distinct(sets), key=lambda choice: len(choice.outcome))  # type: ignore[arg-type]
    return Question("inputs", name, tuple(by_size), bug if wrong else RIGHT)


def _distinct(choices: list[Choice]) -> list[Choice]:
    """The first few that differ from each other."""
    found: list[Choice] = []
    for choice in choices:
        if not any(_alike(choice, other) for other in found) and len(found) < MOST_CHOICES:
            found.append(choice)
    return found


def _alike(one: Choice, other: Choice) -> bool:
    if isinstance(one.outcome, tuple):
        return one.outcome == other.outcome
    return same(one.outcome, other.outcome)
