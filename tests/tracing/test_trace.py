"""A traced function gives its own value, right gradients, and a program that gives the same."""

import math
from typing import Any

import numpy as np
import pytest

import nnviz
from tests.tracing.functions import FUNCTIONS, Traceable, network

ALL = pytest.mark.parametrize("traceable", FUNCTIONS.values(), ids=FUNCTIONS.keys())


@ALL
def test_the_value_is_that_of_the_function(traceable: Traceable) -> None:
    run = nnviz.trace(traceable.function, **traceable.inputs)
    arrays = {
        name: np.array(given) if isinstance(given, list) else given
        for name, given in traceable.inputs.items()
    }
    assert run.value[run.graph.output] == pytest.approx(traceable.function(**arrays), rel=1e-12)


@ALL
def test_the_gradients_are_those_of_finite_differences(traceable: Traceable) -> None:
    run = nnviz.trace(traceable.function, **traceable.inputs)
    assert all(row.agrees for row in nnviz.check(run))


@ALL
def test_the_program_gives_the_same_gradients(traceable: Traceable) -> None:
    run = nnviz.trace(traceable.function, **traceable.inputs)
    inputs = {name: run.value[name] for name in run.graph.inputs}
    graph = nnviz.parse(run.program)
    again = nnviz.run(graph, {name: inputs[name] for name in graph.inputs})
    for name in graph.inputs:
        np.testing.assert_allclose(again.gradient[name], run.gradient[name], rtol=1e-12)


def test_results_have_the_names_of_variables() -> None:
    run = nnviz.trace(network, **FUNCTIONS["a network"].inputs)
    assert {"h", "yhat"} < set(run.graph.slots)
    assert run.graph.output == "L"


def test_attributes_and_keys_name_results_too() -> None:
    class Model:
        z: Any

    def loss(x: float) -> Any:
        model, cache = Model(), {}
        model.z = 2 * x
        cache["h"] = model.z + 1
        return cache["h"] * model.z

    assert list(nnviz.trace(loss, x=1.0).graph.slots) == ["x", "z", "h", "L"]


def test_the_results_of_one_variable_are_numbered() -> None:
    run = nnviz.trace(FUNCTIONS["a loop"].function, x=0.5, w=1.5, n=2)
    assert [name for name in run.graph.slots if name.startswith("h")] == ["h1", "h2"]


def test_the_branch_that_was_taken_is_told() -> None:
    run = nnviz.trace(FUNCTIONS["branches"].function, x=2.0, y=-1.5)
    told = [note.text for note in run.graph.notes]
    assert "if x > y:" in told[0]
    assert "2 > -1.5 is true here" in told[0]


def test_a_comparison_that_only_decides_is_no_node() -> None:
    run = nnviz.trace(FUNCTIONS["branches"].function, x=2.0, y=-1.5)
    assert all(node.operation != ">" for node in run.graph.nodes)


def test_what_is_no_number_is_passed_on() -> None:
    def loss(x: float, activation: str, scale: float | None) -> Any:
        assert scale is None
        return math.tanh(x) if activation == "tanh" else x

    assert nnviz.trace(loss, x=0.5, activation="tanh", scale=None).graph.inputs == ("x",)


def test_an_array_that_is_changed_in_place_is_changed_for_all_who_hold_it() -> None:
    def loss(x: Any) -> Any:
        y = x * 2
        held = y
        above = y > 3
        y += 1
        y *= x
        return (held * above).sum()

    run = nnviz.trace(loss, x=[1.0, 2.0])
    assert run.value["L"] == loss(np.array([1.0, 2.0]))


def test_an_input_may_have_any_name() -> None:
    assert nnviz.trace(lambda function: function * 2, function=1.0).gradient["function"] == 2


def test_rows_of_several_lengths_are_passed_on() -> None:
    run = nnviz.trace(lambda x, rows: x * len(rows[1]), x=1.0, rows=[[1], [1, 2]])
    assert run.gradient["x"] == 2


def test_arithmetic_of_infinities_raises_nothing() -> None:
    run = nnviz.trace(lambda x: 1 / x, x=0.0)
    assert run.value["L"] == math.inf


def test_a_loop_of_a_thousand_rounds_is_traced() -> None:
    run = nnviz.trace(FUNCTIONS["a loop"].function, x=0.5, w=1.5, n=1_000)
    assert len(run.graph.nodes) == 2_003


def test_math_is_itself_again_after_a_trace() -> None:
    before = dict(vars(math))
    nnviz.trace(lambda x: math.exp(x), x=1.0)
    with pytest.raises(nnviz.TraceError):
        nnviz.trace(lambda x: math.floor(x), x=1.0)
    assert vars(math) == before


def _taken_out(x: float) -> Any:
    return float(x) * 2


def _in_place(x: Any) -> Any:
    x[0] = 1.0
    return x.sum()


def _remainder(x: float) -> Any:
    return x % 2


def _unknown(x: Any) -> Any:
    return np.fft.fft(x).sum()


def _three_dimensions(x: Any) -> Any:
    return x.reshape(1, 1, -1).sum()


def _misfit(x: Any) -> Any:
    return (x @ np.ones((2, 2))).sum()


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (_taken_out, "float(x) * 2: the number is taken out of the trace"),
        (_in_place, "x[0] = 1.0: an entry is changed in place"),
        (_remainder, "x % 2: whole-number division"),
        (_unknown, "np.fft can't be traced"),
        (_three_dimensions, "the result has shape (1, 1, 3)"),
        (_misfit, "the shapes (3,) and (2, 2) do not fit"),
    ],
)
def test_what_cannot_be_traced_is_told_with_its_line(function: Any, said: str) -> None:
    given = 2.0 if function in (_taken_out, _remainder) else [1.0, 2.0, 3.0]
    with pytest.raises(nnviz.TraceError) as caught:
        nnviz.trace(function, x=given)
    assert said in str(caught.value)
    assert caught.value.line == function.__code__.co_firstlineno + 1


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (lambda x: 3.0, "returns 3.0, which does not depend on the inputs"),
        (lambda x: (x, x), "returns 2 results"),
        (lambda x: x * 2, r"returns an array of shape \(2,\)"),
    ],
)
def test_a_result_that_is_not_one_number_is_refused(function: Any, said: str) -> None:
    with pytest.raises(nnviz.TraceError, match=said):
        nnviz.trace(function, x=[1.0, 2.0])
