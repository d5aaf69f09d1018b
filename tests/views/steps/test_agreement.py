"""Drawing, formula, sentence and table show the same numbers, at every step of every lesson.

Of lessons in vectors and matrices too few entries are written out for that to be checked.
"""

from unicodedata import normalize
from xml.etree import ElementTree

import numpy as np
import pytest

import nnviz
from nnviz.lessons import LESSONS, Lesson
from nnviz.player import picture
from nnviz.views.notation import numbers
from nnviz.views.steps import formulas, table, words

IN_NUMBERS = [lesson for lesson in LESSONS.values() if nnviz.parse(lesson.program).is_scalar]


def drawn(run: nnviz.Run, index: int) -> str:
    """The texts of a drawing at a step, a line each."""
    drawing = ElementTree.fromstring(picture.svg(run, index))
    texts = drawing.iter("{http://www.w3.org/2000/svg}text")
    return normalize("NFKC", "\n".join("".join(text.itertext()) for text in texts))


@pytest.mark.parametrize("lesson", IN_NUMBERS, ids=lambda lesson: lesson.key)
def test_the_four_views_agree(lesson: Lesson) -> None:
    run = nnviz.run(nnviz.parse(lesson.program), lesson.inputs)
    rows = table.rows(run)
    for index, step in enumerate(run.steps, 1):
        frame = nnviz.Frame(run, index)
        drawing, formula, sentence = (
            drawn(run, index),
            formulas.of_step(frame),
            words.sentence(frame),
        )
        row = rows[index - 1]
        assert row["step"] == str(index)
        numbers_of_step = {
            "value": step.value,
            "upstream": step.upstream,
            "local": step.local,
            "downstream": step.downstream,
            "gradient": step.gradient,
        }
        for column, number in numbers_of_step.items():
            if isinstance(number, nnviz.LinearMap):
                continue  # a map is written as algebra, not as numbers
            if number is None:
                assert row[column] == ""
                continue
            shown = numbers.short(number)
            assert row[column].split(" + ")[0] == shown
            assert all(numbers.short(float(entry)) in drawing for entry in np.ravel(number))
            assert shown in sentence
            assert numbers.latex(number) in formula


def test_a_partial_sum_says_how_many_are_to_come() -> None:
    run = nnviz.run(nnviz.parse("x*x + x"), {"x": 3})
    first = next(index for index, step in enumerate(run.steps, 1) if step.input == "x")
    frame = nnviz.Frame(run, first)
    assert "∂L/∂x = 1 + ..." in drawn(run, first)
    assert "so far, 2 more to come" in words.sentence(frame)
    assert "so far, 2 more to come" in formulas.of_step(frame)
    assert table.rows(run)[first - 1]["gradient"].endswith("+ …")


def test_the_last_arrival_shows_every_term() -> None:
    run = nnviz.run(nnviz.parse("t = x^2\nL = 4t - 18t*t/18"), {"x": 3})
    last = max(index for index, step in enumerate(run.steps, 1) if step.input == "t")
    assert "t is used 3 times, so what arrives is added up" in words.sentence(
        nnviz.Frame(run, last)
    )


def test_a_kink_names_its_convention() -> None:
    run = nnviz.run(nnviz.parse("relu(x)"), {"x": 0})
    assert "textbook's convention is 1" in words.sentence(nnviz.Frame(run, 3))
    smooth = nnviz.run(nnviz.parse("relu(x)"), {"x": 1})
    assert "convention" not in words.sentence(nnviz.Frame(smooth, 3))
