"""How a call of a function becomes operations: its operands, its settings, its other names."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from nnviz.engine.operations import FUNCTIONS, OPERATIONS
from nnviz.language.advice import closest
from nnviz.language.edits import Edit
from nnviz.language.functions import (
    ALIASES,
    CONSTRUCTORS,
    IGNORED_SETTINGS,
    SETTINGS,
    UNCHANGED,
    meant,
)
from nnviz.language.library import LIBRARY
from nnviz.language.syntax import Call, Expression, Listed, Name, Negation, Number, Text

if TYPE_CHECKING:
    from nnviz.language.assembler import Assembler, Operand

    Arranged: TypeAlias = Callable[["Assembler", Call], Operand]


def called(to: "Assembler", call: Call) -> "Operand":
    """Add what a call computes to a graph.

    Raises
    ------
    ExpressionError : the function is not known, or does not take these operands or settings
    """
    plain = not call.module and not call.method
    if plain and call.name in to.functions:
        return to.defined_function(call, to.functions[call.name])
    if call.method and call.name in UNCHANGED:
        return call.operands[0].build(to)
    if call.method and call.name in ("detach", "stop_gradient"):
        to.refuse(
            f"{call.name} cuts the graph, which can't be drawn here.",
            call.position,
            "Give the number that it would pass on as an input.",
        )
    name = meant(call.name, call.module, method=call.method)
    if name in CONSTRUCTORS and call.operands:
        return call.operands[0].build(to)
    if name in _ARRANGED:
        return _ARRANGED[name](to, call)
    operation = FUNCTIONS.get(name) or OPERATIONS.get(name)
    if name in to.library and not (operation and len(call.operands) == operation.arity):
        return to.defined_function(call, to.library[name])
    if operation is None:
        unknown(to, call)
    forget_settings(to, call)
    operands = tuple(operand.build(to) for operand in call.operands)
    if not (operation.variadic and operands) and len(operands) != operation.arity:
        wrong_number(to, call, operation.arity)
    return to.apply(operation.name, operands, call.position)


def unknown(to: "Assembler", call: Call) -> NoReturn:
    """Say that there is no such function, and which one may be meant."""
    close = closest(call.name, KNOWN)
    begin, end = call.position, call.position + len(call.name)
    hints = [f"Did you mean {close}?"] if close else []
    if not call.module and not call.method and len(call.operands) == 1:
        hints.append(f"To multiply, write {call.name}*(…).")
    edits = [Edit(begin, end, close)] if close and not call.module and not call.method else []
    to.refuse(f"{call.name} is not a function that nnviz knows.", begin, " ".join(hints), *edits)


def wrong_number(to: "Assembler", call: Call, arity: int) -> NoReturn:
    """Say how many operands a function takes."""
    takes = "one operand" if arity == 1 else f"{arity} operands"
    example = "x" if arity == 1 else "a, b"
    to.refuse(
        f"{call.name} takes {takes}, but here it has {len(call.operands)}.",
        call.position,
        f"Write {call.name}({example}).",
    )


def settings_of(to: "Assembler", call: Call) -> dict[str, Expression]:
    """The settings of a call under the language's own names, without those that change nothing."""
    return {
        SETTINGS.get(name, name): value
        for name, value in call.settings.items()
        if name not in IGNORED_SETTINGS
    }


def forget_settings(to: "Assembler", call: Call, *known: str) -> dict[str, Expression]:
    """The settings of a call; refused if it has any but those that are known."""
    settings = settings_of(to, call)
    for name in settings:
        if name not in known:
            to.refuse(
                f"{call.name} is read without {name}= here.",
                settings[name].begin,
                "Leave it out, or write what it does as a formula.",
            )
    return settings


def number(to: "Assembler", expression: Expression | None) -> float | None:
    """A setting that is a number known beforehand; None where it is not set."""
    if expression is None or (type(expression) is Name and expression.text == "None"):
        return None
    value = expression.build(to)
    if not isinstance(value, float):
        to.refuse("A setting is a fixed number.", expression.begin, "Write it as a number.")
    return value


def _is_axis(expression: Expression) -> bool:
    if type(expression) is Negation:
        return type(expression.operand) is Number
    return type(expression) is Number and expression.value in (0.0, 1.0)


def _axis(
    to: "Assembler", call: Call, settings: dict[str, Expression]
) -> tuple[int | None, list[Expression]]:
    """Along which axis a call works (0 for columns, −1 for rows, None for all), and its operands.

    In libraries, the axis may stand behind the first operand, without its name.
    """
    operands = call.operands
    written = settings.get("axis")
    if written is None and len(operands) == 2 and _is_axis(operands[1]):
        operands, written = operands[:1], operands[1]
    axis = number(to, written)
    if axis is None:
        return None, operands
    if axis not in (-2.0, -1.0, 0.0, 1.0):
        to.refuse("An axis is 0 or 1 here.", call.position, "Write axis=0 or axis=1.")
    return (0 if axis in (0.0, -2.0) else -1), operands


