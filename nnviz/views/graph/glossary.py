"""Every function of the language with its derivative, from the operation table."""

from nnviz.engine.operations import OPERATIONS, fill

NAMES = ("a", "b")


def glossary() -> str:
    r"""A Markdown table: how it is typed, what it means, its local gradient by each operand.

    >>> "| `sin(a)` | $\\sin(a)$ | $\\cos(a)$ |" in glossary()
    True
    """
    lines = ["| type | meaning | local gradient |", "|---|---|---|"]
    for operation in OPERATIONS.values():
        operands = NAMES[: operation.arity]
        if operation.functions:
            typed = f"{operation.functions[0]}({', '.join(operands)})"
        elif operation.name in "+-*/":
            typed = f"a {operation.name} b"
        else:
            continue
        meaning = fill(operation.latex, operands)
        slopes = ", ".join(f"${fill(local.latex, operands)}$" for local in operation.local)
        lines.append(f"| `{typed}` | ${meaning}$ | {slopes} |")
    return "\n".join(lines)
