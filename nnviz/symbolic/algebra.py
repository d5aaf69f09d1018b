"""What the worker does: a graph becomes a formula, node by node, and SymPy differentiates it.

This file is the only one that imports SymPy. It runs as a program that is given the seconds of a
processor that it may take. It reads one request in JSON from standard input, and writes answers to
standard output, a line of JSON for each as soon as it is known. Nothing that was typed is read as
a formula here: symbols, numbers and the operations of `WRITTEN` are put together one by one.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import sympy
from sympy import Piecewise

MOST_MEMORY = 2 * 1024**3
"""Bytes that a formula may take before the worker gives up."""

NICE = 10
"""How much the worker gives way to the app, which others wait for: see `os.nice`."""

TYPESET = 250
"""Operations up to which a formula is typeset; a longer one is only counted."""

MOST_ROWS = 2_000
"""Rows up to which a formula is handed over to be evaluated."""

DIGITS = 17
"""Digits to which a formula is evaluated: those of a float."""


def _sigmoid(a: Any) -> Any:
    return 1 / (1 + sympy.exp(-a))


def _cross_entropy(yhat: Any, y: Any) -> Any:
    return -(y * sympy.log(yhat) + (1 - y) * sympy.log(1 - yhat))


WRITTEN: dict[str, Callable[..., Any]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "^": lambda a, b: a**b,
    "negate": lambda a: -a,
    "identity": lambda a: a,
    "·": lambda a, b: a * b,
    "exp": sympy.exp,
    "expm1": lambda a: sympy.exp(a) - 1,
    "log": sympy.log,
    "log1p": lambda a: sympy.log(1 + a),
    "log2": lambda a: sympy.log(a, 2),
    "log10": lambda a: sympy.log(a, 10),
    "erf": sympy.erf,
    "erfc": sympy.erfc,
    "sqrt": sympy.sqrt,
    "sin": sympy.sin,
    "cos": sympy.cos,
    "tan": sympy.tan,
    "sinh": sympy.sinh,
    "cosh": sympy.cosh,
    "tanh": sympy.tanh,
    "arcsin": sympy.asin,
    "arccos": sympy.acos,
    "arctan": sympy.atan,
    "arctan2": sympy.atan2,
    ">": lambda a, b: Piecewise((1, a > b), (0, True)),
    "<": lambda a, b: Piecewise((1, a < b), (0, True)),
    ">=": lambda a, b: Piecewise((1, a >= b), (0, True)),
    "<=": lambda a, b: Piecewise((1, a <= b), (0, True)),
    "==": lambda a, b: Piecewise((1, sympy.Eq(a, b)), (0, True)),
    "!=": lambda a, b: Piecewise((0, sympy.Eq(a, b)), (1, True)),
    "when": lambda a, b: Piecewise((0, sympy.Eq(b, 0)), (a, True)),
    "unless": lambda a, b: Piecewise((a, sympy.Eq(b, 0)), (0, True)),
    "sign": lambda a: Piecewise((1, a > 0), (-1, a < 0), (0, True)),
    "abs": lambda a: Piecewise((a, a > 0), (-a, a < 0), (0, True)),
    "max": lambda a, b: Piecewise((a, a > b), (b, True)),
    "min": lambda a, b: Piecewise((a, a < b), (b, True)),
    "sigmoid": _sigmoid,
    "relu": lambda a: Piecewise((0, a < 0), (a, True)),
    "leaky_relu": lambda a: Piecewise((a, a > 0), (a / 100, True)),
    "elu": lambda a: Piecewise((sympy.exp(a) - 1, a < 0), (a, True)),
    "gelu": lambda a: a * (1 + sympy.erf(a / sympy.sqrt(2))) / 2,
    "softplus": lambda a: sympy.log(1 + sympy.exp(a)),
    "cross_entropy": _cross_entropy,
    "binary_cross_entropy": _cross_entropy,
    "cross_entropy_logits": lambda z, y: _cross_entropy(_sigmoid(z), y),
    "squared_error": lambda yhat, y: (yhat - y) ** 2 / 2,
    "mse": lambda yhat, y: (yhat - y) ** 2,
}
"""Every operation on numbers but the step, as SymPy writes it. Kinks become cases."""


class UnwrittenError(ValueError):
    """An operation that has no formula here; its one argument is the operation's name."""


