"""Answers to the questions of an exercise, judged: gradients with carry-through."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

import numpy as np

from nnviz.engine.inputs import InputError
from nnviz.engine.shapes import describe
from nnviz.exercises.diagnosis import Diagnosis, diagnose
from nnviz.exercises.exercise import Box, Exercise, Question
from nnviz.mistakes.written import Written, agrees, read_written


def judge(exercise: Exercise, answers: Mapping[str, Any]) -> tuple[Diagnosis, ...]:
    """Judge answers by the keys of an exercise's questions, or of its boxes.

    Raises
    ------
    InputError : an answer is no number, has a wrong shape, or there is no such question

    >>> from nnviz.exercises.making import exercise
    >>> made = exercise("uses", 1, 7)
    >>> [found.verdict for found in judge(made, made.answers)]
    ['right', 'right', 'right']
    """
    boxes = {box.key: box for box in exercise.boxes}
    entries = {question.key: question for question in exercise.questions}
    for key in answers:
        if key not in entries and key not in boxes:
            close = get_close_matches(key, entries, n=1)
            meant = f" Did you mean {close[0]}?" if close else ""
            raise InputError(f"{key} is no question of this exercise: {', '.join(entries)}.{meant}")
    gradients = {
        key: given
        for key, given in answers.items()
        if key in boxes and key == boxes[key].questions[0].at
    }
    found = {diagnosis.at: diagnosis for diagnosis in diagnose(exercise.run, gradients)}
    return tuple(
        found[key]
        if key in found
        else _entry(entries[key], read_written(entries[key].prompt, given))
        if key in entries
        else _entries(boxes[key], given)
        for key, given in answers.items()
    )


def judge_readable(
    exercise: Exercise, answers: Mapping[str, str]
) -> dict[str, Diagnosis | InputError]:
    """Judge answers of which some may be unreadable: for those the reason stands.

    >>> from nnviz.exercises.making import exercise
    >>> made = exercise("path", 1, 7)
    >>> first, *_ = made.boxes
    >>> print(judge_readable(made, {first.key: "two"})[first.key])
    the local slope ∂L/∂v must be a number, such as −2, 0.333, 2e−3 or −4/3, but it is 'two'.
    """
    refused: dict[str, Diagnosis | InputError] = {}
    for key, given in answers.items():
        try:
            judge(exercise, {key: given})
        except InputError as error:
            refused[key] = error
    rest = {key: given for key, given in answers.items() if key not in refused}
    judged = dict(zip(rest, judge(exercise, rest), strict=True))
    return {key: judged.get(key) or refused[key] for key in answers}


def _entry(question: Question, written: Written) -> Diagnosis:
    """A number beside the right one and the wrong ones that were foreseen."""
    if not isinstance(written.value, float):
        raise InputError(f"{question.prompt} is one number, but {written.text} was written.")
    if agrees(written, question.answer):
        return Diagnosis(question.key, "right", (), f"Right. {question.reason}")
    for wrong in question.wrong:
        if agrees(written, wrong.value):
            return Diagnosis(question.key, "mistake", wrong.mistakes, wrong.text)
    unknown = ", and no rule that we know gives it" if question.wrong else ""
    text = f"{question.prompt} is not {written.text}{unknown}."
    return Diagnosis(question.key, "unknown", (), text)


def _entries(box: Box, given: Any) -> Diagnosis:
    """A vector or matrix, entry by entry: the first that is wrong, or all of it right."""
    written = read_written(box.prompt, given)
    shape = np.shape(written.value)
    if shape != box.shape:
        raise InputError(
            f"{describe(box.prompt, box.shape)}, but {describe('what was written', shape)}."
        )
    wrong = (each for each in _judged(box, written) if each.verdict != "right")
    right = Diagnosis(box.key, "right", (), f"Right. {box.questions[0].reason}")
    return next(wrong, right)


def _judged(box: Box, written: Written) -> Iterator[Diagnosis]:
    numbers = np.ravel(written.value).tolist()
    for question, number in zip(box.questions, numbers, strict=True):
        yield _entry(question, Written(number, f"{number:g}"))
