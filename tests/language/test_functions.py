"""Functions by any of their names; those of the library open into steps."""

from contextlib import suppress
from typing import Any

import numpy as np
import pytest

import nnviz
from nnviz.language.functions.definitions import library
from nnviz.language.functions.elsewhere import ALIASES

X = np.array([[0.5, -1.5, 2.0], [1.0, 0.25, -0.75]])
Z = np.array([0.5, -1.5, 2.0])


def output(program: str, **inputs: Any) -> Any:
    return nnviz.evaluate(nnviz.parse(program), inputs)


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ("sum(X)", X.sum()),
        ("np.sum(X, axis=0)", X.sum(0)),
        ("X.sum(1)", X.sum(1)),
        ("mean(X, axis=1, keepdims=True)", X.mean(1, keepdims=True)),
        ("X.max()", X.max()),
        ("torch.amin(X, dim=-1)", X.min(-1)),
        ("max(X, 0)", np.maximum(X, 0)),
        ("np.max(X, 0)", X.max(0)),
        ("np.maximum(X, 0)", np.maximum(X, 0)),
        ("max(z, 1, 0)", np.maximum(Z, 1)),
        ("prod(z)", Z.prod()),
        ("argmax(z)", 2),
        ("len(X) + X.shape[1] + X.size", 2 + 3 + 6),
        ("var(z)", Z.var()),
        ("torch.var(z)", Z.var(ddof=1)),
        ("np.std(X, axis=1, ddof=1)", X.std(1, ddof=1)),
        ("var(X, axis=0)", X.var(0)),
        ("norm(z)", np.linalg.norm(Z)),
        ("norm(z, 1)", np.abs(Z).sum()),
        ("np.linalg.norm(X, axis=1)", np.linalg.norm(X, axis=1)),
        ("z.clamp(min=0)", np.maximum(Z, 0)),
        ("np.clip(z, -1, 1)", np.clip(Z, -1, 1)),
        ("where(z > 0, z, 0)", np.where(Z > 0, Z, 0)),
        ("np.where(z > 0, z, -z)", np.abs(Z)),
        ("softmax(X, axis=0)", np.exp(X) / np.exp(X).sum(0)),
        ("logsumexp(X, dim=0)", np.log(np.exp(X).sum(0))),
        ("z[0] + z[2]", 2.5),
        ("X[1]", X[1]),
        ("X.T @ X", X.T @ X),
        ("torch.matmul(X, z)", X @ Z),
        ("np.concatenate([z, z])", np.concatenate([Z, Z])),
        ("square(z).sum()", (Z * Z).sum()),
        ("cbrt(z)", np.cbrt(Z)),
        ("0 < z < 1", (Z > 0) & (Z < 1)),
        ("not z > 0", Z <= 0),
        ("z > 0 and z < 1 or z < -1", (Z > 0) & (Z < 1) | (Z < -1)),
        ("conv1d(z, [1, -1])", Z[:-1] - Z[1:]),
        ("layer_norm(z)", (Z - Z.mean()) / np.sqrt(Z.var() + 1e-5)),
        ("batch_norm(X)", (X - X.mean(0)) / np.sqrt(X.var(0) + 1e-5)),
        ("mse(z, [0, 0, 0])", (Z * Z).mean()),
        ("F.mse_loss(z, [0, 0, 0], reduction='sum')", (Z * Z).sum()),
        ("huber(z, [0, 0, 0])", np.where(abs(Z) <= 1, Z * Z / 2, abs(Z) - 0.5).mean()),
        ("gelu(z, approximate='tanh')[0]", 0.34571400982514394),
    ],
)
def test_functions_give_what_numpy_gives(program: str, expected: Any) -> None:
    graph = nnviz.parse(program)
    given = {"X": X, "z": Z}
    found = nnviz.evaluate(graph, {name: given[name] for name in graph.inputs})
    np.testing.assert_allclose(found, expected, rtol=1e-12)


