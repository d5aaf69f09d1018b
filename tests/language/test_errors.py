"""What can't be read is refused with its place, a reason and something to try; never a crash."""

import pickle
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nnviz
from tests.counting import calls


def refusal(program: str) -> nnviz.ExpressionError:
    with pytest.raises(nnviz.ExpressionError) as caught:
        nnviz.parse(program)
    return caught.value


@pytest.mark.parametrize(
    ("program", "position", "message", "hint"),
    [
        ("", 0, "There is nothing here yet.", "L = c*(a + 2b)"),
        ("# only a comment", 16, "There is nothing here yet.", "Type a formula"),
        ("sigmod(x)", 0, "sigmod is not a function", "Did you mean sigmoid?"),
        ("leaky_rleu(x)", 0, "leaky_rleu is not a function", "Did you mean leaky_relu?"),
        ("sigma(z)", 0, "sigma is not a function", "Did you mean sigmoid?"),
        ("cross_entrpy(a, b)", 0, "cross_entrpy is not a function", "cross_entropy"),
        ("a = x\r\nb = ?", 11, "?", "name or a number"),
        ("y\u0302 + ?", 5, "?", "name or a number"),
        ("c*(a + 2b", 9, "A ) is missing.", "(a + 2b"),
        ("a)", 1, "This ) closes nothing", "brackets"),
        ("a*", 2, "The formula stops short", "Add a name"),
        ("2 3", 2, "Two numbers stand side by side.", "2.5"),
        ("2,5x", 1, "A comma can only stand", "2.5"),
        ("sum([[x, 2], [3, 4]])", 4, "A matrix that is written out holds fixed", "such as W"),
        ("sum([[1, 2], [3, x]])", 4, "A matrix that is written out holds fixed", "such as W"),
        ("x 3", 2, "The number 3 stands right behind", "*3"),
        ("L = a*d\nd = 2b", 6, "d is not defined yet", "Move the definition of d"),
        ("a + b\nc", 0, "Only the last statement", "Name its value"),
        ("pi = 3x", 0, "pi is a constant", "pi1"),
        ("exp()", 0, "exp takes one operand, but here it has 0.", "exp(x)"),
        ("2*3", 0, "This is a constant", "input"),
        ("9^9^9^9 + x", 3, "This power is too large", "1.8e308"),
        ("1e999 x", 0, "This number is too large.", "1.8e308"),
        ("x\u200by", 1, "U+200B", "Delete it"),
        ("x.S", 1, "A point can only stand inside a number, or before a method.", "prefix"),
        ("c*(a + 2b) = L", 11, "This = is out of place.", "name = formula"),
        ("squared_error(a)", 0, "squared_error takes 2 operands, but here it has 1.", "(a, b)"),
        ("exp3(x)", 0, "exp3 is not a function", "exp"),
        ("L = f(x, y)", 4, "f is not a function", ""),
        ("y = group_norm(x)", 4, "group_norm is not a function", "write group_norm*"),
        ("y = ∂L", 4, "Derivatives are not typed here", "the function itself"),
        ("f(x) = f(x) + 1", 7, "f calls itself.", "Write out its steps"),
        ("for k in range(n): x = k", 9, "A loop runs over fixed numbers", "range(3)"),
        ("for k in range(5000): x = k*x", 9, "This loop has 5,000 rounds.", "Write fewer"),
        ("while x: y = x", 0, "while can't be read here.", "range"),
        ("x.detach()*2", 2, "detach cuts the graph", "as an input"),
        ("sum(x for x, z in y)", 18, "A loop runs over fixed numbers", "x_i in x"),
        ("a, b = 1, 2, 3", 5, "as many values as names", "a, b = 1, 2"),
        ("softmax(z, axis=7)", 0, "An axis is 0 or 1", "axis=0"),
        ("sum(x, where=m)", 13, "sum is read without where=", "Leave it out"),
        ("X[1:3]", 3, "Only whole rows and single entries", "x[0]"),
        ("9" * 500 + "x", 0, "This number is 500 characters long.", "at most 400"),
        ("\\frac{1}{2", 8, "A } is missing.", "Close the brace"),
        ("f = ^{", 5, "A } is missing.", "Close the brace"),
        ("L = x + \\left", 13, "The formula stops short", "Add a name"),
        ("y = x % 2", 6, "There is no remainder here.", "#"),
        ("y = x.view(-1)*2", 6, "view gives numbers another shape", "Leave it out"),
        ("[1, 2]", 0, "This is a constant", "such as x"),
        ("sum([1, 2*x]", 12, "A ) is missing.", "Close the bracket"),
        ("sum([1, 2", 9, "A ] is missing.", "[1, 2"),
        ("x @ [[1, 2], [3]]", 4, "rows of one length", "[[1, 2], [3, 4]]"),
        ("x @ []", 4, "A vector needs numbers", "[1, 2]"),
        ("x + [1, 2] @ [1, 2, 3]", 11, "These constants do not fit.", ""),
        ("x [1, 2]", 2, "A vector can't stand right behind something.", "@"),
        ("x]", 1, "This ] closes nothing", "Check the brackets."),
        ("softmax(a, b)", 0, "softmax takes one operand", "softmax(x)"),
        ("x" * 50, 0, "50 characters long", "at most 40"),
        ("x⁻", 1, "⁻ is not a whole number.", "^(…)"),
    ],
)
def test_refusals(program: str, position: int, message: str, hint: str) -> None:
    error = refusal(program)
    assert message in error.message
    assert hint in error.hint
    assert error.position == position


