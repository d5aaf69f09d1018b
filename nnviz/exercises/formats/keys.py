"""Every exercise with its answers and its wrong answers, for programs and for spreadsheets."""

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

import numpy as np

from nnviz.engine.ieee import Value
from nnviz.exercises.exercise import Exercise
from nnviz.exercises.sheet import Variant

COLUMNS = ("variant", "code", "exercise", "question", "asked", "answer", "tolerance", "reason")


def json_text(title: str, variants: Sequence[Variant]) -> str:
    """A list of objects, one for each exercise."""
    records = [
        {"variant": variant.id, "code": variant.code} | record(exercise)
        for variant in variants
        for exercise in variant.exercises
    ]
    return json.dumps(records, ensure_ascii=False, indent=1) + "\n"


def record(exercise: Exercise) -> dict[str, Any]:
    """An exercise as plain data.

    >>> from nnviz.exercises.making import exercise
    >>> sorted(record(exercise("path", 1, 7)))[:5]
    ['answers', 'id', 'inputs', 'kind', 'level']
    """
    return {
        "id": exercise.id,
        "kind": exercise.kind,
        "level": exercise.level,
        "task": exercise.task,
        "program": exercise.program,
        "inputs": {name: _plain(value) for name, value in exercise.inputs.items()},
        "table": [list(line) for line in exercise.table],
        "answers": exercise.answers,
        "reasons": {question.key: question.reason for question in exercise.questions},
        "mistakes": {
            question.key: [
                {"value": wrong.value, "mistakes": list(wrong.mistakes), "text": wrong.text}
                for wrong in question.wrong
            ]
            for question in exercise.questions
        },
        "link": exercise.link,
    }


def csv_text(title: str, variants: Sequence[Variant]) -> str:
    """A line for each question."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    for variant in variants:
        for exercise in variant.exercises:
            for question in exercise.questions:
                rows.writerow(
                    (
                        variant.id,
                        variant.code,
                        exercise.id,
                        question.key,
                        question.prompt,
                        repr(question.answer),
                        repr(question.tolerance),
                        question.reason,
                    )
                )
    return text.getvalue()


def _plain(value: Value) -> Any:
    return value.tolist() if isinstance(value, np.ndarray) else value
