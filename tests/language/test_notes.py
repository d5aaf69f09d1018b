"""What may be meant otherwise is told where it stands, with a program that says it."""

import pytest

import nnviz
from nnviz.lessons import LESSONS
from nnviz.lessons.presets import PRESETS


@pytest.mark.parametrize(
    ("program", "position", "told", "suggestion"),
    [
        ("y = w1x1 + b", 4, "w1 times x1", "y = w1*x1 + b"),
        ("y = wx + b", 4, "one variable", "y = w*x + b"),
        ("y = Wx", 4, "one variable", "y = W·x"),
        ("y = e^-x", 4, "Euler's number", "y = exp(-x)"),
        ("y = e^2x", 6, "Only 2 stands in the exponent", "y = e^(2x)"),
        ("y = 3log x", 5, "log x is read as log(x)", "y = 3log(x)"),
        ("y = sin² x", 4, "read as (sin(x))^2", "y = (sin(x))^2"),
        ("y = a / 2b", 6, "only 2 is divided by", "y = a / (2b)"),
        ("y = x^T A x", 5, "the transpose", "y = x.T A x"),
        ("y = 2[a + b]", 5, "brackets around a sum", "y = 2(a + b)"),
        ("x = 2x\ny = x^2", 0, "a new step, called x2", "x2 = 2x\ny = x2^2"),
        ("y = a\ny += x", 6, "a new step, called y2", "y = a\ny2 = y + (x)"),
        ("L = Σ_i w_i x_i", 4, "sum(…) over all entries", "L = sum(w x)"),
        ("p_i = z_i/Σ_k z_k\nL = -log(p_y)", 0, "p is read as a vector", None),
        ("y = x\nprint(y)", 6, "left out", "y = x\n"),
        ("y = f(3)x", 4, "f times 3", "y = f*(3)x"),
        ("s = 0.1\ny = s*x", 0, "s is a constant here", "s = tensor(0.1)\ny = s*x"),
        ("L = sum(w x)", 8, "w x multiplies vectors entry by entry", "L = sum(w·x)"),
        ("y = std(x)", 4, "divides by the number of entries", "y = std(x, ddof=1)"),
        ("L = C[X]x", 4, "X is read as the number of an entry", "L = dot(C, X)x"),
        ("y = μ + σ ε", 8, "σ is read as a variable", None),
        ("y = clip(x, 0, 1)", 4, "half of the gradient", None),
        ("for t in range(2): h = w*h", 0, "its first value is h0", None),
    ],
)
def test_a_note_stands_at_its_place_and_offers_a_program(
    program: str, position: int, told: str, suggestion: str | None
) -> None:
    notes = [note for note in nnviz.parse(program).notes if told in note.text]
    assert [note.position for note in notes] == [position]
    assert suggestion in (None, notes[0].suggestion)


def test_a_suggestion_leaves_nothing_to_tell() -> None:
    for program in ("y = w1x1 + w2x2", "y = 2e^-x", "x = 2x\ny = x^2"):
        suggestion = nnviz.parse(program).notes[0].suggestion
        assert suggestion is not None
        assert nnviz.parse(suggestion).notes in ((), nnviz.parse(program).notes[1:])


def test_one_press_writes_a_sum_and_all_that_belongs_to_it() -> None:
    graph = nnviz.parse("p_i = exp(z_i) / Σ_k exp(z_k)\nL = -log(p_y)")
    assert graph.notes[0].suggestion == "p = exp(z) / sum(exp(z))\nL = -log(dot(p, y))"


def test_positions_are_those_of_the_text_as_typed() -> None:
    program = "𝑎 = ½𝑏²\ny = \\frac{a}{2} + e^{-x}"
    (note,) = nnviz.parse(program).notes
    assert program[note.position :].startswith("e^{-x}")


@pytest.mark.parametrize("key", LESSONS)
def test_lessons_leave_nothing_to_tell(key: str) -> None:
    assert nnviz.parse(LESSONS[key].program).notes == ()


@pytest.mark.parametrize("key", PRESETS)
def test_programs_of_networks_leave_nothing_to_tell(key: str) -> None:
    assert nnviz.parse(PRESETS[key].network.program).notes == ()


def test_notes_have_an_end() -> None:
    program = " + ".join(f"a{number}b{number}" for number in range(200))
    notes = nnviz.parse(program).notes
    assert 1 < len(notes) < 50


@pytest.mark.parametrize(
    ("program", "suggestion"),
    [
        ("y = sigmod(x)", "y = sigmoid(x)"),
        ("y = log(1 + x", "y = log(1 + x)"),
        ("y = 2x)", "y = 2x"),
        ("y = 0,5x", "y = 0.5x"),
        ("y = w.x", "y = w·x"),
        ("y = W [1, 2]", "y = W ·[1, 2]"),
        ("L = 2d\nd = x^2", "d = x^2\nL = 2d"),
        ("w*x + b = z", "z = w*x + b"),
        ("x^2\ny = 3x", "u = x^2\ny = 3x"),
        ("x\u200by", "xy"),
        ("y = x 3", "y = x *3"),
        ("y = sg(1, x)", None),
    ],
)
def test_an_error_offers_the_whole_program_corrected(program: str, suggestion: str | None) -> None:
    with pytest.raises(nnviz.ExpressionError) as caught:
        nnviz.parse(program)
    assert caught.value.suggestion == suggestion