def test_line_and_column_count_from_one_and_the_caret_stands_under_the_place() -> None:
    error = refusal("d = 2b\nL = sigmod(d)")
    assert (error.line, error.column) == (2, 5)
    line, caret = error.excerpt.split("\n")
    assert line[caret.index("^") :].startswith("sigmod")
    assert str(error).startswith("Line 2, column 5: sigmod is not a function")


def test_a_long_line_is_shown_around_the_place() -> None:
    line, caret = refusal("x + " * 60 + "?").excerpt.split("\n")
    assert len(line) <= 76
    assert line[caret.index("^")] == "?"


@pytest.mark.parametrize("program", ["(" * 5000 + "x", "-" * 5000 + "x", "√" * 5000 + "x"])
def test_deep_nesting_is_refused_before_the_stack_runs_out(program: str) -> None:
    assert "nested more than 100 deep" in refusal(program).message


def test_a_hundred_levels_are_read() -> None:
    assert nnviz.parse("(" * 98 + "2x" + ")" * 98).output == "L"


def test_a_very_long_program_is_refused_before_it_is_read() -> None:
    assert calls(lambda: refusal("x+" * 10**6)) == calls(lambda: refusal("x+" * 10**5))
    assert "characters long" in refusal("x+" * 10**6).message


def test_reading_takes_calls_in_proportion_to_the_length() -> None:
    def line(number: int) -> str:
        return f"a{number} = [1, x{number}] @ [2x^2, exp(y)] - relu(3(x + 1)) / ŷ  # and so on"

    def reading(lines: int) -> int:
        program = "\n".join(map(line, range(lines)))
        return calls(lambda: nnviz.parse(program, max_nodes=100_000))

    reading(1)  # What is computed once for all programs is not counted.
    assert reading(400) < 9 * reading(50)


def test_an_error_survives_pickling() -> None:
    error = refusal("sigmod(x)")
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


PIECES = st.sampled_from(
    [
        *("x", "y1", "ŷ", "2", ".5", "1e9", "1e999", "=", "\n", ";", "#", "(", ")", "[", "]", ","),
        *("+", "-", "−", "*", "·", "**", "/", "^", "²", "⁻", "√", "@", ".T", "exp", "max", "relu"),
        *("pi", "softmax", " ", "\t", "'", "\\", "\u200b", "𝒙", "é", "__import__", "lambda", "½"),
    ]
)


@settings(max_examples=500)
@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_any_text_parses_or_is_explained(text: str) -> None:
    outcome = parsed(text)
    if isinstance(outcome, nnviz.ExpressionError):
        assert outcome.message
        assert 0 <= outcome.position <= len(outcome.text)
        assert "^" in outcome.excerpt
    else:
        with suppress(nnviz.InputError):  # numbers may not fit where vectors are multiplied
            nnviz.run(outcome, dict.fromkeys(outcome.inputs, 1.0))


def parsed(text: str) -> nnviz.Graph | nnviz.ExpressionError:
    try:
        return nnviz.parse(text)
    except nnviz.ExpressionError as error:
        return error


GROWING: dict[str, Callable[[int], str]] = {
    "glued letters": lambda size: " + ".join(f"a{k}b{k}" for k in range(size)),
    "transposes": lambda size: " + ".join(["xᵀAx"] * size),
    "second values": lambda size: "\n".join(["x = 2x"] * size),
    "sums over indices": lambda size: "\n".join(f"p{k}_i = z_i/Σ_k z_k" for k in range(size)),
    "fractions of LaTeX": lambda size: r"\frac12 x + " * size + "x",
    "names alone": lambda size: "x\n" * size + "y = x",
    "prints": lambda size: "print(x)\n" * size + "y = x",
    "exponents": lambda size: "e^x + " * size + "x",
    "functions without brackets": lambda size: "log x + " * size + "x",
    "functions": lambda size: "\n".join(f"f{k}(x) = x + {k}" for k in range(size)) + "\ny = f1(z)",
    "bars": lambda size: "|x| " * size,
    "open brackets": lambda size: "f(" * size,
    "open sums": lambda size: "Σ_(" * size,
    "quotes": lambda size: "\"'" * size,
    "digits": lambda size: "9" * size + "x",
    "blanks": lambda size: " " * size + "x",
}
"""Programs of any size, of all that reading looks ahead or behind for."""


@pytest.mark.parametrize("kind", GROWING)
def test_no_text_costs_more_than_its_length(kind: str) -> None:
    def reading(size: int) -> int:
        return calls(lambda: parsed(GROWING[kind](size)))

    reading(1)  # What is computed once for all programs is not counted.
    assert reading(400) < 9 * reading(50) + 1000
