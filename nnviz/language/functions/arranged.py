"""Functions whose operands and settings decide what they are: max of two numbers or of a vector."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from nnviz.language.functions.einsum import einsum
from nnviz.language.functions.settings import axis_of, known_settings, number, wrong_number
from nnviz.language.grammar.syntax import Call, Listed, Name, Text
from nnviz.language.typed.edits import Edit

if TYPE_CHECKING:
    from nnviz.language.building.assembler import Assembler
    from nnviz.language.building.nodes import Operand

    Arranged: TypeAlias = Callable[["Assembler", Call], Operand]


def _along(name: str) -> "Arranged":
    """A sum or the like: of two operands, of all entries, or along an axis."""
    whole = {"max": "largest", "min": "smallest"}.get(name, name)

    def arranged(to: "Assembler", call: Call) -> "Operand":
        pairs = name in ("max", "min")
        library = bool(call.module) or call.method
        settings = known_settings(to, call, "axis", "keepdims")
        own_name = call.name in ("max", "min", "amax", "amin")
        by_place = (library and own_name and call.module != "Math") or not pairs
        axis, written = None, call.operands
        if by_place or "axis" in settings:
            axis, written = axis_of(to, call, settings)
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
        axis, operands = axis_of(to, call, known_settings(to, call, "axis", "keepdims"))
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
        settings = known_settings(to, call, "axis", "keepdims", "ddof", "unbiased")
        axis, written = axis_of(to, call, settings)
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
    settings = known_settings(to, call, "axis", "keepdims", "p")
    order = call.operands[1] if len(call.operands) == 2 else settings.get("p")
    degree = 2.0 if order is None or type(order) is Text else order.build(to)
    operand = call.operands[0].build(to)
    axis = number(to, settings.get("axis"))
    if axis is not None:
        way = "column" if axis in (0.0, -2.0) else "row"
        squares = to.apply("^", (operand, 2.0), call.position)
        value = to.apply(f"{way}_sum", (squares,), call.position)
        value = to.apply("sqrt", (value,), call.position)
        keeps = way == "row" and number(to, settings.get("keepdims"))
        return to.apply("column", (value,), call.position) if keeps else value
    if isinstance(degree, float) and degree in (1.0, 2.0):
        return to.by_library("norm1" if degree == 1.0 else "norm", [operand], call)
    return to.by_library("norm", [operand, degree], call)


def _clamp(to: "Assembler", call: Call) -> "Operand":
    settings = known_settings(to, call, "least", "most")
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
    if len(call.operands) != 2:
        wrong_number(to, call, 2)
    operand, axis = call.operands
    way = "length" if number(to, axis) == 0 else "width"
    return to.apply(way, (operand.build(to),), call.position)


def _reduction(to: "Assembler", call: Call) -> str:
    """What is made of the losses of all entries: their mean, or what `reduction=` says."""
    said = known_settings(to, call, "reduction").get("reduction")
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
    approximate = known_settings(to, call, "approximate").get("approximate")
    operands = [operand.build(to) for operand in call.operands]
    if len(operands) != 1:
        wrong_number(to, call, 1)
    if type(approximate) is Text and approximate.text == "tanh":
        return to.by_library("gelu_tanh", operands, call)
    return to.apply("gelu", tuple(operands), call.position)


def _concat(to: "Assembler", call: Call) -> "Operand":
    known_settings(to, call, "axis")
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


ARRANGED: "dict[str, Arranged]" = {
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
    "einsum": einsum,
}
"""How the operands and settings of each decide what it is."""
