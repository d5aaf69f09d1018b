"""Sheets and keys as pages to print, each variant on pages of its own; they need no network."""

from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

from nnviz.exercises.exercise import Exercise
from nnviz.exercises.formats import wording
from nnviz.exercises.kinds import KINDS
from nnviz.exercises.sheet import Variant
from nnviz.views.notation import palette
from nnviz.views.notation.numbers import short

STYLE = Path(__file__).with_name("sheet.css")

Drawing = Callable[[Exercise], str]
"""Draws the blank graph of an exercise, as SVG."""


def no_drawing(exercise: Exercise) -> str:
    """The place of a drawing, left empty."""
    return ""


def sheets(title: str, variants: Sequence[Variant], draw: Drawing = no_drawing) -> str:
    """The sheets of all variants: tasks, graphs and tables to fill in."""
    return _page(title, [_sheet(title, variant, draw, solved=False) for variant in variants])


def key(title: str, variants: Sequence[Variant], draw: Drawing = no_drawing) -> str:
    """The same sheets with every number and its reason."""
    named = f"{title}: key"
    return _page(named, [_sheet(named, variant, draw, solved=True) for variant in variants])


def _page(title: str, bodies: Sequence[str]) -> str:
    style = palette.variables(":root") + "\n" + STYLE.read_text(encoding="utf-8")
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n"
        f"</head>\n<body>\n{''.join(bodies)}</body>\n</html>\n"
    )


def _sheet(title: str, variant: Variant, draw: Drawing, *, solved: bool) -> str:
    whose = f" for {escape(variant.code)}" if solved else ""
    parts = "".join(
        _exercise(number, exercise, draw, solved=solved)
        for number, exercise in enumerate(variant.exercises, 1)
    )
    return (
        f'<section class="sheet">\n<header><h1>{escape(title)}</h1>'
        f"<p>Variant {escape(variant.id)}{whose}</p></header>\n{parts}</section>\n"
    )


def _exercise(number: int, exercise: Exercise, draw: Drawing, *, solved: bool) -> str:
    shown = ""
    if exercise.table:
        shown = _table(wording.COLUMNS, exercise.table)
    rows = [
        (question.prompt, short(question.answer), question.reason)
        if solved
        else (question.prompt, "")
        for question in exercise.questions
    ]
    columns = ("asked", "answer", "reason") if solved else ("asked", "answer")
    return (
        f"<article>\n<h2>{number}. {escape(KINDS[exercise.kind].title)}</h2>\n"
        f"<p>{escape(exercise.task)}</p>\n<pre>{escape(exercise.program)}</pre>\n"
        f"<p>{escape(wording.given(exercise))}</p>\n{draw(exercise)}{shown}"
        f'{_table(columns, rows)}<p class="id">{escape(exercise.id)}</p>\n</article>\n'
    )


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    lines = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>\n" for row in rows
    )
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{lines}</tbody>\n</table>\n"
