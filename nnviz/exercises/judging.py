"""Answers to the questions of an exercise, judged: gradients between numbers with carry-through."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from nnviz.engine.inputs import InputError
from nnviz.exercises.diagnosis import Diagnosis, diagnose
from nnviz.exercises.exercise import Exercise, Question
from nnviz.mistakes.answers import agrees, read_written


def judge(exercise: Exercise, answers: Mapping[str, Any]) -> tuple[Diagnosis, ...]:
    """Judge answers by the keys of an exercise's questions.

    Raises
    ------
    InputError : an answer is no number, or there is no such question

    >>> from nnviz.exercises.making import exercise
    >>> made = exercise("uses", 1, 7)
    >>> [found.verdict for found in judge(made, made.answers)]
    ['right', 'right', 'right']
    """
    questions = {question.key: question for question in exercise.questions}
    for key in answers:
        if key not in questions:
            close = get_close_matches(key, questions, n=1)
            meant = f" Did you mean {close[0]}?" if close else ""
            raise InputError(
                f"{key} is no question of this exercise: {', '.join(questions)}.{meant}"
            )
    gradients = {
        key: given
        for key, given in answers.items()
        if questions[key].at and key == questions[key].at
    }
    found = {diagnosis.at: diagnosis for diagnosis in diagnose(exercise.run, gradients)}
    return tuple(
        found[key] if key in found else _compared(questions[key], given)
        for key, given in answers.items()
    )


def _compared(question: Question, given: Any) -> Diagnosis:
    """An answer beside the right number and the wrong ones that were foreseen."""
    written = read_written(question.key, given)
    if not isinstance(written.value, float):
        raise InputError(f"{question.key} is one number, but {given!r} was written.")
    if agrees(written, question.answer):
        return Diagnosis(question.key, "right", (), f"Right. {question.reason}")
    for wrong in question.wrong:
        if agrees(written, wrong.value):
            return Diagnosis(question.key, "mistake", wrong.mistakes, wrong.text)
    text = f"{question.prompt} is not {written.text}, and no rule that we know gives it."
    return Diagnosis(question.key, "unknown", (), text)
