"""What the tabs show: the derivation, the trouble, the files to take home."""

import pytest

import nnviz
from nnviz.derivatives.dual import dual
from nnviz.lessons import LESSONS, Lesson
from nnviz.views.export import tikz
from nnviz.views.notation import numbers
from nnviz.views.steps import derivation
from nnviz.views.steps.nonfinite import trouble


def run(program: str, **inputs: float) -> nnviz.Run:
    return nnviz.run(nnviz.parse(program), inputs)


@pytest.mark.parametrize("lesson", LESSONS.values(), ids=LESSONS.keys())
def test_the_derivation_ends_each_line_with_the_gradient(lesson: Lesson) -> None:
    result = nnviz.run(nnviz.parse(lesson.program), lesson.inputs)
    lines = derivation.derivation(result)
    assert len(lines) == len(result.graph.nodes)
    for name in result.graph.inputs:
        start = derivation.partial(result.graph.output, name) + " = "
        line = next(line for line in lines if line.equation.startswith(start))
        assert line.equation.endswith(f" = {numbers.latex(result.gradient[name])}")


@pytest.mark.parametrize(
    ("program", "x", "said"),
    [
        ("log(x) + 1", -1, "The first nan is y = log(x): x is −1. From there it travelled to L."),
        ("exp(1000x)", 3, "The first infinity is L = exp(y): y is 3000."),
        ("sqrt(x) + 1", 0, "The first infinity among the gradients is on the edge from y back"),
        ("x + 1", 0, ""),
    ],
)
def test_trouble_is_traced_to_its_birth(program: str, x: float, said: str) -> None:
    result = run(program, x=x)
    assert trouble(nnviz.Frame(result, len(result.steps))).startswith(said)
    assert bool(trouble(nnviz.Frame(result, len(result.steps)))) == bool(said)
    assert trouble(nnviz.Frame(result, 0)) == ""


def test_the_tikz_figure_has_every_card_and_edge() -> None:
    result = run("L = x*x + y", x=2, y=1)
    figure = tikz.tikz(result)
    assert figure.count(r"\node[card") == len(result.graph.nodes)
    assert figure.count(r"\path") == len(result.graph.edges)


def test_an_infinity_is_traced_to_its_birth_in_forward_mode() -> None:
    pushed = dual(run("sqrt(x) + 1", x=0), "x")
    assert trouble(nnviz.Frame(pushed, 1)).startswith(
        "The first infinity among the tangents is ∂y/∂x: local ∞ times tangent 1, by way of x."
    )
    assert trouble(nnviz.Frame(pushed, 0)) == ""
