"""A fixed quiz before a course and one after it, and what a course's answers say.

Both have the same kinds and levels in the same order, with other numbers, so that the difference
between them is what was learnt.
"""

import csv
import io
from collections.abc import Iterator

from nnviz.engine.inputs import InputError
from nnviz.exercises.judging import judge
from nnviz.exercises.sheet import Part, Sheet, Variant

PARTS = (
    Part("forward", 1),
    Part("backward", 1),
    Part("uses", 1),
    Part("path", 1),
    Part("backward", 2),
    Part("layer", 1),
    Part("softmax", 1),
    Part("descent", 2),
    Part("find", 2),
)
"""The exercises of both quizzes."""

QUIZZES = {
    "pre": Sheet(PARTS, "quiz-before", ("everybody",), "Before the course"),
    "post": Sheet(PARTS, "quiz-after", ("everybody",), "After the course"),
}
"""Each is one sheet for everybody."""

MARKED = ("student", "exercise", "question", "answer", "verdict", "mistakes")


def quiz(name: str) -> Variant:
    """One of the quizzes.

    >>> [part.kind for part in quiz("pre").exercises][:3]
    ['forward', 'backward', 'uses']
    """
    (variant,) = QUIZZES[name].variants()
    return variant


def blank(name: str) -> str:
    """A table to fill in: a column for each question, a row for each student."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(["student", *_columns(quiz(name))])
    return text.getvalue()


def mark(name: str, answers: str) -> str:
    """Mark a course's answers.

    Parameters
    ----------
    name : of the quiz
    answers : the table that `blank` gives, filled in, as CSV; an empty cell is no answer

    Returns
    -------
    A line for each answer, with its verdict and the mistakes that give it, as CSV.

    Raises
    ------
    InputError : it is no such table, or an answer is no number; with student and question
    """
    variant = quiz(name)
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(MARKED)
    for student, row in _rows(variant, answers):
        lines.writerows(_marked(variant, student, row))
    return text.getvalue()


def _rows(variant: Variant, answers: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Each student with the answers, by the columns of the questions."""
    table = csv.DictReader(io.StringIO(answers, newline=""))
    try:
        columns = list(table.fieldnames or ())
        if "student" not in columns:
            raise InputError("The table has no column called student.")
        known = {"student", *_columns(variant)}
        if strangers := [column for column in columns if column not in known]:
            raise InputError(f"{strangers[0]} is no question of this quiz.")
        for row in table:
            if None in row:
                raise InputError(f"The row of {row['student']} has more cells than the first row.")
            yield row.pop("student") or "nobody", row
    except csv.Error as error:
        raise InputError(f"This is no table of CSV: {error}.") from None


def _columns(variant: Variant) -> list[str]:
    return [
        f"{number}. {question.key}"
        for number, exercise in enumerate(variant.exercises, 1)
        for question in exercise.questions
    ]


def _marked(variant: Variant, student: str, row: dict[str, str]) -> Iterator[tuple[str, ...]]:
    for number, exercise in enumerate(variant.exercises, 1):
        given = {
            question.key: answer
            for question in exercise.questions
            if (answer := (row.get(f"{number}. {question.key}") or "").strip())
        }
        try:
            found = judge(exercise, given)
        except InputError as error:
            raise InputError(f"{student}, exercise {number}: {error}") from None
        for key, diagnosis in zip(given, found, strict=True):
            mistakes = " ".join(diagnosis.mistakes)
            yield (student, exercise.id, key, given[key], diagnosis.verdict, mistakes)
