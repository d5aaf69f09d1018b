"""What an operation is: a forward kernel and one local derivative for each operand."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from nnviz.engine.ieee import Kernel

_PLACEHOLDER = re.compile(r"<(b-1|[aby])>")


def fill(template: str, operands: tuple[str, ...], result: str = "y") -> str:
    """Put the operands `<a>`, `<b>` and the result `<y>` into a source template.

    >>> fill("<b> * <a> ** (<b> - 1)", ("x", "3"))
    '3 * x ** (3 - 1)'
    """
    named = dict(zip("ab", operands, strict=False)) | {"y": result}
    if len(operands) == 2:
        named["b-1"] = _less_one(operands[1])
    return _PLACEHOLDER.sub(lambda match: named[match[1]], template)


def first(a: Any, *rest: Any) -> Any:
    """The rule of a local gradient that is the first operand's value."""
    return a


def second(a: Any, b: Any, *rest: Any) -> Any:
    """The rule of a local gradient that is the second operand's value."""
    return b


def one(*values: Any) -> float:
    """The rule of a local gradient that is 1 everywhere."""
    return 1.0


class Local(NamedTuple):
    """The local gradient of an operation's result by one of its operands.

    `rule` takes the operands' values and then the result's; `latex` and `numpy` say the same in
    templates, where `<a>` and `<b>` stand for the operands, `<b-1>` for one less, and `<y>` for
    the result.
    """

    rule: Callable[..., Any]
    latex: str
    numpy: str


def _less_one(exponent: str) -> str:
    return str(int(exponent) - 1) if exponent.isdigit() else f"{exponent} - 1"


class Kink(NamedTuple):
    """Where an operation has no derivative, and the value that stands in for it there."""

    at: Callable[..., bool]
    convention: str


@dataclass(frozen=True, slots=True, eq=False)
class Operation:
    """One operation, whole: everything that any part of nnviz knows about it.

    Attributes
    ----------
    name : what the record calls it, such as `*` or `sigmoid`
    title : its name in words
    forward : the kernel, on floats and on arrays
    local : one `Local` for each operand
    text, latex, numpy, torch : the result in templates of `<a>` and `<b>`
    functions : the names that the language knows it by
    infix : true if it is written between or before its operands, so that they need brackets
    gate : true if a local gradient of 0 is a closed gate, which passes exactly 0 downstream,
        even if the upstream gradient is infinite
    sample : for each operand, an interval from which tests may draw
    kink : where there is no derivative, or None
    source : the equation or figure of the textbook (SLP) or the lecture (CMU)
    floats : the kernel on floats
    rules : the rules of `local`, with None for a second operand that it does not take
    """

    name: str
    title: str
    forward: Kernel
    local: tuple[Local, ...]
    text: str
    latex: str
    numpy: str
    torch: str
    functions: tuple[str, ...] = ()
    infix: bool = False
    gate: bool = False
    sample: tuple[tuple[float, float], ...] = field(default=((-3.0, 3.0), (-3.0, 3.0)))
    kink: Kink | None = None
    source: str = ""
    floats: Callable[..., Any] = field(init=False)
    rules: tuple[Callable[..., Any] | None, Callable[..., Any] | None] = field(init=False)

    def __post_init__(self) -> None:
        # Read by every node of every graph, so kept where one look-up finds them.
        first, *others = (local.rule for local in self.local)
        object.__setattr__(self, "floats", self.forward.floats)
        object.__setattr__(self, "rules", (first, others[0] if others else None))

    @property
    def arity(self) -> int:
        """How many operands it takes."""
        return len(self.local)