def formulas(nodes: list[dict[str, Any]]) -> dict[str, Any]:
    """Every node of a graph as a formula of the inputs.

    Parameters
    ----------
    nodes : in topological order, each with `name`, `operation` (None for an input) and `operands`
        (names or numbers), as `nnviz.engine.graph.Node` has them

    Raises
    ------
    UnwrittenError : an operation has no formula

    >>> x = {"name": "x", "operation": None, "operands": []}
    >>> formulas([x, {"name": "y", "operation": "^", "operands": ["x", 3.0]}])["y"]
    x**3
    """
    known: dict[str, Any] = {}
    for node in nodes:
        if node["operation"] is None:
            known[node["name"]] = sympy.Symbol(node["name"], real=True)
        else:
            operands = (
                known[operand] if isinstance(operand, str) else _number(operand)
                for operand in node["operands"]
            )
            if node["operation"] not in WRITTEN:
                raise UnwrittenError(node["operation"])
            known[node["name"]] = WRITTEN[node["operation"]](*operands)
    return known


def _number(x: float) -> Any:
    return sympy.Integer(int(x)) if x.is_integer() else sympy.Float(x, DIGITS)


def derive(request: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The derivative of the output by each input asked for: first raw, then simplified.

    A request has `nodes`, `output`, `by` (a list of inputs) and `latex` (how each is typeset). An
    answer has `by`, `form`, `operations` and `latex`; a raw one also `rows`, by which
    `nnviz.symbolic.formula` evaluates it. What is too long to be typeset or evaluated is empty.
    """
    known = formulas(request["nodes"])
    output = known[request["output"]]
    raw = {name: sympy.diff(output, known[name]) for name in request["by"]}
    symbols = {known[name]: written for name, written in request["latex"].items()}
    for name, derivative in raw.items():
        listed = rows(derivative)
        yield {
            **_told(name, "raw", derivative, symbols),
            "rows": listed if len(listed) <= MOST_ROWS else [],
        }
    for name, derivative in raw.items():
        yield _told(name, "simplified", sympy.simplify(derivative), symbols)


def _told(by: str, form: str, formula: Any, symbols: dict[Any, str]) -> dict[str, Any]:
    operations = int(sympy.count_ops(formula))
    return {
        "by": by,
        "form": form,
        "operations": operations,
        "latex": sympy.latex(formula, symbol_names=symbols) if operations <= TYPESET else "",
    }


def rows(formula: Any) -> list[tuple[Any, ...]]:
    """A formula as `nnviz.symbolic.formula` reads it: each part once, after its own parts.

    >>> x = sympy.Symbol("x")
    >>> rows(sympy.sin(x) ** 2)
    [('Symbol', 'x'), ('sin', 0), ('Number', '2'), ('Pow', 1, 2)]
    """
    places: dict[Any, int] = {}
    ahead = [formula]
    while ahead:
        part = ahead[-1]
        missing = [each for each in part.args if each not in places]
        if missing and part not in places:
            ahead += reversed(missing)
            continue
        places.setdefault(ahead.pop(), len(places))
    return [_row(part, places) for part in places]


def _row(part: Any, places: dict[Any, int]) -> tuple[Any, ...]:
    if part.is_Symbol:
        return "Symbol", part.name
    if part.is_Rational or part.is_Float:
        return "Number", str(part)
    return (type(part).__name__, *(places[each] for each in part.args))


def grow(request: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """How many operations the derivative of each of `outputs` by `by` takes, one after another."""
    known = formulas(request["nodes"])
    for output in request["outputs"]:
        derivative = sympy.diff(known[output], known[request["by"]])
        yield {"output": output, "operations": int(sympy.count_ops(derivative))}


TASKS = {"derive": derive, "grow": grow}


def main() -> None:
    """Answer the request on standard input."""
    seconds = int(sys.argv[1])
    if hasattr(os, "nice"):
        os.nice(NICE)
    with suppress(ImportError, ValueError):
        import resource  # only where the system can limit a process

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    sys.setrecursionlimit(20_000)
    request = json.load(sys.stdin)
    try:
        for answer in TASKS[request["task"]](request):
            print(json.dumps(answer), flush=True)
    except UnwrittenError as error:
        print(json.dumps({"unwritten": error.args[0]}))
    except Exception as error:
        # SymPy raises whatever it likes on odd formulas; what it found before that still counts.
        print(json.dumps({"failed": type(error).__name__}))


if __name__ == "__main__":
    main()
