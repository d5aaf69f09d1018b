"""How an exercise and its questions are put in words, whatever the format."""

from html import escape

from nnviz.exercises.exercise import Exercise, Question
from nnviz.views.notation import names
from nnviz.views.notation.numbers import short
from nnviz.views.notation.tables import table

COLUMNS = ("line", "edge", "upstream", "local", "downstream", "sum")
"""What stands in the table of an exercise that has one."""


def given(exercise: Exercise) -> str:
    """The values of the inputs: a = 3, b = 1."""
    return ", ".join(
        f"{names.text(name)} = {short(value)}" for name, value in exercise.inputs.items()
    )


def asked(question: Question) -> str:
    """The question in one sentence."""
    return f"What is {question.prompt}?"


def as_html(exercise: Exercise, question: Question) -> str:
    """The task, the program, the inputs and the question."""
    lines = table(COLUMNS, exercise.table) if exercise.table else ""
    return (
        f"<p>{escape(exercise.task)}</p><pre>{escape(exercise.program)}</pre>"
        f"<p>{escape(given(exercise))}</p>{lines}<p><b>{escape(asked(question))}</b></p>"
    )


def plain(exercise: Exercise, question: Question) -> str:
    """The same on lines of plain text."""
    table = [" | ".join(line) for line in (COLUMNS, *exercise.table)] if exercise.table else []
    lines = (exercise.task, exercise.program, given(exercise), *table, asked(question))
    return "\n".join(lines)


def number(value: float) -> str:
    """A number as programs read it.

    >>> number(-4.0), number(1 / 3), number(-0.0)
    ('-4', '0.333333333333', '0')
    """
    return f"{value + 0.0:.12g}"