@pytest.mark.parametrize(
    ("name", "functions"), library().items(), ids=lambda each: each if isinstance(each, str) else ""
)
def test_every_function_of_the_library_opens_into_steps(name: str, functions: list[Any]) -> None:
    for function in functions:
        needed = [each for each in function.parameters if each not in function.defaults]
        operands = ", ".join(
            "0" if each in ("axis", "less") else f"u{place}" for place, each in enumerate(needed)
        )
        graph = nnviz.parse(f"{name}({operands})")
        assert graph.operation_slots


@pytest.mark.parametrize("name", ALIASES)
def test_every_other_name_of_a_function_is_known(name: str) -> None:
    def takes(count: int) -> bool:
        with suppress(nnviz.ExpressionError):
            nnviz.parse(f"np.{name}({', '.join('uvw'[:count])})")
            return True
        return False

    assert any(map(takes, (1, 2, 3)))


@pytest.mark.parametrize("product", ["X z", "X·z", "X.dot(z)", "np.dot(X, z)", "X @ z"])
def test_matrices_are_multiplied_as_mathematics_does(product: str) -> None:
    run = nnviz.run(nnviz.parse(f"v = {product}\nL = sum(v^2)"), {"X": X, "z": Z})
    np.testing.assert_allclose(run.value["v"], X @ Z)
    np.testing.assert_allclose(run.gradient["X"], 2 * np.outer(X @ Z, Z))


def test_a_function_of_the_program_hides_the_table() -> None:
    assert output("relu(x) = 3x\ny = relu(x)", x=-2) == -6
    assert output("def tanh(x): return x/2\ny = tanh(x)", x=3) == 1.5


def test_a_variable_hides_a_function() -> None:
    assert output("step = 2x\ny = step(x + 1)", x=3) == 24


def test_the_last_function_is_the_output_if_nothing_else_is() -> None:
    graph = nnviz.parse("f(x, y) = x*y + y")
    assert graph.inputs == ("x", "y")
    assert graph.output == "f"
    assert nnviz.run(graph, {"x": 2, "y": 3}).gradient["y"] == 3


def test_functions_may_be_defined_below_their_use_and_use_each_other() -> None:
    assert output("y = f(x)\nf(u) = g(u)^2\ng = sin", x=0.5) == pytest.approx(np.sin(0.5) ** 2)


def test_parameters_may_have_values_of_their_own() -> None:
    program = "def f(x, a: float = 2, b=1) -> float:\n    return a*x + b\ny = f(x) + f(x, b=5)"
    assert output(program, x=3) == 7 + 11


def test_values_that_a_program_states_are_those_of_inputs_where_nothing_else_is_one() -> None:
    graph = nnviz.parse("a = 2\nb = -3.0\nW = [1, 2]\nL = a*b*sum(W)")
    assert {name: np.asarray(value).tolist() for name, value in graph.given.items()} == {
        **{"a": 2, "b": -3, "W": [1, 2]}
    }
    assert nnviz.run(graph, {}).value["L"] == -18
    assert nnviz.run(graph, {"a": 5}).value["L"] == -45


def test_values_stay_constants_beside_inputs_unless_a_constructor_makes_them() -> None:
    assert nnviz.parse("k = 3\ny = k*x").inputs == ("x",)
    graph = nnviz.parse("k = torch.tensor(3.0, requires_grad=True)\ny = k*x")
    assert graph.inputs == ("k", "x")
    assert nnviz.run(graph, {"x": 2}).gradient["k"] == 2


def test_what_backward_is_called_on_is_the_output() -> None:
    assert nnviz.parse("L = x^2\nM = x\nL.backward()").output == "L"


def test_a_loop_names_what_it_carries_by_its_rounds() -> None:
    graph = nnviz.parse("for t in range(3):\n    z = w*h\n    h = tanh(z + x[t])")
    assert graph.inputs == ("w", "h0", "x")
    assert [name for name in graph.slots if name[0] in "zh"] == [
        *("h0", "z1", "h1", "z2", "h2", "z3", "h3")
    ]


def test_an_if_chooses_between_two_values() -> None:
    program = "if x > 0:\n    y = 2x\nelif x > -1:\n    y = x\nelse:\n    y = 0*x\nL = y"
    assert [float(output(program, x=x)) for x in (3, -0.5, -2)] == [6, -0.5, 0]
