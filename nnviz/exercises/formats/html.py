"""Sheets and keys as pages to print, each variant on pages of its own; they need no network."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from nnviz.exercises import picture
from nnviz.exercises.exercise import Exercise
from nnviz.exercises.formats import wording
from nnviz.exercises.kinds import KINDS
from nnviz.exercises.sheet import Variant
from nnviz.views.notation import palette, sheets
from nnviz.views.notation.numbers import short
from nnviz.views.notation.tables import table
from nnviz.views.scene import still

STYLE = Path(__file__).with_name("sheet.css")


def blank(title: str, variants: Sequence[Variant]) -> str:
    """The sheets of all variants: tasks, blank graphs and tables to fill in.

    Raises
    ------
    LayoutError : as `nnviz.views.scene.layout.layout`
    """
    return _page(title, [sheet(title, variant) for variant in variants])


def key(title: str, variants: Sequence[Variant]) -> str:
    """The same sheets with every number and its reason.

    Raises
    ------
    LayoutError : as `nnviz.views.scene.layout.layout`
    """
    named = f"{title}: key"
    return _page(named, [sheet(named, variant, solved=True) for variant in variants])


def rules() -> str:
    """The style of sheets, with the colours that a page names."""
    return f"{still.rules()}\n{sheets.lean(STYLE)}"


def _page(title: str, bodies: Sequence[str]) -> str:
    style = f"{sheets.fonts()}\n{palette.variables(':root')}\n{rules()}"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n<style>\n{style}\n</style>\n"
        f'</head>\n<body>\n<main class="sheets">\n{"".join(bodies)}</main>\n</body>\n</html>\n'
    )


def sheet(title: str, variant: Variant, *, solved: bool = False) -> str:
    """One student's sheet, or with every number and reason their key.

    Raises
    ------
    LayoutError : as `nnviz.views.scene.layout.layout`
    """
    whose = f" for {escape(variant.code)}" if solved else ""
    parts = "".join(
        _exercise(number, exercise, solved=solved)
        for number, exercise in enumerate(variant.exercises, 1)
    )
    return (
        f'<section class="sheet">\n<header><h1>{escape(title)}</h1>'
        f"<p>Variant {escape(variant.id)}{whose}</p></header>\n{parts}</section>\n"
    )


def _exercise(number: int, exercise: Exercise, *, solved: bool) -> str:
    shown = ""
    if exercise.table:
        shown = table(wording.COLUMNS, exercise.table)
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
        f"<p>{escape(wording.given(exercise))}</p>\n{_figure(exercise, solved=solved)}"
        f'{shown}{table(columns, rows)}<p class="id">{escape(exercise.id)}</p>\n</article>\n'
    )


def _figure(exercise: Exercise, *, solved: bool) -> str:
    alt = escape(picture.said(exercise, solved=solved))
    drawn = picture.drawn(exercise, solved=solved).svg
    return f'<figure role="img" aria-label="{alt}">{drawn}</figure>\n'