def _along(name: str) -> "Arranged":
    """A sum or the like: of two operands, of all entries, or along an axis."""
    whole = {"max": "largest", "min": "smallest"}.get(name, name)

    def arranged(to: "Assembler", call: Call) -> "Operand":
        pairs = name in ("max", "min")
        library = bool(call.module) or call.method
        settings = forget_settings(to, call, "axis", "keepdims")
        own_name = call.name in ("max", "min", "amax", "amin")
        by_place = (library and own_name and call.module != "Math") or not pairs
        axis, written = None, call.operands
        if by_place or "axis" in settings:
            axis, written = _axis(to, call, settings)
        operands = [operand.build(to) for operand in written]
        if pairs and len(operands) > 1:
            value = operands[0]
            for other in operands[1:]:
                value = to.apply(name, (value, other), call.position)
            return value
        if len(operands) != 1:
            wrong_number(to, call, 2 if pairs else 1)
        if axis is None:
            return to.apply(whole, (operands[0],), call.position)
        if name == "prod":
            to.refuse("prod multiplies all entries.", call.position, "Write prod(x).")
        value = to.apply(f"{'row' if axis else 'column'}_{name}", (operands[0],), call.position)
        if axis and number(to, settings.get("keepdims")):
            value = to.apply("column", (value,), call.position)
        return value

    return arranged


def _by_rows(name: str) -> "Arranged":
    """Softmax and its kin, which take a vector or each row; columns by way of a transpose."""

    def arranged(to: "Assembler", call: Call) -> "Operand":
        axis, operands = _axis(to, call, forget_settings(to, call, "axis", "keepdims"))
        if len(operands) != 1:
            wrong_number(to, call, 1)
        operand = operands[0].build(to)
        if axis != 0:
            return to.apply(name, (operand,), call.position)
        turned = to.apply("transpose", (operand,), call.position)
        value = to.apply(name, (turned,), call.position)
        return value if name == "logsumexp" else to.apply("transpose", (value,), call.position)

    return arranged


def _spread(name: str) -> "Arranged":
    """Variance and standard deviation, by n or, as PyTorch does, by n − 1."""

    def arranged(to: "Assembler", call: Call) -> "Operand":
        settings = forget_settings(to, call, "axis", "keepdims", "ddof", "unbiased")
        axis, written = _axis(to, call, settings)
        less = number(to, settings.get("ddof"))
        if less is None:
            less = number(to, settings.get("unbiased"))
        if less is None:
            less = 1.0 if call.module == "torch" else 0.0
            if not call.module:
                to.notes.once(
                    name,
                    call.position,
                    f"{call.name} divides by the number of entries, as NumPy does. PyTorch divides "
                    "by one less.",
                    Edit(call.end - 1, call.end, f"{'' if call.method else ', '}ddof=1)"),
                )
        if len(written) != 1:
            wrong_number(to, call, 1)
        operands: list[Operand] = [written[0].build(to)]
        function = "variance"
        if axis is not None:
            function += "_along"
            operands.append(float(axis))
        if less:
            function += "_with"
            operands.append(less)
        value = to.by_library(function, operands, call)
        if name == "std":
            value = to.apply("sqrt", (value,), call.position)
        keeps = axis == -1 and number(to, settings.get("keepdims"))
        return to.apply("column", (value,), call.position) if keeps else value

    return arranged


def _norm(to: "Assembler", call: Call) -> "Operand":
    settings = forget_settings(to, call, "axis", "keepdims", "p")
    order = call.operands[1] if len(call.operands) == 2 else settings.get("p")
    euclidean = order is None or (type(order) is Text) or number(to, order) == 2.0
    operand = call.operands[0].build(to)
    axis = number(to, settings.get("axis"))
    if axis is not None:
        way = "column" if axis in (0.0, -2.0) else "row"
        squares = to.apply("^", (operand, 2.0), call.position)
        value = to.apply(f"{way}_sum", (squares,), call.position)
        value = to.apply("sqrt", (value,), call.position)
        keeps = way == "row" and number(to, settings.get("keepdims"))
        return to.apply("column", (value,), call.position) if keeps else value
    if euclidean:
        return to.by_library("norm", [operand], call)
    assert order is not None
    if number(to, order) == 1.0:
        return to.by_library("norm1", [operand], call)
    return to.by_library("norm", [operand, order.build(to)], call)


