"""Values of micrograd become runs: the same gradients, and the first wrong one with its reason."""

import random

import pytest
from micrograd.engine import Value
from micrograd.nn import MLP

import nnviz
from nnviz import from_micrograd
from tests.tracing import lecture


def test_the_gradients_are_micrograd_s_own() -> None:
    a, b = Value(-4.0), Value(2.0)
    c = a + b
    d = a * b + b**3
    c += c + 1
    c += 1 + c + (-a)
    d += d * 2 + (b + a).relu()
    d += 3 * d + (b - a).relu()
    e = c - d
    f = e**2
    g = f / 2.0
    g += 10.0 / f
    g.backward()
    run = from_micrograd(g)
    assert run.graph.inputs[:2] == ("a", "b")
    assert run.value["g"] == pytest.approx(g.data, rel=1e-12)
    assert run.gradient["a"] == pytest.approx(a.grad, rel=1e-12)
    assert run.gradient["b"] == pytest.approx(b.grad, rel=1e-12)
    assert run.graph.notes == ()


def test_values_have_the_names_of_their_labels() -> None:
    x = lecture.Value(2.0, label="x1")
    w = lecture.Value(-3.0, label="w1")
    product = x * w
    product.label = "x1*w1"
    out = product.tanh()
    run = from_micrograd(out)
    assert list(run.graph.slots) == ["w1", "x1", "x1_w1", "out"]


def test_a_network_s_parameters_are_inputs() -> None:
    random.seed(1)
    model = MLP(2, [3, 1])
    loss = (model([1.0, -2.0]) - 1.0) ** 2
    loss.backward()
    run = from_micrograd(loss)
    assert len(run.graph.inputs) == len(model.parameters())
    assert run.gradient["model1"] == pytest.approx(model.parameters()[0].grad, rel=1e-12)


def test_the_sides_of_a_difference_are_found_by_its_value() -> None:
    a, b = lecture.Value(5.0), lecture.Value(2.0)
    run = from_micrograd(a - b)
    assert (run.gradient["a"], run.gradient["b"]) == (1, -1)


def test_the_program_gives_the_same_gradients() -> None:
    a, b = Value(3.0), Value(2.0)
    run = from_micrograd((a * a + b) ** -1.5)
    again = nnviz.run(nnviz.parse(run.program), {"a": 3.0, "b": 2.0})
    assert again.gradient["a"] == pytest.approx(run.gradient["a"], rel=1e-12)


def test_the_overwritten_gradient_of_the_lecture_is_found() -> None:
    a = lecture.Overwriting(3.0, label="a")
    b = a + a
    b.backward()
    (note,) = from_micrograd(b).graph.notes
    assert note.text.startswith("Your .grad is first wrong at a.")


def test_a_second_backward_pass_is_found() -> None:
    a, b = Value(3.0), Value(2.0)
    e = a * b
    f = e * b
    f.backward()
    f.backward()
    (note,) = from_micrograd(f).graph.notes
    assert "two passes had been added" in note.text


def test_before_a_backward_pass_nothing_is_compared() -> None:
    a = Value(3.0)
    assert from_micrograd(a * a).graph.notes == ()


def test_a_chain_of_ten_thousand_values_is_read() -> None:
    x = h = Value(1.0)
    for _ in range(10_000):
        h = h + x
    assert from_micrograd(h).gradient["x"] == 10_001


def test_changed_data_is_told() -> None:
    a = Value(3.0)
    b = a * a
    a.data = 4.0
    with pytest.raises(nnviz.TraceError, match="compute the output again"):
        from_micrograd(b)


def test_an_unknown_operation_is_told() -> None:
    a = lecture.Value(3.0, label="a")
    b = lecture.Value(1.0, (a,), "quux", label="b")
    with pytest.raises(nnviz.TraceError, match="The value b has the operation 'quux'"):
        from_micrograd(b)
