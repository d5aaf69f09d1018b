"""All four ways give the answers of the lecture's quiz and examples."""

import json
from itertools import islice
from typing import Any

import pytest

import nnviz
from nnviz.derivatives.comparison import Answer, answers
from nnviz.derivatives.cost import bill, evaluation, forward_mode, reverse_mode
from nnviz.engine.run import Run
from nnviz.symbolic.algebra import derive
from nnviz.symbolic.formula import value
from nnviz.symbolic.worker import derivatives


def four_ways(run: Run) -> dict[str, Answer]:
    inputs = {name: run.value[name] for name in run.graph.inputs}
    told = islice(derive(json.loads(derivatives(run.graph, {}))), len(inputs))
    formulas = {each["by"]: value(each["rows"], inputs) for each in told}
    return {answer.by: answer for answer in answers(run, formulas)}


def check(answer: Answer, truth: float) -> None:
    assert answer.reverse_mode == pytest.approx(truth, rel=1e-12)
    assert answer.forward_mode.slope == pytest.approx(truth, rel=1e-12)
    assert answer.symbolic is not None
    assert answer.symbolic.slope == pytest.approx(truth, rel=1e-12)
    for found in (answer.forward_difference, answer.central_difference):
        assert abs(found.slope - truth) <= found.expected + 1e-12 * abs(truth)
        assert found.slope == pytest.approx(truth, rel=1e-6)


def test_the_quiz_by_all_four_ways(textbook: Any) -> None:
    facts = textbook["differentiation_quiz"]
    found = four_ways(nnviz.run(nnviz.parse(facts["expression"]), facts["inputs"]))
    check(found["x"], facts["dy/dx"])
    check(found["z"], facts["dy/dz"])
    assert [round(found[name].reverse_mode) for name in ("x", "z")] == facts["rounded"]


def test_the_simple_example_by_all_four_ways(textbook: Any) -> None:
    facts = textbook["simple_example"]
    found = four_ways(nnviz.run(nnviz.parse(facts["expression"]), {"x": facts["at"]["x"]}))
    check(found["x"], facts["at"]["dJ/dx"])


def test_the_books_graph_by_all_four_ways(textbook: Any) -> None:
    facts = textbook["computation_graph"]
    found = four_ways(nnviz.run(nnviz.parse(facts["expression"]), facts["inputs"]))
    for name in facts["inputs"]:
        check(found[name], facts["gradients"][name])


def test_reverse_mode_costs_the_same_whatever_the_number_of_inputs() -> None:
    graph = nnviz.parse("y = x*sin(x)")
    assert bill(graph, 1000, 1).reverse_mode == reverse_mode(graph).operations
    assert bill(graph, 1, 1000).forward_mode == forward_mode(graph).operations
    assert bill(graph, 9, 1).forward_difference == 10 * evaluation(graph).operations


def test_what_the_output_does_not_use_costs_nothing() -> None:
    assert evaluation(nnviz.parse("unused = exp(x)\ny = 2x")).operations == 1