def _clamp(to: "Assembler", call: Call) -> "Operand":
    settings = forget_settings(to, call, "least", "most")
    value = call.operands[0].build(to)
    bounds = [*call.operands[1:3], None, None][:2]
    named = (settings.get("least", bounds[0]), settings.get("most", bounds[1]))
    if not any(named):
        wrong_number(to, call, 3)
    for operation, bound in zip(("max", "min"), named, strict=True):
        if bound is not None and not (type(bound) is Name and bound.text == "None"):
            value = to.apply(operation, (value, bound.build(to)), call.position)
    to.notes.once(
        "clamp",
        call.position,
        f"{call.name} is read as min(max(…)): exactly on a bound each side gets half of the "
        "gradient, while PyTorch's clamp passes all of it.",
    )
    return value


def _where(to: "Assembler", call: Call) -> "Operand":
    if len(call.operands) != 3:
        to.refuse(
            f"{call.name} takes 3 operands, but here it has {len(call.operands)}.",
            call.position,
            "Write where(condition, a, b).",
        )
    condition, then, otherwise = (operand.build(to) for operand in call.operands)
    return to.choice(condition, then, otherwise, call.position)


def _dot(to: "Assembler", call: Call) -> "Operand":
    operands = tuple(operand.build(to) for operand in call.operands)
    if len(operands) != 2:
        wrong_number(to, call, 2)
    vectors = call.module.startswith("torch") or not (call.module or call.method)
    return to.apply("dot" if vectors else "·", operands, call.position)


def _count(to: "Assembler", call: Call) -> "Operand":
    operand, axis = call.operands
    way = "length" if number(to, axis) == 0 else "width"
    return to.apply(way, (operand.build(to),), call.position)


def _reduction(to: "Assembler", call: Call) -> str:
    """What is made of the losses of all entries: their mean, or what `reduction=` says."""
    said = forget_settings(to, call, "reduction").get("reduction")
    return said.text if type(said) is Text else "mean"


def _kl_div(to: "Assembler", call: Call) -> "Operand":
    operands = [operand.build(to) for operand in call.operands]
    value = to.by_library("kl_div_log", operands, call)
    if _reduction(to, call) == "mean":
        return to.apply(
            "/", (value, to.apply("size", (operands[0],), call.position)), call.position
        )
    return value


def _mse(to: "Assembler", call: Call) -> "Operand":
    way = _reduction(to, call)
    operands = [operand.build(to) for operand in call.operands]
    if len(operands) != 2:
        wrong_number(to, call, 2)
    if way == "sum":
        return to.by_library("sse", operands, call)
    return to.apply("mse", tuple(operands), call.position)


def _gelu(to: "Assembler", call: Call) -> "Operand":
    approximate = forget_settings(to, call, "approximate").get("approximate")
    operands = [operand.build(to) for operand in call.operands]
    if len(operands) != 1:
        wrong_number(to, call, 1)
    if type(approximate) is Text and approximate.text == "tanh":
        return to.by_library("gelu_tanh", operands, call)
    return to.apply("gelu", tuple(operands), call.position)


def _concat(to: "Assembler", call: Call) -> "Operand":
    forget_settings(to, call, "axis")
    parts = call.operands
    if len(parts) and type(parts[0]) is Listed:
        parts = parts[0].entries
    if not parts:
        wrong_number(to, call, 2)
    return to.apply("concat", tuple(part.build(to) for part in parts), call.position)


def _transpose(to: "Assembler", call: Call) -> "Operand":
    return to.apply("transpose", (call.operands[0].build(to),), call.position)


def _embedding(to: "Assembler", call: Call) -> "Operand":
    operands = tuple(operand.build(to) for operand in call.operands)
    if len(operands) != 2:
        wrong_number(to, call, 2)
    # PyTorch's function takes the row numbers first.
    return to.apply("embedding", operands[::-1] if call.module else operands, call.position)


_ARRANGED: "dict[str, Arranged]" = {
    **{name: _along(name) for name in ("sum", "mean", "max", "min", "prod")},
    "largest": _along("max"),
    "smallest": _along("min"),
    **{name: _by_rows(name) for name in ("softmax", "log_softmax", "logsumexp")},
    "var": _spread("var"),
    "std": _spread("std"),
    "norm": _norm,
    "clamp": _clamp,
    "where": _where,
    "dot": _dot,
    "count": _count,
    "kl_div_log": _kl_div,
    "mse": _mse,
    "gelu": _gelu,
    "concat": _concat,
    "transpose": _transpose,
    "embedding": _embedding,
}
"""How the operands and settings of each of `ARRANGED` decide what it is."""

KNOWN = {
    *(*FUNCTIONS, *ALIASES, *_ARRANGED),
    *("tensor", "array", "Value", "Variable", "Parameter"),
    *(line.partition("(")[0] for line in LIBRARY.split("\n") if line),
}
"""Every function that can be called without the name of a library before it."""
