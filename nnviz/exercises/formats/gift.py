"""GIFT: Moodle's text format, which other platforms read too.

Source: Moodle documentation, "GIFT format": numerical questions with several answers.
"""

import re
from collections.abc import Sequence

from nnviz.exercises.exercise import Exercise, Question, allowed
from nnviz.exercises.formats import wording
from nnviz.exercises.sheet import Variant

_SPECIAL = re.compile(r"([~=#{}:\\])")


def write(title: str, variants: Sequence[Variant]) -> str:
    """All questions, one after another with a blank line between."""
    blocks = [f"// {' '.join(title.split())}"]
    for variant in variants:
        for exercise in variant.exercises:
            blocks.append(f"$CATEGORY: {variant.id}/{exercise.id}")
            blocks += [_question(exercise, question) for question in exercise.questions]
    return "\n\n".join(blocks) + "\n"


def _question(exercise: Exercise, question: Question) -> str:
    text = _escaped(wording.plain(exercise, question)).replace("\n", "\\n")
    lines = [f"::{_escaped(f'{exercise.id} {question.key}')}::{text} {{#"]
    lines.append(_answer("", question.answer, f"Right. {question.reason}"))
    lines += [_answer("%0%", wrong.value, wrong.text) for wrong in question.wrong]
    return "\n".join([*lines, "}"])


def _answer(credit: str, value: float, said: str) -> str:
    number, within = wording.number(value), wording.number(allowed(value))
    return f"={credit}{number}:{within}#{_escaped(said)}"


def _escaped(text: str) -> str:
    r"""The marks of the format, each behind a backslash.

    >>> print(_escaped("L = a*b"))
    L \= a*b
    """
    return _SPECIAL.sub(r"\\\1", text)
