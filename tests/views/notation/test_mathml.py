"""Formulas become MathML that is well formed, coloured by roles, and never markup of a name's."""

import re
from collections.abc import Callable
from xml.etree import ElementTree

import pytest

import nnviz
from nnviz.engine.operations import OPERATIONS
from nnviz.engine.operations.operation import Operation
from nnviz.views.notation import names
from nnviz.views.notation.mathml import UnknownLatexError, mathml
from nnviz.views.notation.palette import DOWNSTREAM
from nnviz.views.steps import formulas
from tests.runs import HOSTILE, KINDS


@pytest.mark.parametrize("make", KINDS.values(), ids=KINDS.keys())
def test_every_formula_of_a_run_is_well_formed(make: Callable[[], nnviz.Run]) -> None:
    run = make()
    for index in range(len(run.steps) + 1):
        frame = nnviz.Frame(run, index)
        ElementTree.fromstring(mathml(formulas.of_step(frame)))
        if full := formulas.jacobian(run.steps[index - 1]) if index else "":
            ElementTree.fromstring(mathml(full))


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS.keys())
def test_every_operation_is_well_formed(operation: Operation) -> None:
    wholes = operation.whole.local if operation.whole else ()
    written = [operation.latex, *(rule.latex for rule in operation.local)]
    for template in (*written, *(rule.latex for rule in wholes)):
        ElementTree.fromstring(mathml(re.sub(r"<(\w+)>", r"{\1}", template)))


def test_a_colour_becomes_the_class_of_its_role() -> None:
    assert '<mrow class="d"><mn>5</mn></mrow>' in mathml(rf"\textcolor{{{DOWNSTREAM.light}}}{{5}}")


def test_a_minus_after_an_operator_is_a_sign() -> None:
    assert mathml("a = -2").count('form="prefix"') == 1
    assert mathml("a - 2").count('form="prefix"') == 0
    assert mathml(r"(a) - 2").count('form="prefix"') == 0


def test_a_layer_stands_over_an_index() -> None:
    assert "<msubsup><mi>w</mi><mn>12</mn>" in mathml(names.latex("w1_12"))


def test_an_infinity_is_no_operator_that_keeps_its_distance() -> None:
    assert '<mi mathvariant="normal">∞</mi>' in mathml(r"-\infty")


def test_words_keep_the_space_between_them_and_what_follows() -> None:
    assert ">with\N{NO-BREAK SPACE}</mi>" in mathml(r"\text{with }x")


def test_a_hostile_name_stays_text() -> None:
    written = mathml(names.latex(HOSTILE))
    assert "<b" not in written
    assert "".join(ElementTree.fromstring(written).itertext()) == HOSTILE


def test_a_command_that_nobody_writes_is_refused() -> None:
    with pytest.raises(UnknownLatexError, match="oint"):
        mathml(r"\oint x")
